"""Bounds against all fillings: nothing is settled that could be otherwise, nothing is open that is proven."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from assistant.form import Equation
from assistant.report import Count
from assistant.report.bounds import Bounds, Undecided, bound
from assistant.report.intervals import evaluate

ROWS = [Equation("row", str(r), tuple(f"r{r}c{c}" for c in range(2)), (f"r{r}ct",)) for r in range(2)]
COLUMNS = [Equation("column", c, (f"r0c{c}", f"r1c{c}"), (f"tc{c}",)) for c in "01t"]
SUMS = [*ROWS, *COLUMNS]
CELLS = sorted({cell for equation in SUMS for cell in equation.cells})
MOST = 4


def bounds_of(known: dict[str, int]) -> Bounds:
    values: dict[str, Count | None] = {cell: known.get(cell) for cell in CELLS}
    outcomes = [(equation, evaluate(equation, values)) for equation in SUMS]
    wrong = {cell for equation, outcome in outcomes if outcome.state == "broken" for cell in equation.cells}
    undecided = [
        Undecided(number, equation, outcome.left.unknown, outcome.right.unknown, outcome.difference)
        for number, (equation, outcome) in enumerate(outcomes)
        if outcome.unknown and outcome.state == "open"
    ]
    return bound(undecided, values, lambda: wrong)


def filled(inner: tuple[int, int, int, int]) -> dict[str, int]:
    cells = dict(zip(("r0c0", "r0c1", "r1c0", "r1c1"), inner, strict=True))
    for row in "01":
        cells[f"r{row}ct"] = cells[f"r{row}c0"] + cells[f"r{row}c1"]
    for column in "01t":
        cells[f"tc{column}"] = cells[f"r0c{column}"] + cells[f"r1c{column}"]
    return cells


inner = st.tuples(*[st.integers(0, 3)] * 4)


@given(inner, st.sets(st.sampled_from(CELLS), max_size=6))
def test_a_settled_cell_has_that_value_in_every_consistent_filling(
    figures: tuple[int, int, int, int], hidden: set[str]
) -> None:
    true = filled(figures)
    known = {cell: value for cell, value in true.items() if cell not in hidden}
    found = bounds_of(known)
    assert not found.broken
    fillings = [
        cells
        for a, b, c, d in product(range(MOST + 1), repeat=4)
        for cells in [filled((a, b, c, d))]
        if all(cells[cell] == value for cell, value in known.items())
    ]
    for cell, value in found.values.items():
        assert {cells[cell] for cells in fillings} == {value}


@given(inner, st.sampled_from(CELLS))
def test_one_hidden_cell_is_always_found_and_all_but_one_of_its_sums_are_judged(
    figures: tuple[int, int, int, int], hidden: str
) -> None:
    true = filled(figures)
    found = bounds_of({cell: value for cell, value in true.items() if cell != hidden})
    assert found.values == {hidden: true[hidden]}
    assert len(found.open) == 1


def test_a_row_whose_known_cells_make_its_total_leaves_zero_for_the_rest() -> None:
    sum_of = Equation("row", "", ("a", "b", "c"), ("total",))
    found = bound([Undecided(7, sum_of, ("b", "c"), (), 0)], {"a": 5, "total": 5})
    assert found.values == {"b": 0, "c": 0}
    assert found.open == {7}


def test_a_cell_that_its_row_and_its_column_give_two_values_is_a_fault() -> None:
    row = Equation("row", "", ("a", "x"), ("total",))
    column = Equation("column", "", ("x", "b"), ("sum",))
    pairs = [Undecided(0, row, ("x",), (), -3), Undecided(1, column, ("x",), (), -2)]
    found = bound(pairs, {"a": 1, "total": 4, "b": 1, "sum": 3})
    assert found.values == {"x": 3}
    assert found.broken[1].difference == 1


def test_what_rests_on_a_sum_that_is_wrong_by_itself_is_no_other_fault() -> None:
    row = Equation("row", "", ("a", "x"), ("total",))
    column = Equation("column", "", ("x", "b"), ("sum",))
    pairs = [Undecided(0, row, ("x",), (), -3), Undecided(1, column, ("x",), (), -2)]
    found = bound(pairs, {"a": 1, "total": 4, "b": 1, "sum": 3}, lambda: {"total"})
    assert not found.broken
    assert 1 in found.open


def test_sums_that_push_each_other_up_come_to_an_end() -> None:
    one = Equation("one", "", ("x",), ("y", "a"))
    two = Equation("two", "", ("y",), ("x", "a"))
    found = bound([Undecided(0, one, ("x",), ("y",), -1), Undecided(1, two, ("y",), ("x",), -1)], {"a": 1})
    assert not found.values
