"""No false alarm on consistent tables, and no fault missed that breaks a sum whose figures are there."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.form import load_form
from assistant.reading import read
from assistant.report import Count, Finding, Overview, Previous, Report, Sections
from assistant.rules import catalogue, run
from evals.layouts import LAYOUTS, text_copy

FORM = load_form()
REQUESTS = FORM.tables["requests"]
APPLICANTS = [column.id for column in REQUESTS.columns if column.id != "total"]
ITEMS = [row.id for row in REQUESTS.rows if row.group]
RESULTS = ["granted", "partial", *ITEMS]
FIGURES = Path(__file__).parents[2] / "evals" / "data" / "figures"
PROSE = Sections(
    title="青岚区人民政府办公室2024年政府信息公开工作年度报告",
    preface="依照《条例》编制，统计期限自2024年1月1日起至12月31日止。咨询电话0517-87222589。",
    overview=Overview(
        active="网站全年公开信息120条。",
        on_request="申请均按期答复。",
        management="公文起草时认定公开属性。",
        platform="撤并久未更新的栏目。",
        oversight="开展业务培训。",
    ),
    problems=("一是解读晚于文件。",),
    improvements=("一是解读已与文件一并报审。",),
    other="没有收取信息处理费。",
)
seeds = st.integers(0, 10**9)


def consistent(random: Random, *, group_rows: bool = False) -> Report:
    """A year of an office: most cells 0, every sum right, last year's report beside it."""

    def some(most: int) -> int:
        return random.randint(0, most) if random.random() < 0.3 else 0

    most = random.choice([3, 40, 2000])
    rows: dict[str, dict[str, int]] = {row.id: {} for row in REQUESTS.rows}
    for applicant in APPLICANTS:
        for row in RESULTS:
            rows[row][applicant] = some(most)
        handled = sum(rows[row][applicant] for row in RESULTS)
        rows["handled_total"][applicant] = handled
        rows["carried_out"][applicant] = some(most)
        due = handled + rows["carried_out"][applicant]
        rows["carried_in"][applicant] = random.randint(0, due) if random.random() < 0.3 else 0
        rows["new_received"][applicant] = due - rows["carried_in"][applicant]
    for cells in rows.values():
        cells["total"] = sum(cells.values())
    cases = {}
    for row_ in FORM.tables["litigation"].rows:
        cases[row_.id] = {column: some(9) for column in ("upheld", "corrected", "other", "pending")}
        cases[row_.id]["total"] = sum(cases[row_.id].values())
    before, issued = random.randint(0, 50), some(9)
    repealed = random.randint(0, before + issued)
    active: dict[str, dict[str, Count | None]] = {
        "regulations": {"issued": 0, "repealed": 0, "in_force": 0},
        "normative_docs": {"issued": issued, "repealed": repealed, "in_force": before + issued - repealed},
        "licensing": {"decisions": some(9000)},
        "penalty": {"decisions": some(90)},
        "coercion": {"decisions": some(9)},
        "admin_fee": {"amount_wan": some(300)},
    }
    groups = {
        group.id: {
            column.id: sum(rows[item.id][column.id] for item in REQUESTS.items(group.id)) for column in REQUESTS.columns
        }
        for group in REQUESTS.groups
    }
    last: dict[str, Count | None] = {
        f"requests.carried_out.{column.id}": rows["carried_in"][column.id] for column in REQUESTS.columns
    }
    last |= {"active.normative_docs.in_force": before, "active.regulations.in_force": 0}
    return Report.model_validate(
        {
            "agency": "青岚区人民政府办公室",
            "year": 2024,
            "tables": {"active": active, "requests": rows, "litigation": cases},
            "requests_group_rows": groups if group_rows else {},
            "previous": Previous(year=2023, cells=last),
        }
    )


def told(report: Report) -> set[str]:
    """The rules that speak, apart from those that ask whether random figures are likely ones."""
    return {finding.rule for finding in run(report).findings if catalogue()[finding.rule].family != "tables"}


def errors(report: Report) -> list[Finding]:
    return [finding for finding in run(report).findings if finding.severity == "error"]


def sums_of(cell: str, *, group_rows: bool) -> bool:
    """Some sum of the form speaks of that cell."""
    return any(
        cell in equation.cells and (group_rows or not any(other.startswith("group.") for other in equation.cells))
        for equation in FORM.equations
    )


@given(seeds, st.booleans())
@settings(max_examples=150, deadline=None)
def test_consistent_tables_give_no_finding_but_the_layout(seed: int, group_rows: bool) -> None:
    assert told(consistent(Random(seed), group_rows=group_rows)) <= ({"S-R13"} if group_rows else set())


@given(seeds, st.booleans())
@settings(max_examples=150, deadline=None)
def test_blanks_in_consistent_tables_are_no_error(seed: int, group_rows: bool) -> None:
    random = Random(seed)
    report = consistent(random, group_rows=group_rows)
    cells = random.sample(list(FORM.cells), random.randint(1, 40))
    assert not errors(report.with_cells(dict.fromkeys(cells)))


@given(seeds, st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_single_wrong_figure_is_always_found_and_named(seed: int, group_rows: bool) -> None:
    random = Random(seed)
    report = consistent(random, group_rows=group_rows)
    here = [
        cell for cell, value in report.cells().items() if sums_of(cell, group_rows=group_rows) and value is not None
    ]
    cell = random.choice(here)
    old = report.value(cell)
    assert isinstance(old, int)
    new = random.choice([value for value in (old + 1, old + 10, max(old - 1, 0), old * 10, 0, 7) if value != old])
    findings = [
        one for one in run(report.with_cells({cell: new})).findings if cell in one.cells and one.rule != "S-R13"
    ]
    assert findings, f"{cell}: {old} -> {new}"
    if cell.startswith(("requests", "group", "litigation")):
        assert any(finding.severity == "error" for finding in findings)


@given(seeds)
@settings(max_examples=100, deadline=None)
def test_a_wrong_item_is_told_as_one_story(seed: int) -> None:
    """Its row and its column fail by the same amount: the column points at the row."""
    random = Random(seed)
    report = consistent(random)
    cell = f"requests.{random.choice(RESULTS)}.{random.choice(APPLICANTS)}"
    old = report.value(cell)
    assert isinstance(old, int)
    row, column = sorted(errors(report.with_cells({cell: old + 3})), key=lambda finding: finding.rule, reverse=True)
    assert (row.rule, column.rule) == ("T3-R03", "T3-R02")
    assert (row.cause, column.cause) == (None, row.id)


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.json")), ids=lambda path: path.stem)
def test_real_figures_raise_the_errors_that_were_proven_in_them_and_no_other(path: Path) -> None:
    """Errors by arithmetic in the originals: two totals of 0 in 002, one in X02."""
    raw = json.loads(path.read_text("utf-8"))
    tables = {name: rows for name, rows in raw["tables"].items() if name in raw.get("complete_tables", raw["tables"])}
    report = Report.model_validate(
        {
            "agency": raw.get("agency"),
            "format": raw.get("format", "2021-30"),
            "tables": tables,
            "requests_group_rows": raw.get("requests_group_rows", {}) if "requests" in tables else {},
        }
    )
    expected = {
        "002": {"T4-R01:litigation.review.total", "T4-R03:litigation.suit_after_review.total"},
        "X02": {"T4-R02:litigation.suit_direct.total"},
    }
    found = {finding.id for finding in errors(report) if not finding.id.startswith("S-R05")}
    assert found == expected.get(path.stem, set())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_consistent_years_raise_no_alarm_in_any_printed_layout(layout: str, tmp_path: Path) -> None:
    """The whole way: random figures, printed as pages and PDFs leave them, read back, checked."""
    for seed in range(6):
        report = replace(consistent(Random(seed), group_rows=seed % 3 == 0), sections=PROSE, previous=None)
        copy = tmp_path / f"{seed}.txt"
        copy.write_text(text_copy(report, layout), "utf-8")
        assert told(read(copy)) <= {"S-R13"}
