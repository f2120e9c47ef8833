"""HiGHS against our own search on the same tables: the least cost and the set of ties must be the same.

`python -m evals.oracle [N]` compares N hard cases of the suite `repair` (all where none is said) and prints how often
and how fast both were; the suite itself compares a sample, for the solver takes about a second a case.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from statistics import median
from typing import NamedTuple

from assistant.repair.frame import Layout, frames
from assistant.repair.problem import Problem, problem, suspicious
from assistant.repair.repairing import values_of
from assistant.repair.search import Ties, search
from assistant.repair.solver import solve
from assistant.report import Report

NODES, MOST = 20_000, 400
TOLD = 25
"""After so many cases a line of progress."""


class Compared(NamedTuple):
    """Both answers on one part of a report, and the seconds that they took."""

    same_cost: bool
    same_ties: bool
    ties: int
    ours: float
    theirs: float


def parts(report: Report) -> Iterator[Problem]:
    """The parts of a report that a search looks into."""
    layout = Layout.of(report)
    for frame in frames(layout):
        one = problem(frame, values_of(report))
        if suspicious(one):
            yield one


def compare(report: Report) -> list[Compared]:
    """Search and solver on every such part."""
    found = []
    for part in parts(report):
        ours, took = _timed(partial(search, part, nodes=NODES, most=MOST))
        theirs, theirs_took = _timed(partial(solve, part, most=MOST))
        sets = [{one.changed for one in ties.found} if ties else set() for ties in (ours, theirs)]
        cost = [ties.cost if ties else None for ties in (ours, theirs)]
        found.append(Compared(cost[0] == cost[1], sets[0] == sets[1], len(sets[1]), took, theirs_took))
    return found


def _timed(work: Callable[[], Ties | None]) -> tuple[Ties | None, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def main(count: int | None) -> None:
    """Compare and print."""
    from evals.tasks.repair import of_kind

    compared = []
    for number, case in enumerate(islice(of_kind("hard"), count), 1):
        these = compare(case.input)
        compared += these
        if not all(one.same_cost and one.same_ties for one in these):
            print("differs:", case.id, these, flush=True)
        if number % TOLD == 0:
            print(f"{number} cases, {len(compared)} parts", file=sys.stderr, flush=True)
    same = sum(one.same_cost and one.same_ties for one in compared)
    print(f"{same} of {len(compared)} parts alike, {sum(one.ties for one in compared)} ties")
    print(f"median: search {1e3 * median(one.ours for one in compared):.2f} ms, "
          f"solver {1e3 * median(one.theirs for one in compared):.0f} ms, "
          f"ratio {median(one.theirs / one.ours for one in compared):.0f}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
