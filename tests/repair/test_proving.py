import pytest

from assistant.form import Equation
from assistant.repair.proving import Prover

SUMS = (Equation("one", "", ("a", "b"), ("t",)), Equation("two", "", ("t", "u"), ("w",)))
WITHIN = {"a": (0,), "b": (0,), "t": (0, 1), "u": (1,), "w": (1,)}


def test_only_what_holds_after_the_changes_is_called_holding() -> None:
    proof = Prover(SUMS, WITHIN, {"a": 1, "b": 2, "t": 4, "u": None, "w": 9}).prove({"t": 3})
    assert (proof.holds, proof.open, proof.broken) == (1, 1, 0)


def test_a_repair_that_leaves_a_sum_broken_is_a_defect() -> None:
    with pytest.raises(AssertionError, match="1 sums are broken"):
        Prover(SUMS, WITHIN, {"a": 1, "b": 2, "t": 4, "u": 0, "w": 4}).prove({"a": 3})
