"""One text of all sections, whose places lead back to the section as printed."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.prose import Prose

WIDE = (
    "门户网站和政务新媒体由第三方平台常态监测，审核发布制度得到执行，坚持先审查后发布、"
    "逐级把关，没有过审的内容不上网，更新不及时的从严督查。"
)
BROKEN = "\n".join(WIDE[at : at + 20] for at in range(0, len(WIDE), 20))


def test_lines_that_a_page_broke_are_joined_and_spans_keep_the_break() -> None:
    prose = Prose([("overview.management", BROKEN)])
    assert prose.text == WIDE
    at = prose.text.index("第三方平台常态监测，审核发布")
    span = prose.span(at, at + 14)
    assert span.text.replace("\n", "") == "第三方平台常态监测，审核发布"
    assert BROKEN[span.start : span.end] == span.text


def test_paragraphs_stay_apart() -> None:
    prose = Prose([("overview.active", "重点领域公开\n全年公开信息120条。\n　　年内解读8件。")])
    assert [prose.text[start:end] for _, start, end in prose.paragraphs] == [
        "重点领域公开",
        "全年公开信息120条。",
        "年内解读8件。",
    ]


def test_an_item_on_a_line_of_its_own_is_not_joined() -> None:
    text = BROKEN + "\n一、清理栏目，撤并重复和停更栏目，并在首页公布目录\n二、核对内容"
    assert "\n二、核对内容" in Prose([("improvements", text)]).text


def test_full_width_digits_are_folded_in_place() -> None:
    prose = Prose([("title", "２０２４年"), ("other", "共１２条。")])
    assert prose.text == "2024年\n共12条。"
    assert prose.span(7, 9).text == "１２"


def test_a_sentence_ends_at_its_stops() -> None:
    prose = Prose([("other", "甲。乙，丙；丁")])
    assert prose.sentence(2, 3) == "乙，丙"


@given(st.lists(st.text("公开信息，。\n1 ", min_size=1, max_size=60), min_size=1, max_size=5), st.data())
def test_every_span_is_what_its_section_prints(texts: list[str], data: st.DataObject) -> None:
    sections = [(f"overview.extra.{number}", text) for number, text in enumerate(texts)]
    prose = Prose(sections)
    start = data.draw(st.integers(0, max(len(prose.text) - 1, 0)))
    span = prose.span(start, data.draw(st.integers(start, len(prose.text))))
    printed = dict(sections)[span.section]
    assert 0 <= span.start <= len(printed)
    assert printed[span.start : span.end] == span.text
