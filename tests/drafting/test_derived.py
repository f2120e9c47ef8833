from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.derived import Derived, printed, round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(1925, 100), 1, "19.3"),
        (Fraction(1, 4), 1, "0.3"),
        (Fraction(-1, 20), 1, "-0.1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(36), 1, "36.0"),
        (Fraction(2, 3), 1, "0.7"),
    ],
)
def test_a_half_goes_away_from_zero(value: Fraction, decimals: int, text: str) -> None:
    assert printed(round_half_up(value, decimals)) == text


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_rounding_agrees_with_decimal_half_up(thousandths: int, decimals: int) -> None:
    exact = Decimal(thousandths) / 1000
    assert round_half_up(Fraction(thousandths, 1000), decimals) == exact.quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP
    )


def test_a_share_is_rounded_once_from_the_exact_value() -> None:
    share = Derived("d", "100 * a / b", 1)
    assert share.rounded({"a": 170, "b": 377}.__getitem__) == Decimal("45.1")
    assert share.rounded({"a": 1, "b": 0}.__getitem__) is None


def test_a_figure_prints_without_thousands_separator_and_keeps_its_zeros() -> None:
    assert printed(21760) == "21760"
    assert printed(Decimal("1286.4")) == "1286.4"
