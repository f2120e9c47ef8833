"""The search finds what trying all values finds, and what the solver finds on real tables."""

import random
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.repair import repair
from assistant.repair.frame import members
from assistant.repair.problem import Problem
from assistant.repair.search import BudgetSpent, Ties, search
from evals.faults import FAULTS, base, tables, with_faults
from evals.oracle import compare
from evals.tasks.repair import of_kind
from tests.repair.tables import CELLS, by_trial, frame, made, printed

MANY = 10_000


@given(printed().filter(lambda values: sum(value is None for value in values.values()) <= 2))
@settings(max_examples=60, deadline=None)
def test_cost_and_ties_are_those_of_trying_everything(values: dict[str, int | None]) -> None:
    one = made(values)
    size, sets = by_trial(one)
    ties = search(one, nodes=MANY, most=1000)
    assert ties is not None
    assert (ties.cost, {found.changed for found in ties.found}) == (size, sets)


@given(printed())
@settings(max_examples=200, deadline=None)
def test_every_solution_changes_each_of_its_cells_into_a_count(values: dict[str, int | None]) -> None:
    one = made(values)
    ties = search(one, nodes=MANY, most=1000)
    assert ties is not None
    for found in ties.found:
        assert found.value.keys() == set(members(found.changed))
        assert all(value >= 0 and value != one.printed[v] for v, value in found.value.items())


def test_a_total_of_zero_beside_a_four_has_two_ways_of_one_cell() -> None:
    ties = search(made({**dict.fromkeys(CELLS, 0), "b": 4}), nodes=MANY, most=9)
    assert ties is not None
    names = [{frame().cells[v] for v in members(found.changed)} for found in ties.found]
    assert ties.cost == 1
    assert sorted(map(sorted, names)) == [["requests.b"], ["requests.t"]]


def test_a_cell_in_two_broken_sums_is_the_one_that_changes() -> None:
    ties = search(made({"a": 3, "b": 0, "t": 2, "c": 1, "d": 0, "s": 1, "u": 3}), nodes=MANY, most=9)
    assert ties is not None
    assert [found.value for found in ties.found] == [{frame().cells.index("requests.a"): 2}]


def test_an_unknown_cell_absorbs_what_is_missing_and_costs_nothing() -> None:
    ties = search(made({"a": 1, "b": None, "t": 4, "c": 0, "d": 0, "s": 0, "u": 1}), nodes=MANY, most=9)
    assert ties is not None
    assert (ties.cost, ties.found[0].changed) == (0, 0)


def test_an_unknown_cell_is_no_less_than_zero() -> None:
    ties = search(made({"a": 5, "b": None, "t": 4, "c": 0, "d": 0, "s": 0, "u": 5}), nodes=MANY, most=9)
    assert ties is not None
    assert [found.value for found in ties.found] == [{frame().cells.index("requests.t"): 5}]


def test_two_cells_that_only_together_can_give_way_come_with_their_range() -> None:
    frozen = sum(1 << frame().cells.index(f"requests.{name}") for name in "t")
    ties = search(made({"a": 3, "b": 4, "t": 1, "c": None, "d": None, "s": None, "u": None}), nodes=MANY, most=9,
                  frozen=frozen)  # fmt: skip
    assert ties is not None
    assert ties.cost == 2
    (found,) = ties.found
    assert set(found.span.values()) == {(0, 1)}
    assert sum(found.value.values()) == 1


def test_no_more_sets_are_gathered_than_asked_for() -> None:
    ties = search(made({**dict.fromkeys(CELLS, 0), "b": 4}), nodes=MANY, most=1)
    assert ties is not None
    assert (len(ties.found), ties.complete) == (1, False)


def test_a_spent_budget_is_said() -> None:
    with pytest.raises(BudgetSpent):
        search(made({**dict.fromkeys(CELLS, 0), "b": 4}), nodes=1, most=9)


def test_steps_that_run_out_among_the_cheapest_sets_keep_what_was_found() -> None:
    one = made({**dict.fromkeys(CELLS, 0), "b": 4})
    whole = search(one, nodes=MANY, most=9)
    assert whole is not None
    cut = [ties for nodes in range(1, 9) if (ties := _within(one, nodes)) is not None and not ties.complete]
    assert cut
    assert all(ties.cost == whole.cost and all(one in whole.found for one in ties.found) for ties in cut)


def _within(one: Problem, nodes: int) -> Ties | None:
    try:
        return search(one, nodes=nodes, most=9)
    except BudgetSpent:
        return None


@pytest.mark.parametrize("number", range(4))
def test_search_and_solver_agree_on_real_tables_with_every_kind_of_fault(number: int) -> None:
    kind = ("hard", "hard", "shared", "group_row")[number]
    (case,) = islice(of_kind(kind), 5 * number, 5 * number + 1)
    compared = compare(case.input)
    assert compared
    assert all(one.same_cost and one.same_ties for one in compared), case.id


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_the_search_never_changes_more_than_was_planted(seed: int) -> None:
    chance = random.Random(seed)
    _, raw = chance.choice(list(tables()))
    groups, previous = chance.choice([True, False]), chance.choice([True, False])
    figures = base(raw, groups=groups, previous=previous)
    assert figures is not None
    kinds = [name for name in FAULTS if groups or name != "on_group_row"]
    faulty = with_faults(*figures, kinds, chance.randint(1, 3), chance)
    if faulty is not None:
        answer = repair(faulty.report, rival=False)
        assert answer.changes_needed <= len(faulty.meant)
        assert all(not one.proof.broken for one in answer.solutions)
