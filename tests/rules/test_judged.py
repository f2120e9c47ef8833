"""Every finding on wording in the printed reports at hand was judged by eye, and none of them is a false alarm."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.reading import read
from assistant.report import previous_of
from assistant.rules import run
from assistant.rules.given import Inputs

ROOT = Path(__file__).parents[2]
GOLD: list[dict[str, Any]] = json.loads((ROOT / "evals/data/judged/wording.json").read_text("utf-8"))["findings"]
REPORTS = sorted({(one["report"], one.get("previous", "")) for one in GOLD})


def path_of(name: str) -> Path:
    return next(path for path in (ROOT / name, ROOT / "evals" / name) if path.exists())


def told(name: str, previous: str) -> Iterator[tuple[str, str]]:
    report, inputs = read(path_of(name)), Inputs()
    if previous:
        last = read(path_of(previous))
        report = report.model_copy(update={"previous": previous_of(last)})
        inputs = Inputs(last_year=last.sections)
    for finding in run(report, inputs=inputs).findings:
        if finding.rule[0] in "PWGV" or finding.rule == "Y-R03":
            yield finding.id, finding.severity


@pytest.mark.parametrize(("name", "previous"), REPORTS)
def test_the_findings_on_a_report_are_those_that_were_judged(name: str, previous: str) -> None:
    mine = [one for one in GOLD if (one["report"], one.get("previous", "")) == (name, previous) and one["finding"]]
    judged = {(one["finding"], one["severity"]) for one in mine if one["verdict"] != "false"}
    assert set(told(name, previous)) == judged


def test_a_verdict_that_leaves_room_is_never_an_error() -> None:
    assert not [one for one in GOLD if one["verdict"] == "arguable" and one["severity"] == "error"]
