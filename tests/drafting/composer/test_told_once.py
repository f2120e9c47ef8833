"""What tables and facts say alike is told once, and what belongs together stays together."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]
People = Callable[..., dict[str, int]]
ISSUED, REPEALED, IN_FORCE = (f"active.normative_docs.{column}" for column in ("issued", "repealed", "in_force"))


def fact(text: str, theme: str = "active", **more: Any) -> dict[str, Any]:
    return {"theme": theme, "text": text, **more}


@pytest.mark.parametrize("text", ["规范性文件：无", "没有制发规范性文件", "行政处罚0件，行政强制0件", "没有处罚"])
def test_a_zero_of_table_two_is_told_once(text: str, make: Make) -> None:
    draft = compose(make(facts=[fact("公开信息20条"), fact(text)]))
    told = draft.texts["overview.active"].text
    assert told.count("规范性文件") == told.count("处罚") == told.count("强制") == 1
    assert "表二为零" in draft.unused["F2"]


def test_a_zero_that_says_why_stays(make: Make) -> None:
    told = compose(make(facts=[fact("本局不收取行政事业性收费")])).texts["overview.active"].text
    assert told.count("收费") == 1
    assert "不收取行政事业性收费" in told


def test_a_fact_that_gives_a_number_of_the_table_stands_in_its_place(make: Make) -> None:
    cells = {ISSUED: 18, REPEALED: 31, IN_FORCE: 214}
    told = compose(make(cells, facts=[fact("开展规范性文件清理，废止31件、修改9件")])).texts["overview.active"].text
    assert "制发行政规范性文件18件。开展规范性文件清理，废止31件、修改9件。" in told
    assert "年末现行有效的行政规范性文件214件" in told
    assert told.count("31件") == 1


def test_the_published_decisions_follow_their_number(make: Make) -> None:
    facts = [fact("行政执法公示平台公示处罚决定8246件，公示率100%")]
    told = compose(make({"active.penalty.decisions": 8246}, facts=facts)).texts["overview.active"].text
    assert "作出行政处罚决定8246件，在行政执法公示平台公示，公示率100%。" in told


def test_how_much_was_published_opens_and_results_of_business_close(make: Make) -> None:
    facts = [fact("惠企政策兑现资金6.8亿元"), fact("规范性文件解读率100%"), fact("全市网站主动公开信息24.3万条")]
    told = compose(make({ISSUED: 2, IN_FORCE: 9}, facts=facts)).texts["overview.active"].text
    assert told.startswith("全市网站主动公开信息24.3万条。")
    assert told.index("规范性文件解读率") < told.index("兑现资金")


def test_what_is_said_of_all_applications_is_not_read_of_those_carried_over(make: Make, people: People) -> None:
    rows = people(new_received=25, granted=22, handled_total=22, carried_out=3)
    facts = [fact("申请内容集中在学区划分，合计", "on_request", value=16, unit="件"),
             fact("其中1件因补正延期答复；其余均在法定期限内答复", "on_request")]  # fmt: skip
    told = compose(make(rows, facts=facts)).texts["overview.on_request"].text
    assert "3件结转下年度。有1件因补正延期答复；其余均在法定期限内答复。" in told
    assert "其中1件因补正" not in told


def test_a_fact_that_hangs_on_the_one_before_it_follows_it(make: Make) -> None:
    cells = {"litigation.review.corrected": 1, "litigation.review.total": 1}
    facts = [fact("举办培训1期", "oversight"), fact("复议被纠正1件，系遗漏申请事项", "oversight"),
             fact("据此增加逐项核对环节", "oversight"), fact("对经办科室予以通报", "oversight")]  # fmt: skip
    told = compose(make(cells, facts=facts)).texts["overview.oversight"].text
    assert "系遗漏申请事项。据此增加逐项核对环节。对经办科室予以通报。" in told


def test_a_whole_that_the_table_tells_is_named_by_its_part(make: Make, people: People) -> None:
    rows = people(new_received=29, granted=29, handled_total=29)
    facts = [fact("收到申请29件", "on_request"), fact("其中涉及征地的17件，占59%", "on_request")]
    told = compose(make(rows, facts=facts)).texts["overview.on_request"].text
    assert "新收的申请中，涉及征地的17件，占新收的58.6%。" in told


def test_one_suit_is_told_in_one_place(make: Make) -> None:
    cells = {"litigation.suit_direct.pending": 1, "litigation.suit_direct.total": 1}
    told = compose(make(cells, facts=[fact("行政诉讼1件，12月立案，还未开庭", "on_request")]))
    assert "行政诉讼1件，12月立案，还未开庭，尚未审结；" in told.texts["overview.on_request"].text
    cells = {"litigation.suit_after_review.upheld": 1, "litigation.suit_after_review.total": 1}
    told = compose(make(cells, facts=[fact("村民不服林权档案答复提起的诉讼，二审驳回上诉", "on_request")]))
    assert "结果为维持：村民不服林权档案答复提起的诉讼，二审驳回上诉；" in told.texts["overview.on_request"].text


def test_two_kinds_in_one_fact_go_to_their_kinds(make: Make, people: People) -> None:
    rows = people(new_received=3, granted=1, denied_admin_query=1, unable_not_held=1, handled_total=3)
    facts = [fact("行政查询那一件：告知去登记中心查；不掌握那一件：告知区住房局电话", "on_request")]
    told = compose(make(rows, facts=facts)).texts["overview.on_request"].text
    assert "属于行政查询事项，不予公开，已告知去登记中心查" in told
    assert "1件本机关不掌握，已告知区住房局电话" in told


def test_the_processing_fee_is_told_in_the_last_part_alone(make: Make) -> None:
    facts = [fact("收费通知11件涉及申请人4名，其中3件逾期未缴", "on_request")]
    draft = compose(make(facts=facts, fee={"notices": 11, "charged_yuan": 27400, "received_yuan": 21600}))
    assert "收费通知" not in draft.texts["overview.on_request"].text
    assert "3件逾期未缴" in draft.texts["other"].text


def test_clicks_do_not_open_the_report(make: Make) -> None:
    draft = compose(make(facts=[fact("门户网站点击8460万次", "overview")]))
    assert "overview.intro" not in draft.texts
    assert "点击8460万次" in draft.texts["overview.platform"].text


@pytest.mark.parametrize(
    ("measure", "printed"),
    [
        ("公示平台增加按地址检索", "公示平台增加按地址检索，由信息中心负责"),
        ("公示上墙各拍一张照片，由驻村干部留存", "公示上墙各拍一张照片，由驻村干部留存；责任单位为信息中心"),
        ("检查记录每月上网", "检查记录每月上网，由信息中心负责"),
    ],
)
def test_a_unit_is_never_put_before_a_noun_nor_beside_another(measure: str, printed: str, make: Make) -> None:
    raw = {"id": "M1", "text": measure, "unit": "信息中心", "by": "2026年5月底前"}
    assert printed in compose(make(measures=[raw])).texts["improvements"].text


@pytest.mark.parametrize(
    "text", ["上年结转2件；办结29件；结转下年2件", "予以公开20件，不掌握9件", "收到申请29件，其中个人29件，占100%"]
)
def test_a_fact_that_only_repeats_the_tables_is_left_to_them(text: str, make: Make, people: People) -> None:
    rows = people(new_received=29, carried_in=2, granted=20, unable_not_held=9, handled_total=29, carried_out=2)
    draft = compose(make(rows, facts=[fact(text, "on_request")]))
    assert "由表中的数交代" in draft.unused["F1"]
    told = draft.texts["overview.on_request"].text
    assert told.count("29件") == 2
    assert told.count("20件") == 1


def test_a_number_that_the_tables_do_not_have_is_never_left_out(make: Make, people: People) -> None:
    rows = people(new_received=29, granted=29, handled_total=29)
    draft = compose(make(rows, facts=[fact("上年结转2件；办结28件", "on_request")]))
    assert not draft.unused
    assert "办结28件" in draft.texts["overview.on_request"].text


def test_why_more_was_asked_follows_how_much_more(make: Make, people: People) -> None:
    rows = people(new_received=25, granted=25, handled_total=25)
    before = {"year": 2024, "cells": {"requests.new_received.total": 11}}
    facts = [fact("申请25件，比去年多14件（去年11件），因为水库移民档案", "on_request")]
    told = compose(make(rows, facts=facts, previous=before)).texts["overview.on_request"].text
    assert "申请25件，比上年多14件，因为水库移民档案，均已办结。" in told


def test_the_results_of_cases_are_told_once(make: Make) -> None:
    cells = {"litigation.review.upheld": 1, "litigation.review.corrected": 1, "litigation.review.total": 2}
    facts = [fact("复议2件：维持1件，纠正1件", "on_request"), fact("纠正的1件系未说明理由", "on_request")]
    told = compose(make(cells, facts=facts)).texts["overview.oversight"].text
    assert told.count("维持1件") == 1
    assert "被纠正的案件系未说明理由。" in told


def test_what_adds_up_to_the_fact_before_it_is_told_as_its_parts(make: Make) -> None:
    told = (
        compose(make(facts=[fact("全年公开126条"), fact("惠民54条、财政12条、其他60条")])).texts["overview.active"].text
    )
    assert told.startswith("全年公开126条，其中惠民54条、财政12条、其他60条。")
    told = compose(make(facts=[fact("全年公开126条"), fact("惠民54条、财政12条")])).texts["overview.active"].text
    assert "其中" not in told


def test_a_change_that_the_table_tells_is_not_told_by_the_fact_too(make: Make) -> None:
    cell = "active.penalty.decisions"
    facts = [fact("行政处罚31件较上年增6件，主要是占道经营")]
    before = {"year": 2024, "cells": {cell: 25}}
    told = compose(make({cell: 31}, facts=facts, previous=before)).texts["overview.active"].text
    assert "行政处罚决定31件，比上年增加6件，主要是占道经营。" in told
    other = compose(make({cell: 31}, facts=[fact("处罚比上年少9件")], previous=before)).texts["overview.active"].text
    assert "处罚比上年少9件" in other


def test_each_sentence_of_a_fact_goes_to_the_decisions_that_it_speaks_of(make: Make) -> None:
    cells = {"active.licensing.decisions": 96, "active.penalty.decisions": 11}
    facts = [fact("许可以农药经营为主，96件；处罚11件中8件为农资")]
    told = compose(make(cells, facts=facts)).texts["overview.active"].text
    assert "作出行政许可决定96件，以农药经营为主；行政处罚决定11件，其中8件为农资。" in told


def test_what_a_fact_says_beyond_the_results_of_cases_stays(make: Make) -> None:
    cells = {"litigation.review.upheld": 2, "litigation.review.other": 1, "litigation.review.total": 3,
             "litigation.suit_direct.upheld": 1, "litigation.suit_direct.total": 1}  # fmt: skip
    facts = [fact("行政复议3件（维持2件，1件和解撤回）；诉讼1件一审维持", "on_request")]
    told = compose(make(cells, facts=facts)).texts["overview.oversight"].text
    assert told.count("维持2件") == 1
    assert "行政诉讼1件，一审维持。行政复议中，1件和解撤回。" in told


def test_the_kinds_of_a_number_that_the_table_counts_follow_it(make: Make) -> None:
    facts = [fact("行政许可（律师执业、公证员执业等）", value=310, unit="件")]
    told = compose(make({"active.licensing.decisions": 310}, facts=facts)).texts["overview.active"].text
    assert "作出行政许可决定310件，包括律师执业、公证员执业等。" in told


def test_what_a_kind_consists_of_stands_in_brackets(make: Make, people: People) -> None:
    rows = people(new_received=40, granted=20, unable_not_held=15, unable_unclear=5, handled_total=40)
    facts = [fact("不掌握15件，9件属国家局职权，6件属市局", "on_request")]
    told = compose(make(rows, facts=facts)).texts["overview.on_request"].text
    assert "本机关不掌握15件（9件属国家局职权，6件属市局）；补正后仍不明确5件" in told


def test_a_fact_on_a_review_is_never_hung_on_a_kind_of_answer(make: Make, people: People) -> None:
    cells = people(new_received=2, granted=1, denied_third_party=1, handled_total=2)
    cells |= {"litigation.review.upheld": 1, "litigation.review.total": 1}
    facts = [fact("不予公开那件申请了复议，县政府维持", "on_request")]
    told = compose(make(cells, facts=facts)).texts["overview.on_request"].text
    assert "不予公开，县政府维持" not in told
    assert "行政复议1件：对不予公开的答复申请复议，县政府维持；" in told


def test_only_what_stands_right_behind_the_total_is_told_among_the_published(make: Make) -> None:
    facts = [fact("网站公开信息", value=900, unit="条"), fact("民生类", value=200, unit="条"),
             fact("解读稿", value=5, unit="件"), fact("收到意见", value=64, unit="条"),
             fact("吸收进去的", value=15, unit="条")]  # fmt: skip
    told = compose(make({ISSUED: 2, IN_FORCE: 9}, facts=facts)).texts["overview.active"].text
    assert told.index("民生类200条") < told.index("规范性文件2件") < told.index("收到意见64条，采纳15条")
