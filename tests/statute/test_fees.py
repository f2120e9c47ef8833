"""The processing fee against the closed formulas and worked examples of the domain notes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.statute.fees import by_pages, by_pieces
from assistant.statute.law import NotInForceError


def pieces(n: int) -> int:
    """F(n) in closed form."""
    if n <= 10:
        return 0
    if n <= 30:
        return 100 * (n - 10)
    q, r = divmod(n - 30, 10)
    return 2000 + 500 * q * (q + 3) + 100 * r * (q + 2)


@pytest.mark.parametrize(
    ("n", "fee"),
    [
        (10, 0),
        (11, 100),
        (18, 800),
        (30, 2000),
        (31, 2200),
        (40, 4000),
        (41, 4300),
        (50, 7000),
        (57, 9800),
        (60, 11000),
    ],
)
def test_pieces_cost_what_the_brackets_say(n: int, fee: int) -> None:
    assert by_pieces(0, n).result == pieces(n) == fee


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_further_application_costs_the_difference_of_both_totals(before: int, new: int) -> None:
    assert by_pieces(before, new).result == pieces(before + new) - pieces(before)


@pytest.mark.parametrize(
    ("pages", "fee"),
    [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (150, 1700), (200, 2700), (201, 2740), (260, 5100)],
)
def test_pages_cost_what_the_brackets_say(pages: int, fee: int) -> None:
    assert by_pages(pages).result == fee


def test_steps_show_every_bracket_and_what_was_assumed() -> None:
    computed = by_pieces(28, 4)
    assert [step.text for step in computed.steps][2:] == [
        "第29至30件：2件×100元＝200元",
        "第31至32件：2件×200元＝400元",
    ]
    assert any("按文义推算" in words for words in computed.assumptions)
    assert not any("按文义推算" in words for words in by_pieces(0, 30).assumptions)


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="负数"):
        by_pages(-1)
    with pytest.raises(ValueError, match="负数"):
        by_pieces(-1, 3)


def test_numbers_that_are_a_slip_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="超出常理"):
        by_pieces(299_999_999, 1)
    with pytest.raises(ValueError, match="超出常理"):
        by_pages(300_000_000)


def test_before_the_rules_of_2021_there_was_no_such_fee() -> None:
    with pytest.raises(NotInForceError) as refused:
        by_pieces(0, 35, date(2020, 6, 1))
    assert refused.value.since == date(2021, 1, 1)
    with pytest.raises(NotInForceError):
        by_pages(260, date(2020, 6, 1))
