"""Words and figures said to stand in an article, held against its text."""

import pytest

from assistant.knowledge.quoting import contradicted, cut, meant, places, stands
from assistant.knowledge.source import Article, Clause

TEXT = "行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复。"
ARTICLE = Article(
    "第三十三条",
    (
        Clause("能够当场答复的，应当当场予以答复。"),
        Clause("按下列情况办理：", ("（一）可以公开的；", "（二）不予公开的。")),
    ),
)


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("应当自收到申请之日起20个工作日内予以答复", True),
        ("应当自收到申请之日起二十个工作日内予以答复", True),
        ("不能当场答复的……予以答复", True),
        ("应当自收到申请之日起30个工作日内予以答复", False),
        ("予以答复……不能当场答复的", False),
    ],
)
def test_words_are_compared_without_marks_and_ways_to_write_numbers(quote: str, there: bool) -> None:
    assert stands(quote, TEXT) is there


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("30个工作日内答复", ("30个工作日", "20个工作日")),
        ("三十日内答复", ("三十日", "20个工作日")),
        ("二十个工作日内答复", None),
        ("第5个工作日答复", None),
        ("2024年答复5人", None),
        ("收费100元", None),
    ],
)
def test_only_an_amount_against_others_of_its_unit_contradicts(told: str, wrong: tuple[str, str] | None) -> None:
    assert contradicted(told, TEXT) == wrong


def test_where_words_stand_is_named_by_paragraph_and_item() -> None:
    assert list(places("应当当场予以答复", ARTICLE)) == ["第三十三条第一款"]
    assert list(places("不予公开的", ARTICLE)) == ["第三十三条第二款第二项"]
    assert list(places("当场予以答复。按下列情况办理", ARTICLE)) == ["第三十三条"]
    assert not list(places("赔偿损失", ARTICLE))


def test_only_the_paragraph_and_item_named_are_cut_out() -> None:
    assert cut(ARTICLE, 1, None) == "能够当场答复的，应当当场予以答复。"
    assert cut(ARTICLE, None, 2) == "按下列情况办理：\n（二）不予公开的。"


def test_names_of_papers_and_labels_of_the_form_are_no_quotations() -> None:
    law = "法律、行政法规禁止公开的政府信息，不予公开。"
    assert not meant("关于某地块征收补偿方案的批复", law)
    assert not meant("其他法律行政法规禁止公开", law)
    assert meant("法律、行政法规允许公开的政府信息", law)
    assert meant("行政机关应当赔偿申请人的一切损失", law)
