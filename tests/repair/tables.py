"""Small parts made by hand and by chance, and the fewest changes found by trying all."""

from itertools import combinations, product

from hypothesis import strategies as st

from assistant.form import Equation
from assistant.repair.frame import Frame, _frame, mask_of
from assistant.repair.problem import Problem, problem

MOST = 4
"""The greatest printed value; a meant one never has to exceed the sum of a side."""
REACH = 2 * MOST
CELLS = ("a", "b", "t", "c", "d", "s", "u")
TABLE = (
    Equation("row", "one", ("requests.a", "requests.b"), ("requests.t",)),
    Equation("row", "two", ("requests.c", "requests.d"), ("requests.s",)),
    Equation("column", "one", ("requests.a", "requests.c"), ("requests.u",)),
)
"""Two rows and a column of a table: every shape of overlap in little."""


def frame() -> Frame:
    return _frame(list(TABLE))


def address(name: str) -> str:
    return f"requests.{name}"


def made(values: dict[str, int | None]) -> Problem:
    return problem(frame(), {address(name): value for name, value in values.items()})


def printed() -> st.SearchStrategy[dict[str, int | None]]:
    """Values of all cells, some unknown, some no counts."""
    return st.fixed_dictionaries({name: st.one_of(st.none(), st.integers(-1, MOST)) for name in CELLS})


def by_trial(one: Problem) -> tuple[int, set[int]]:
    """The least number of changes, and the sets of variables of that size, by trying every value of every set."""
    known = [v for v in range(len(one.printed)) if not one.unknown >> v & 1]
    for size in range(len(known) + 1):
        found = {
            mask
            for chosen in combinations(known, size)
            for mask in (mask_of(chosen),)
            if one.invalid & ~mask == 0 and _can(one, mask)
        }
        if found:
            return size, found
    raise AssertionError("no filling at all")


def _can(one: Problem, changed: int) -> bool:
    free = [v for v in range(len(one.printed)) if (changed | one.unknown) >> v & 1]
    for values in product(range(REACH + 1), repeat=len(free)):
        now = list(one.printed)
        for v, value in zip(free, values, strict=True):
            now[v] = value
        if holds(one, now):
            return True
    return False


def holds(one: Problem, values: list[int]) -> bool:
    return all(sum(values[v] for v in left) == sum(values[v] for v in right) for left, right in one.frame.sides)
