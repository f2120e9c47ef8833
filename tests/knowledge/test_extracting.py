"""The words of an article that answer."""

from collections.abc import Callable

import pytest

from assistant.knowledge.answer import Answer

Asker = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "words", "paragraph"),
    [
        ("政府信息公开申请应当在多少个工作日内答复", "20个工作日", 2),
        ("征求第三方意见的时间算不算在答复期限内", "不计入", 3),
        ("全国的信息公开工作归哪个部门主管", "国务院办公厅", 2),
        ("部门年报每年几号前公布", "1月31日", 1),
    ],
)
def test_the_paragraph_that_answers_comes_first(answer: Asker, question: str, words: str, paragraph: int) -> None:
    found = answer(question)
    assert words in found.answer
    assert found.citations[0].paragraph == paragraph


def test_the_answer_is_taken_word_for_word_from_the_article(answer: Asker) -> None:
    found = answer("申请内容不明确的，几个工作日内告知补正")
    assert all(line in found.citations[0].text for line in found.answer.splitlines())


def test_a_named_paragraph_and_item_are_given_as_they_stand(answer: Asker) -> None:
    second = answer("条例第三十三条第二款")
    assert second.answer == second.citations[0].article.clauses[1].text
    item = answer("条例第二十条第六项")
    assert item.answer.endswith(item.citations[0].article.clauses[0].items[5])


def test_a_named_article_alone_is_given_whole(answer: Asker) -> None:
    found = answer("条例33条说什么")
    assert found.answer == found.citations[0].article.text


def test_a_list_is_given_with_all_its_items(answer: Asker) -> None:
    found = answer("年度报告应当包括哪些内容")
    assert found.citations[0].passage == "tiaoli/50"
    assert found.answer.count("\n（") == len(found.citations[0].article.clauses[0].items)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("该公开不公开，直接责任人怎么处罚", "没有依法履行政府信息公开职能"),
        ("定密责任人由谁担任", "由他审核批准"),
        ("个人信息泄露了，单位怎么报告", "处理者的联系方式"),
        ("已经主动公开过的，别人又申请，怎么答", "申请公开的信息已经主动公开"),
        ("损毁档案怎么处罚", "篡改、损毁、伪造档案"),
        ("征求第三方意见，对方不吭声", "逾期没有提出的"),
        ("公开指南和目录要写什么", "目录的内容，包括"),
    ],
)
def test_a_lead_is_given_with_its_items_and_near_places_together(answer: Asker, question: str, words: str) -> None:
    found = answer(question)
    assert words in found.answer
    assert not found.answer.endswith("：")


def test_no_more_related_articles_are_named_than_five(answer: Asker) -> None:
    found = answer("已经主动公开过的，别人又申请，怎么答")
    assert 0 < len(found.related) <= 5
