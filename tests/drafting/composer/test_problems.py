from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]
People = Callable[..., dict[str, int]]


def problem(text: str, *evidence: str) -> list[dict[str, Any]]:
    return [{"id": "P1", "text": text, "evidence": list(evidence)}]


def test_a_small_base_gives_pieces_and_a_large_one_a_share(make: Make, people: People) -> None:
    cells = ("requests.unable_not_held.total", "requests.handled_total.total")
    few = make(people(unable_not_held=4, granted=9, handled_total=13), problems=problem("指引不足", *cells))
    assert compose(few).texts["problems"].text == "主要问题是指引不足。办结的13件申请中，4件本机关不掌握。"
    many = make(people(unable_not_held=97, granted=280, handled_total=377), problems=problem("指引不足", *cells))
    assert "本机关不掌握的申请97件，占办结的25.7%" in compose(many).texts["problems"].text


def test_a_fact_that_is_part_of_another_is_told_as_its_part(make: Make) -> None:
    facts = [
        {"theme": "active", "text": "发布政策解读材料", "value": 11, "unit": "件"},
        {"theme": "problems", "text": "解读材料中，在文件公布10个工作日以后才发布的", "value": 3, "unit": "件"},
    ]
    text = compose(make(facts=facts, problems=problem("解读不同步", "F2", "F1"))).texts["problems"].text
    assert "11件解读材料中，在文件公布10个工作日以后才发布的有3件" in text
    assert "%" not in text


def test_a_problem_without_any_figure_owes_one(make: Make) -> None:
    draft = compose(make(problems=problem("更新慢")))
    assert "“更新慢”的具体数据" in draft.missing
    assert "“间隔超过3个月”的具体数据" not in compose(make(problems=problem("间隔超过3个月"))).missing


def test_measures_follow_the_order_of_the_problems_and_open_in_turn(make: Make) -> None:
    problems = [{"id": "P1", "text": "解读慢"}, {"id": "P2", "text": "栏目乱"}, {"id": "P3", "text": "指引少"}]
    measures = [
        {"id": "M1", "answers": "P3", "text": "编制清单", "unit": "办公室", "by": "2026年3月底前"},
        {"id": "M2", "answers": "P1", "text": "制定解读办法", "unit": "法规科", "by": "2026年1月起"},
    ]
    items = compose(make(problems=problems, measures=measures)).report.sections.improvements
    assert "法规科" in items[0]
    assert items[1] == "二是【待补充：针对“栏目乱”的改进措施】。"
    assert "办公室" in items[2]
    assert items[0].startswith("改进措施：一是")


@pytest.mark.parametrize(
    ("text", "unit", "by", "expected"),
    [
        ("编制清单", "办公室", "2026年3月底前", "由办公室编制清单，2026年3月底前完成"),
        ("文件与解读一并报审", "法规科", "2026年1月起", "自2026年1月起，文件与解读一并报审，由法规科负责"),
        ("由办公室会同各科列出清单", "办公室", "2026年2月起", "2026年2月起，由办公室会同各科列出清单"),
        ("解读一并报审；按季度核对", "法规科", "2026年1月起", "2026年1月起，解读一并报审，由法规科按季度核对"),
    ],
)
def test_a_measure_names_unit_and_deadline_in_good_order(
    text: str, unit: str, by: str, expected: str, make: Make
) -> None:
    measures = [{"id": "M1", "answers": "P1", "text": text, "unit": unit, "by": by}]
    draft = compose(make(problems=problem("问题", "requests.handled_total.total"), measures=measures))
    assert draft.texts["improvements"].text == f"改进措施：{expected}。"


def test_a_measure_without_unit_or_deadline_leaves_them_open(make: Make) -> None:
    measures = [{"id": "M1", "text": "编制清单"}]
    assert {"责任单位", "完成期限"} <= set(compose(make(problems=problem("问题"), measures=measures)).missing)


def test_evidence_told_before_is_told_again(make: Make) -> None:
    facts = [{"theme": "on_request", "text": "有1件申请超期4个工作日答复，已向申请人致歉"}]
    draft = compose(make(facts=facts, problems=problem("转办衔接不紧", "F1")))
    assert "转办衔接不紧。有1件申请超期4个工作日答复。" in draft.texts["problems"].text
    assert not [point for point in draft.missing if "具体数据" in point]


def test_how_things_stand_comes_before_what_is_wrong_with_them(make: Make) -> None:
    facts = [
        {"theme": "active", "text": "在12个社区公示名单24批次"},
        {"theme": "problems", "text": "公示以纸质张贴为主，租户看不到"},
    ]
    text = compose(make(facts=facts, problems=problem("公示方式单一", "F2", "F1"))).texts["problems"].text
    assert text.index("24批次") < text.index("纸质张贴")


def test_a_fact_that_gives_the_number_of_a_kind_stands_for_the_cell(make: Make, people: People) -> None:
    cells = people(denied_casefile=8, denied_admin_query=3, handled_total=11, new_received=11)
    facts = [{"theme": "problems", "text": "申请中行政执法案卷、行政查询类共11件，占大多数"}]
    evidence = ("requests.denied_casefile.total", "requests.denied_admin_query.total", "F1")
    text = compose(make(cells, facts=facts, problems=problem("渠道宣传不够", *evidence))).texts["problems"].text
    assert text == "主要问题是渠道宣传不够。申请中行政执法案卷、行政查询类共11件，占大多数。"


def test_what_is_wrong_with_corrected_cases_follows_their_number(make: Make) -> None:
    cells = {"litigation.review.corrected": 2, "litigation.review.total": 2}
    facts = [
        {"theme": "oversight", "text": "被纠正的2件复议：1件漏答申请事项，1件理由不充分；均已重新作出答复"},
        {"theme": "problems", "text": "2件被纠正的答复均未经法律顾问审核"},
    ]
    evidence = ("litigation.review.corrected", "F1", "F2")
    text = compose(make(cells, facts=facts, problems=problem("说理不充分", *evidence))).texts["problems"].text
    assert text == "主要问题是说理不充分。有2件答复在行政复议中被纠正，均未经法律顾问审核。"


@pytest.mark.parametrize(
    ("text", "unit", "by", "expected"),
    [
        ("每个镇街配备1名专职人员", "区委编办", "2026年6月底前",
         "每个镇街配备1名专职人员，由区委编办负责，2026年6月底前完成"),
        ("每月发布4篇问答", "宣传科", "全年", "2026年全年，由宣传科每月发布4篇问答"),
        ("修订办法", "法规科", "明年", "2026年内，由法规科修订办法"),
        ("按月督查", "办公室", "2026年3月", "2026年3月起，由办公室按月督查"),
        ("编印一览表", "办公室", "第三季度", "2026年第三季度，由办公室编印一览表"),
        ("配发台账，季末报办公室备查", "办公室", "6月底前",
         "配发台账，季末报办公室备查，由办公室负责，2026年6月底前完成"),
    ],
)  # fmt: skip
def test_unit_and_deadline_read_well_with_any_measure(text: str, unit: str, by: str, expected: str, make: Make) -> None:
    measures = [{"id": "M1", "answers": "P1", "text": text, "unit": unit, "by": by}]
    draft = compose(make(problems=problem("问题", "requests.handled_total.total"), measures=measures))
    said = draft.texts["improvements"].text.removeprefix("改进措施：").rstrip("。").removeprefix("自")
    assert said == expected


def test_an_unfavourable_fact_that_no_problem_names_is_told_under_oversight(make: Make) -> None:
    facts = [
        {"theme": "problems", "text": "评议受访者里，有211人反映网站搜索结果不准"},
        {"theme": "problems", "text": "公告栏中有5个未按期更新"},
    ]
    named = [{"id": "P1", "text": "公告栏更新慢", "evidence": ["F2"]}, {"id": "P2", "text": "解读少", "evidence": []}]
    draft = compose(make(facts=facts, problems=named))
    assert "211人反映网站搜索结果不准" in draft.texts["overview.oversight"].text
    assert "211人" not in draft.texts["problems"].text
    assert not draft.unused


def test_evidence_that_hangs_on_another_fact_brings_it_along(make: Make) -> None:
    facts = [
        {"theme": "platform", "text": "社区公示栏26块"},
        {"theme": "platform", "text": "其中5块超过一个月没有更新"},
    ]
    text = compose(make(facts=facts, problems=problem("公示栏更新慢", "F2"))).texts["problems"].text
    assert "社区公示栏26块，其中5块超过一个月没有更新。" in text
