"""Days are read as clerks write them."""

from datetime import date

import pytest

from assistant.knowledge.said_days import NoSuchDayError, said_days

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025年6月3日收到", ["2025-06-03"]),
        ("20250603收到", ["2025-06-03"]),
        ("2025-6-3收到", ["2025-06-03"]),
        ("2025.6.3收到", ["2025-06-03"]),
        ("2025/6/3 收到", ["2025-06-03"]),
        ("25年6月3号收到", ["2025-06-03"]),
        ("二〇二五年六月三日收到", ["2025-06-03"]),
        ("去年6月3日收到", ["2025-06-03"]),
        ("6/3收到", ["2026-06-03"]),
        ("六月三号收到", ["2026-06-03"]),
        ("昨天收到", ["2026-11-23"]),
        ("前天收到", ["2026-11-22"]),
        ("大前天收到", ["2026-11-21"]),
        ("明天收到", ["2026-11-25"]),
        ("上周五收到", ["2026-11-20"]),
        ("这个星期一收到", ["2026-11-23"]),
        ("上上个礼拜天收到", ["2026-11-15"]),
        ("上个月9号收到", ["2026-10-09"]),
        ("5号收到，9号补正", ["2026-11-05", "2026-11-09"]),
        ("28号收到", ["2026-10-28"]),
        ("12月20日收到，1月8日补正", ["2025-12-20", "2026-01-08"]),
        ("2025年12月20日收到，1月8日补正，1月15日征求意见", ["2025-12-20", "2026-01-08", "2026-01-15"]),
        ("9月28日收到的，2025年的", ["2025-09-28"]),
        ("2025年6月30日收到，3号补正", ["2025-06-30", "2025-07-03"]),
        ("2月29日收到", ["2024-02-29"]),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, days: list[str]) -> None:
    assert [one.day.isoformat() for one in said_days(text, TODAY)] == days


@pytest.mark.parametrize(
    "text", ["延长10-15个工作日", "第3日", "国办函〔2020〕109号", "每页1.5元", "条例第33条", "30号文"]
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert said_days(text, TODAY) == []


def test_a_day_long_before_the_one_said_before_it_is_not_put_a_year_later() -> None:
    assert [one.day for one in said_days("2025年6月3日收到，6月1日补正", TODAY)] == [date(2025, 6, 3), date(2025, 6, 1)]


@pytest.mark.parametrize("text", ["2025年2月30日收到", "6月31日收到", "2025年13月5日收到", "20250230收到"])
def test_a_day_that_no_calendar_has_is_told(text: str) -> None:
    with pytest.raises(NoSuchDayError, match="没有"):
        said_days(text, TODAY)


def test_only_a_year_that_stands_nowhere_is_guessed() -> None:
    assert said_days("6月3日收到", TODAY)[0].guessed
    assert not said_days("2025年6月3日收到", TODAY)[0].guessed
    assert not said_days("昨天收到", TODAY)[0].guessed
