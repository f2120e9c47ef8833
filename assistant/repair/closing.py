"""Values for a closed set of changes: forced ones, and a likely filling where the sums leave a choice."""

from collections.abc import Iterator
from typing import NamedTuple

from assistant.repair.frame import Mask, mask_of, members, settings
from assistant.repair.problem import Problem, gap_without
from assistant.repair.propagation import Consequences
from assistant.repair.slips import NEAR, candidates


class Undecided(NamedTuple):
    """No filling was found in the steps allowed, and none was ruled out."""


class Blocked(NamedTuple):
    """No filling satisfies these equations (a mask) together, whatever stands elsewhere."""

    equations: Mask


class _Sum(NamedTuple):
    """Terms left of the equals sign, terms right of it, and what the fixed terms already miss (left minus right)."""

    equation: int
    left: tuple[int, ...]
    right: tuple[int, ...]
    gap: int


Bounds = dict[int, tuple[int, int | None]]
Settled = tuple[dict[int, int], Bounds]


def settle(problem: Problem, equations: Mask, changed: Mask, now: Consequences) -> Settled | Undecided | Blocked:
    """What each changed variable becomes, and its range where there is a choice.

    Args:
        problem: the values.
        equations: those that have free variables or may have.
        changed: the closed set.
        now: its consequences, without demands.
    """
    rest = (changed | problem.unknown) & ~now.fixed
    values = {v: now.value[v] for v in members(changed & now.fixed)}
    if not rest:
        return values, {}
    span: Bounds = {}
    sums = [_sum(problem, e, changed, rest, now) for e in members(equations) if problem.frame.every[e] & rest]
    for together in _parted(sums):
        settled = _settled(problem, together, changed)
        if isinstance(settled, (Undecided, Blocked)):
            return settled
        filling, bounds = settled
        for v in filling:
            if changed >> v & 1:
                values[v] = filling[v]
                if bounds[v][0] != bounds[v][1]:
                    span[v] = bounds[v]
    return values, span


def _settled(problem: Problem, sums: list[_Sum], changed: Mask) -> Settled | Undecided | Blocked:
    """Sums that hang together: a filling of all their free variables, and the bounds of each."""
    free = [v for one in sums for v in one.left + one.right]
    bounds = _tightened(sums, dict.fromkeys(sorted(free, key=lambda v: (not changed >> v & 1, v)), (0, None)))
    if bounds is None:
        return Blocked(mask_of(one.equation for one in sums))
    steps = [int(settings()["search"]["steps"])]
    filling = _fill(problem, sums, bounds, list(bounds), changed, steps)
    if filling is None:
        return Undecided() if steps[0] <= 0 else Blocked(mask_of(one.equation for one in sums))
    return filling, bounds


def _parted(sums: list[_Sum]) -> list[list[_Sum]]:
    """Sums by the free variables that link them."""
    parts: list[tuple[set[int], list[_Sum]]] = []
    for one in sums:
        free, own = set(one.left + one.right), [one]
        apart = []
        for part in parts:
            if free.isdisjoint(part[0]):
                apart.append(part)
            else:
                free |= part[0]
                own = part[1] + own
        parts = [*apart, (free, own)]
    return [own for _, own in parts]


def _sum(problem: Problem, equation: int, changed: Mask, rest: Mask, now: Consequences) -> _Sum:
    every, left = problem.frame.every[equation], problem.frame.left[equation]
    gap = gap_without(problem, equation, changed)
    for v in members(every & now.fixed):
        gap += now.value[v] if left >> v & 1 else -now.value[v]
    free = every & rest
    return _Sum(equation, tuple(members(free & left)), tuple(members(free & ~left)), gap)


def _tightened(sums: list[_Sum], bounds: Bounds) -> Bounds | None:
    """Narrower bounds that lose no filling; None where a sum cannot come out.

    Sums that ask for more of each other without end would never settle; so many rounds let any others do so.
    """
    bounds = dict(bounds)
    moved, rounds = True, len(bounds) + len(sums)
    while moved and rounds:
        moved, rounds = False, rounds - 1
        for one in sums:
            for side, other, gap in ((one.left, one.right, one.gap), (one.right, one.left, -one.gap)):
                for v in side:  # v + (rest of the side) + gap = other
                    low, high = bounds[v]
                    least = _low(other, bounds) - gap - _high(side, bounds, v) if _bounded(side, bounds, v) else 0
                    most = _high(other, bounds) - gap - _low(side, bounds, v) if _bounded(other, bounds) else None
                    new = max(low, least), most if high is None else high if most is None else min(high, most)
                    if new[1] is not None and new[0] > new[1]:
                        return None
                    if new != (low, high):
                        bounds[v], moved = new, True
    return bounds


def _low(variables: tuple[int, ...], bounds: Bounds, without: int = -1) -> int:
    return sum(bounds[v][0] for v in variables if v != without)


def _high(variables: tuple[int, ...], bounds: Bounds, without: int = -1) -> int:
    return sum(bounds[v][1] or 0 for v in variables if v != without)


def _bounded(variables: tuple[int, ...], bounds: Bounds, without: int = -1) -> bool:
    return all(bounds[v][1] is not None for v in variables if v != without)


def _fill(
    problem: Problem, sums: list[_Sum], bounds: Bounds, order: list[int], changed: Mask, steps: list[int]
) -> dict[int, int] | None:
    """A filling, likeliest values of changed variables first; unknown ones as low as may be.

    Bounds that tighten to points decide most; each trial takes a step of `steps`. Where only some values of a range
    were tried, and in vain, no step is left: nothing is ruled out.
    """
    open_ones = [v for v in order if bounds[v][0] != bounds[v][1]]
    if not open_ones:
        filling = {v: bounds[v][0] for v in order}
        return filling if all(_comes_out(one, filling) for one in sums) else None
    v = open_ones[0]
    low, high = bounds[v]
    for value in _tried(problem, v, changed, low, high):
        steps[0] -= 1
        if steps[0] <= 0:
            return None
        narrowed = _tightened(sums, {**bounds, v: (value, value)})
        if narrowed is not None:
            found = _fill(problem, sums, narrowed, order, changed, steps)
            if found is not None or steps[0] <= 0:
                return found
    if high is None or high - low >= NEAR:
        steps[0] = 0
    return None


def _comes_out(one: _Sum, filling: dict[int, int]) -> bool:
    return sum(filling[v] for v in one.left) + one.gap == sum(filling[v] for v in one.right)


def _tried(problem: Problem, v: int, changed: Mask, low: int, high: int | None) -> Iterator[int]:
    """Values of a range, likeliest first; what the prose says of a changed variable before all others."""
    if not changed >> v & 1:
        yield from candidates(None, low, high)
        return
    said = problem.wanted.get(v)
    if said is not None and said != problem.printed[v] and low <= said and (high is None or said <= high):
        yield said
    yield from candidates(problem.printed[v], low, high)
