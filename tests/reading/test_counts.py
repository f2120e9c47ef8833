from decimal import Decimal

import pytest

from assistant.reading.counts import is_blank, is_figure, read_amount, read_change, read_count


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234", 1234),
        ("5件", 5),
        ("12 3", 123),
        (" 7\n", 7),
        ("3.0", 3),
    ],
)
def test_odd_prints_of_a_count_are_read(raw: str, value: int) -> None:
    read = read_count(raw, "第3行")
    assert (read.value, read.raw, read.place) == (value, raw, "第3行")


@pytest.mark.parametrize(
    "raw", ["", "\u3000", "/", "／", "—", "——", "-", "无", "若干", "1,2", "3.5", "-1", "5²", "约10", "五", "12,34"]
)
def test_what_is_no_count_is_null_and_kept_in_print(raw: str) -> None:
    read = read_count(raw, "第3行")
    assert read.value is None
    assert read.raw == raw


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("96171.6", Decimal("96171.6")),
        ("14,722.49", Decimal("14722.49")),
        ("0", 0),
        ("12万元", 12),
        ("5000元", None),
        ("/", None),
    ],
)
def test_amounts_are_exact_and_in_wan_alone(raw: str, value: Decimal | int | None) -> None:
    assert read_amount(raw, "").value == value


@pytest.mark.parametrize(("raw", "value"), [("-3", -3), ("－3", -3), ("+2", 2), ("0", 0), ("增3", None)])
def test_a_change_has_a_sign(raw: str, value: int | None) -> None:
    assert read_change(raw, "").value == value


def test_a_dash_alone_is_blank_and_a_footnoted_figure_is_no_figure() -> None:
    assert is_blank("—")
    assert not is_blank("0")
    assert is_figure("１２")
    assert not is_figure("5²")
    assert not is_figure("1.属于国家秘密")


@pytest.mark.parametrize("raw", ["1200元", "18.6万", "18.6万元", "0.2亿元"])
def test_an_amount_in_any_unit_of_money_is_a_figure_of_its_row(raw: str) -> None:
    assert is_figure(raw)
