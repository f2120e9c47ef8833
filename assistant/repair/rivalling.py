"""The next best story: what it costs if a cell that every solution changes is right after all."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.repair.frame import Mask, members
from assistant.repair.problem import Problem
from assistant.repair.search import BudgetSpent, Ties, search


class NextBest(NamedTuple):
    """In `part` the cell `held` stands as printed; `ties` are the cheapest sets of changes that then remain."""

    part: Problem
    held: int
    ties: Ties


def next_best(parts: Sequence[tuple[Problem, Ties]], limits: Mapping[str, int], most: int) -> NextBest | None:
    """Hold each forced cell of each part in turn and keep what costs least beyond the optimum.

    Args:
        parts: the parts with their solutions.
        limits: `rival_nodes` steps a cell, `rival_reach` beyond the optimum.
        most: so many sets are gathered.

    Returns:
        None where no cell is forced, or no story lies within reach.
    """
    best, spare = None, limits["rival_reach"]
    for part, ties in parts:
        for held in members(_always(ties) & ~part.invalid):
            try:
                found = search(part, nodes=limits["rival_nodes"], most=most, frozen=1 << held,
                               start=ties.cost + 1, reach=ties.cost + spare)  # fmt: skip
            except BudgetSpent:
                continue
            if found is not None:
                best, spare = NextBest(part, held, found), found.cost - ties.cost - 1
    return best


def _always(ties: Ties) -> Mask:
    """The variables that every solution changes."""
    always = ties.found[0].changed
    for one in ties.found:
        always &= one.changed
    return always
