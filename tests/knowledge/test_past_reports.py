"""Published reports are passages: one a section, and one of the figures."""

from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.knowledge.opening import open_index
from assistant.knowledge.past_reports import load, of_reports, past_report
from assistant.knowledge.search import search
from assistant.knowledge.sparse import Filters


def test_every_shipped_report_is_found_under_its_agency_and_year() -> None:
    reports = load()
    assert "凤泉区人民政府办公室-2024" in reports
    for name, report in reports.items():
        passages = list(of_reports([report]))
        assert {(one.kind, one.document, one.year, one.agency) for one in passages} == {
            ("report", name, report.year, report.agency)
        }
        assert any(one.label == "数据" for one in passages)


def test_the_passage_of_figures_names_each_figure_by_its_row() -> None:
    (figures,) = [one for one in of_reports([load()["凤泉区人民政府办公室-2024"]]) if one.label == "数据"]
    assert "本年新收政府信息公开申请数量" in figures.text
    assert "None" not in figures.text


def test_a_text_without_tables_is_no_past_report(tmp_path: Path) -> None:
    (tmp_path / "年报.txt").write_text("某某局2024年政府信息公开工作年度报告\n一、总体情况\n一切正常。\n", "utf-8")
    with pytest.raises(InputError):
        past_report(tmp_path / "年报.txt")


def test_agency_and_year_as_filters_put_the_right_report_first(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    for name, report in load().items():
        only = Filters(kind="report", agency=report.agency or "", year=report.year or 0)
        for wording in ("行政许可处理决定数量", "政府信息公开年报", "主动公开了多少信息"):
            assert {hit.passage.document for hit in search(index, wording, filters=only)} == {name}
