"""One report, any figures, in every layout: the same cells come back, or null and a note."""

import re
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.form import load_form
from assistant.reading import read
from assistant.report import Report
from tests.reading import layouts
from tests.reading.layouts import COLUMNS, FORM, LAYOUTS, WITHOUT_BLANKS, Figures, Style

ANY = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # two hundred drawn cells take minutes to shrink
)
TOTAL_FIRST = ("total", *COLUMNS[:-1])
GROUPS = frozenset({"denied", "other"})
FIXED_ORDER = frozenset({"wrapped PDF text", "rows over two lines"})
"""Layouts whose header shows letters only, in the form's order."""


def figures(draw: st.DrawFn, *, blanks: bool, groups: bool) -> Figures:
    count: st.SearchStrategy[int | None] = st.one_of(st.just(0), st.integers(0, 20), st.integers(0, 99_999))
    cell = st.one_of(count, st.none()) if blanks else count
    drawn: dict[str, int | Decimal | None] = {name: draw(cell) for name in FORM.cells}
    if groups:
        drawn |= {f"group.{group}.{column}": draw(count) for group in GROUPS for column in COLUMNS}
    return drawn


def reading(text: str, folder: Path, layout: str = "") -> Report:
    path = folder / ("年报.md" if layout == "markdown" else "年报.txt")
    path.write_text(text, "utf-8")
    return read(path)


def wrong(report: Report, want: Figures) -> dict[str, object]:
    got = report.cells()
    return {cell: (value, got.get(cell)) for cell, value in want.items() if got.get(cell) != value}


@pytest.mark.parametrize("layout", LAYOUTS)
@ANY
@given(data=st.data())
def test_all_cells_come_back_from_any_layout(
    layout: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    groups = data.draw(st.booleans()) and layout not in FIXED_ORDER
    order = COLUMNS if layout in FIXED_ORDER else data.draw(st.sampled_from((COLUMNS, TOTAL_FIRST)))
    want = data.draw(st.composite(figures)(blanks=False, groups=groups))
    style = Style(order=order, groups=GROUPS if groups else frozenset())
    report = reading(LAYOUTS[layout](style, want), tmp_path_factory.mktemp("layout"), layout)
    assert wrong(report, want) == {}
    assert set(report.requests_group_rows) == style.groups
    assert (report.agency, report.year) == ("白河县文化和旅游局", 2024)
    assert [len(report.sections.problems), len(report.sections.improvements)] == [2, 2]
    assert report.sections.other == "2024年没有收取信息处理费。"
    assert report.sections.overview.active == "全年公开信息86条。"
    assert report.sections.overview.extra == {}


@pytest.mark.parametrize("layout", sorted(LAYOUTS.keys() - WITHOUT_BLANKS))
@ANY
@given(data=st.data())
def test_a_blank_cell_is_null_and_moves_no_other(
    layout: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    want = data.draw(st.composite(figures)(blanks=True, groups=False))
    try:
        report = reading(LAYOUTS[layout](Style(), want), tmp_path_factory.mktemp("layout"), layout)
    except InputError:
        # Only where blanks leave no trace and most rows lose their places; never a wrong figure.
        assert layout.startswith("aligned")
        return
    faults = {cell: pair for cell, pair in wrong(report, want).items() if report.cells()[cell] is not None}
    assert faults == {}
    if not layout.startswith("aligned"):
        assert wrong(report, want) == {}


LABELS = {
    "without ordinals": lambda label: re.sub(r"^(?:[一二三四]、|（[一二三四五六七]）|\d\.)", "", label),
    "commas behind ordinals": lambda label: re.sub(r"^(\d)\.", r"\1、", label),
    "half-width marks": lambda label: label.translate(str.maketrans("（），“”", '(),""')),
    "one-sign ordinals": lambda label: re.sub(
        r"^（([一二三四五六七])）", lambda match: "㈠㈡㈢㈣㈤㈥㈦"["一二三四五六七".index(match[1])], label
    ),
    "blanks inside": lambda label: f"{label[:4]} {label[4:]}",
}


@pytest.mark.parametrize("spelling", LABELS)
@pytest.mark.parametrize(
    "layout", ["tabs", "tabs that keep positions", "bars on both sides", "one cell a line", "wrapped PDF text"]
)
def test_labels_are_known_however_they_are_spelt(layout: str, spelling: str, tmp_path: Path) -> None:
    want = {cell: number % 23 for number, cell in enumerate(FORM.cells)}
    report = reading(LAYOUTS[layout](Style(label=LABELS[spelling]), want), tmp_path)
    assert wrong(report, want) == {}
    assert report.requests_group_rows == {}


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
PRINTS = {
    "full-width": lambda value: str(value).translate(WIDE),
    "thousands": lambda value: f"{value:,}",
    "with unit": lambda value: f"{value}件",
}


@pytest.mark.parametrize("figure", PRINTS)
@pytest.mark.parametrize("layout", sorted(LAYOUTS.keys() - {"small tables", "commas"}))
def test_figures_are_known_however_they_are_printed(layout: str, figure: str, tmp_path: Path) -> None:
    want: Figures = {cell: number * 37 % 5000 for number, cell in enumerate(FORM.cells)}
    report = reading(LAYOUTS[layout](Style(figure=PRINTS[figure]), want), tmp_path, layout)
    counts = {cell: value for cell, value in want.items() if cell != "active.admin_fee.amount_wan"}
    assert wrong(report, counts) == {}


BUSY = ("new_received", "granted", "handled_total")
QUIET: Figures = {
    cell: 5 if cell.split(".")[1] in BUSY and cell.endswith(("natural_person", "total")) else 0 for cell in FORM.cells
}


@pytest.mark.parametrize("kept", ["no zero", "one zero of several"])
def test_a_copy_that_lost_its_zeros_is_refused_by_table(kept: str, tmp_path: Path) -> None:
    lines = [line for line in layouts.one_a_line(Style(), QUIET).split("\n") if line]
    text = [line for line in lines if line != "0"] if kept == "no zero" else [line for line, _ in groupby(lines)]
    with pytest.raises(InputError, match="表三") as refusal:
        reading("\n".join(text), tmp_path)
    assert "重复的0" in refusal.value.problem


def test_a_row_whose_figures_cannot_be_placed_is_null_and_noted(tmp_path: Path) -> None:
    want = {cell: number % 7 for number, cell in enumerate(FORM.cells)}
    text = LAYOUTS["tabs"](Style(), want)
    row = next(line for line in text.split("\n") if line.startswith("2.重复申请"))
    report = reading(text.replace(row, "2.重复申请\t3\t3"), tmp_path)
    assert set(wrong(report, want)) == {
        f"requests.refused_repeat.{column}"
        for column in COLUMNS
        if want[f"requests.refused_repeat.{column}"] is not None
    }
    assert set(report.tables["requests"]["refused_repeat"].values()) == {None}
    assert report.source is not None
    assert any("表三“2.重复申请”" in note and "3、3" in note for note in report.source.notes)


@pytest.mark.parametrize("layout", ["tabs", "one cell a line"])
@pytest.mark.parametrize("missing", COLUMNS)
def test_a_column_that_is_missing_is_null_throughout(layout: str, missing: str, tmp_path: Path) -> None:
    want = {cell: number % 9 for number, cell in enumerate(FORM.cells)}
    style = Style(order=tuple(column for column in COLUMNS if column != missing))
    report = reading(LAYOUTS[layout](style, want), tmp_path)
    gone = {f"requests.{row.id}.{missing}" for row in FORM.tables["requests"].rows}
    assert wrong(report, want).keys() == gone
    assert all(report.cells()[cell] is None for cell in gone)
    assert f"requests.*.{missing}" not in report.origins


def test_a_row_that_is_missing_is_null_and_has_no_label(tmp_path: Path) -> None:
    want = {cell: number % 9 for number, cell in enumerate(FORM.cells)}
    for layout in ("tabs", "tabs that keep positions"):
        lines = LAYOUTS[layout](Style(), want).split("\n")
        report = reading("\n".join(line for line in lines if "2.重复申请" not in line), tmp_path)
        assert set(report.tables["requests"]["refused_repeat"].values()) == {None}
        assert "requests.refused_repeat" not in report.origins
        assert len(wrong(report, want)) == 7


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("1.属于国家秘密", "1.属于国家机密"),
        ("（一）予以公开", "（一）予已公开"),
        ("4.无正当理由大量反复申请", "4.无正当理由反复申请"),
        ("3.其他", "3.其它"),
        ("（七）总计", "（七）合计"),
    ],
)
@pytest.mark.parametrize("layout", ["tabs", "tabs that keep positions"])
def test_a_misprinted_label_keeps_its_row_and_its_print(
    layout: str, official: str, printed: str, tmp_path: Path
) -> None:
    want = {cell: number % 9 for number, cell in enumerate(FORM.cells)}
    report = reading(
        LAYOUTS[layout](Style(label=lambda label: printed if label == official else label), want), tmp_path
    )
    assert wrong(report, want) == {}
    assert printed in {origin.raw for origin in report.origins.values()}
    assert report.requests_group_rows == {}


OLD = load_form("2019-60")
JOINERS = {"tabs": ("\t", "\n"), "bars": (" | ", " |\n"), "one cell a line": ("\n\n", "\n\n"), "blanks": (" ", "\n")}
"""What stands between cells and behind a row."""


@pytest.mark.parametrize("joined", JOINERS)
def test_the_older_form_is_read_with_its_own_table_two(joined: str, tmp_path: Path) -> None:
    undivided = {row.id for row in OLD.tables["requests"].items("other")}
    want: dict[str, int | Decimal | None] = {
        cell: None if cell.split(".")[1] in undivided else number % 31 for number, cell in enumerate(OLD.cells)
    }
    want |= {f"group.other.{column}": 7 for column in COLUMNS}
    between, after = JOINERS[joined]

    def lines(rows: list[list[str]]) -> str:
        return after.join(between.join(row) for row in rows) + after

    requests = [row for row in layouts.request_rows(Style(groups=frozenset({"other"})), want) if "" not in row]
    four = [*layouts.FOUR_HEAD, [str(want[cell]) for cell in OLD.tables["litigation"].cells]]
    text = layouts.report(lines(_old_active(want)), lines([*layouts.head_rows(Style()), *requests]), lines(four))
    report = reading(text.replace("2024", "2020"), tmp_path)
    assert (report.format, report.year) == ("2019-60", 2020)
    assert wrong(report, want) == {}


def _old_active(figures: Figures) -> list[list[str]]:
    table = OLD.tables["active_2019"]
    rows: list[list[str]] = []
    for clause in table.clauses:
        rows += [[clause.label], [table.head, *(table.column[column].label for column in clause.columns)]]
        rows += [
            [table.row[row].label, *(str(figures[f"active_2019.{row}.{column}"]) for column in clause.columns)]
            for row in clause.rows
        ]
    return rows


@pytest.mark.parametrize(
    ("printed", "misprint"),
    [
        ("法人或其他组织", "法人其他组织"), ("\n结果维持\t", "\n果维持\t"), ("社会公益组织", "社会益组织"),
        ("1.申请人无正当理由逾期不补正、行政机关不再处理", "1.申请人无正当理由逾期不补正、行政机关不再处"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("layout", ["tabs", "tabs that keep positions"])
def test_a_misprint_in_the_header_turns_no_order(layout: str, printed: str, misprint: str, tmp_path: Path) -> None:
    want = {cell: number % 17 for number, cell in enumerate(FORM.cells)}
    text = LAYOUTS[layout](Style(), want)
    assert printed in text
    assert wrong(reading(text.replace(printed, misprint, 1), tmp_path), want) == {}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_copy_is_read_or_refused_and_never_crashes(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    layout = data.draw(st.sampled_from(sorted(LAYOUTS)))
    lines = LAYOUTS[layout](Style(), dict.fromkeys(FORM.cells, 12)).split("\n")
    chosen = data.draw(st.lists(st.sampled_from(range(len(lines))), min_size=1, max_size=200))
    cut = data.draw(st.integers(0, 40))
    text = "\n".join(lines[index][: max(1, len(lines[index]) - cut)] for index in chosen) or "。"
    try:
        report = reading(text, tmp_path_factory.mktemp("damaged"), layout)
    except InputError:
        return
    assert report.source is not None
