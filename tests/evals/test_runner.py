import json
import re
from collections.abc import Iterator

import pytest

from assistant.errors import InputError
from evals import runner
from evals.page import page
from evals.suite import DATA, Case, Score, Suite, UnscoredError


def _solve(case: Case) -> Iterator[Score]:
    if case.input == "unreadable":
        raise InputError("文件已加密", place="年报.docx", remedy="请另存")
    if case.input == "no truth":
        raise UnscoredError("没有标准答案")
    yield Score("cells", case.input, 10, faults=("第3格：读成 4，应为 0",) if case.input < 10 else ())
    yield Score("points", points=case.input * 10)


def suite(*inputs: object) -> Suite:
    cases = [Case(f"c{number}", given) for number, given in enumerate(inputs)]
    return Suite("toy", "试", {"cells": "格", "points": "分"}, lambda: cases, _solve)


def test_cases_that_cannot_be_scored_are_counted_as_such_and_never_as_zero() -> None:
    outcome = runner.run(suite(10, "unreadable", "no truth", 10), {})
    assert outcome.metrics["cells"].estimate.value == 1.0
    assert outcome.metrics["cells"].estimate.n == 20
    assert outcome.metrics["scored"].estimate.value == 0.5
    assert outcome.unscored == {"c1": "无法读取 年报.docx：文件已加密。请另存", "c2": "没有标准答案"}


def test_a_figure_under_its_floor_fails_the_suite() -> None:
    assert runner.run(suite(9, 10), {"cells": 0.95}).passed
    assert not runner.run(suite(9, 9), {"cells": 0.95}).passed


def test_a_floor_on_what_was_not_measured_is_not_met() -> None:
    outcome = runner.run(suite("no truth"), {"scored": 0.0})
    assert outcome.passed
    assert not runner.run(suite("no truth"), {"scored": 1.0}).passed


def test_a_failure_of_the_product_names_suite_and_case() -> None:
    with pytest.raises(TypeError) as caught:
        runner.run(suite(None), {})
    assert caught.value.__notes__ == ["suite toy, case c0"]


def test_results_have_the_shape_of_the_design() -> None:
    result = runner.to_json({"toy": runner.run(suite(9, 10), {"cells": 0.9})})
    assert result["passed"] is True
    cells = result["suites"]["toy"]["metrics"]["cells"]
    assert cells["value"] == 0.95
    assert cells["n"] == 20
    assert cells["floor"] == 0.9
    assert cells["interval"][0] < 0.95 < cells["interval"][1]
    assert result["suites"]["toy"]["cases"]["c0"][0]["faults"] == ["第3格：读成 4，应为 0"]
    json.dumps(result)


def test_the_page_stands_alone_and_shows_figures_floors_and_faults() -> None:
    html = page(runner.to_json({"toy": runner.run(suite(9, "no truth"), {"cells": 0.95})}))
    assert "有指标未达下限" in html
    assert "第3格：读成 4，应为 0" in html
    assert "没有标准答案" in html
    assert not re.search(r"(?:src|href)=|https?://|<script", html)


def test_an_unknown_suite_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InputError) as caught:
        runner.evaluate(["no-such-suite"])
    assert "reading" in caught.value.remedy


def test_every_floor_names_a_suite_and_a_metric_that_exist() -> None:
    for name, under in runner.floors().items():
        assert name in runner.suites()
        assert under.keys() <= {runner.SCORED, *runner.load(name).titles}


def test_every_suite_has_floors() -> None:
    assert set(runner.suites()) == runner.floors().keys()


def test_figures_come_with_the_address_they_were_published_at() -> None:
    for path in (DATA / "figures").glob("*.json"):
        assert json.loads(path.read_text("utf-8"))["source"].startswith(("http", "github:"))
