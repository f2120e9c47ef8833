"""From a question to its answer, over the shipped library."""

import json
from collections.abc import Callable

import pytest

from assistant.knowledge.answer import Answer
from assistant.knowledge.citation import Citation, verify
from assistant.knowledge.library import Library

Asker = Callable[..., Answer]


def test_an_answer_names_article_number_address_and_that_it_is_a_digest(answer: Asker) -> None:
    found = answer("政府信息公开申请应当在多少个工作日内答复？").to_json()
    (first, *_) = found["citations"]
    assert (first["document"], first["number"], first["article"]) == (
        "政府信息公开条例",
        "国务院令第711号",
        "第三十三条",
    )
    assert (first["paragraph"], first["kind"], first["status"], first["passage"]) == (
        2,
        "digest",
        "in_force",
        "tiaoli/33",
    )
    assert first["url"].startswith("https://")
    assert any("不是官方原文" in note for note in found["notes"])
    assert json.loads(json.dumps(found)) == found


def test_reservations_are_repeated(answer: Asker) -> None:
    found = answer("信息处理费的缴费期限")
    assert any(note.startswith("转述") for note in found.notes)


def test_every_citation_exists(answer: Asker, books: Library) -> None:
    for question in ("年报要写哪些内容", "多久答复", "国家秘密的密级分哪几级", "对答复不服怎么办"):
        for place in answer(question).citations:
            citation = Citation(place.source.title, place.source.id, place.article.anchor, place.paragraph, place.item)
            assert verify(citation, books).status == "exists"


def test_a_repealed_document_answers_only_when_named_and_says_so(answer: Asker) -> None:
    named = answer("法释〔2011〕17号第一条怎么规定")
    assert named.answerable
    assert named.citations[0].to_json()["status"] == "repealed"
    assert any("已经失效" in note and "法释〔2025〕8号" in note for note in named.notes)
    assert all(one.source.status != "repealed" for one in answer("法院受理哪些信息公开案件").citations)


def test_a_sum_comes_with_its_steps_and_articles(answer: Asker) -> None:
    found = answer("2025年3月3日收到的申请最晚哪天答复")
    assert found.answer == "2025年3月31日。"
    assert found.computed is not None
    assert [place.passage for place in found.citations] == ["tiaoli/33"]


def test_a_false_premise_is_corrected_and_not_built_on(answer: Asker) -> None:
    found = answer("条例规定15个工作日内答复，期满后能否再延长15日")
    assert not found.answerable
    assert "20个工作日" in found.answer


def test_a_follow_up_leans_on_the_question_before(answer: Asker) -> None:
    found = answer("那能延长吗", ["收到信息公开申请多久答复"])
    assert found.citations[0].passage == "tiaoli/33"
    assert "延长" in found.answer


def test_local_rules_answer_only_where_their_place_is_named(answer: Asker) -> None:
    assert answer("安徽的信息处理费缴到哪里").citations[0].source.jurisdiction == "安徽省"
    assert all(one.source.jurisdiction == "全国" for one in answer("信息处理费缴到哪里").citations)


def test_why_nothing_is_computed_is_told_with_the_articles_behind_it(answer: Asker) -> None:
    waiting = answer("2025年6月3日收到申请，6月6日发出收费通知，6月10日申请人缴费，最迟哪天答复")
    assert not waiting.answerable
    assert "没有读到规定" in waiting.answer
    assert [place.passage for place in waiting.related] == ["guobanhan-2020-109/缴费期限", "tiaoli/33"]
    assert "自2019年5月15日起施行" in answer("2018年6月3日收到的申请最迟哪天答复").answer


def test_whether_a_day_was_kept_is_said_first(answer: Asker) -> None:
    found = answer("我2025年6月3日收到的申请，7月10日才答复，超期了吗")
    assert found.answer == "超期了：最后一天是2025年7月1日，2025年7月10日已经过了。"
    assert found.computed is not None


def test_a_turn_that_gives_the_day_is_computed_with_the_question_before(answer: Asker) -> None:
    assert answer("2025年6月3日收到的", context=["收到申请多久答复"]).answer == "2025年7月1日。"
    asked = "2025年3月3日收到申请，征求了第三方意见，最晚哪天答复"
    assert answer(asked).asks == ("征求意见是哪一天发出、哪一天收到回复的？",)
    assert answer("3月5日发出，3月12日收到", context=[asked]).answer == "2025年4月8日。"


def test_the_yearly_report_is_computed_with_all_that_it_rests_on(answer: Asker) -> None:
    found = answer("县政府2025年年报最迟哪天公布")
    assert found.answer == "2026年3月31日。"
    assert [place.source.called for place in found.citations] == [
        "政府信息公开条例",
        "政府信息公开条例",
        "年度报告格式",
    ]


@pytest.mark.parametrize(
    "stray", ["今天天气怎么样", "你叫什么名字", "我们科长电话多少", "谢谢", "我们局长是谁", "你觉得合理吗"]
)
def test_a_turn_that_strays_is_not_answered_with_the_question_before(answer: Asker, stray: str) -> None:
    assert not answer(stray, ["申请公开多久要答复"]).answerable


@pytest.mark.parametrize(
    ("before", "question", "passage"),
    [
        ("挂号信寄来的申请哪天算收到", "那平信呢", "tiaoli/31"),
        ("行政执法哪些信息可以不公开", "执法案卷呢", "tiaoli/16"),
    ],
)
def test_a_short_turn_is_answered_with_the_question_before(
    answer: Asker, before: str, question: str, passage: str
) -> None:
    assert answer(question, [before]).citations[0].passage == passage
