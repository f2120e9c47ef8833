"""The proof of a repair: all sums on the changed cells, by the evaluator of intervals and not by the search."""

from collections.abc import Mapping, Sequence

from assistant.form import CellId, Equation
from assistant.repair.value import Proof
from assistant.report import Count
from assistant.report.intervals import evaluate

Values = Mapping[CellId, Count | None]


class Prover:
    """Proves solutions on one report; of each only the sums that it touches are worked out anew.

    `within` says in which of the sums a cell stands.
    """

    def __init__(self, equations: Sequence[Equation], within: Mapping[CellId, Sequence[int]], values: Values) -> None:
        self.values = values
        self.states = [evaluate(equation, values).state for equation in equations]
        self.equations, self.within = equations, within

    def prove(self, changes: Mapping[CellId, Count | None]) -> Proof:
        """How every sum stands after these changes.

        Raises:
            AssertionError: a sum is broken: the search has erred.
        """
        after = {**self.values, **changes}
        states = dict(enumerate(self.states))
        for cell in changes:
            for number in self.within.get(cell, ()):
                states[number] = evaluate(self.equations[number], after).state
        found = list(states.values())
        proof = Proof(holds=found.count("holds"), open=found.count("open"), broken=found.count("broken"))
        if proof.broken:
            raise AssertionError(f"{proof.broken} sums are broken after {dict(changes)}")
        return proof
