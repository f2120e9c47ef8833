"""The same question as a mixed-integer program: where the search gives up, and the tests' oracle.

HiGHS comes with the extra `solver` (highspy); it is imported only when asked.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from assistant.errors import InputError
from assistant.repair.frame import Mask, members
from assistant.repair.problem import NO_COUNT, Problem
from assistant.repair.search import Found, Ties

_EXACT = 1e-9
"""Large values times a switch that is nearly off would else pass for a change."""
_ROOM = 1
"""A value may become so many times the sum of all printed ones."""


def available() -> bool:
    """The solver is installed."""
    return find_spec("highspy") is not None


def solve(problem: Problem, *, most: int, frozen: Mask = 0, reach: int | None = None) -> Ties | None:
    """The sets of least cost, one after another: each is forbidden once it is found.

    Args:
        problem: the values.
        most: how many sets are gathered.
        frozen: variables that stand as printed.
        reach: the greatest cost looked for (None: any).

    Returns:
        None where no set within reach satisfies the equations.

    Raises:
        InputError: the solver is not installed.
    """
    if not available():
        remedy = '请安装求解器：pip install "gongkai[solver]"'
        raise InputError("表中错误过多，需要求解器", place="改法", remedy=remedy, doing="算出")
    program = _Program(problem, frozen)
    best: int | None = None
    found: list[Found] = []
    while True:
        one = program.next()
        cost = None if one is None else problem.cost(one.changed)
        if one is None or cost is None or (best is not None and cost > best) or (reach is not None and cost > reach):
            return None if best is None else Ties(best, tuple(found), complete=True)
        if len(found) == most:
            return Ties(cost, tuple(found), complete=False)
        best = cost
        found.append(one)
        if not one.changed:
            return Ties(cost, tuple(found), complete=True)
        program.forbid(one.changed)


class _Program:
    """Per variable a value, for a known one also whether it changes; minimal is the weighted number of changes."""

    def __init__(self, problem: Problem, frozen: Mask) -> None:
        import highspy

        self.problem = problem
        with _quiet():
            self.model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.model.silent()
        self.model.setOptionValue("mip_rel_gap", 0.0)
        self.model.setOptionValue("mip_feasibility_tolerance", _EXACT)
        self.optimal = highspy.HighsModelStatus.kOptimal
        room = _ROOM * (sum(value for value in problem.printed if value > 0) + 1)
        integer = highspy.HighsVarType.kInteger
        self.values: list[Any] = []
        self.switches: dict[int, Any] = {}
        for v, printed in enumerate(problem.printed):
            value = self.model.addVariable(lb=0, ub=room, type=integer)
            self.values.append(value)
            if problem.unknown >> v & 1:
                continue
            switch = self.model.addVariable(lb=0, ub=0 if frozen >> v & 1 else 1, obj=problem.weight[v], type=integer)
            self.switches[v] = switch
            if printed == NO_COUNT:
                self.model.addConstr(switch >= 1)
            else:
                self.model.addConstr(value - printed <= room * switch)
                self.model.addConstr(printed - value <= printed * switch)
        for left, right in problem.frame.sides:
            self.model.addConstr(sum(self.values[v] for v in left) - sum(self.values[v] for v in right) == 0)

    def next(self) -> Found | None:
        """The cheapest set that is not yet forbidden."""
        self.model.run()
        if self.model.getModelStatus() != self.optimal:
            return None
        solution = self.model.getSolution().col_value
        changed = 0
        for v in self.switches:
            if round(solution[self.values[v].index]) != self.problem.printed[v]:  # a switch may be on for nothing
                changed |= 1 << v
        return Found(changed, {v: round(solution[self.values[v].index]) for v in members(changed)}, {})

    def forbid(self, changed: Mask) -> None:
        """No set that holds all of these any more (a larger one is never of least cost)."""
        chosen = [self.switches[v] for v in members(changed)]
        self.model.addConstr(sum(chosen) <= len(chosen) - 1)


@contextmanager
def _quiet() -> Iterator[None]:
    """The solver greets on stdout as soon as it is made, before it can be told not to; stdout may hold JSON alone."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
