from decimal import Decimal

from assistant.rules.numbers.ratios import fits, rounded
from assistant.text.numbers import Number, extract


def number(text: str) -> Number:
    return extract(text)[0]


def test_a_percentage_fits_within_half_of_its_last_digit() -> None:
    assert fits(number("占34.2%"), Decimal("34.1614"), signed=False)
    assert not fits(number("占33.9%"), Decimal("34.1614"), signed=False)
    assert fits(number("占34%"), Decimal("34.4999"), signed=False)
    assert not fits(number("占34%"), Decimal("34.51"), signed=False)


def test_a_change_fits_only_in_its_direction() -> None:
    assert fits(number("同比下降5.4%"), Decimal("-5.4485"), signed=True)
    assert not fits(number("同比增长5.4%"), Decimal("-5.4485"), signed=True)


def test_an_approximate_share_is_judged_with_a_margin() -> None:
    assert fits(number("占八成以上"), Decimal("83.7"), signed=False)
    assert not fits(number("占三成左右"), Decimal("51"), signed=False)


def test_what_is_expected_is_rounded_like_the_print() -> None:
    assert rounded(Decimal("-34.1614"), 1) == Decimal("34.2")
    assert rounded(-3, 0) == 3
