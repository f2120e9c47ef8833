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
