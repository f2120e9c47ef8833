"""Every finding on the printed reports at hand was judged by eye, and none of them is a false alarm."""

import pytest

from evals.scorers.rules import Judged
from evals.tasks.rules import findings_of, judged

GOLD = judged()


@pytest.mark.parametrize(("name", "previous"), GOLD)
def test_the_findings_on_a_report_are_those_that_were_judged(name: str, previous: str) -> None:
    gold = GOLD[name, previous]
    told = {
        (finding.id, finding.severity)
        for finding in findings_of(name, previous)
        if finding.rule.startswith(tuple(gold.families))
    }
    assert told == {
        (one["finding"], one["severity"]) for one in gold.findings if one["finding"] and one["verdict"] != "false"
    }


@pytest.mark.parametrize("gold", GOLD.values(), ids=[name for name, _ in GOLD])
def test_a_verdict_that_leaves_room_is_never_an_error(gold: Judged) -> None:
    assert not [one for one in gold.findings if one["verdict"] == "arguable" and one["severity"] == "error"]


@pytest.mark.parametrize("gold", GOLD.values(), ids=[name for name, _ in GOLD])
def test_every_verdict_has_its_reason(gold: Judged) -> None:
    assert all(one.get("why") for one in (*gold.findings, *gold.missing) if one.get("finding") or "rule" in one)
