"""What the sums leave open of unknown cells: bounds carried from equation to equation until nothing changes.

A cell that is not filled in is at least 0. A row whose known figures already make its total leaves 0 for the rest; a
column may then be judged although one of its cells is not printed. An equation that was used to bound a cell proves
nothing about itself and stays open; the others are judged with what is known by then.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

from assistant.form import CellId, Equation
from assistant.report.intervals import Outcome, evaluate
from assistant.report.tables import Count

_PASSES = 50
"""Sums that contradict each other may push bounds up for ever."""


class Undecided(NamedTuple):
    """An equation with unknown cells, by side, and left minus right over its known ones (件); `number` is its name."""

    number: int
    equation: Equation
    left: tuple[CellId, ...]
    right: tuple[CellId, ...]
    gap: Count


class Bounds(NamedTuple):
    """`values` are the unknown cells that have only one possible value.

    `open` are the numbers of equations that unknown cells keep from being judged; `broken` those that no filling can
    satisfy together with the others, each with its outcome on what is known by then.
    """

    values: dict[CellId, Count]
    open: frozenset[int]
    broken: dict[int, Outcome]


_Range: TypeAlias = tuple[Count, Count | None]
"""The least and the greatest value of a cell; None: endless."""


class _State:
    """The cells that are settled, the ranges of others that are narrowed, and the equations used for either."""

    def __init__(self) -> None:
        self.settled: dict[CellId, Count] = {}
        self.ranges: dict[CellId, _Range] = {}
        self.source: dict[CellId, list[Undecided]] = {}
        self.used: set[int] = set()

    def range_of(self, cell: CellId) -> _Range:
        if cell in self.settled:
            return self.settled[cell], self.settled[cell]
        return self.ranges.get(cell, (0, None))

    def narrow(self, cell: CellId, low: Count, high: Count | None, by: Undecided) -> bool:
        """Whether that changed anything."""
        if cell in self.settled:
            return False
        before = self.range_of(cell)
        high = before[1] if high is None else high if before[1] is None else min(high, before[1])
        after = (max(low, before[0]), high)
        if after == before:
            return False
        if after[0] == high:
            self.settled[cell] = after[0]
        else:
            self.ranges[cell] = after
        self.source.setdefault(cell, []).append(by)
        self.used.add(by.number)
        return True

    def rests_on(self, wrong: Set[CellId], one: Undecided) -> bool:
        """One of these cells stands in this equation, or in one that bounded its unknown cells, and so on."""
        waiting = [one]
        seen: set[int] = set()
        while waiting:
            pair = waiting.pop()
            if pair.number not in seen:
                if not wrong.isdisjoint(pair.equation.cells):
                    return True
                seen.add(pair.number)
                for cell in (*pair.left, *pair.right):
                    waiting += self.source.get(cell, ())
        return False


def bound(
    undecided: Sequence[Undecided],
    values: Mapping[CellId, Count | None],
    wrong: Callable[[], Set[CellId]] = frozenset,
) -> Bounds:
    """Carry bounds through the equations to a fixpoint.

    Args:
        undecided: the equations that have unknown cells and are not broken by their known ones, in the order in which
            they are to be used.
        values: the known cells.
        wrong: gives the cells of equations that are broken by themselves: what rests on one of them is no fault of its
            own.
    """
    state = _State()
    _settle_single(undecided, state)
    rest = [one for one in undecided if one.number not in state.used and not _settled(one, state.settled)]
    for _ in range(_PASSES):
        changed = False
        for one in rest:
            changed |= not _settled(one, state.settled) and _tighten(one, state)
        if not changed:
            break
    broken: dict[int, Outcome] = {}
    open_ones = state.used.union([one.number for one in rest if not _settled(one, state.settled)])
    for one in undecided:
        if one.number in open_ones or one.gap + _sum(one.left, state.settled) == _sum(one.right, state.settled):
            continue
        if state.rests_on(wrong(), one):
            open_ones.add(one.number)
        else:
            broken[one.number] = evaluate(one.equation, {**values, **state.settled})
    return Bounds(state.settled, frozenset(open_ones), broken)


def _settle_single(undecided: Sequence[Undecided], state: _State) -> None:
    """The usual case, a missing column: each row has one unknown cell, and its sum gives the value."""
    settled = state.settled
    for one in undecided:
        left, right = one.left, one.right
        if len(left) + len(right) == 1:
            cell = left[0] if left else right[0]
            if cell not in settled:
                settled[cell] = -one.gap if left else one.gap
                state.source[cell] = [one]
                state.used.add(one.number)


def _settled(one: Undecided, settled: Mapping[CellId, Count]) -> bool:
    return all(map(settled.__contains__, one.left)) and all(map(settled.__contains__, one.right))


def _sum(cells: Iterable[CellId], settled: Mapping[CellId, Count]) -> Count:
    return sum([settled[cell] for cell in cells])


def _tighten(one: Undecided, state: _State) -> bool:
    """Narrow the cells of one equation; leaves them where it contradicts what the others say."""
    left = [state.range_of(cell) for cell in one.left]
    right = [state.range_of(cell) for cell in one.right]
    limits = [*_limits(left, right, -one.gap), *_limits(right, left, one.gap)]
    cells = (*one.left, *one.right)
    if any(high is not None and high < max(low, had[0]) for (low, high), had in zip(limits, left + right, strict=True)):
        return False
    changed = False
    for cell, (low, high) in zip(cells, limits, strict=True):
        changed |= state.narrow(cell, low, high, one)
    return changed


def _limits(own: Sequence[_Range], other: Sequence[_Range], rest: Count) -> list[_Range]:
    """What `sum(own) = rest + sum(other)` leaves for each of its own cells."""
    least, most = sum(low for low, _ in other), _most(other)
    own_least = sum(low for low, _ in own)
    endless = sum(high is None for _, high in own)
    own_most = sum(high for _, high in own if high is not None)
    found: list[_Range] = []
    for low, high in own:
        bounded = endless == 0 or (endless == 1 and high is None)  # all others have an end
        found.append(
            (
                rest + least - (own_most - (high or 0)) if bounded else 0,
                None if most is None else rest + most - (own_least - low),
            )
        )
    return found


def _most(cells: Sequence[_Range]) -> Count | None:
    highs = [high for _, high in cells if high is not None]
    return sum(highs) if len(highs) == len(cells) else None
