from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.repair.slips import candidates, plausibility, slip


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        (21, 12, "transposed"),
        (91, 59, "other"),
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


def test_every_kind_has_a_rate_and_words() -> None:
    rates, words = plausibility()["slip"], plausibility()["why"]
    assert rates.keys() <= words.keys()
    assert all(0 < rate < 1 for rate in rates.values())


def test_the_only_key_beside_the_meant_one_is_pressed_more_often_than_one_of_several() -> None:
    assert slip(2, 1)[1] < slip(1, 2)[1]


def test_a_slip_that_fits_two_kinds_is_likelier_than_by_each_of_them() -> None:
    rates = plausibility()["slip"]
    assert slip(8, 9)[1] < min(-log10(rates["neighbouring_key"] / 2), -log10(rates["off_by_one"] / 2))


def test_a_leading_digit_that_was_dropped_takes_its_zero_along() -> None:
    assert slip(5, 105)[0] == "dropped"


def test_what_no_slip_explains_is_less_likely_the_longer_the_number() -> None:
    assert slip(17, 902)[1] < slip(1711, 902)[1]
    assert slip(8, 0)[1] < slip(88, 0)[1]


def test_a_number_that_is_no_count_says_nothing_of_what_was_meant() -> None:
    assert slip(None, 5) == slip(None, 905) == ("other", 0.0)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_every_pair_of_numbers_has_a_chance_below_one(printed: int, meant: int) -> None:
    assert slip(printed, meant)[1] > 0


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
    assert next(candidates(91, 0, 60)) == 19
