"""The amounts of a text: what is compared where a question, a reply or a digest tells what an article says.

Years, calendar days and ordinals (2024年修订, 3月2日收到, 第5个工作日) are no amounts. A day of every year by or from
which something is due (每年3月31日前, 3月底) is one.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from assistant.text.folding import fold_digits
from assistant.text.numbers.values import NUMERALS, chinese

DUE, CALENDAR = "月日", "历"
"""Units of a day of every year (331: 31 March), and of years and days that only date something."""
_NUMBER = rf"[0-9]+(?:\.[0-9]+)?|[{NUMERALS}]+"
_DAY = re.compile(
    rf"(?:(?P<year>{_NUMBER})年)?(?P<month>{_NUMBER})月(?:(?P<day>{_NUMBER})[日号](?:[至到—-](?:{_NUMBER})[日号])?|(?P<end>[底末]))?"
    r"(?P<due>之?以?前|止|截止|为止|起)?(?P<length>之?以?内|以[上下]|期满)?"
)
_AMOUNT = re.compile(
    rf"(?<![第上下0-9.{NUMERALS}])(?P<value>{_NUMBER})\s*"
    r"(?P<unit>个?工作日|个?月|周?年|日|天|小时|万元|元|次(?!性)|级|件|页|倍|%|％)(?!份|报|度)"
)
_YEAR = re.compile(
    rf"(?<![第0-9.{NUMERALS}])(?P<value>[0-9]{{4}}|[{NUMERALS}]{{4}}|[0-9]{{2}}(?=年(?:修|版|施行|公布|颁布|出台)))年"
)
_OF_MONTH = re.compile(rf"(?<=[本每当次上下]月)(?:{_NUMBER})[日号]")
_UNITS = {"天": "日", "周年": "年", "个月": "月", "％": "%", "个工作日": "工作日"}
_MANY = 1900
"""A number before 年 from here on is a year, not an amount."""
_LABELLED = re.compile(r"([^\W\d_]{2,6}?)(?:不得?超过|最[长多]|为|是)?$")


class Amount(NamedTuple):
    """A value with its unit (工作日, 日, 月, 年, 元, …, DUE or CALENDAR), as printed, and where it begins."""

    value: float
    unit: str
    printed: str
    start: int

    @property
    def kind(self) -> str:
        """The unit as laws are retold: days are days, working days or not."""
        return "日" if self.unit == "工作日" else self.unit


def read(text: str) -> list[Amount]:
    """Every amount and date of the text in its order; none is read twice."""
    found, folded = list[Amount](), fold_digits(text)
    for reader in (_days, _years, _of_month, _plain):
        for one in list(reader(folded)):
            found.append(one)
            folded = folded[: one.start] + "\0" * len(one.printed) + folded[one.start + len(one.printed) :]
    return sorted(found, key=lambda one: one.start)


def amounts(text: str) -> list[Amount]:
    """What the text names as an amount: dates are left out."""
    return [one for one in read(text) if one.unit != CALENDAR]


def contradicts(text: str, question: str) -> bool:
    """Whether the question names an amount of a unit in which the text names only others."""
    return any(wrong(one, text, question) for one in amounts(question))


def wrong(told: Amount, text: str, question: str) -> bool:
    """Whether the text names amounts of that unit and not this one.

    Of labels with an amount each (绝密级三十年，机密级二十年) only those count that the question names.
    """
    stands = [one for one in amounts(text) if one.kind == told.kind]
    labelled = {one.value for one in stands if (label := _label(text, one)) and label in question}
    return bool(stands) and told.value not in (labelled or {one.value for one in stands})


def confirms(question: str, text: str) -> bool:
    """Whether the question names amounts and the text names all of them."""
    named = amounts(question)
    return bool(named) and _values(named) <= _values(amounts(text))


def _values(those: list[Amount]) -> set[tuple[float, str]]:
    return {(one.value, one.kind) for one in those}


def _label(text: str, amount: Amount) -> str:
    """The words that an amount follows at once from the mark before on: 机密级 of 机密级不超过二十年."""
    clause = re.split(r"[，。；：、\n]", text[: amount.start])[-1]
    match = _LABELLED.fullmatch(clause)
    return match[1] if match else ""


def _days(text: str) -> Iterator[Amount]:
    """Days of a month; due where no year is named and something is to be done by or from it."""
    for match in _DAY.finditer(text):
        if not (month := _month(match["month"])) or (match["length"] and not match["day"]):
            continue
        day = monthrange(_MANY, month)[1] if match["end"] else int(_value(match["day"])) if match["day"] else 0
        by = match["due"] or match["end"] or text[: match.start()].endswith("每年")
        due = bool(day and by and not match["year"])
        if match["year"]:
            yield Amount(_value(match["year"]), CALENDAR, "", match.start())
        yield Amount(month * 100 + day, DUE if due else CALENDAR, match[0], match.start())


def _month(print_: str) -> int:
    """1 to 12, else 0."""
    value = _value(print_)
    return int(value) if value in range(1, 13) else 0


def _years(text: str) -> Iterator[Amount]:
    for match in _YEAR.finditer(text):
        if (value := _value(match["value"])) >= _MANY or len(match["value"]) == len("19"):
            yield Amount(value, CALENDAR, match[0], match.start())


def _of_month(text: str) -> Iterator[Amount]:
    """Days of a month that is not named: 每月5日."""
    return (Amount(0, CALENDAR, match[0], match.start()) for match in _OF_MONTH.finditer(text))


def _plain(text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        value, unit = _value(match["value"]), match["unit"]
        if unit == "万元":
            value, unit = value * 10**4, "元"
        yield Amount(value, _UNITS.get(unit, unit), match[0], match.start())


def _value(print_: str) -> float:
    return float(print_) if print_[0].isascii() else float(chinese(print_))
