"""Dates as a report prints them: `2025年1月17日`, `二〇二五年一月十七日`, `2025-01-17`.

Patterns are compiled by `re` when they are first needed: few reports print a date, and each check loads this.
"""

import re
from datetime import date

from assistant.text.folding import fold_digits, squeeze

_ZEROS, _ONES = "〇○Ｏ零", "一二三四五六七八九"
_NUMERALS = {**dict.fromkeys(_ZEROS, 0), **{numeral: value for value, numeral in enumerate(_ONES, 1)}}
_DIGITS = r"(20[0-9]{2})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})(?:日|(?![0-9]))"
_CHINESE = f"(二[{_ZEROS}{_ONES}]{{3}})年([{_ONES}十]{{1,2}})月([{_ONES}十]{{1,3}})日"


def printed_date(text: str) -> date | None:
    """The last date in a text, None where there is none or it does not exist (2月30日)."""
    if not text:
        return None
    key = squeeze(fold_digits(text))
    found = [tuple(map(int, match)) for match in re.findall(_DIGITS, key)]
    if not found:
        found = [
            (int("".join(str(_NUMERALS[numeral]) for numeral in year)), _small(month), _small(day))
            for year, month, day in re.findall(_CHINESE, key)
        ]
    return _date(*found[-1]) if found else None


def undated(line: str) -> str:
    """A line without white space and without the date in it."""
    return re.sub(_CHINESE, "", re.sub(_DIGITS, "", squeeze(fold_digits(line))))


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
