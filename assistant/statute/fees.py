"""信息处理费 by the rates of 国办函〔2020〕109号: by pieces or by pages, each bracket's rate for what lies in it."""

from assistant.statute.computed import Computed, Step
from assistant.statute.law import table

_CHOICE = "收费是“可以”而不是“应当”，以申请的数量、频次明显超过合理范围为前提；按件、按量只能择一，由行政机关决定"


def by_pieces(before: int, new: int) -> Computed:
    """The fee for `new` applications of one applicant who already has `before` in the same calendar month (件, ≥ 0).

    Raises:
        ValueError: a number is negative.
    """
    if before < 0 or new < 0:
        raise ValueError("件数不能是负数")
    law = table()["fee"]["pieces"]
    steps = [
        Step(law["words"], law["source"]),
        Step(f"当月已有{before}件，再计{new}件，为第{before + 1}至{before + new}件"),
    ]
    total = 0
    for first, last, price in _piece_brackets(before + new):
        number = last - max(first, before + 1) + 1
        if number > 0:
            total += number * price
            steps.append(Step(f"第{max(first, before + 1)}至{last}件：{number}件×{price}元＝{number * price:,}元"))
    assumptions = [_CHOICE, *([law["assumed"]] if before + new >= law["assumed_from"] else [])]
    return Computed(total, tuple(steps), tuple(assumptions))


def by_pages(pages: int) -> Computed:
    """The fee for one application answered on so many pages (≥ 0).

    Raises:
        ValueError: the number is negative.
    """
    if pages < 0:
        raise ValueError("页数不能是负数")
    law = table()["fee"]["pages"]
    steps, total, below = [Step(law["words"], law["source"])], 0, 0
    for bound, price in zip([*law["bounds"], pages], law["prices"], strict=True):
        last = min(pages, bound)
        if last > below:
            total += (last - below) * price
            steps.append(Step(f"第{below + 1}至{last}页：{last - below}页×{price}元＝{(last - below) * price:,}元"))
        below = max(below, last)
    return Computed(total, tuple(steps), (_CHOICE, law["assumed"]))


def _piece_brackets(upto: int) -> list[tuple[int, int, int]]:
    """First and last application of each bracket, and its price, up to a number."""
    law = table()["fee"]["pieces"]
    brackets = [(1, law["free"], 0), (law["free"] + 1, law["first"], law["price"])]
    first, price = law["first"] + 1, law["price"] + law["step"]
    while first <= upto:
        brackets.append((first, first + law["width"] - 1, price))
        first, price = first + law["width"], price + law["step"]
    return [(low, min(high, upto), price) for low, high, price in brackets if low <= upto]
