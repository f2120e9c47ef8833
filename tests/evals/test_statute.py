"""What the suite `statute` counts as a step with its article."""

from datetime import date

import pytest

from assistant.statute import deadlines
from assistant.statute.computed import Computed, Step
from evals.tasks import statute


def counted(*steps: Step) -> tuple[int, int]:
    score = statute.stepped(Computed(date(2025, 7, 1), steps))
    return score.right, score.n


@pytest.mark.parametrize(
    "step",
    [
        Step("条例第三十三条第二款：自收到申请之日起20个工作日内答复"),
        Step("答复期限自这一天重新起算"),
        Step("条例第三十三条第二款：自收到申请之日起20个工作日内答复", "tiaoli/30"),
        Step("条例第九十九条", "tiaoli/99"),
    ],
)
def test_a_step_that_states_law_without_its_own_article_counts_as_wrong(step: Step) -> None:
    assert counted(step, Step("条例第三十条：……", "tiaoli/30")) == (1, 2)


def test_a_step_that_only_tells_what_happened_needs_no_article() -> None:
    assert counted(Step("2025年6月3日收到申请")) == (0, 0)


def test_a_reply_with_all_that_can_happen_has_an_article_at_every_step_of_law() -> None:
    asked = [(date(2025, 6, 12), date(2025, 6, 20))]
    score = statute.stepped(deadlines.reply(date(2025, 6, 3), corrected=date(2025, 6, 10), extended=True, asked=asked))
    assert (score.right, score.n) == (4, 4)


def test_a_sum_that_must_not_be_computed_is_right_only_with_its_reason() -> None:
    cases = {case.id: case for case in statute.cases()}
    scores = {score.metric: score for score in statute.solve(cases["w068"])}
    assert scores["free"].right == 1
    cases["w068"].input[1]["tells"] = "别的理由"
    assert next(statute.solve(cases["w068"])).right == 0
