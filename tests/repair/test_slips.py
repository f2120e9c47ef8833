import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.repair.slips import candidates, plausibility, slip


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        (21, 12, "transposed"),
        (33, 3, "doubled"),
        (155, 15, "doubled"),
        (5, 45, "dropped"),
        (104, 14, "inserted"),
        (8, 9, "off_by_one"),
        (32, 39, "one_digit"),
        (46, 41, "one_digit"),
        (56, 46, "neighbouring_key"),
        (0, 4, "omitted"),
        (4, 0, "emptied"),
        (17, 902, "other"),
    ],
)
def test_a_slip_is_known_by_its_digits(printed: int, meant: int, kind: str) -> None:
    assert slip(printed, meant)[0] == kind


def test_every_kind_has_a_cost_and_words() -> None:
    costs, words = plausibility()["slip"], plausibility()["why"]
    assert costs.keys() <= words.keys()
    assert max(costs, key=costs.get) == "other"


@given(st.integers(0, 10**6), st.integers(0, 60), st.integers(0, 60))
def test_candidates_are_the_whole_of_a_narrow_range_each_once(printed: int, low: int, width: int) -> None:
    found = list(candidates(printed, low, low + width))
    assert sorted(found) == list(range(low, low + width + 1))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_candidates_of_an_open_range_start_with_what_a_slip_could_have_been(printed: int, low: int) -> None:
    found = list(candidates(printed, low, None))
    assert len(set(found)) == len(found)
    assert all(value >= low for value in found)
    assert low in found or printed == low


def test_the_value_nearest_to_the_print_comes_before_a_far_one() -> None:
    assert next(candidates(4, 5, None)) == 5
    assert next(candidates(21, 0, 2000)) == 12
