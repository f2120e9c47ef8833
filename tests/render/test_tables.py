from collections.abc import Callable, Collection
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.document import Cell, Grid, load
from assistant.render.tables import drawn, printed
from assistant.report import Report

EMPTY = Report()
NUMBERED = Report().with_cells({cell: number for number, cell in enumerate(Report().form.cells, 100)})


def active_grid(report: Report) -> Grid:
    return drawn(report, "active").grid


def requests_grid(report: Report, marked: Collection[str] = ()) -> Grid:
    return drawn(report, "requests", marked).grid


def litigation_grid(report: Report) -> Grid:
    return drawn(report, "litigation").grid


def at(grid: Grid, row: int, column: int) -> Cell:
    return next(
        cell
        for cell in grid.cells
        if cell.row <= row < cell.row + cell.rowspan and cell.column <= column < cell.column + cell.colspan
    )


def spans(grid: Grid, text: str) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells if cell.text == text]


def assert_whole(grid: Grid) -> None:
    """Every position is covered exactly once."""
    covered = [
        (cell.row + down, cell.column + right)
        for cell in grid.cells
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
    ]
    assert sorted(covered) == [(row, column) for row in range(grid.rows) for column in range(grid.columns)]


GROUPS = ("denied", "unable", "refused", "other")


@pytest.mark.parametrize("format_id", ["2021-30", "2019-60"])
@pytest.mark.parametrize("build", [active_grid, requests_grid, litigation_grid])
@pytest.mark.parametrize("groups", [(), GROUPS[:1], GROUPS])
def test_merged_cells_leave_no_gap_and_never_overlap(
    build: Callable[[Report], Grid], format_id: str, groups: tuple[str, ...]
) -> None:
    grid = build(Report(format=format_id).with_cells({f"group.{group}.total": 1 for group in groups}))
    assert_whole(grid)
    assert len(grid.widths) == grid.columns


@pytest.mark.shared
def test_the_tables_are_those_of_the_blank_official_form(shared: Path) -> None:
    form = load(shared / "reports" / "files" / "format-template-2021.docx")
    official = [block for block in form.blocks if isinstance(block, Grid)]
    for ours, theirs in zip((f(EMPTY) for f in (active_grid, requests_grid, litigation_grid)), official, strict=True):

        def shape(grid: Grid) -> list[tuple[int, int, int, int, str]]:
            return [(c.row, c.column, c.rowspan, c.colspan, "".join(c.text.split())) for c in grid.cells]

        assert shape(ours) == shape(theirs)


def test_table_three_has_every_merged_cell_of_the_form() -> None:
    grid = requests_grid(EMPTY)
    assert (grid.rows, grid.columns, grid.head_rows) == (28, 10, 3)
    assert at(grid, 0, 0).text.startswith("（本列数据的勾稽关系为")
    merged = {cell.text: (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells if cell.head}
    expected = {
        "申请人情况": (0, 3, 1, 7), "自然人": (1, 3, 2, 1), "法人或其他组织": (1, 4, 1, 5), "总计": (1, 9, 2, 1),
        "商业企业": (2, 4, 1, 1), "其他": (2, 8, 1, 1), "一、本年新收政府信息公开申请数量": (3, 0, 1, 3),
        "二、上年结转政府信息公开申请数量": (4, 0, 1, 3), "三、本年度办理结果": (5, 0, 22, 1),
        "（一）予以公开": (5, 1, 1, 2), "（三）不予公开": (7, 1, 8, 1), "1.属于国家秘密": (7, 2, 1, 1),
        "（四）无法提供": (15, 1, 3, 1), "（五）不予处理": (18, 1, 5, 1), "（六）其他处理": (23, 1, 3, 1),
        "3.其他": (25, 2, 1, 1), "（七）总计": (26, 1, 1, 2), "四、结转下年度继续办理": (27, 0, 1, 3),
    }  # fmt: skip
    assert {label: merged[label] for label in expected} == expected


def test_table_two_is_one_grid_with_a_row_for_each_clause() -> None:
    grid = active_grid(EMPTY)
    assert (grid.rows, grid.columns) == (14, 4)
    assert spans(grid, "第二十条第（一）项") == [(0, 0, 1, 4)]
    assert spans(grid, "信息内容") == [(row, 0, 1, 1) for row in (1, 5, 8, 12)]
    assert spans(grid, "本年处理决定数量") == [(5, 1, 1, 3), (8, 1, 1, 3)]
    assert spans(grid, "本年收费金额（单位：万元）") == [(12, 1, 1, 3)]


def test_table_four_has_two_law_suits_beside_the_review() -> None:
    grid = litigation_grid(EMPTY)
    assert (grid.rows, grid.columns) == (4, 15)
    assert spans(grid, "行政复议") == [(0, 0, 1, 5)]
    assert spans(grid, "行政诉讼") == [(0, 5, 1, 10)]
    assert spans(grid, "未经复议直接起诉") == [(1, 5, 1, 5)]
    assert spans(grid, "复议后起诉") == [(1, 10, 1, 5)]
    assert spans(grid, "结果维持") == [(1, 0, 2, 1), (2, 5, 1, 1), (2, 10, 1, 1)]


def test_every_figure_of_the_form_is_printed_once_under_its_labels() -> None:
    figures = [
        cell.text
        for grid in (active_grid(NUMBERED), requests_grid(NUMBERED), litigation_grid(NUMBERED))
        for cell in grid.cells
        if not cell.head
    ]
    assert sorted(map(int, figures)) == list(range(100, 300))
    grid = requests_grid(NUMBERED)
    where = at(grid, 7, 9)
    assert where.text == str(NUMBERED.value("requests.denied_state_secret.total"))


def test_every_figure_and_every_label_is_addressed_as_a_report_addresses_it() -> None:
    report = NUMBERED.with_cells({"group.denied.natural_person": 4})
    seen = []
    for table in ("active", "requests", "litigation"):
        shown = drawn(report, table)
        for cell in shown.grid.cells:
            address = shown.addresses[cell.row, cell.column]
            if cell.head:
                seen += [address] if address else []
            elif not address.startswith("group."):
                assert cell.text == printed(report.value(address))
    labels = {f"{table.id}.{row.id}" for table in report.form.tables.values() for row in table.rows}
    columns = {f"requests.*.{column.id}" for column in report.form.tables["requests"].columns}
    groups = {"group.denied", "group.unable", "group.refused", "group.other"}
    assert labels | columns | groups <= set(seen)
    assert "clause.regulations" in seen


def test_not_filled_in_is_empty_and_zero_is_zero() -> None:
    assert {cell.text for cell in requests_grid(EMPTY).cells if not cell.head} == {""}
    zero = requests_grid(EMPTY.with_cells({"requests.granted.total": 0}))
    assert at(zero, 5, 9).text == "0"


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("1286.40"), "1286.40"), (Decimal("1E+3"), "1000"), (0, "0"), (None, "")]
)
def test_a_figure_is_printed_in_plain_digits(value: Decimal | int | None, text: str) -> None:
    assert printed(value) == text


def test_numbers_on_a_group_row_get_a_row_of_their_own() -> None:
    report = EMPTY.with_cells({"group.denied.natural_person": 4, "group.denied.total": 0})
    grid = requests_grid(report)
    assert grid.rows == 29
    assert spans(grid, "（三）不予公开") == [(7, 1, 1, 2)]
    assert (at(grid, 7, 3).text, at(grid, 7, 4).text, at(grid, 7, 9).text) == ("4", "", "0")
    assert spans(grid, "1.属于国家秘密") == [(8, 1, 1, 2)]
    assert spans(grid, "（四）无法提供") == [(16, 1, 3, 1)]
    assert spans(grid, "三、本年度办理结果") == [(5, 0, 23, 1)]


def test_cells_asked_for_are_marked() -> None:
    grid = requests_grid(EMPTY, {"requests.granted.total"})
    assert [(cell.row, cell.column) for cell in grid.cells if cell.marked] == [(5, 9)]


def test_the_old_form_has_its_own_table_two_and_an_undivided_group() -> None:
    report = Report(format="2019-60", requests_group_rows={"other": {"natural_person": 2, "total": 2}})
    active = active_grid(report.with_cells({"active_2019.licensing.items_change": -3}))
    assert active.columns == 7
    assert spans(active, "本年新制作数量") == [(1, 1, 1, 2)]
    assert spans(active, "采购项目数量")[0][2:] == (1, 3)
    assert spans(active, "-3") == [(6, 3, 1, 2)]
    requests = requests_grid(report)
    assert spans(requests, "（六）其他处理") == [(23, 1, 1, 2)]
    assert at(requests, 23, 3).text == "2"
    assert spans(requests, "3.其他") == []


def test_items_that_an_old_report_has_after_all_are_not_lost() -> None:
    report = Report(format="2019-60").with_cells({"requests.other_misc.total": 1})
    assert spans(requests_grid(report), "3.其他") != []
