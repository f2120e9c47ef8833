"""What follows from calling some variables wrong: values that the sums leave no choice, and further changes needed."""

from typing import NamedTuple

from assistant.repair.frame import Mask, members
from assistant.repair.problem import Problem, gap_without


class Consequences(NamedTuple):
    """`demands`: of each of these sets of variables at least one more must change (a set may hold changed ones).

    `fixed` are the free variables whose value is forced, `value` these values, `basis` the variables of the equations
    that force each.
    """

    demands: list[Mask]
    fixed: Mask
    value: dict[int, int]
    basis: dict[int, Mask]


def consequences(problem: Problem, equations: Mask, changed: Mask) -> Consequences:
    """Follow the equations where only the changed and the unknown variables are free (each at least 0).

    An equation without free variables that does not come out demands a change among its variables; one with a single
    free variable forces its value, which must be a count and, where the variable is a changed one, another than the
    printed: else a second must change. An equation that rests on forced values passes the blame on to the variables
    of the equations that forced them.

    Args:
        problem: the values.
        equations: those to start from; others follow where an unknown variable is forced.
        changed: the variables called wrong.
    """
    frame, printed, unknown = problem.frame, problem.printed, problem.unknown
    free_ones = changed | unknown
    queue = list(members(equations))
    demands: list[Mask] = []
    fixed, value, basis = 0, {}, {}  # type: ignore[var-annotated]
    while queue:
        e = queue.pop()
        every, left = frame.every[e], frame.left[e]
        free = every & free_ones
        gap = problem.gap[e] if not every & changed else gap_without(problem, e, changed)
        blame = every
        settled = free & fixed
        if settled:
            free ^= settled
            for v in members(settled):
                gap += value[v] if left >> v & 1 else -value[v]
                blame |= basis[v]
        if not free:
            if gap:
                demands.append(blame)
        elif not free & (free - 1):
            v = free.bit_length() - 1
            wanted = -gap if left & free else gap
            if wanted < 0 or (free & changed and wanted == printed[v]):
                demands.append(blame)
                continue
            fixed |= free
            value[v], basis[v] = wanted, blame
            queue += (other for other in members(frame.inside[v]) if other != e)
        elif (gap > 0 and not free & frame.right[e]) or (gap < 0 and not free & left):
            demands.append(blame)
    return Consequences(demands, fixed, value, basis)
