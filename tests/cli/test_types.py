from datetime import date

import click
import pytest

from assistant.cli.types import DAY, Listed, OneOf, Whole


@pytest.mark.parametrize("text", ["2026-01-20", "2026/1/20", "2026年1月20日", " 2026.01.20 ", "20260120"])
def test_a_day_is_read_as_staff_write_it(text: str) -> None:
    assert DAY.convert(text, None, None) == date(2026, 1, 20)


@pytest.mark.parametrize("text", ["2026-02-30", "昨天", "20261301", "2026120", "2026-1", "2026-0120"])
def test_what_is_no_day_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(click.BadParameter, match="不是日期"):
        DAY.convert(text, None, None)


def test_a_list_may_be_separated_by_chinese_marks_and_names_each_once() -> None:
    assert Listed(("docx", "html", "md")).convert("docx，HTML、docx", None, None) == ("docx", "html")


def test_an_unknown_member_is_refused_with_the_known_ones() -> None:
    with pytest.raises(click.BadParameter, match=r"odt.*docx、html"):
        Listed(("docx", "html")).convert("docx,odt", None, None)


LEVELS = OneOf({"county": "县级", "township": "乡级", "plain": ""})


@pytest.mark.parametrize("text", ["county", "COUNTY", "县级", "县", " 县级 "])
def test_a_choice_is_made_by_id_or_by_its_word(text: str) -> None:
    assert LEVELS.convert(text, None, None) == "county"


@pytest.mark.parametrize("text", ["", "级", "市级", "count"])
def test_what_is_no_choice_is_refused_with_all_of_them(text: str) -> None:
    with pytest.raises(click.BadParameter, match=r"可选：county（县级）、township（乡级）、plain$"):
        LEVELS.convert(text, None, None)


def test_bounds_are_named_as_people_name_them() -> None:
    with pytest.raises(click.BadParameter, match="2008至2100"):
        Whole(2008, 2100).convert(25, None, None)
    with pytest.raises(click.BadParameter, match="不小于1"):
        Whole(1).convert(0, None, None)
