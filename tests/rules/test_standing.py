"""All sums judged in one go, against each equation evaluated by itself."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.form import CellId, formats
from assistant.report import Count
from assistant.report.intervals import evaluate
from assistant.rules.standing import Standing
from assistant.rules.sums import Layout, sums_of

LAYOUTS = [
    Layout(form_id, over_years, carried, undivided)
    for form_id in formats()
    for over_years in (False, True)
    for carried, undivided in (((), ()), (("denied", "unable"), ()), (("denied", "other"), ("other",)))
]
FIGURES = st.one_of(st.none(), st.just(0), st.integers(-3, 12))


@st.composite
def standings(draw: st.DrawFn) -> tuple[Layout, dict[CellId, Count | None]]:
    layout = draw(st.sampled_from(LAYOUTS))
    places = sums_of(layout).places
    changed = draw(st.dictionaries(st.sampled_from(sorted(places)), FIGURES, max_size=40))
    return layout, {**dict.fromkeys(places, 0), **changed}


@given(standings())
def test_each_sum_stands_as_it_does_by_itself(given_: tuple[Layout, dict[CellId, Count | None]]) -> None:
    layout, values = given_
    known = {cell: value for cell, value in values.items() if value is not None}
    standing = Standing(layout, known, frozenset(values.keys() - known.keys()))
    for number, equation in enumerate(standing.equations):
        outcome = evaluate(equation, values)
        assert standing.gaps[number] == outcome.difference
        assert (number in standing.open) == bool(outcome.unknown)
        assert (number in standing.broken) == (outcome.state == "broken")
