"""信息处理费 by the rates of 国办函〔2020〕109号: by pieces or by pages, each bracket's rate for what lies in it."""

from datetime import date
from typing import Any

from assistant.statute.computed import Computed, Step
from assistant.statute.law import rates

_CHOICE = "收费是“可以”而不是“应当”，以申请的数量、频次明显超过合理范围为前提；按件、按量只能择一，由行政机关决定"

MOST = 10_000
"""Pieces or pages above which a number is a slip rather than a count."""


def by_pieces(before: int, new: int, on: date | None = None) -> Computed:
    """The fee for `new` applications of one applicant who already has `before` in the same calendar month (件, ≥ 0).

    Args:
        before: pieces counted before in the month.
        new: pieces to count now.
        on: a day of the month; None: by the rates as they are now.

    Raises:
        ValueError: a number is negative, or too large to be a count.
        NotInForceError: no fee was charged yet on that day.
    """
    _plausible(before, "件数")
    _plausible(new, "件数")
    law = rates("pieces", on)
    steps = [
        Step(law["words"], law["source"]),
        Step(f"当月已有{before}件，再计{new}件，为第{before + 1}至{before + new}件"),
    ]
    total = 0
    for first, last, price in _piece_brackets(law, before + new):
        number = last - max(first, before + 1) + 1
        if number > 0:
            total += number * price
            steps.append(Step(f"第{max(first, before + 1)}至{last}件：{number}件×{price}元＝{number * price:,}元"))
    assumptions = [_CHOICE, *([law["assumed"]] if before + new >= law["assumed_from"] else [])]
    return Computed(total, tuple(steps), tuple(assumptions))


def by_pages(pages: int, on: date | None = None) -> Computed:
    """The fee for one application answered on so many pages (≥ 0), by the rates of that day.

    Raises:
        ValueError: the number is negative, or too large to be a count.
        NotInForceError: no fee was charged yet on that day.
    """
    _plausible(pages, "页数")
    law = rates("pages", on)
    steps, total, below = [Step(law["words"], law["source"])], 0, 0
    for bound, price in zip([*law["bounds"], pages], law["prices"], strict=True):
        last = min(pages, bound)
        if last > below:
            total += (last - below) * price
            steps.append(Step(f"第{below + 1}至{last}页：{last - below}页×{price}元＝{(last - below) * price:,}元"))
        below = max(below, last)
    return Computed(total, tuple(steps), (_CHOICE, law["assumed"]))


def _plausible(number: int, what: str) -> None:
    if number < 0:
        raise ValueError(f"{what}不能是负数")
    if number > MOST:
        raise ValueError(f"{what}{number}超出常理，请核对")


def _piece_brackets(law: dict[str, Any], upto: int) -> list[tuple[int, int, int]]:
    """First and last application of each bracket, and its price, up to a number."""
    brackets = [(1, law["free"], 0), (law["free"] + 1, law["first"], law["price"])]
    first, price = law["first"] + 1, law["price"] + law["step"]
    while first <= upto:
        brackets.append((first, first + law["width"] - 1, price))
        first, price = first + law["width"], price + law["step"]
    return [(low, min(high, upto), price) for low, high, price in brackets if low <= upto]
