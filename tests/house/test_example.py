"""The example year: what was built is what its YAML says, both years agree, and both say that they are examples."""

import re
import zipfile
from pathlib import Path

import pytest

from assistant.reading import read
from assistant.report import Report, Severity
from assistant.resources import data
from assistant.rules import run
from evals.build_example import REPORT, SAID, WORKBOOK, build

FOLDER = data("corpus") / "example"
SERIOUS: tuple[Severity, ...] = ("error", "warning")


@pytest.fixture(scope="module")
def year() -> Report:
    return read(FOLDER / "2025.yaml")


@pytest.fixture(scope="module")
def last() -> Report:
    return read(FOLDER / "2024.yaml")


def built(report: Report, name: str) -> Path:
    return FOLDER / name.format(agency=report.agency, year=report.year)


def test_the_workbook_holds_the_year_as_the_yaml_has_it(year: Report) -> None:
    book = read(built(year, WORKBOOK))
    assert book.tables == year.tables
    assert (book.agency, book.short, book.level, book.kind, book.year) == (
        year.agency, year.short, year.level, year.kind, year.year)  # fmt: skip
    assert book.fee == year.fee
    assert [(fact.theme, fact.text, fact.value, fact.unit) for fact in book.facts] == [
        (fact.theme, fact.text, fact.value, fact.unit) for fact in year.facts]  # fmt: skip
    assert [problem.text for problem in book.problems] == [problem.text for problem in year.problems]
    assert [(m.text, m.unit, m.by) for m in book.measures] == [(m.text, m.unit, m.by) for m in year.measures]


def test_the_word_file_holds_last_year_s_report_as_the_yaml_has_it(last: Report) -> None:
    word = read(built(last, REPORT))
    assert word.tables == last.tables
    assert word.requests_group_rows == {}
    assert (word.agency, word.year, word.format) == (last.agency, last.year, last.format)
    assert word.sections == last.sections


def test_last_year_s_report_breaks_no_rule(last: Report) -> None:
    findings = [f"{f.id} {f.message}" for f in run(read(built(last, REPORT))).findings if f.severity in SERIOUS]
    assert findings == []


def test_both_years_agree_cell_by_cell(year: Report, last: Report) -> None:
    assert year.previous is not None
    assert year.previous.year == last.year
    assert {cell: last.value(cell) for cell in year.previous.cells} == year.previous.cells
    for promised, printed in zip(year.previous.problems, last.sections.problems, strict=True):
        assert promised in printed
    for promised, printed in zip(year.previous.improvements, last.sections.improvements, strict=True):
        assert promised in printed
    for fact in year.previous.facts:
        known = last.fact(fact.id)
        assert known is not None
        assert (known.text, known.value, known.unit) == (fact.text, fact.value, fact.unit)


def test_the_year_breaks_no_sum_and_leads_over_from_last_year(year: Report, last: Report) -> None:
    for equation in year.form.equations:
        values = {cell: year.value(cell) for cell in equation.cells}
        for cell in values:
            if cell.startswith("previous:"):
                values[cell] = last.value(cell.removeprefix("previous:"))
        if None not in values.values():
            left, right = (sum(values[cell] or 0 for cell in side) for side in (equation.left, equation.right))
            assert left == right, equation


def test_every_figure_of_last_year_s_prose_rests_on_a_cell_or_a_fact(last: Report) -> None:
    """A finished report of ours invents nothing either; 新收 is compared with 2023's, which is a fact."""
    received = last.value("requests.new_received.total")
    before = next(fact.value for fact in last.facts if "2023" in fact.text and fact.value is not None)
    assert received is not None
    known = {str(value) for value in last.cells().values()} | {str(fact.value) for fact in last.facts}
    known |= {str(received - before)} | set(re.findall(r"\d+", "".join(fact.text for fact in last.facts)))
    known |= set(re.findall(r"\d+", "".join(measure.by or "" for measure in last.measures)))
    goals_and_dates = {"2024", "2025", "31", "20"}  # the year and the next, the period, the date of signature
    for section, text in last.sections.texts():
        assert set(re.findall(r"\d+", text)) <= known | goals_and_dates, section


def test_both_files_say_that_they_are_examples_and_the_body_does_not(year: Report, last: Report) -> None:
    book, word = built(year, WORKBOOK), built(last, REPORT)
    assert SAID in book.name
    assert SAID in word.name
    with zipfile.ZipFile(word) as package:
        headers = [package.read(name).decode() for name in package.namelist() if name.startswith("word/header")]
        assert any(SAID in header for header in headers)
        assert SAID not in package.read("word/document.xml").decode()


def test_the_workbook_s_first_sheet_says_that_it_is_an_example(year: Report) -> None:
    from openpyxl import load_workbook

    first = load_workbook(built(year, WORKBOOK), read_only=True).worksheets[0]
    assert any(SAID in str(value) for row in first.iter_rows(values_only=True) for value in row if value)


def test_the_built_files_are_what_the_code_makes_today(tmp_path: Path, year: Report, last: Report) -> None:
    """`python -m evals.build_example` writes them anew."""
    book, word = build(tmp_path)
    for fresh, kept in ((book, built(year, WORKBOOK)), (word, built(last, REPORT))):
        assert fresh.name == kept.name
        with zipfile.ZipFile(fresh) as new, zipfile.ZipFile(kept) as old:
            assert new.namelist() == old.namelist()
            stale = [name for name in new.namelist() if new.read(name) != old.read(name)]
            assert [name for name in stale if not name.startswith("docProps/")] == [], (
                "run python -m evals.build_example"
            )
