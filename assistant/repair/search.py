"""The fewest changes by iterative deepening with propagation: no solver, and every tie.

A set of changed variables grows by one at a time. `consequences` says which sets of variables must hold one change
more; the smallest of them is branched on, a branch excluding the variables tried before it, so that each set is seen
once. Demands that share no variable bound the cost from below, and the bound rises only when it has been exhausted.
"""

from typing import NamedTuple

from assistant.repair.closing import Blocked, Undecided, settle
from assistant.repair.frame import Mask, members
from assistant.repair.problem import Problem, ordered
from assistant.repair.propagation import Consequences, consequences

_FAR = 1 << 30


class BudgetSpent(Exception):  # noqa: N818 -- no error: the caller turns to the solver
    """The search has taken more steps than it may."""


class Found(NamedTuple):
    """A set of changed variables with one filling that satisfies every equation.

    `value` holds what each changed variable becomes; `span` its least and greatest value (None: no limit) where the
    equations leave a choice.
    """

    changed: Mask
    value: dict[int, int]
    span: dict[int, tuple[int, int | None]]


class Ties(NamedTuple):
    """All sets of least cost, as many as were asked for; `complete` says that there are no more."""

    cost: int
    found: tuple[Found, ...]
    complete: bool


def search(
    problem: Problem, *, nodes: int, most: int, frozen: Mask = 0, start: int = 0, reach: int = _FAR
) -> Ties | None:
    """The sets of least cost.

    Args:
        problem: the values.
        nodes: how many steps it may take.
        most: how many sets are gathered.
        frozen: variables that stand as printed.
        start: no set is cheaper than that.
        reach: nor looked for where it is dearer.

    Returns:
        None where no set within reach satisfies the equations. Where the steps run out among sets of least cost, those
        found so far, not complete.

    Raises:
        BudgetSpent: too many steps, and no set found.
    """
    run = _Search(problem, nodes, most)
    bound = max(start, problem.cost(problem.invalid))
    while bound <= reach:
        run.next, run.undecided, spent = _FAR, False, False
        try:
            run.descend(problem.invalid, frozen, bound)
        except BudgetSpent:
            if not run.found:
                raise
            spent = True
        if run.found:
            whole = not spent and not run.undecided and len(run.found) <= most
            return Ties(bound, tuple(run.found[:most]), whole)
        if run.undecided:
            raise BudgetSpent
        bound = run.next
    return None


class _Search:
    """One run: what it has found at the present bound, the least bound at which there may be more, and what is open."""

    def __init__(self, problem: Problem, nodes: int, most: int) -> None:
        self.problem, self.nodes, self.most = problem, nodes, most
        self.broken: Mask = 0
        frame, unknown = problem.frame, problem.unknown
        for e, gap in enumerate(problem.gap):
            free = frame.every[e] & unknown
            if gap and (not free & frame.right[e] if gap > 0 else not free & frame.left[e]):
                self.broken |= 1 << e
        self.whole: Mask = (1 << len(frame.equations)) - 1
        self.next, self.undecided = _FAR, False
        self.found: list[Found] = []

    def descend(self, changed: Mask, frozen: Mask, bound: int) -> None:
        """Gather the sets of cost `bound` that hold `changed` and nothing of `frozen`."""
        touched, inside = self.broken, self.problem.frame.inside
        for v in members(changed):
            touched |= inside[v]
        self._step(changed, frozen, touched, self.problem.cost(changed), bound)

    def _step(self, changed: Mask, frozen: Mask, touched: Mask, cost: int, bound: int) -> None:
        self.nodes -= 1
        if self.nodes < 0:
            raise BudgetSpent
        if len(self.found) > self.most:
            return
        now = consequences(self.problem, touched, changed)
        if not now.demands and self.problem.unknown:
            now = consequences(self.problem, self.whole, changed)
        demands = now.demands or self._close(now, touched, changed)
        if not demands:
            return
        barred = ~(changed | frozen | self.problem.unknown)
        demands = [mask & barred for mask in demands]
        if not all(demands):
            return
        least = cost + self._least(demands)
        if least > bound:
            self.next = min(self.next, least)
            return
        self._branch(changed, frozen, touched, cost, bound, ordered(demands))

    def _branch(self, changed: Mask, frozen: Mask, touched: Mask, cost: int, bound: int, demands: list[Mask]) -> None:
        weight, inside = self.problem.weight, self.problem.frame.inside
        for v in members(demands[0]):
            bit = 1 << v
            higher = cost + weight[v]
            least = higher + self._least([mask for mask in demands if not mask & bit])
            if least > bound:
                self.next = min(self.next, least)
            else:
                self._step(changed | bit, frozen, touched | inside[v], higher, bound)
            frozen |= bit

    def _least(self, demands: list[Mask]) -> int:
        """What demands cost at least: those that share no variable add up."""
        taken = total = 0
        for mask in ordered(demands) if len(demands) > 1 else demands:
            if not mask & taken:
                taken |= mask
                total += next(weight for weight, of_weight in self.problem.classes if mask & of_weight)
        return total

    def _close(self, now: Consequences, touched: Mask, changed: Mask) -> list[Mask]:
        """Nothing more is demanded: keep the set where values exist, else demand what would help."""
        equations = self.whole if self.problem.unknown else touched
        settled = settle(self.problem, equations, changed, now)
        if isinstance(settled, Undecided):  # it may be a solution: none of greater cost is sure to be the cheapest
            self.undecided = True
            return []
        if isinstance(settled, Blocked):
            return [self._involved(settled.equations, now)]
        self.found.append(Found(changed, *settled))
        return []

    def _involved(self, equations: Mask, now: Consequences) -> Mask:
        """All variables of the equations that block each other, and of those that forced values in them."""
        mask = 0
        for e in members(equations):
            mask |= self.problem.frame.every[e]
        for v in members(mask & now.fixed):
            mask |= now.basis[v]
        return mask
