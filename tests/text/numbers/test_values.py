from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numbers import arabic, chinese, spelled
from assistant.text.numbers.values import scaled


@given(st.integers(0, 10**8 - 1))
def test_a_spelled_number_reads_back(value: int) -> None:
    assert chinese(spelled(value)) == value


@given(st.integers(0, 10**12), st.booleans())
def test_thousands_signs_and_full_width_digits_change_no_value(value: int, wide: bool) -> None:
    printed = f"{value:,}"
    if wide:
        printed = printed.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert arabic(printed) == value


@given(st.decimals(0, 10**6, places=2))
def test_decimals_are_read_exactly(value: Decimal) -> None:
    assert arabic(f"{value:.2f}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("两", 2), ("十", 10), ("百", 100), ("三百二十", 320), ("一百零五", 105), ("两千三", 2300), ("一万五", 15000),
     ("一万零五", 10005), ("二〇二四", 2024), ("三千万", 30_000_000), ("一亿零三", 100_000_003)],
)  # fmt: skip
def test_numerals_of_official_prose(text: str, value: int) -> None:
    assert chinese(text) == value


def test_a_scale_multiplies_without_a_trace_of_binary_fractions() -> None:
    assert scaled(Decimal("1.53"), "万") == 15300
    assert type(scaled(Decimal("1.53"), "万")) is int


def test_other_characters_are_no_numeral() -> None:
    with pytest.raises(KeyError):
        chinese("若干")
