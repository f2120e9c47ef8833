"""Random small systems of sums, unknown cells and dearer ones among them: the search finds what the solver finds."""

import random

import pytest

from assistant.form import Equation
from assistant.repair.frame import _frame, members
from assistant.repair.problem import Problem, problem
from assistant.repair.search import BudgetSpent, Ties, search
from assistant.repair.solver import solve

VALUES = (0, 0, 0, 1, 2, 3, 4, 5, 12, -1)
NODES, MOST = 3000, 300


def system(chance: random.Random) -> Problem:
    """Up to five sums over up to nine cells; cells stand on either side as they will, so that sums may contradict."""
    cells = [f"{chance.choice(('', '', '', 'previous:'))}requests.{chr(97 + n)}" for n in range(chance.randint(3, 9))]
    sums = []
    for number in range(chance.randint(1, 5)):
        inside = chance.sample(cells, chance.randint(2, min(len(cells), 5)))
        cut = chance.randint(1, len(inside) - 1)
        sums.append(Equation("sum", str(number), tuple(inside[:cut]), tuple(inside[cut:])))
    frame = _frame(sums)
    return problem(frame, {cell: None if chance.random() < 0.15 else chance.choice(VALUES) for cell in frame.cells})


def found(one: Problem, frozen: int) -> Ties | None:
    """The search's answer; out of steps counts as none."""
    try:
        return search(one, nodes=NODES, most=MOST, frozen=frozen, reach=30)
    except BudgetSpent:
        return None


@pytest.mark.parametrize("seed", range(40))
def test_cost_and_ties_are_the_solver_s_wherever_the_search_calls_them_complete(seed: int) -> None:
    chance = random.Random(seed)
    one = system(chance)
    frozen = (1 << chance.randrange(len(one.frame.cells))) & ~one.invalid & ~one.unknown
    ours = found(one, frozen)
    if ours is None or not ours.complete:
        return
    theirs = solve(one, most=MOST, frozen=frozen)
    assert theirs is not None
    assert (ours.cost, {each.changed for each in ours.found}) == (
        theirs.cost,
        {each.changed for each in theirs.found},
    )


@pytest.mark.parametrize("seed", range(200))
def test_every_change_is_one_and_lies_in_its_range(seed: int) -> None:
    one = system(random.Random(seed))
    ours = found(one, 0)
    for each in ours.found if ours else ():
        assert each.value.keys() == set(members(each.changed))
        assert all(value >= 0 and value != one.printed[v] for v, value in each.value.items())
        for v, (low, high) in each.span.items():
            assert low <= each.value[v]
            assert high is None or each.value[v] <= high


def made(sums: list[tuple[str, str]], **values: int | None) -> Problem:
    """Sums of one-letter cells: ("ab", "t") is a + b = t."""
    equations = [
        Equation("sum", left + right, tuple(f"requests.{a}" for a in left), tuple(f"requests.{b}" for b in right))
        for left, right in sums
    ]
    return problem(_frame(equations), {f"requests.{name}": value for name, value in values.items()})


def test_unknown_cells_that_cannot_all_be_right_are_never_called_in_order() -> None:
    one = made([("c", "bd"), ("bda", "c")], c=None, b=1, d=None, a=1)
    with pytest.raises(BudgetSpent):
        search(one, nodes=NODES, most=9)
    theirs = solve(one, most=9)
    assert theirs is not None
    assert [[one.frame.cells[v] for v in members(each.changed)] for each in theirs.found] == [["requests.a"]]


def test_sums_that_ask_ever_more_of_each_other_come_to_an_end() -> None:
    one = made([("f", "beca"), ("ef", "b"), ("ecd", "b"), ("d", "e"), ("da", "f")], f=-1, b=5, e=3, c=1, a=0, d=2)
    held = 1 << one.frame.cells.index("requests.d")
    with pytest.raises(BudgetSpent):
        search(one, nodes=NODES, most=9, frozen=held)
