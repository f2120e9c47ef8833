"""Last year's report on a sheet of its own, so that a filled workbook alone suffices to compare and to draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.form import CellId, load_form
from assistant.form.workbook import cell_name, load_fill_in
from assistant.render.workbook_checks import absolute
from assistant.render.workbook_style import Styles, finish, height, put
from assistant.report import Count, Report

HEAD = 2
"""The row of the column heads."""

_WIDTHS = (12, 9, 74, 14, 12, 8)
_EMPTY_LINES = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: what it is, its id, its words, a fact's theme (in Chinese), a figure and its unit.

    A cell is known by its words; its id is not shown.
    """

    what: str
    id: str = ""
    text: str = ""
    theme: str = ""
    value: Count | None = None
    unit: str = ""


def lines_of(report: Report) -> tuple[Line, ...]:
    """All that last year's report gives; the figures that this year's sums start from are listed also when unknown.

    Without last year's report: every cell of the form and some empty lines, to be filled in by hand.
    """
    return tuple(_lines(report))


def _lines(report: Report) -> Iterator[Line]:
    kinds = load_fill_in().previous_kinds
    themes = {theme.id: theme.label for theme in load_fill_in().themes}
    previous = report.previous
    year = previous.year if previous else (report.year - 1 if report.year else None)
    if previous and previous.agency:
        yield Line(kinds["agency"], text=previous.agency)
    yield Line(kinds["year"], text="上年年报的报告年度", value=year)
    cells: dict[CellId, Count | None] = dict.fromkeys(_bases())
    cells |= previous.cells if previous else dict.fromkeys(load_form().cells)
    for cell, value in cells.items():
        yield Line(kinds["cell"], cell, cell_name(cell), value=value)
    for fact in previous.facts if previous else ():
        yield Line(kinds["fact"], fact.id, fact.text, themes[fact.theme], fact.value, fact.unit or "")
    for what in ("problem", "improvement"):
        given = getattr(previous, f"{what}s") if previous else ("",) * _EMPTY_LINES
        for text in given:
            yield Line(kinds[what], text=text)


def _bases() -> Iterator[CellId]:
    for equation in load_form().equations:
        yield from (cell.removeprefix("previous:") for cell in equation.left if cell.startswith("previous:"))


def sources(lines: tuple[Line, ...]) -> dict[CellId, str]:
    """Cell id of last year -> where its figure stands: `'上年数据'!$E$12`."""
    name = load_fill_in().sheets["previous"]
    return {
        line.id: f"'{name}'!{absolute((HEAD + 1 + index, 4))}"
        for index, line in enumerate(lines)
        if line.what == load_fill_in().previous_kinds["cell"]
    }


def write_previous(sheet: Any, styles: Styles, report: Report, lines: tuple[Line, ...]) -> None:
    """Fill the sheet: locked where last year's report was given, open to be filled in where not."""
    block = load_fill_in().blocks["previous"]
    given = report.previous is not None
    put(sheet, 0, 0, block.title, styles("title"), columns=len(block.fields))
    put(sheet, 1, 0, block.note if given else block.open_note, styles("note"), columns=len(block.fields))
    for column, field in enumerate(block.fields):
        put(sheet, HEAD, column, field.label, styles("head"))
        sheet.set_column(column, column, _WIDTHS[column])
    kinds = load_fill_in().previous_kinds
    words = {kinds["problem"], kinds["improvement"], kinds["fact"]}
    for row, line in enumerate(lines, HEAD + 1):
        number = "" if line.what == kinds["cell"] else line.id
        for column, value in enumerate((line.what, number, line.text, line.theme, line.value, line.unit)):
            opened = not given and column == (2 if line.what in words else 4)
            open_style = "text" if column == 2 else "input"
            put(sheet, row, column, value, styles(open_style if opened else "fixed" if column != 4 else "base"))
        sheet.set_row(row, height(line.text, _WIDTHS[2], least=18))
    sheet.set_row(0, 30)
    sheet.set_row(1, 34)
    sheet.freeze_panes(HEAD + 1, 0)
    finish(sheet, landscape=True, repeat=(HEAD, HEAD))
