"""How likely a set of changes is: the cheapest way to tell it as slips of a clerk (costs in `plausibility.toml`).

One slip may explain several changes: neighbours that stand in each other's place, a number one row or column off, a
total that was added up from a wrong item. Each change is told by the cheapest story that fits it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from assistant.form import CellId, Equation
from assistant.repair.frame import PREVIOUS, Layout, equations
from assistant.repair.grid import neighbours, spots
from assistant.repair.slips import plausibility, slip
from assistant.report import Count

Shift = tuple[CellId, int | None, int]
"""A cell, its printed value (None where it is no count) and its meant value."""
Pairing = Callable[[Shift, Shift], "tuple[Story, Story] | None"]


class Story(NamedTuple):
    """Why one cell may be wrong: the kind (a key of `why` in the data), its cost, the cell that the story names."""

    kind: str
    cost: float
    other: CellId = ""


class Telling(NamedTuple):
    """The cheapest way to tell a set of changes: its cost and a story a cell."""

    cost: float
    stories: dict[CellId, Story]


class Ranker:
    """Tells sets of changes of one report; what it has worked out for a cell or a pair is kept."""

    def __init__(self, layout: Layout, values: Mapping[CellId, Count | None]) -> None:
        self.values = values
        self.spots = spots(layout.form_id, layout.carried)
        self.near = neighbours(layout.form_id, layout.carried)
        self.totals = totals(layout)
        self.costs: dict[str, float] = plausibility()["story"]
        self.alone: dict[Shift, Story] = {}
        self.paired: dict[tuple[Shift, Shift], tuple[Story, Story] | None] = {}

    def tell(self, shifts: tuple[Shift, ...]) -> Telling:
        """The cheapest stories for these changes together."""
        if len(shifts) == 1:
            story = self._alone(shifts[0])
            return Telling(story.cost, {shifts[0][0]: story})
        single = {shift: min(self._alone(shift), self._following(shift, shifts), key=_cost) for shift in shifts}
        return _matched(list(shifts), single, self._pair)

    def _alone(self, shift: Shift) -> Story:
        if shift not in self.alone:
            self.alone[shift] = min(self._single(shift), key=_cost)
        return self.alone[shift]

    def _single(self, shift: Shift) -> Iterable[Story]:
        cell, printed, meant = shift
        is_total = cell in self.totals
        kind, cost = slip(printed, meant)
        yield Story(kind, cost + (self.costs["total"] if is_total else 0))
        if printed is None:
            return
        if printed:
            for other in self.near.get(cell, ()):
                if self.values.get(other) == printed:
                    yield Story("copied", self.costs["copied"], other)
        if not printed and meant:
            group = next((of for of in self._group_rows(cell) if self.values.get(of) == meant), None)
            if group:
                yield Story("carried", self.costs["carried"], group)
        if meant > printed:
            for equation in self.totals.get(cell, ()):
                left_out = [one for one in equation.left if self.values.get(one) == meant - printed]
                if left_out:
                    yield Story("stale_total", self.costs["stale_total"], left_out[0])
        last = self.totals_of_last_year(cell)
        if last and self.values.get(last) == meant:
            yield Story("last_year", self.costs["last_year"], last)

    def totals_of_last_year(self, cell: CellId) -> CellId:
        """Last year's figure that this cell repeats."""
        only = (one.left[0] for one in self.totals.get(cell, ()) if len(one.left) == 1)
        return next((source for source in only if source.startswith(PREVIOUS)), "")

    def _group_rows(self, cell: CellId) -> Iterable[CellId]:
        """The row of the item's group, where it carries figures."""
        for total, sums in self.totals.items():
            if total.startswith("group.") and any(cell in one.left for one in sums):
                yield total

    def _following(self, shift: Shift, shifts: tuple[Shift, ...]) -> Story:
        """A total that moves with one of its items."""
        cell, printed, meant = shift
        items = {item for one in self.totals.get(cell, ()) for item in one.left}
        for other, was, becomes in shifts if items and printed is not None else ():
            if other in items and was is not None and becomes - was == meant - (printed or 0):
                return Story("follows", self.costs["follows"], other)
        return Story("other", float("inf"))

    def _pair(self, one: Shift, two: Shift) -> tuple[Story, Story] | None:
        """Both at once: in each other's place, or a number that stands elsewhere in its row or column."""
        key = (one, two)
        if key not in self.paired:
            self.paired[key] = self._both(one, two)
        return self.paired[key]

    def _both(self, one: Shift, two: Shift) -> tuple[Story, Story] | None:
        (a, a_was, a_is), (b, b_was, b_is) = one, two
        here, there = self.spots.get(a), self.spots.get(b)
        if a_was is None or b_was is None or (a_was, b_was) != (b_is, a_is) or not here or not there:
            return None
        if here.table != there.table or (here.row != there.row and here.column != there.column):
            return None
        if a.startswith("group.") != b.startswith("group."):  # a group's row and an item: `carried` tells that
            return None
        distance = abs(here.row - there.row) + abs(here.column - there.column)
        far = self.costs["far"] * (distance > 1) + self.costs["totals"] * (a in self.totals and b in self.totals)
        if a_is and b_is:
            cost = (self.costs["swapped"] + far) / 2
            return Story("swapped", cost, b), Story("swapped", cost, a)
        cost = (self.costs["moved"] + far) / 2
        kinds = ("moved_to", "moved_from") if a_is else ("moved_from", "moved_to")
        return Story(kinds[0], cost, b), Story(kinds[1], cost, a)


def _cost(story: Story) -> float:
    return story.cost


def _matched(rest: list[Shift], single: Mapping[Shift, Story], pair: Pairing) -> Telling:
    """The cheapest split of the changes into single ones and pairs."""
    if not rest:
        return Telling(0.0, {})
    first, others = rest[0], rest[1:]
    after = _matched(others, single, pair)
    best = Telling(single[first].cost + after.cost, {first[0]: single[first], **after.stories})
    for place, other in enumerate(others):
        both = pair(first, other)
        if both is not None:
            after = _matched(others[:place] + others[place + 1 :], single, pair)
            cost = both[0].cost + both[1].cost + after.cost
            if cost < best.cost:
                best = Telling(cost, {first[0]: both[0], other[0]: both[1], **after.stories})
    return best


@lru_cache(maxsize=64)
def totals(layout: Layout) -> dict[CellId, tuple[Equation, ...]]:
    """Each cell that is worked out from others, with its sums: the only one on the right, and 现行有效 of a stock."""
    found: dict[CellId, tuple[Equation, ...]] = {}
    for equation in equations(layout):
        if len(equation.right) == 1 or equation.left[0].startswith(PREVIOUS):
            found[equation.right[-1]] = (*found.get(equation.right[-1], ()), equation)
    return found
