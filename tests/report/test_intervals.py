from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from assistant.form import Equation
from assistant.report import Count
from assistant.report.intervals import evaluate

LEFT, RIGHT = ("l1", "l2", "l3"), ("r1", "r2")
SUM = Equation("test", "", LEFT, RIGHT)
MOST = 8
figures = st.dictionaries(st.sampled_from(LEFT + RIGHT), st.integers(0, MOST))


def fillings(known: dict[str, int]) -> list[bool]:
    """Whether the sum holds, for every filling of the unknown cells that can matter.

    A side's unknown cells add up to anything from 0; more than the other side's known sum (3 * MOST) decides nothing.
    """
    answers = []
    reach = range(3 * MOST + 1)
    for left, right in product(
        reach if len(known.keys() & set(LEFT)) < len(LEFT) else [0],
        reach if len(known.keys() & set(RIGHT)) < len(RIGHT) else [0],
    ):
        answers.append(
            left + sum(known[cell] for cell in LEFT if cell in known)
            == right + sum(known[cell] for cell in RIGHT if cell in known)
        )
    return answers


@given(figures)
def test_an_equation_answers_as_all_fillings_of_its_unknown_cells_do(known: dict[str, int]) -> None:
    values: dict[str, Count | None] = {cell: known.get(cell) for cell in LEFT + RIGHT}
    outcome = evaluate(SUM, values)
    answers = fillings(known)
    if outcome.exact:
        assert outcome.state == ("holds" if answers[0] else "broken")
    else:
        assert outcome.state == ("open" if any(answers) else "broken")


@given(figures)
def test_the_gap_of_a_broken_equation_is_the_least_change_that_could_mend_it(known: dict[str, int]) -> None:
    outcome = evaluate(SUM, dict(known))
    if outcome.state == "broken":
        low = sum(known.get(cell, 0) for cell in LEFT) - sum(known.get(cell, 0) for cell in RIGHT)
        assert outcome.difference == low != 0


def test_an_unlisted_cell_is_unknown_and_not_zero() -> None:
    outcome = evaluate(SUM, {"l1": 4, "r1": 4, "r2": 0})
    assert outcome.state == "open"
    assert outcome.unknown == ("l2", "l3")


def test_four_against_a_total_of_zero_is_broken_whatever_the_missing_cell_holds() -> None:
    assert evaluate(SUM, {"l1": 4, "l2": 0, "r1": 0, "r2": 0}).state == "broken"
