"""What holds of every solution, and the next best story: what it costs if such a cell is right after all."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.repair.frame import Mask, members
from assistant.repair.problem import Problem
from assistant.repair.search import BudgetSpent, Ties, search

_LEAST = 500
"""So many steps a cell has at least."""


class NextBest(NamedTuple):
    """In `part` the cell `held` stands as printed; `ties` are the cheapest sets of changes that then remain."""

    part: Problem
    held: int
    ties: Ties


def surely(part: Problem, ties: Ties, limits: Mapping[str, int]) -> Mask:
    """The variables that every solution changes, those not gathered among them.

    Where not all ties are known, a variable is only named if none as cheap is found while it stands as printed.
    """
    always = _always(ties)
    if ties.complete:
        return always
    for v in members(always):
        try:
            other = search(part, nodes=limits["rival_nodes"], most=1, frozen=1 << v, start=ties.cost, reach=ties.cost)
        except BudgetSpent:
            other = ties
        if other is not None:
            always ^= 1 << v
    return always


def next_best(parts: Sequence[tuple[Problem, Ties]], limits: Mapping[str, int], most: int) -> NextBest | None:
    """Hold each forced cell of each part in turn and keep what costs least beyond the optimum.

    Args:
        parts: the parts with their solutions.
        limits: `rival_nodes` steps shared out over the cells, `rival_reach` beyond the optimum.
        most: so many sets are gathered.

    Returns:
        None where no cell is forced, or no story lies within reach.
    """
    best, spare = None, limits["rival_reach"]
    forced = [
        (part, ties, held) for part, ties in parts for held in members(surely(part, ties, limits) & ~part.invalid)
    ]
    for part, ties, held in forced:
        nodes = max(limits["rival_nodes"] // len(forced), _LEAST)
        try:
            found = search(part, nodes=nodes, most=most, frozen=1 << held,
                           start=ties.cost + 1, reach=ties.cost + spare)  # fmt: skip
        except BudgetSpent:
            continue
        if found is not None:
            best, spare = NextBest(part, held, found), found.cost - ties.cost - 1
    return best


def _always(ties: Ties) -> Mask:
    """The variables that every gathered solution changes."""
    always = ties.found[0].changed
    for one in ties.found:
        always &= one.changed
    return always
