"""The same question as a mixed-integer program: where the search gives up, and the tests' oracle.

HiGHS comes with the extra `solver` (highspy); it is imported only when asked.
"""

import importlib.metadata
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from time import monotonic
from typing import Any

from assistant.errors import InputError
from assistant.repair.frame import Mask, members
from assistant.repair.problem import NO_COUNT, Problem
from assistant.repair.search import Found, Ties

_TOO_LONG = "表中错误过多，限定时间内没有算完"
_TOO_LONG_REMEDY = "请先按 gongkai check 的提示改正明显的错误，再算一遍"
PACKAGE = "highspy"
"""The one package of the extra `solver`."""
_EXACT = 1e-9
"""Large values times a switch that is nearly off would else pass for a change."""
_ROOM = 2
"""A value may become so many times the sum of all printed ones."""


def available() -> bool:
    """The solver is installed."""
    return find_spec(PACKAGE) is not None


def version() -> str:
    """The version that is installed and answers: it minimises something small.

    Raises:
        ImportError: it cannot be loaded on this machine.
        ValueError: it gives no answer, or a wrong one.
    """
    import highspy

    with _quiet():
        model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    half = model.addVariable(lb=0, ub=9, obj=1, type=highspy.HighsVarType.kInteger)
    model.addConstr(2 * half >= 3)
    model.run()
    if model.getInfo().objective_function_value != 2:
        raise ValueError("3 / 2 is not rounded up to 2")
    return importlib.metadata.version(PACKAGE)


def solve(
    problem: Problem, *, most: int, frozen: Mask = 0, reach: int | None = None, seconds: float = float("inf")
) -> Ties | None:
    """The sets of least cost, one after another: each is forbidden once it is found.

    Args:
        problem: the values.
        most: how many sets are gathered.
        frozen: variables that stand as printed.
        reach: the greatest cost looked for (None: any).
        seconds: how long it may take; then the sets found so far, not complete.

    Returns:
        None where no set within reach satisfies the equations.

    Raises:
        InputError: the solver is not installed, or has found nothing in that time.
    """
    if not available():
        remedy = f"请安装求解器：pip install {PACKAGE}"
        raise InputError("表中错误过多，需要求解器", place="改法", remedy=remedy, doing="算出")
    program, until = _Program(problem, frozen), monotonic() + seconds
    best: int | None = None
    found: list[Found] = []
    while True:
        try:
            one = program.next(until - monotonic())
        except TimeoutError:
            if best is None:
                raise InputError(_TOO_LONG, place="改法", remedy=_TOO_LONG_REMEDY, doing="算出") from None
            return Ties(best, tuple(found), complete=False)
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
        self.late = highspy.HighsModelStatus.kTimeLimit
        room = _ROOM * (sum(value for value in problem.printed if value > 0) + 1)
        integer = highspy.HighsVarType.kInteger
        self.values: list[Any] = []
        self.switches: dict[int, Any] = {}
        for v, printed in enumerate(problem.printed):
            unknown = problem.unknown >> v & 1
            value = self.model.addVariable(lb=0, ub=float("inf") if unknown else room, type=integer)
            self.values.append(value)
            if unknown:
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

    def next(self, seconds: float) -> Found | None:
        """The cheapest set that is not yet forbidden.

        Raises:
            TimeoutError: it was not found within so many seconds.
        """
        if seconds <= 0:
            raise TimeoutError
        if seconds < float("inf"):
            self.model.setOptionValue("time_limit", self.model.getRunTime() + seconds)  # counted over all runs
        self.model.run()
        status = self.model.getModelStatus()
        if status == self.late:
            raise TimeoutError
        if status != self.optimal:
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
