"""The official tables as grids, every merged cell where the form has it; a cell not filled in stays empty."""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from math import lcm
from pathlib import Path
from typing import Any

from assistant.document import Cell, Grid, Place
from assistant.form import CellId, Row, Table
from assistant.report import Count, Report


@cache
def layout() -> dict[str, Any]:
    """The whole of layout.toml."""
    return tomllib.loads(Path(__file__).with_name("layout.toml").read_text("utf-8"))


def printed(value: Count | None) -> str:
    """A figure as it is printed: "" where nothing is filled in, never 0; decimals as they stand."""
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An official table as a grid; `addresses` says by row and column what a cell of the grid shows.

    That is a cell of the report (`requests.granted.total`, `group.denied.total`), or the address of a label as
    `Report.origins` has it (`requests.granted`, `requests.*.total`, `group.denied`, `clause.regulations`), or "".
    """

    grid: Grid
    addresses: Mapping[tuple[int, int], str]


def drawn(report: Report, table: str, marked: Collection[CellId] = ()) -> Drawn:
    """The table of that part of the form (`active`, `requests`, `litigation`), with the addresses of its cells."""
    return _DRAW[table](report, marked)


@dataclass
class _Sheet:
    """A grid in the making, on which cells are set at given positions."""

    report: Report
    marked: Collection[CellId]
    columns: int
    head_rows: int = 0
    widths: tuple[float, ...] = ()
    cells: list[Cell] = field(default_factory=list)
    addresses: dict[tuple[int, int], str] = field(default_factory=dict)

    def label(self, text: str, row: int, column: int, rows: int = 1, columns: int = 1, address: str = "") -> None:
        """A cell of the form itself; the first that names a row, a column, a group or a clause has its address."""
        if rows and columns:
            self.cells.append(Cell(text, row, column, rows, columns, head=True))
            self.addresses[row, column] = "" if address in self.addresses.values() else address

    def figure(self, cell: CellId, row: int, column: int, columns: int = 1) -> None:
        """A cell of the report."""
        text = printed(self.report.value(cell))
        self.cells.append(Cell(text, row, column, 1, columns, marked=cell in self.marked))
        self.addresses[row, column] = cell

    def drawn(self, name: str) -> Drawn:
        """What has been set, in reading order."""
        rows = max(cell.row + cell.rowspan for cell in self.cells)
        ordered = tuple(sorted(self.cells, key=lambda cell: (cell.row, cell.column)))
        grid = Grid(ordered, rows, self.columns, Place("", name), self.head_rows, self.widths)
        return Drawn(grid, self.addresses)


def _active(report: Report, marked: Collection[CellId]) -> Drawn:
    """Table two: one grid, each clause a row across it, then its own column labels and rows.

    Clauses have between one and three columns; the grid has as many as all of them divide.
    """
    table = report.form.tables["active_2019" if "active_2019" in report.form.tables else "active"]
    units = lcm(*(len(clause.columns) for clause in table.clauses))
    sizes = layout()["active"]
    sheet = _Sheet(report, marked, 1 + units, 0, (sizes["label_mm"], *[sizes["figures_mm"] / units] * units))
    row = 0
    for clause in table.clauses:
        span = units // len(clause.columns)
        sheet.label(clause.label, row, 0, columns=1 + units, address=f"clause.{clause.rows[0]}")
        sheet.label(table.head, row + 1, 0)
        for position, column in enumerate(clause.columns):
            address = f"{table.id}.*.{column}"
            sheet.label(table.column[column].label, row + 1, 1 + position * span, columns=span, address=address)
        for offset, item in enumerate(clause.rows, row + 2):
            sheet.label(table.row[item].label, offset, 0, address=f"{table.id}.{item}")
            for position, column in enumerate(clause.columns):
                sheet.figure(f"{table.id}.{item}.{column}", offset, 1 + position * span, span)
        row += 2 + len(clause.rows)
    return sheet.drawn(table.number)


def _requests(report: Report, marked: Collection[CellId]) -> Drawn:
    """Table three: three header rows and three label columns before the applicants' columns.

    A group's label stands merged before its items, as in the form. Where the report carries numbers on the group's own
    row, or the form does not divide the group, it is a row like any other, its items without a merged label below.
    """
    table = report.form.tables["requests"]
    sizes = layout()["requests"]
    stub = len(sizes["stub_mm"])
    widths = [sizes["band_mm" if column.band else "total_mm"] for column in table.columns]
    sheet = _Sheet(report, marked, stub + len(table.columns), 3, (*sizes["stub_mm"], *widths))
    _requests_head(sheet, table, stub)
    lines = list(_request_lines(report, table))
    results = [row for row, line in enumerate(lines, 3) if line.result]
    for row, line in enumerate(lines, 3):
        if line.result and row == results[0]:
            sheet.label(table.stub, row, 0, rows=len(results))
        if line.group_rows:
            address = f"group.{line.group}"
            sheet.label(table.group[line.group].label, row, 1, rows=line.group_rows, address=address)
        first = 2 if line.group else 1 if line.result else 0
        sheet.label(line.label, row, first, columns=stub - first, address=line.address)
        for position, column in enumerate(table.columns, stub):
            sheet.figure(f"{line.address}.{column.id}", row, position)
    return sheet.drawn(table.number)


def _requests_head(sheet: _Sheet, table: Table, stub: int) -> None:
    sheet.label(table.note, 0, 0, rows=3, columns=stub)
    sheet.label(table.head, 0, stub, columns=len(table.columns))
    column = stub
    for band, members in groupby(table.columns, key=lambda column: column.band):
        columns = list(members)
        if band:
            sheet.label(band, 1, column, columns=len(columns))
        for offset, member in enumerate(columns):
            address = f"requests.*.{member.id}"
            sheet.label(member.label, 2 if band else 1, column + offset, rows=1 if band else 2, address=address)
        column += len(columns)


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed row. `group` is set where the row stands behind its group's merged label, `group_rows` at the first."""

    label: str
    address: str
    result: bool
    group: str = ""
    group_rows: int = 0


def _request_lines(report: Report, table: Table) -> Iterator[_Line]:
    for group, members in groupby(table.rows, key=lambda row: row.group):
        rows = list(members)
        if not group:
            yield from (_Line(row.label, f"requests.{row.id}", row.result) for row in rows)
        elif _has_own_row(report, group):
            yield _Line(table.group[group].label, f"group.{group}", result=True)
            shown = () if _is_undivided(report, group, rows) else rows
            yield from (_Line(row.label, f"requests.{row.id}", result=True) for row in shown)
        else:
            for position, row in enumerate(rows):
                yield _Line(row.label, f"requests.{row.id}", True, group, 0 if position else len(rows))


def _has_own_row(report: Report, group: str) -> bool:
    numbers = report.requests_group_rows.get(group, {}).values()
    return group in report.form.undivided_groups or any(number is not None for number in numbers)


def _is_undivided(report: Report, group: str, rows: list[Row]) -> bool:
    """The form prints no items under this group, and the report has none either."""
    cells = (value for row in rows for value in report.tables["requests"][row.id].values())
    return group in report.form.undivided_groups and all(value is None for value in cells)


def _litigation(report: Report, marked: Collection[CellId]) -> Drawn:
    """Table four: one row of figures under the outcomes of each kind of case, law suits under two headings."""
    table = report.form.tables["litigation"]
    each = len(table.columns)
    columns = each * len(table.rows)
    sheet = _Sheet(report, marked, columns, 3, (layout()["litigation"]["figures_mm"] / columns,) * columns)
    column = 0
    for band, members in groupby(table.rows, key=lambda row: row.band):
        cases = list(members)
        if band:
            sheet.label(band, 0, column, columns=each * len(cases))
        for case in cases:
            sheet.label(case.label, 1 if band else 0, column, columns=each, address=f"litigation.{case.id}")
            for position, outcome in enumerate(table.columns, column):
                sheet.label(outcome.label, 2 if band else 1, position, rows=1 if band else 2)
                sheet.figure(f"litigation.{case.id}.{outcome.id}", 3, position)
            column += each
    return sheet.drawn(table.number)


_DRAW: dict[str, Callable[[Report, Collection[CellId]], Drawn]] = {
    "active": _active,
    "requests": _requests,
    "litigation": _litigation,
}
