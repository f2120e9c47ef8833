"""Working days in China: weekends, public holidays, and weekend days on which work is made up, by year files."""

import tomllib
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "holidays"
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}
"""Holidays on fixed days (全国年节及纪念日放假办法 2024), for years whose arrangement is not published yet."""
_SATURDAY = 5
_DAY = timedelta(days=1)


class Off(NamedTuple):
    """A holiday with its first and last day."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Counted:
    """The day on which the count ended, and what lay between.

    `holidays` are those that took a working day away, `made_up` weekend days that were worked, `left_out` days that
    the law leaves out of the count, `provisional` years without a file.
    """

    day: date
    holidays: tuple[str, ...]
    made_up: tuple[date, ...]
    left_out: int
    provisional: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Year:
    work: frozenset[date]
    off: tuple[Off, ...]


class WorkingDays:
    """The calendar of working days, over all years for which a file lies in `holidays/`."""

    def is_working(self, day: date) -> bool:
        """Whether offices work on that day; where the year has no file, weekends and fixed holidays alone are off."""
        year = _year(day.year)
        if year is None:
            return day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED
        return day in year.work or (day.weekday() < _SATURDAY and self.holiday(day) is None)

    def holiday(self, day: date) -> str | None:
        """The name of the holiday on that day, None where there is none or the year has no file."""
        year = _year(day.year)
        return next((off.name for off in year.off if off.first <= day <= off.last), None) if year else None

    def known(self, year: int) -> bool:
        """Whether that year's arrangement is known."""
        return _year(year) is not None

    def count(self, start: date, days: int, left_out: Container[date] = ()) -> Counted:
        """The day that is so many working days after `start`, which itself does not count.

        Args:
            start: the day of the event.
            days: working days, at least 0.
            left_out: days that the law leaves out of the count.
        """
        day, out = start, 0
        holidays, made_up, years = dict[str, None](), list[date](), dict[int, None]()
        while days > 0:
            day += _DAY
            if not self.known(day.year):
                years[day.year] = None
            if not self.is_working(day):
                if day.weekday() < _SATURDAY and (name := self.holiday(day) or _FIXED.get((day.month, day.day))):
                    holidays[name] = None
            elif day in left_out:
                out += 1
            else:
                days -= 1
                if day.weekday() >= _SATURDAY:
                    made_up.append(day)
        return Counted(day, tuple(holidays), tuple(made_up), out, tuple(years))


@cache
def _year(year: int) -> _Year | None:
    path = _FOLDER / f"{year}.toml"
    if not path.exists():
        return None
    table = tomllib.loads(path.read_text("utf-8"))
    off = tuple(Off(one["name"], one["from"], one["until"]) for one in table.get("off", ()))
    return _Year(frozenset(table["work"]), off)
