import pytest

from evals import runner


@pytest.mark.parametrize("name", runner.suites())
def test_no_figure_of_the_suite_is_under_its_floor(name: str) -> None:
    outcome = runner.evaluate([name])[name]
    under = {
        metric: (measured.estimate.value, measured.floor)
        for metric, measured in outcome.metrics.items()
        if not measured.passed
    }
    faults = [
        fault
        for scores in outcome.cases.values()
        for score in scores
        if score.metric in under
        for fault in score.faults
    ]
    assert (under, outcome.unscored) == ({}, {}), faults[:20]
