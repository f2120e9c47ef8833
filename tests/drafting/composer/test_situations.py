"""GUIDE §3, line by line: what happened decides how it is told."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]
People = Callable[..., dict[str, int]]


def told(report: Report, section: str) -> str:
    return compose(report).texts[section].text if section in compose(report).texts else ""


def previous(cells: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"year": 2024, "cells": dict(cells), **more}


NEW, HANDLED = "requests.new_received.total", "requests.handled_total.total"


def test_no_application_is_one_sentence_and_lists_no_kind(make: Make) -> None:
    text = told(make(previous=previous({NEW: 3})), "overview.on_request")
    assert "没有收到政府信息公开申请，也没有上年结转的申请" in text
    assert "行政复议、行政诉讼同样没有发生" in text
    assert "100%" not in text
    assert not re.search(r"\d", text)


def test_few_applications_are_told_one_by_one_without_shares(make: Make, people: People) -> None:
    report = make(people(new_received=3, granted=2, unable_not_held=1, handled_total=3), previous=previous({NEW: 5}))
    text = told(report, "overview.on_request")
    assert "新收政府信息公开申请3件，比上年少2件，均由个人提出" in text
    assert "予以公开2件；1件本机关不掌握" in text
    assert "%" not in text
    assert "为主" not in text
    assert "结转" not in text


def test_under_twenty_all_kinds_are_told_in_pieces(make: Make, people: People) -> None:
    rows = people(new_received=14, carried_in=2, granted=6, partial=1, denied_third_party=2, denied_casefile=2,
                  denied_internal=1, refused_petition=1, other_no_correction=1, handled_total=14,
                  carried_out=2)  # fmt: skip
    text = told(make(rows), "overview.on_request")
    assert "连同上年结转的2件，应办16件，办结14件，2件结转下年度" in text
    for piece in (
        "予以公开6件",
        "部分公开1件",
        "不予公开5件",
        "第三方合法权益2件",
        "行政执法案卷2件",
        "1件属于信访举报投诉类",
    ):
        assert piece in text
    assert "%" not in text


def test_from_twenty_on_shares_name_their_base_and_the_rest_adds_up(make: Make, people: People) -> None:
    rows = people(new_received=380, granted=132, partial=38, denied_admin_query=21, denied_process=22,
                  unable_not_held=97, unable_unclear=12, refused_petition=14, refused_repeat=14, other_misc=30,
                  handled_total=380)  # fmt: skip
    text = told(make(rows), "overview.on_request")
    assert "合计170件，占办结的44.7%" in text
    assert "无法提供109件，其中本机关不掌握97件、补正后仍不明确12件" in text
    assert "不予公开43件" in text
    assert "不予处理28件" in text
    assert "30件" in text
    assert 170 + 109 + 43 + 28 + 30 == 380


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (0, 4, "上年没有"),
        (5, 8, "比上年多3件"),
        (9, 4, "比上年少5件"),
        (19, 60, "比上年多41件"),
        (7, 7, "与上年持平"),
        (50, 40, "比上年减少10件"),
        (200, 230, "比上年增长15.0%"),
        (300, 281, "比上年减少6.3%"),
        (40, 96, "比上年增长1.4倍"),
        (100, 200, "比上年增长1倍"),
    ],
)
def test_a_change_is_told_by_its_base(before: int, now: int, words: str, make: Make) -> None:
    cell = "active.licensing.decisions"
    text = told(make({cell: now}, previous=previous({cell: before})), "overview.active")
    assert f"作出行政许可决定{now}件，{words}" in text


def test_a_quantity_that_fell_to_zero_is_no_fall_by_a_hundred_per_cent(make: Make) -> None:
    cell = "active.penalty.decisions"
    text = told(make({cell: 0}, previous=previous({cell: 40})), "overview.active")
    assert "行政处罚" in text
    assert "100" not in text
    assert "下降" not in text


def test_when_nothing_could_be_disclosed_it_is_said_plainly(make: Make, people: People) -> None:
    rows = people(new_received=2, denied_process=1, denied_admin_query=1, handled_total=2)
    facts = [{"theme": "on_request", "text": "对属于行政查询事项的，告知查询途径"}]
    text = told(make(rows, facts=facts), "overview.on_request")
    assert "办结的2件均未能公开：1件属于过程性信息；1件属于行政查询事项，已告知查询途径" in text


def test_pending_cases_are_never_called_upheld(make: Make) -> None:
    cells = {"litigation.review.upheld": 2, "litigation.review.pending": 3, "litigation.review.total": 5}
    text = told(make(cells), "overview.oversight")
    assert "维持2件、尚未审结3件" in text
    assert "均" not in text
    alone = told(make({"litigation.review.pending": 1, "litigation.review.total": 1}), "overview.on_request")
    assert "行政复议1件，尚未审结" in alone
    assert "维持" not in alone


def test_a_corrected_case_tells_its_cause_or_leaves_it_open(make: Make) -> None:
    cells = {"litigation.review.corrected": 1, "litigation.review.total": 1}
    open_ = compose(make(cells))
    assert "被纠正案件的原因、补救和整改情况" in open_.missing
    facts = [{"theme": "oversight", "text": "1件复议被纠正，原因是未区分处理，已重新答复"}]
    answered = told(make(cells, facts=facts), "overview.oversight")
    assert "结果为纠正" in answered
    assert "原因是未区分处理，已重新答复" in answered
    assert "纠正" in told(make(cells, facts=facts), "overview.intro")
    facts = [{"theme": "on_request", "text": "申请人不服，县里复议说应给全部明细，已补"}]
    assert not [point for point in compose(make(cells, facts=facts)).missing if "被纠正" in point]


def test_punctuality_is_told_only_from_a_fact(make: Make, people: People) -> None:
    rows = people(new_received=2, granted=2, handled_total=2)
    assert not re.search("超期|按时|法定期限", told(make(rows), "overview.on_request"))
    facts = [{"theme": "on_request", "text": "1件答复超期9个工作日，已当面致歉"}]
    text = told(make(rows, facts=facts), "overview.on_request")
    assert "1件答复超期9个工作日，已当面致歉" in text
    assert "没有超期" not in text


def test_no_fee_is_one_sentence_about_the_processing_fee(make: Make) -> None:
    text = told(make(), "other")
    assert "没有收取信息处理费" in text
    assert "无收费项目" not in text


def test_a_charged_fee_gives_notices_amounts_and_the_reason_of_the_difference(make: Make, people: People) -> None:
    rows = people(new_received=3, other_fee_unpaid=2, granted=1, handled_total=3)
    text = told(make(rows, fee={"notices": 4, "charged_yuan": 3300, "received_yuan": 1500}), "other")
    for piece in ("通知4件", "应收3300元", "实收1500元", "2件申请因申请人逾期未缴费"):
        assert piece in text
    open_ = compose(make(fee={"notices": 1, "charged_yuan": 300, "received_yuan": 100}))
    assert "信息处理费应收与实收差额的原因" in open_.missing
    assert "信息处理费收取情况（通知件数、应收、实收）" in compose(make(fee=None)).missing


def test_regulations_are_never_mentioned_where_they_are_zero(make: Make) -> None:
    assert "规章" not in told(make({"active.normative_docs.in_force": 5}), "overview.active")


def test_documents_without_issue_or_repeal_are_one_clause(make: Make) -> None:
    text = told(make({"active.normative_docs.in_force": 5}), "overview.active")
    assert "没有制发和废止行政规范性文件，年末现行有效5件" in text


def test_the_first_report_of_a_new_agency_says_since_when_and_compares_nothing(make: Make) -> None:
    facts = [{"theme": "overview", "text": "本局2025年3月挂牌，数据自挂牌之日起"}]
    draft = compose(make({NEW: 4}, facts=facts))
    assert "区水务局2025年3月挂牌，数据自挂牌之日起" in draft.texts["preface"].text
    assert "1月1日" not in draft.texts["preface"].text
    assert "这是区水务局的首份年报，没有上年数可比" in draft.texts["preface"].text
    assert not any("比上年" in text.text or "上年为" in text.text for text in draft.texts.values())
    assert "last_year" not in draft.texts


def test_a_steep_change_gives_its_reason_from_a_fact_or_leaves_it_open(make: Make, people: People) -> None:
    rows = people(new_received=96, granted=96, handled_total=96)
    before = previous({NEW: 40, HANDLED: 40})
    assert "新收申请较上年变化较大的原因" in compose(make(rows, previous=before)).missing
    facts = [{"theme": "overview", "text": "申请增多，主要涉及征地补偿"}]
    assert "新收申请较上年变化较大的原因" not in compose(make(rows, previous=before, facts=facts)).missing


@pytest.mark.parametrize(("kind", "owed"), [("government", True), ("department", False), ("office", False)])
def test_only_a_government_owes_assessment_rating_and_accountability(kind: str, owed: bool, make: Make) -> None:
    missing = compose(make(kind=kind, level="township")).missing
    assert ("工作考核结果、社会评议结果、责任追究结果" in missing) is owed


def test_a_government_from_county_up_owes_the_scope_of_its_figures(make: Make) -> None:
    draft = compose(make(kind="government", level="county"))
    assert "数据的汇总范围（所属部门、乡镇街道的数目）" in draft.missing
    facts = [{"theme": "overview", "text": "本报告汇总26个部门、15个乡镇的数据"}]
    with_scope = compose(make(kind="government", level="county", facts=facts))
    assert "本报告汇总26个部门、15个乡镇的数据" in with_scope.texts["preface"].text
    assert "数据的汇总范围（所属部门、乡镇街道的数目）" not in with_scope.missing


def test_percentage_points_are_told_only_where_the_printed_shares_agree(make: Make, people: People) -> None:
    # 115/201 = 57.21…, 110/198 = 55.55…: the difference is 1.7 points, the printed shares differ by 1.6.
    rows = people(new_received=201, granted=115, unable_not_held=86, handled_total=201)
    granted, partial = "requests.granted.total", "requests.partial.total"
    before = previous({NEW: 198, HANDLED: 198, granted: 110, partial: 0})
    text = told(make(rows, previous=before), "overview.intro")
    assert "由55.6%升至57.2%" in text
    assert "百分点" not in text
    agreeing = told(make(rows, previous=previous({NEW: 198, HANDLED: 198, granted: 99, partial: 0})), "overview.intro")
    assert "提高7.2个百分点" in agreeing


def test_our_district_is_said_only_by_a_government(make: Make) -> None:
    facts = [{"theme": "active", "text": "我区政府网站公开信息", "value": 30, "unit": "条"}]
    assert "我区" not in told(make(facts=facts), "overview.active")
    assert "我区" in told(make(facts=facts, kind="government", level="county"), "overview.active")


def test_nearly_all_is_not_printed_as_all(make: Make, people: People) -> None:
    rows = people(new_received=7358, granted=7357, unable_not_held=1, handled_total=7358)
    text = told(make(rows), "overview.on_request")
    assert "占办结的99.99%" in text
    cell = "active.penalty.decisions"
    fall = told(make({cell: 1}, previous=previous({cell: 9000})), "overview.active")
    assert "减少99.99%" in fall
    assert "100.0" not in text + fall


def test_the_number_of_answers_is_told_once_where_nothing_could_be_disclosed(make: Make, people: People) -> None:
    rows = people(new_received=30, denied_process=22, denied_casefile=5, handled_total=27, carried_out=3)
    text = told(make(rows), "overview.on_request")
    assert text.count("27件") == 1
    assert "办结的申请均未能公开" in text


def test_the_largest_kind_is_pointed_out_where_it_outnumbers_what_was_disclosed(make: Make, people: People) -> None:
    rows = people(new_received=20, granted=9, unable_need_creation=11, handled_total=20)
    assert "没有现成信息、需要另行制作的申请11件，为数最多" in told(make(rows), "overview.on_request")
    rows = people(new_received=20, granted=15, refused_repeat=5, handled_total=20)
    assert "其余5件属于重复申请，不予处理" in told(make(rows), "overview.on_request")


def test_a_government_names_what_was_done_as_accountability(make: Make) -> None:
    facts = [{"theme": "oversight", "text": "对1家单位的分管负责人进行了约谈"}]
    text = told(make(facts=facts, kind="government", level="township"), "overview.oversight")
    assert "责任追究方面，对1家单位的分管负责人进行了约谈。" in text
    assert "责任追究" not in told(make(facts=facts), "overview.oversight")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("社会评议：11月走访群众100名，满意94名", "社会评议方面，11月走访群众100名，满意94名。"),
        ("责任追究：无；考核：未列入", "没有责任追究情形；未列入考核。"),
        ("培训：视频培训1次，参训112人次", "培训方面，视频培训1期，参训112人次。"),
        ("2025年3月制定考核办法", "3月制定考核办法。"),
        ("2023年制定的考核办法继续实行", "2023年制定的考核办法继续实行。"),
        ("县对镇考核在13个乡镇中列第5位", "县对镇考核在13个乡镇中列第5位。"),
    ],
)
def test_labels_are_resolved_and_other_words_stay(text: str, printed: str, make: Make) -> None:
    assert told(make(facts=[{"theme": "oversight", "text": text}]), "overview.oversight") == printed


def test_an_answer_of_no_kind_leaves_the_result_open(make: Make) -> None:
    cells = {"requests.new_received.total": 1, "requests.handled_total.total": 1}
    assert "其余申请的办理结果" in compose(make(cells)).missing


def test_the_scope_may_be_given_in_numbers(make: Make) -> None:
    facts = [{"theme": "overview", "text": "本报告数据汇总了县政府工作部门", "value": 28, "unit": "个"},
             {"theme": "overview", "text": "一并汇总的乡镇", "value": 13, "unit": "个"}]  # fmt: skip
    draft = compose(make(kind="government", level="county", facts=facts))
    assert "县政府工作部门28个，一并汇总的乡镇13个。" in draft.texts["preface"].text
    assert "数据的汇总范围（所属部门、乡镇街道的数目）" not in draft.missing


def test_a_rating_that_is_not_called_one_is_named_by_a_government(make: Make) -> None:
    facts = [{"theme": "oversight", "text": "群众打分平均92.6分"}]
    draft = compose(make(facts=facts, kind="government", level="township"))
    assert "社会评议方面，群众打分平均92.6分。" in draft.texts["overview.oversight"].text
    assert "工作考核结果、责任追究结果" in draft.missing
