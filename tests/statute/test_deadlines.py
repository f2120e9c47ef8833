"""Deadlines worked by hand."""

from datetime import date

import pytest

from assistant.statute.deadlines import (
    agency_opinion,
    annual_report,
    correction,
    fee_payment,
    opinion,
    received,
    reply,
    review,
    suit,
    suit_after_review,
)
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
    with pytest.raises(NotInForceError) as refused:
        reply(date(2019, 5, 1))
    assert refused.value.since == date(2019, 5, 15)


@pytest.mark.parametrize(("kind", "day"), [("department", date(2026, 1, 31)), ("government", date(2026, 3, 31))])
def test_a_report_is_due_in_the_next_year(kind: str, day: date) -> None:
    computed = annual_report(2025, kind)
    assert computed is not None
    assert computed.result == day
    assert annual_report(2025, "company") is None


def test_the_day_of_receipt_depends_on_the_way() -> None:
    assert received("internet").text.endswith("双方确认之日为收到申请之日")


@pytest.mark.parametrize(
    ("corrected", "asked", "told"),
    [
        (date(2025, 6, 1), [], "补正的日子"),
        (None, [(date(2025, 6, 20), date(2025, 6, 5))], "收到意见的日子"),
        (None, [(date(2025, 6, 2), date(2025, 6, 5))], "征求意见的日子"),
    ],
)
def test_days_in_the_wrong_order_are_refused(corrected: date | None, asked: list[tuple[date, date]], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        reply(date(2025, 6, 3), corrected=corrected, asked=asked)


def test_review_runs_sixty_calendar_days_and_a_last_day_off_is_told() -> None:
    computed = review(date(2025, 6, 3))  # 27 days of June, 31 of July, 2 of August, which is a Saturday
    assert computed.result == date(2025, 8, 2)
    assert computed.steps[-1].source == "xingzheng-fuyi-fa/20"
    assert any("不上班" in words for words in computed.assumptions)
    assert not any("不上班" in words for words in review(date(2025, 6, 5)).assumptions)


def test_before_the_law_of_2023_no_review_is_computed() -> None:
    with pytest.raises(NotInForceError):
        review(date(2023, 12, 31))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2025, 6, 3), date(2025, 12, 3)),
        (date(2025, 8, 31), date(2026, 2, 28)),  # a Saturday that is worked
        (date(2025, 4, 4), date(2025, 10, 9)),  # 4 October lies in the National Day holiday
    ],
)
def test_a_suit_runs_six_months_and_ends_on_a_working_day(day: date, last: date) -> None:
    assert suit(day).result == last


def test_a_suit_after_review_runs_fifteen_calendar_days() -> None:
    assert suit_after_review(date(2025, 6, 3)).result == date(2025, 6, 18)
    assert suit_after_review(date(2025, 9, 20)).result == date(2025, 10, 9)


def test_another_agency_answers_by_an_article_of_its_own() -> None:
    assert agency_opinion(date(2025, 5, 12)).steps[-1].source == "tiaoli/34"
