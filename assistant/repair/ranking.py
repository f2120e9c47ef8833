"""How likely a set of changes is: the cheapest way to tell it as slips of a clerk (chances in `plausibility.toml`).

One slip may explain several changes: neighbours that stand in each other's place, a number one row or column off, a
total that was added up from a wrong item. Each change is told by the cheapest story that fits it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations
from math import log10
from typing import Any, NamedTuple, TypeAlias

from assistant.form import CellId, Equation
from assistant.repair.frame import PREVIOUS, Layout, equations
from assistant.repair.grid import neighbours, spots
from assistant.repair.slips import plausibility, slip
from assistant.report import Count

Shift = tuple[CellId, int | None, int]
"""A cell, its printed value (None where it is no count) and its meant value."""


_TABLES = 10
"""The tables whose filled rows `count.row` counts."""


class Story(NamedTuple):
    """Why one cell may be wrong: the kind (a key of `why` in the data), its cost, the cell that the story names."""

    kind: str
    cost: float
    other: CellId = ""


Pairs: TypeAlias = Mapping[tuple[Shift, Shift], tuple[Story, Story]]


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
        self.costs = story_costs()
        self.alone: dict[Shift, Story] = {}
        self.paired: dict[tuple[Shift, Shift], tuple[Story, Story] | None] = {}

    def tell(self, shifts: tuple[Shift, ...]) -> Telling:
        """The cheapest stories for these changes together."""
        if len(shifts) == 1:
            story = self._alone(shifts[0])
            return Telling(story.cost, {shifts[0][0]: story})
        single = {shift: min(self._alone(shift), self._following(shift, shifts), key=_cost) for shift in shifts}
        return _matched(list(shifts), single, self._pairs(shifts))

    def _alone(self, shift: Shift) -> Story:
        if shift not in self.alone:
            stories = list(self._single(shift))
            best = min(stories, key=_cost)
            self.alone[shift] = best._replace(cost=-log10(sum(10**-story.cost for story in stories)))
        return self.alone[shift]

    def _single(self, shift: Shift) -> Iterator[Story]:
        """Every story of one cell by itself; each is an event."""
        cell, printed, meant = shift
        kind, cost = slip(printed, meant)
        event = self.costs["event"]
        weighs = (
            self.costs["total"] if cell in self.totals else rarity(cell, meant) - rarity(cell, max(printed or 0, 0))
        )
        yield Story(kind, event + cost + weighs)
        if printed is None:
            return
        for kind, other, ways in self._elsewhere(cell, printed, meant):
            yield Story(kind, event + self.costs[kind] + log10(ways) + weighs, other)

    def _elsewhere(self, cell: CellId, printed: int, meant: int) -> Iterator[tuple[str, CellId, int]]:
        """Kinds of stories that another cell explains, with that cell and among how many it is shared out."""
        if printed:
            yield from (("copied", other, 1) for other in self.near.get(cell, ()) if self.values.get(other) == printed)
            if self.values.get(f"{PREVIOUS}{cell}") == printed:
                yield "kept", f"{PREVIOUS}{cell}", 1
        elif meant:
            group = next((of for of in self._group_rows(cell) if (self.values.get(of) or 0) >= meant), None)
            if group:
                yield "carried", group, 1
        if meant > printed:
            for equation in self.totals.get(cell, ()):
                items = [one for one in equation.left if self.values.get(one) and not one.startswith(PREVIOUS)]
                left_out = [one for one in items if self.values.get(one) == meant - printed]
                if left_out:
                    yield "stale_total", left_out[0], len(items)
        last = self.totals_of_last_year(cell)
        if last and self.values.get(last) == meant:
            yield "last_year", last, 1

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
        """A total that moves as its changed items do together."""
        cell, printed, meant = shift
        if printed is not None:
            for equation in self.totals.get(cell, ()):
                moved = {other: becomes - was for other, was, becomes in shifts if was is not None}
                items = [item for item in equation.left if item in moved]
                if items and sum(moved[item] for item in items) == meant - printed:
                    return Story("follows", self.costs["follows"], items[0])
        return Story("other", float("inf"))

    def _pairs(self, shifts: tuple[Shift, ...]) -> dict[tuple[Shift, Shift], tuple[Story, Story]]:
        """The pairs that one slip explains; a whole line that has slipped is one slip with its further cells."""
        found = {pair: told for pair in combinations(shifts, 2) if (told := self._pair(*pair)) is not None}
        lines: dict[frozenset[int], list[tuple[Shift, Shift]]] = {}
        for one, two in found:
            here, there = self.spots[one[0]], self.spots[two[0]]
            if here.column == there.column:
                lines.setdefault(frozenset((here.row, there.row)), []).append((one, two))
        for together in lines.values():
            if len(together) > 1:
                first, rest = self._first_of(found, together), len(together) - 1
                cost = (first + rest * self.costs["follows"]) / len(together) / 2
                for pair in together:
                    found[pair] = tuple(story._replace(cost=cost) for story in found[pair])  # type: ignore[assignment]
        return found

    @staticmethod
    def _first_of(
        found: Mapping[tuple[Shift, Shift], tuple[Story, Story]], together: list[tuple[Shift, Shift]]
    ) -> float:
        return min(sum(map(_cost, found[pair])) for pair in together)

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
        cost = self.costs["event"] + self.costs["far"] * (distance > 1)
        cost += self.costs["totals"] * (a in self.totals and b in self.totals)
        if a_is and b_is:
            half = (self.costs["swapped"] + cost) / 2
            return Story("swapped", half, b), Story("swapped", half, a)
        half = (self.costs["moved"] + cost) / 2
        kinds = ("moved_to", "moved_from") if a_is else ("moved_from", "moved_to")
        return Story(kinds[0], half, b), Story(kinds[1], half, a)


def rarity(cell: CellId, count: int) -> float:
    """-log10 of how often that item of the tables is that number: many are 0, and small numbers the more frequent."""
    chances: dict[str, Any] = plausibility()["count"]
    filled = _filled(cell)
    return -log10(chances["one"] * filled / (1 - chances["zero"]) / count if count else 1 - filled)


@lru_cache(maxsize=512)
def _filled(cell: CellId) -> float:
    """How often the item is not 0: by its row and column in table three, else as items are on the whole."""
    chances: dict[str, Any] = plausibility()["count"]
    line, _, column = cell.removeprefix(PREVIOUS).rpartition(".")
    seen, share = chances["row"].get(line.removeprefix("requests.")), chances["column"].get(column)
    if seen is None or share is None:
        return 1 - float(chances["zero"])
    return float((seen + 1) / (_TABLES + 2) * share)  # one more of either kind: no row is impossible


@cache
def story_costs() -> dict[str, float]:
    """What each story costs: -log10 of its chance."""
    chances: dict[str, float] = plausibility()["story"]
    return {name: -log10(chance) for name, chance in chances.items()}


def _cost(story: Story) -> float:
    return story.cost


def _matched(rest: list[Shift], single: Mapping[Shift, Story], pairs: Pairs) -> Telling:
    """The cheapest split of the changes into single ones and pairs."""
    if not rest:
        return Telling(0.0, {})
    first, others = rest[0], rest[1:]
    after = _matched(others, single, pairs)
    best = Telling(single[first].cost + after.cost, {first[0]: single[first], **after.stories})
    for place, other in enumerate(others):
        both = pairs.get((first, other))
        if both is not None:
            after = _matched(others[:place] + others[place + 1 :], single, pairs)
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
