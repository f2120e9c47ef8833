"""Many reports at once say of each what the engine says of it alone."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.form import CellId, load_form
from assistant.report import Count, Previous, Report
from assistant.rules.many import MOST, ManySums, broken_sums
from assistant.rules.sums import Layout
from assistant.rules.view import View

FORM = load_form()
OFFICIAL = Layout("2021-30", False, (), ())
CELLS = [cell for cell in (*FORM.cells, *FORM.group_cells) if not cell.startswith("active.")]
FIGURES = st.one_of(st.integers(0, 9), st.sampled_from([-1, 99_999, MOST - 1, MOST + 1, 2**32, 10**12, Decimal("1.5")]))
CHANGES: st.SearchStrategy[dict[CellId, Count | None]] = st.dictionaries(
    st.sampled_from(CELLS), st.one_of(FIGURES, st.none()), max_size=12
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of zeros with a few other figures, with last year's or without."""
    zeros: dict[CellId, Count | None] = dict.fromkeys(FORM.cells, 0)
    previous = None
    if draw(st.booleans()):
        last = zeros | draw(CHANGES)
        listed = draw(st.sampled_from([list(last), list(last)[:150]]))
        previous = Previous(year=2023, cells={cell: last[cell] for cell in listed})
    return Report(year=2024, previous=previous).with_cells(zeros | draw(CHANGES))


@given(st.lists(reports(), max_size=8))
def test_each_report_gets_the_verdict_that_it_gets_alone(given_: list[Report]) -> None:
    alone = [View(report).sums for report in given_]
    assert broken_sums(given_) == [tuple(sums.equations[number] for number in sorted(sums.outcomes)) for sums in alone]


@given(st.lists(st.dictionaries(st.sampled_from(CELLS[:190]), st.integers(-9, 99)), max_size=8))
def test_a_row_is_faulty_exactly_where_one_of_its_sums_is_broken(rows: list[dict[str, int]]) -> None:
    sums = ManySums(OFFICIAL)
    figures = sums.figures([dict.fromkeys(sums.cells, 0) | row for row in rows])
    faulty, (places, numbers) = sums.faulty(figures), sums.broken(figures)
    assert faulty.tolist() == sorted(set(places.tolist()))
    for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
        left, right = ([rows[place].get(cell, 0) for cell in side] for side in sums.equations[number][2:])
        assert sum(left) != sum(right)


@pytest.mark.parametrize("slip", [1, -1, 3, 1024, 10_000, MOST])
def test_no_slip_of_one_cell_goes_unseen(slip: int) -> None:
    sums = ManySums(OFFICIAL)
    figures = np.diag(np.full(len(sums.cells), slip, np.int32))
    assert sums.faulty(figures).tolist() == list(range(len(sums.cells)))


def test_no_layout_has_a_sum_of_more_cells_than_are_exact() -> None:
    groups = tuple(group.id for group in FORM.tables["requests"].groups)
    for carried in ((), groups[:1], groups):
        sums = ManySums(Layout("2021-30", over_years=True, carried=carried, undivided=()))
        assert max(len(one.cells) for one in sums.equations) * MOST < 2**24


def test_the_official_layout_has_forty_two_sums() -> None:
    sums = ManySums(OFFICIAL)
    assert (len(sums.equations), len(sums.cells)) == (42, 190)


def test_no_report_is_no_fault() -> None:
    assert broken_sums([]) == []
    assert ManySums(OFFICIAL).broken(np.empty((0, 190), np.int32))[0].size == 0
