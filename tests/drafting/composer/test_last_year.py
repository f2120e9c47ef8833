from collections.abc import Callable
from typing import Any

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]


def account(make: Make, facts: list[dict[str, Any]], problems: list[str], improvements: list[str], **more: Any) -> str:
    before = {"year": 2024, "problems": problems, "improvements": improvements}
    return compose(make(facts=facts, previous=before, **more)).texts["last_year"].text


def test_each_promise_is_answered_by_the_fact_that_speaks_of_it(make: Make) -> None:
    facts = [
        {"theme": "active", "text": "发布政策解读材料", "value": 11, "unit": "件"},
        {"theme": "active", "text": "解读材料中的图解", "value": 7, "unit": "件"},
        {"theme": "platform", "text": "整合前的网站栏目", "value": 38, "unit": "个"},
        {"theme": "platform", "text": "整合后的网站栏目", "value": 29, "unit": "个"},
    ]
    text = account(make, facts, ["栏目设置有待完善", "政策解读形式单一"], ["整合栏目", "多用图解"])
    assert text.index("“栏目设置有待完善”") < text.index("由38个整合为29个") < text.index("“政策解读形式单一”")
    assert "发布政策解读材料11件，其中图解7件" in text


def test_what_no_fact_proves_is_left_open_and_never_called_solved(make: Make) -> None:
    facts = [{"theme": "platform", "text": "办事指南栏目访问量", "value": 15300, "unit": "次"}]
    text = account(make, facts, ["办事指南不够详细"], ["细化办事指南"])
    assert text == "上年年报提出的问题，【待补充：“办事指南不够详细”的改进情况】。"


def test_a_promised_number_that_was_missed_says_how_far(make: Make) -> None:
    facts = [{"theme": "management", "text": "复核历年公文公开属性", "value": 320, "unit": "件"}]
    measures = [{"id": "M1", "text": "完成其余历年公文复核", "unit": "办公室", "by": "2026年6月底前"}]
    text = account(make, facts, ["历年公文公开属性复核慢"], ["年内复核公文500件"], measures=measures)
    assert "320件，与上年提出的500件相比，还差180件，列入今年的改进措施" in text


def test_a_promised_number_that_was_kept_is_not_held_against_the_office(make: Make) -> None:
    facts = [{"theme": "management", "text": "复核历年公文公开属性", "value": 520, "unit": "件"}]
    text = account(make, facts, ["历年公文公开属性复核慢"], ["年内复核公文500件"])
    assert "520件" in text
    assert "还差" not in text


def test_ordinals_and_lead_ins_of_the_print_are_not_quoted(make: Make) -> None:
    text = account(
        make,
        [],
        ["工作中还有不足：一是解读少。全年8件。", "二是栏目乱。"],
        ["改进措施：一是多解读。", "二是整理栏目。"],
    )
    assert "“解读少”" in text
    assert "“栏目乱”" in text


def test_an_earlier_report_without_problems_leaves_the_account_open(make: Make) -> None:
    assert account(make, [], [], []) == "上年年报提出的问题，【待补充：上年年报所提问题的改进情况】。"
