"""The sums that a report's layout has, and the few that its figures touch: only what is not 0 can upset a sum.

Most cells of a report are 0. So no sum is added up cell by cell: each figure is added to the sums that it stands in,
and what is left at 0 holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from assistant.form import CellId, Equation, applied, load_form
from assistant.report import Count


class Layout(NamedTuple):
    """What decides which sums a report has: its form, whether last year's figures are there, group rows with figures.

    `undivided` are those of the groups `carried` whose items are not printed.
    """

    form_id: str
    over_years: bool
    carried: tuple[str, ...]
    undivided: tuple[str, ...]


class Places(NamedTuple):
    """In which sums a cell stands: their numbers, by side."""

    left: tuple[int, ...]
    right: tuple[int, ...]


NOWHERE = Places((), ())


class Sums(NamedTuple):
    """The sums of a layout by number, in the form's order; `of` tells an identity's, `places` a cell's.

    `beside` are their cells that stand on group rows or in last year's report.
    """

    equations: tuple[Equation, ...]
    of: Mapping[str, range]
    places: Mapping[CellId, Places]
    beside: tuple[CellId, ...]

    def gaps(self, figures: Mapping[CellId, Count]) -> list[Count]:
        """Left minus right (件) of each sum over these figures."""
        gaps: list[Count] = [0] * len(self.equations)
        places = self.places
        for cell, figure in figures.items():
            if figure and cell in places:
                left, right = places[cell]
                for number in left:
                    gaps[number] += figure
                for number in right:
                    gaps[number] -= figure
        return gaps


@lru_cache(maxsize=64)
def sums_of(layout: Layout) -> Sums:
    """The sums of that layout."""
    equations: list[Equation] = []
    of: dict[str, range] = {}
    for name in load_form(layout.form_id).identities:
        found = applied(layout.form_id, name, layout.carried, layout.undivided)
        if layout.over_years or not any(map(_is_last_years, found[0].cells if found else ())):
            of[name] = range(len(equations), len(equations) + len(found))
            equations += found
    left, right = defaultdict[CellId, list[int]](list), defaultdict[CellId, list[int]](list)
    for number, one in enumerate(equations):
        for cell in one.left:
            left[cell].append(number)
        for cell in one.right:
            right[cell].append(number)
    cells = dict.fromkeys((*left, *right))
    return Sums(
        tuple(equations),
        of,
        {cell: Places(tuple(left[cell]), tuple(right[cell])) for cell in cells},
        tuple(cell for cell in cells if cell.startswith("group.") or _is_last_years(cell)),
    )


def _is_last_years(cell: CellId) -> bool:
    return cell.startswith("previous:")


class Open(NamedTuple):
    """The unknown cells of a sum, by side."""

    left: tuple[CellId, ...]
    right: tuple[CellId, ...]


@lru_cache(maxsize=256)
def with_unknown(layout: Layout, unknown: frozenset[CellId]) -> Mapping[int, Open]:
    """The sums that have unknown cells, by number. Reports of one layout share them."""
    return dict(_with_unknown(sums_of(layout).equations, unknown))


def _with_unknown(equations: Iterable[Equation], unknown: frozenset[CellId]) -> Iterator[tuple[int, Open]]:
    for number, one in enumerate(equations):
        left, right = (tuple(cell for cell in side if cell in unknown) for side in (one.left, one.right))
        if left or right:
            yield number, Open(left, right)
