"""Figures that stand in a fact's words are compared with last year's, too."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]


def told(make: Make, text: str, *, before: str, value: int | None = None, unit: str | None = None, **more: Any) -> str:
    old = {"id": "B1", "theme": "active", "text": before, "value": value, "unit": unit}
    report = make(facts=[{"theme": "active", "text": text}], previous={"year": 2024, "facts": [old]}, **more)
    return compose(report).texts["overview.active"].text


def test_a_count_in_the_words_is_compared_with_last_years_value(make: Make) -> None:
    text = told(make, "局门户网站全年发布信息2317条，其中公告40条", before="局门户网站发布信息", value=2254, unit="条")
    assert "发布信息2317条，比上年增长2.8%，其中公告40条" in text


def test_bad_news_is_not_hidden(make: Make) -> None:
    text = told(make, "区政府网站街道栏目共发布信息58条", before="区政府网站街道栏目共发布信息", value=71, unit="条")
    assert "58条，比上年减少13条" in text


def test_both_years_may_have_their_count_in_the_words(make: Make) -> None:
    assert "6903条，与上年持平" in told(make, "厅网站公开信息6903条", before="厅网站公开信息6903条")


def test_other_words_or_units_are_not_compared(make: Make) -> None:
    assert "上年" not in told(make, "厅网站公开信息6903条", before="厅网站更新栏目", value=12, unit="条")
    assert "上年" not in told(make, "厅网站公开信息6903条", before="厅网站公开信息", value=12, unit="件")


def test_a_fact_that_compares_itself_is_left_alone(make: Make) -> None:
    text = told(make, "官网发布信息1560条，较2024年减少140条", before="官网发布信息", value=1700, unit="条")
    assert text.count("减少") == 1
    text = told(make, "官网发布信息1126条（上年873条）", before="官网发布信息", value=873, unit="条")
    assert text.count("上年") == 1


@pytest.mark.parametrize(
    "text",
    [
        "居务公开栏12块→24块（每个社区2块）",
        "居务公开栏12块，年底增到24块",
        "居务公开栏12块，新增12块",
        "居务公开栏12块，压减到8块",
    ],
)
def test_where_the_year_began_is_not_what_the_year_was(make: Make, text: str) -> None:
    """12块→24块 has doubled; “与上年持平” behind the 12 would say the contrary."""
    assert "上年" not in told(make, text, before="居务公开栏", value=12, unit="块")


def test_a_first_report_says_only_of_what_year_it_is_the_first(make: Make) -> None:
    founded = {"theme": "contact", "text": "2025年3月合并组建，系合并后首份年报，三单位上年统计口径不同，不作同比"}
    merged = compose(make(facts=[founded])).texts["preface"].text
    assert "没有上年数可比" not in merged
    assert "不作同比" in merged


def test_what_has_grown_by_a_number_of_its_own_fact_is_told_in_brackets_before_its_parts(make: Make) -> None:
    facts = [{"theme": "active", "text": text, "value": value, "unit": "条"}
             for text, value in (("主动公开政府信息总数", 900), ("比上年增加", 100), ("其中：政策类", 60))]  # fmt: skip
    before = {"year": 2024, "facts": [{**facts[0], "id": "B1", "value": 800}]}
    text = compose(make(facts=facts, previous=before)).texts["overview.active"].text
    assert "主动公开政府信息900条（比上年增加100条），其中政策类60条" in text


def test_a_count_in_ten_thousands_is_compared_with_one_in_pieces(make: Make) -> None:
    text = told(make, "全县主动公开信息4.12万条", before="全县主动公开信息", value=38900, unit="条")
    assert "4.12万条，比上年增长5.9%" in text


def test_a_rate_is_compared_in_percentage_points(make: Make) -> None:
    text = told(make, "电话访问1000人，公众满意率86.4%，其中乡镇84%", before="公众满意率", value=84, unit="%")
    assert "满意率86.4%，比上年提高2.4个百分点，其中乡镇84%" in text
    text = told(make, "满意率由84%升到86.4%", before="公众满意率", value=84, unit="%")
    assert "百分点" not in text


def test_what_stands_in_brackets_stays_with_its_number(make: Make) -> None:
    text = told(make, "频道发布信息198条（上半年83条）", before="频道发布信息", value=205, unit="条")
    assert "198条（上半年83条），比上年下降3.4%" in text
