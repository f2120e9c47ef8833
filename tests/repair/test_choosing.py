from hypothesis import given
from hypothesis import strategies as st

from assistant.repair.choosing import Pick, choices, forced


def picks(*names: str) -> list[Pick]:
    return [frozenset((letter, 0) for letter in name) for name in names]


def test_what_all_solutions_share_is_forced() -> None:
    assert forced(picks("xa", "xb")) == picks("x")[0]
    assert forced(picks("a", "b")) == frozenset()
    assert forced([]) == frozenset()


def test_independent_choices_are_asked_apart() -> None:
    assert choices(picks("xac", "xad", "xbc", "xbd")) == [picks("a", "b"), picks("c", "d")]


def test_choices_that_hang_together_are_one() -> None:
    assert choices(picks("ac", "bd")) == [picks("ac", "bd")]
    assert choices(picks("ac", "ad", "bc")) == [picks("ac", "ad", "bc")]


def test_a_single_solution_leaves_no_choice() -> None:
    assert choices(picks("abc")) == []


@given(st.lists(st.frozensets(st.sampled_from("abcde"), min_size=1), min_size=1, max_size=6, unique=True))
def test_every_solution_takes_one_option_of_each_choice(names: list[frozenset[str]]) -> None:
    solutions = picks(*("".join(name) for name in names))
    for solution in solutions:
        taken = forced(solutions)
        for options in choices(solutions):
            (option,) = (one for one in options if one == (solution - forced(solutions)) & frozenset.union(*options))
            taken |= option
        assert taken == solution
