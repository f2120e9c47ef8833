"""What stands around a number: its measure word, whether it is exact, whether it is a change."""

from decimal import Decimal
from typing import Literal

from assistant.text.numbers import patterns
from assistant.text.numbers.number import Kind, Number
from assistant.text.numbers.values import Value, scaled, whole
from assistant.text.numbers.words import starts, words

_BOUNDARIES = frozenset("，。；：、（）！？,;:()")
_NOT_SCORES = tuple("别之类公局管析工派布散流配")
"""分 before these is no score: 12分别."""
_REACH = 30


def around(text: str, start: int, end: int, value: Value, decimals: int, *, unit: str | None = None) -> Number | None:
    """A number that ends at `end` (before 余, 万 and its measure word), as the words around it complete it.

    Args:
        text: the text in which it stands.
        start: where its first digit stands.
        end: behind its last digit.
        value: the printed digits.
        decimals: how many of them are decimals.
        unit: given where the number carries it in itself (百分之…, …成).
    """
    w = words()
    approx = False
    if unit is None:
        tail = patterns.TAIL.match(text, end)
        if tail is not None:
            few, scale, more = tail[1], tail[2], tail[3]
            stop = tail.end()
            unit = _unit(text, stop)
            if scale and text.startswith("元", stop):
                unit, stop = f"{scale}元", stop + 1
            elif unit or scale or few or more:
                value = scaled(value, scale) if scale else value
                decimals = 0 if scale else decimals
                stop = stop + len(unit) if unit else _trimmed(text, end, stop)
            else:
                stop = end
            approx, end = bool(few or more), stop
            if unit and unit.startswith("大"):
                unit = "个"
    if unit in w.percent:
        unit = "%"
    clause = _clause(text, start)
    approx = (
        approx
        or text.startswith((*w.approx_after, "+", "＋"), end)
        or (clause.endswith(w.approx_before) and not clause.endswith(w.approx_not))
    )
    sign = _sign(clause, unit, text[max(0, start - 2 * _REACH) : start])
    if text.startswith(("个百分点", "百分点"), end):
        unit = "个百分点"
    kind: Kind = "growth" if sign else "percent" if unit == "%" else "figure"
    if isinstance(value, Decimal):
        value = whole(value)
    return Number(text[start:end], start, end, value, unit or None, approx, kind, sign, decimals)


def _clause(text: str, start: int) -> str:
    """What stands before the number in its clause, at most so many characters."""
    at = start
    while at > max(0, start - _REACH) and text[at - 1] not in _BOUNDARIES:
        at -= 1
    return text[at:start].rstrip()


def _unit(text: str, at: int) -> str:
    w = words()
    if text[at : at + 1] in w.percent and at < len(text):
        return text[at]
    if text.startswith("大", at):
        return next((f"大{noun}" for noun in w.great if text.startswith(noun, at + 1)), "")
    unit = starts(w.units, text, at)
    if unit == "分" and text.startswith(_NOT_SCORES, at + 1):
        return ""
    return unit


def _trimmed(text: str, end: int, stop: int) -> int:
    """Without the blanks behind the last sign."""
    return end + len(text[end:stop].rstrip())


def _sign(clause: str, unit: str | None, before: str) -> Literal[-1, 1] | None:
    """The direction that stands right before a number: 比上年增长, 减少了, 比上年多.

    A count is a change where its clause compares, or the sentence before it names last year (上年12件…增加3件).
    """
    w = words()
    share = unit in ("%", "个百分点", "百分点", "倍")
    ended = clause.rstrip().endswith("了")  # 与上年相比，申请多了3件
    for _ in range(2):
        if clause.endswith(w.linking):
            clause = clause.removesuffix(next(word for word in w.linking if clause.endswith(word))).rstrip()
    if clause.endswith(w.no_change):
        return None
    for sign, side in ((1, w.up), (-1, w.down)):
        if clause.endswith(side):
            word = max((word for word in side if clause.endswith(word)), key=len)
            compared = any(sign_ in clause for sign_ in w.comparison) or "同" in clause or "环" in clause
            by_year = (len(word) > 1 or ended) and any(year in _sentence(before) for year in ("上年", "去年"))
            compared = compared or by_year
            if compared or (share and len(word) > 1):
                return 1 if sign > 0 else -1
    return _points(clause) if unit in ("个百分点", "百分点") else None


def _sentence(before: str) -> str:
    return before[max(before.rfind(stop) for stop in "。！？\n；") + 1 :]


def _points(clause: str) -> Literal[-1, 1] | None:
    """Percentage points are always a change: 高于全省3.2个百分点."""
    w = words()
    up, down = (max(clause.rfind(word) for word in side if len(word) > 1) for side in (w.up, w.down))
    return None if up == down else 1 if up > down else -1
