"""Values for a closed set of changes: forced ones, and a likely filling where the sums leave a choice."""

from collections.abc import Iterator
from typing import NamedTuple

from assistant.repair.frame import Mask, members, settings
from assistant.repair.problem import Problem, gap_without
from assistant.repair.propagation import Consequences
from assistant.repair.slips import candidates


class Undecided(NamedTuple):
    """No filling was found in the steps allowed, and none was ruled out."""


class _Sum(NamedTuple):
    """Terms left of the equals sign, terms right of it, and what the fixed terms already miss (left minus right)."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    gap: int


Bounds = dict[int, tuple[int, int | None]]
Settled = tuple[dict[int, int], Bounds]


def settle(problem: Problem, equations: Mask, changed: Mask, now: Consequences) -> Settled | Undecided | None:
    """What each changed variable becomes, and its range where there is a choice; None where nothing satisfies all.

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
    sums = [_sum(problem, e, changed, rest, now) for e in members(equations) if problem.frame.every[e] & rest]
    bounds: Bounds | None = _tightened(sums, {v: (0, None) for one in sums for v in one.left + one.right})
    if bounds is None:
        return None
    for v in members(changed & rest):
        bounds.setdefault(v, (0, None))
    order = [*members(changed & rest), *(v for v in bounds if not changed >> v & 1)]
    steps = [int(settings()["search"]["steps"])]
    filling = _fill(problem, sums, bounds, order, changed, steps)
    if filling is None:
        return Undecided() if steps[0] <= 0 else None
    span = {v: bounds[v] for v in members(changed & rest) if bounds[v][0] != bounds[v][1]}
    return values | {v: filling[v] for v in members(changed & rest)}, span


def _sum(problem: Problem, equation: int, changed: Mask, rest: Mask, now: Consequences) -> _Sum:
    every, left = problem.frame.every[equation], problem.frame.left[equation]
    gap = gap_without(problem, equation, changed)
    for v in members(every & now.fixed):
        gap += now.value[v] if left >> v & 1 else -now.value[v]
    free = every & rest
    return _Sum(tuple(members(free & left)), tuple(members(free & ~left)), gap)


def _tightened(sums: list[_Sum], bounds: Bounds) -> Bounds | None:
    """Narrower bounds that lose no filling; None where a sum cannot come out."""
    bounds = dict(bounds)
    moved = True
    while moved:
        moved = False
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
            if not one.left + one.right and one.gap:
                return None
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

    Bounds that tighten to points decide most; each trial takes a step of `steps`.
    """
    open_ones = [v for v in order if bounds[v][0] != bounds[v][1]]
    if not open_ones:
        return {v: bounds[v][0] for v in order}
    v = open_ones[0]
    low, high = bounds[v]
    for value in _tried(problem, v, changed, low, high):
        steps[0] -= 1
        if steps[0] <= 0:
            return None
        narrowed = _tightened(sums, {**bounds, v: (value, value)})
        if narrowed is not None:
            filling = _fill(problem, sums, narrowed, order, changed, steps)
            if filling is not None or steps[0] <= 0:
                return filling
    return None


def _tried(problem: Problem, v: int, changed: Mask, low: int, high: int | None) -> Iterator[int]:
    """Values of a range, likeliest first; what the prose says of a changed variable before all others."""
    if not changed >> v & 1:
        yield from candidates(None, low, high)
        return
    said = problem.wanted.get(v)
    if said is not None and said != problem.printed[v] and low <= said and (high is None or said <= high):
        yield said
    yield from candidates(problem.printed[v], low, high)
