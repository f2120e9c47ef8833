from datetime import date

import click
import pytest

from assistant.cli.types import DAY, Listed


@pytest.mark.parametrize("text", ["2026-01-20", "2026/1/20", "2026年1月20日", " 2026.01.20 "])
def test_a_day_is_read_as_staff_write_it(text: str) -> None:
    assert DAY.convert(text, None, None) == date(2026, 1, 20)


@pytest.mark.parametrize("text", ["2026-02-30", "昨天", "20260120", "2026-1"])
def test_what_is_no_day_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(click.BadParameter, match="不是日期"):
        DAY.convert(text, None, None)


def test_a_list_may_be_separated_by_chinese_marks_and_names_each_once() -> None:
    assert Listed(("docx", "html", "md")).convert("docx，HTML、docx", None, None) == ("docx", "html")


def test_an_unknown_member_is_refused_with_the_known_ones() -> None:
    with pytest.raises(click.BadParameter, match=r"odt.*docx、html"):
        Listed(("docx", "html")).convert("docx,odt", None, None)
