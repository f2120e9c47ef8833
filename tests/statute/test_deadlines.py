"""Deadlines worked by hand."""

from datetime import date

import pytest

from assistant.statute.deadlines import annual_report, correction, fee_payment, opinion, received, reply
from assistant.statute.law import NotInForceError


def test_an_application_of_the_third_of_march_is_corrected_and_answered_in_time() -> None:
    assert correction(date(2025, 3, 3)).result == date(2025, 3, 12)
    assert reply(date(2025, 3, 3)).result == date(2025, 3, 31)
    assert fee_payment(date(2025, 3, 3)).result == date(2025, 3, 31)
    assert opinion(date(2025, 3, 3)).result == date(2025, 3, 24)


def test_an_extension_adds_twenty_working_days() -> None:
    # 4 April (清明) is off; 27 April is worked.
    assert reply(date(2025, 3, 3), extended=True).result == date(2025, 4, 28)
    assert reply(date(2025, 3, 3), extended=True, by=3).result == date(2025, 4, 3)


def test_no_more_than_twenty_working_days_can_be_added() -> None:
    with pytest.raises(ValueError, match="1至20"):
        reply(date(2025, 3, 3), extended=True, by=21)


def test_a_correction_starts_the_time_anew() -> None:
    computed = reply(date(2025, 3, 3), corrected=date(2025, 3, 17))
    assert computed.result == date(2025, 4, 15)
    assert "重新起算" in computed.steps[1].text


def test_days_of_asking_others_do_not_count() -> None:
    # asked on Thursday 6 March, answered on Thursday 13 March: five working days are left out
    computed = reply(date(2025, 3, 3), asked=[(date(2025, 3, 6), date(2025, 3, 13))])
    assert computed.result == date(2025, 4, 8)
    assert "占用的5个工作日不计入" in computed.steps[-1].text


def test_a_year_without_holidays_is_provisional() -> None:
    computed = reply(date(2034, 12, 20))
    assert computed.provisional == (2034, 2035)
    assert "待核" in computed.steps[-1].text


def test_before_the_regulation_was_in_force_nothing_is_computed() -> None:
    with pytest.raises(NotInForceError):
        reply(date(2019, 5, 1))


@pytest.mark.parametrize(("kind", "day"), [("department", date(2026, 1, 31)), ("government", date(2026, 3, 31))])
def test_a_report_is_due_in_the_next_year(kind: str, day: date) -> None:
    computed = annual_report(2025, kind)
    assert computed is not None
    assert computed.result == day
    assert annual_report(2025, "company") is None


def test_the_day_of_receipt_depends_on_the_way() -> None:
    assert received("internet").text.endswith("双方确认之日为收到申请之日")
