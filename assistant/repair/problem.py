"""A frame with a report's values: what the search reads again and again, prepared once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.form import CellId
from assistant.repair.frame import Frame, Mask, mask_of, members
from assistant.report import Count

NOTHING: Mapping[CellId, int] = {}
NO_COUNT = -1
"""Stands for a printed value that is no count (negative, a fraction): no meant value equals it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One part of a report.

    `printed` holds the value of each variable, 0 where unknown; `unknown` and `invalid` (printed, but no count) are
    sets of variables. `gap` is left minus right of each equation over the known variables. `weight` is the cost of
    changing a variable; `classes` are the variables of each weight, cheapest first. `wanted` are values that the prose
    gives: tried first where the sums leave a choice.
    """

    frame: Frame
    printed: tuple[int, ...]
    unknown: Mask
    invalid: Mask
    gap: tuple[int, ...]
    weight: tuple[int, ...]
    classes: tuple[tuple[int, Mask], ...]
    wanted: Mapping[int, int]

    def cost(self, changed: Mask) -> int:
        """What changing these variables costs."""
        return sum(weight * (changed & mask).bit_count() for weight, mask in self.classes)


def is_count(value: Count) -> bool:
    """A number of 件: whole and not negative."""
    return value >= 0 and (type(value) is int or value == int(value))


def problem(frame: Frame, values: Mapping[CellId, Count | None], wanted: Mapping[CellId, int] = NOTHING) -> Problem:
    """The frame with these values (a cell that is not listed is unknown); `wanted` are values that the prose gives."""
    found = [values.get(cell) for cell in frame.cells]
    unknown = invalid = 0
    printed: list[int] = []
    for place, value in enumerate(found):
        if value is None:
            unknown |= 1 << place
            printed.append(0)
        elif is_count(value):
            printed.append(int(value))
        else:
            invalid |= 1 << place
            printed.append(NO_COUNT)
    get = printed.__getitem__
    gap = tuple(sum(map(get, left)) - sum(map(get, right)) for left, right in frame.sides)
    said = {place: wanted[cell] for place, cell in enumerate(frame.cells) if cell in wanted} if wanted else {}
    return Problem(frame, tuple(printed), unknown, invalid, gap, frame.weight, _classes(frame.weight), said)


@lru_cache(maxsize=256)
def _classes(weight: tuple[int, ...]) -> tuple[tuple[int, Mask], ...]:
    return tuple((cost, mask_of(v for v, one in enumerate(weight) if one == cost)) for cost in sorted(set(weight)))


def suspicious(one: Problem) -> bool:
    """Some equation does not come out on the known variables, or a value is no count: worth a search."""
    return bool(one.invalid) or any(one.gap)


def gap_without(one: Problem, equation: int, changed: Mask) -> int:
    """Left minus right of an equation over the known variables that are not changed."""
    gap, left, printed = one.gap[equation], one.frame.left[equation], one.printed
    for v in members(one.frame.every[equation] & changed):
        gap -= printed[v] if left >> v & 1 else -printed[v]
    return gap


def ordered(masks: Sequence[Mask]) -> list[Mask]:
    """Fewest members first."""
    return sorted(masks, key=int.bit_count)
