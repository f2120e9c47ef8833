"""Our year files against a public calendar package, day by day."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from assistant.statute.calendar import WorkingDays

DAYS = WorkingDays()


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_of_a_year_is_worked_or_not_as_the_public_calendar_has_it(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    assert not [day for day in days if day.year == year and DAYS.is_working(day) != chinese_calendar.is_workday(day)]


def test_a_year_without_a_file_keeps_weekends_and_fixed_holidays() -> None:
    assert not DAYS.known(2035)
    assert not DAYS.is_working(date(2035, 10, 1))
    assert DAYS.is_working(date(2035, 10, 8))
    assert not DAYS.is_working(date(2035, 10, 6))


def test_a_count_tells_what_lay_between() -> None:
    counted = DAYS.count(date(2025, 1, 20), 10)
    assert counted.day == date(2025, 2, 8)
    assert counted.holidays == ("春节",)
    assert counted.made_up == (date(2025, 1, 26), date(2025, 2, 8))
