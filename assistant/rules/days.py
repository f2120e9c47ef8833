"""Dates as a report prints them: `2025年1月17日`, `二〇二五年一月十七日`, `2025-01-17`."""

import re
from datetime import date

from assistant.text.folding import fold_digits, squeeze

_NUMERALS = {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "零": 0,
    **{numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)},
}
_DIGITS = re.compile(r"(20[0-9]{2})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})(?:日|(?![0-9]))")
_CHINESE = re.compile(
    r"(二[〇○Ｏ零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def printed_date(text: str) -> date | None:
    """The last date in a text, None where there is none or it does not exist (2月30日)."""
    if not text:
        return None
    key = squeeze(fold_digits(text))
    found = [tuple(map(int, match.groups())) for match in _DIGITS.finditer(key)]
    if not found:
        found = [
            (int("".join(str(_NUMERALS[numeral]) for numeral in year)), _small(month), _small(day))
            for year, month, day in _CHINESE.findall(key)
        ]
    return _date(*found[-1]) if found else None


def _small(numeral: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _NUMERALS[numeral[-1]]
    return (_NUMERALS[tens[-1]] if tens else 1) * 10 + (_NUMERALS[ones[-1]] if ones else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def undated(line: str) -> str:
    """A line without white space and without the date in it."""
    return _CHINESE.sub("", _DIGITS.sub("", squeeze(fold_digits(line))))
