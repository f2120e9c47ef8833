"""References to articles as people and documents write them."""

import pytest

from assistant.text.articles import anchor, label, pins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三十三条第二款第（三）项", [("33", 2, 3)]),
        ("条例33条", [("33", None, None)]),
        ("第３３条", [("33", None, None)]),
        ("第十四、十五、十六条", [("14", None, None), ("15", None, None), ("16", None, None)]),
        ("第二十条第（五）、（六）、（八）项", [("20", None, 5), ("20", None, 6), ("20", None, 8)]),
        ("第二十条第五项、第六项", [("20", None, 5), ("20", None, 6)]),
        ("第50条第2、3项", [("50", None, 2), ("50", None, 3)]),
        ("第四十九条第一款、第二款", [("49", 1, None), ("49", 2, None)]),
        ("第三条和第五条第2款", [("3", None, None), ("5", 2, None)]),
        ("第一百零一条之二", [("101-2", None, None)]),
        ("第 六 十 条", [("60", None, None)]),
        ("第3 3条第 二 款", [("33", 2, None)]),
        ("第三十三\n条第九款", [("33", 9, None)]),
        ("第五十五至六十条", [("55", None, None), ("60", None, None)]),
        ("第10-60条", [("10", None, None), ("60", None, None)]),
        ("第1000条", [("1000", None, None)]),
        ("第一千零三十四条", [("1034", None, None)]),
        ("第卅三条", [("33", None, None)]),
        ("第三十三、四条", [("33", None, None), ("34", None, None)]),
        ("第二十条第一项至第三项", [("20", None, 1), ("20", None, 2), ("20", None, 3)]),
        ("第三十六条（九）", [("36", None, 9)]),
        ("第×条", [("", None, None)]),
        ("第三三十条", [("", None, None)]),
        ("第一百一条", [("", None, None)]),
        ("第一亿条", [("", None, None)]),
        (f"第{'一' * 5000}条", []),
        ("第三方合同条款", []),
        ("第一条件", []),
        ("公开工作条例的条款", []),
        ("公开信息三十三条信息", []),
    ],
)
def test_a_reference_gives_article_paragraph_and_item(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert [(pin.article, pin.paragraph, pin.item) for pin in pins(text)] == expected


def test_a_range_names_the_article_that_it_began_with() -> None:
    first, last = pins("第三十条至第三十三条")
    assert (first.through, last.article, last.through) == (None, "33", "30")
    assert [pin.marked for pin in pins("第三十条至六十条")] == [True, True]


def test_a_range_within_one_article_word_names_its_beginning_too() -> None:
    assert [pin.through for pin in pins("第五十五至六十条")] == [None, "55"]


def test_a_paragraph_that_gives_no_number_is_told() -> None:
    assert [(pin.article, pin.unread) for pin in pins("第三十三条第×款")] == [("33", "第×款")]


def test_offsets_cut_out_the_print() -> None:
    text = "依据《条例》第三十三条第二款答复"
    (pin,) = pins(text)
    assert text[pin.start : pin.end] == "第三十三条第二款"


def test_a_number_without_its_mark_is_told_apart() -> None:
    assert [pin.marked for pin in pins("信息33条，第33条")] == [False, True]


@pytest.mark.parametrize(
    ("printed", "short"), [("第三十三条", "33"), ("第三十三条之一", "33-1"), ("一（一）", "一（一）")]
)
def test_labels_are_shortened_and_restored(printed: str, short: str) -> None:
    assert anchor(printed) == short
    assert label(short) == printed
