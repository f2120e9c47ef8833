import pytest

from assistant.errors import InputError
from assistant.report import Fact, Problem, Report, Source, prepare


def last_year() -> Report:
    report = Report(
        agency="青岚区教育局",
        short="区教育局",
        level="county",
        kind="department",
        year=2024,
        facts=(
            Fact(id="F1", theme="contact", text="地址：青岚区学府路1号；电话：0123-5550100"),
            Fact(id="F2", theme="active", text="网站公开信息", value=88, unit="条"),
        ),
        problems=(Problem(id="P1", text="目录更新慢"),),
        source=Source(name="上年.docx", kind="docx", sha256="0"),
    )
    return report.with_cells(
        {
            "requests.carried_out.natural_person": 2,
            "requests.carried_out.commercial": 1,
            "requests.carried_out.total": 3,
            "active.normative_docs.in_force": 6,
            "active.licensing.decisions": 40,
        }
    )


def test_without_last_year_every_cell_is_zero_and_nothing_else_is_said() -> None:
    report = prepare("青岚区教育局", 2025)
    assert set(report.cells().values()) == {0}
    assert (report.facts, report.previous, report.problems) == ((), None, ())


def test_last_years_carry_over_and_stock_are_this_years_base_per_column() -> None:
    report = prepare(None, 2025, previous=last_year())
    filled = {cell: value for cell, value in report.cells().items() if value}
    assert filled == {
        "requests.carried_in.natural_person": 2,
        "requests.carried_in.commercial": 1,
        "requests.carried_in.total": 3,
        "active.normative_docs.in_force": 6,
    }


def test_name_level_contact_and_problems_come_from_last_year() -> None:
    report = prepare(None, 2025, previous=last_year())
    assert (report.agency, report.short, report.level, report.kind) == (
        "青岚区教育局", "区教育局", "county", "department",
    )  # fmt: skip
    assert [fact.text for fact in report.facts] == ["地址：青岚区学府路1号；电话：0123-5550100"]
    assert report.previous is not None
    assert report.previous.problems == ("目录更新慢",)
    assert report.previous.cells["active.licensing.decisions"] == 40


def test_a_new_name_does_not_keep_the_old_short_name() -> None:
    assert prepare("青岚区教育和体育局", 2025, previous=last_year(), renamed=True).short is None


def test_last_years_report_of_another_agency_is_refused_unless_it_was_renamed() -> None:
    with pytest.raises(InputError, match="“青岚区教育局”的，不是“青岚区财政局”的") as caught:
        prepare("青岚区财政局", 2025, previous=last_year())
    assert caught.value.place == "上年.docx"
    assert "--renamed" in caught.value.remedy
    assert prepare("沧澜市青岚区教育局", 2025, previous=last_year()).previous is not None


def test_a_report_on_another_year_than_the_last_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="上年年报应为2025年的，给的是2024年的") as caught:
        prepare(None, 2026, previous=last_year())
    assert caught.value.place == "上年.docx"
