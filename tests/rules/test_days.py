from datetime import date

import pytest

from assistant.rules.days import printed_date, undated


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("沭阳县发展和改革局\n2024年1月17日", date(2024, 1, 17)),
        ("２０２５ 年 1 月 9 日", date(2025, 1, 9)),
        ("二〇二五年一月三十一日", date(2025, 1, 31)),
        ("二○二四年十二月二十日", date(2024, 12, 20)),
        ("2025-02-06", date(2025, 2, 6)),
        ("2025年2月30日", None),
        ("2025年", None),
        ("", None),
    ],
)
def test_a_printed_date_is_read_in_any_spelling_or_not_at_all(text: str, day: date | None) -> None:
    assert printed_date(text) == day


def test_a_name_is_what_is_left_of_a_line_without_its_date() -> None:
    assert undated("沭阳县发展和改革局　2024年1月17日") == "沭阳县发展和改革局"
