"""The three official tables on their sheets: inputs, totals as formulas, and checks that speak while staff type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.form import CellId, Table, load_form
from assistant.form.workbook import CheckWords, added_up, computed_cells, load_fill_in
from assistant.render.workbook_checks import WRONG, LiveCheck, absolute, added, live_checks, ranges
from assistant.render.workbook_layout import TOP, Layout, Spot, layout_of
from assistant.render.workbook_style import Styles, finish, height, put
from assistant.report import Count, Report

_MOST = 99_999_999
_WIDTHS = {"active": (30, 17, 17, 17, 18, 14), "requests": (7, 11, 36, *(10,) * 7, 10), "litigation": (9,) * 15}
_ROW = 24
_EQUAL, _UNEQUAL = "核对：相符", "核对：不符，看红色格"


@dataclass(frozen=True)
class _Sheet:
    """One table on its sheet while it is written; `spots` and `values` hold its cells and last year's that it uses."""

    sheet: Any
    styles: Styles
    table: Table
    layout: Layout
    report: Report
    words: tuple[CheckWords, ...]
    spots: Mapping[CellId, Spot]
    values: Mapping[CellId, Count | None]

    @property
    def last(self) -> int:
        """The last column, marks beside the table included."""
        beside = [word for word in self.words if word.beside]
        return self.layout.right + bool(beside) + any(word.base for word in beside)


def write_table(sheet: Any, styles: Styles, table: Table, report: Report, sources: Mapping[CellId, str]) -> None:
    """Fill the sheet with one official table of the report.

    `sources` gives, for last year's cells that a check starts from, their address on the sheet of last year.
    A total that agrees with its parts, or is not known, becomes a formula; another one stands as it was given.
    """
    layout = layout_of(table)
    identities = load_form().identities
    words = tuple(
        word
        for word in load_fill_in().checks
        if any(cell in layout.cells for cell in identities[word.identity].equations[0].right)
    )
    bases = dict(_bases(words, layout))
    spots = {**layout.cells, **bases}
    page = _Sheet(sheet, styles, table, layout, report, words, spots, {cell: report.value(cell) for cell in spots})
    checks = tuple(live_checks(load_form(), table.id, words, spots, page.values))
    _labels(page)
    _figures(page)
    _last_year(page, bases, sources)
    marks = _marks(page, checks)
    _verdict(page, checks, marks)
    _colours(page, checks, marks)
    for column, width in enumerate(_WIDTHS[table.id]):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(*layout.body)
    bottom = max(row for row, _ in (*spots.values(), *marks))
    finish(sheet, landscape=layout.body[1] == 0, area=(0, 0, bottom, page.last))


def _bases(words: tuple[CheckWords, ...], layout: Layout) -> Iterator[tuple[CellId, Spot]]:
    """Where last year's figures stand: in a line below the table, or beside the row that they belong to."""
    for word in words:
        for equation in load_form().identities[word.identity].equations:
            row, column = layout.cells[equation.right[-1]]
            for cell in equation.left:
                if cell.startswith("previous:"):
                    yield cell, (row, layout.right + 1) if word.beside else (layout.bottom + 1, column)


def _labels(page: _Sheet) -> None:
    table, sheet, styles = page.table, page.sheet, page.styles
    put(sheet, 0, 0, f"{table.number}　{table.title}", styles("title"), columns=page.last + 1)
    sheet.set_row(0, 32)
    sheet.set_row(1, 48)
    for row in range(TOP, page.layout.bottom + 6):
        sheet.set_row(row, _ROW)
    for label in page.layout.labels:
        style = styles("stub" if label.stub else "head")
        put(sheet, label.row, label.column, label.text, style, rows=label.rows, columns=label.columns)
        if label.stub and label.rows == 1:
            width = sum(_WIDTHS[table.id][label.column : label.column + label.columns])
            sheet.set_row(label.row, height(label.text, width, least=_ROW))


def _figures(page: _Sheet) -> None:
    computed = computed_cells(load_form())
    for cell, (row, column) in page.layout.cells.items():
        value, parts = page.values[cell], computed.get(cell)
        figures = [page.values[part] for part in parts or ()]
        if parts and value == (None if None in figures else added_up(figures)):
            shown = added_up(figures)
            spots = [page.spots[part] for part in parts]
            formula = f'=IF(COUNT({",".join(ranges(spots))})=0,"",{added(spots)})'
            page.sheet.write_formula(row, column, formula, page.styles("computed"), "" if shown is None else shown)
            continue
        put(page.sheet, row, column, value, page.styles("input"), columns=page.layout.spans.get(cell, 1))
        page.sheet.data_validation(row, column, row, column, _validation(page.table, cell))


def _validation(table: Table, cell: CellId) -> dict[str, Any]:
    """A whole number, or for 万元 a decimal; what is refused says so in Chinese."""
    decimal = table.column[cell.split(".")[2]].decimal
    wanted = "金额（单位：万元，可带小数）" if decimal else "件数（0或正整数）"
    return {
        "validate": "decimal" if decimal else "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": _MOST,
        "error_title": "请核对所填的数",
        "error_message": f"这里只能填{wanted}，不带单位和其他文字。没有就填0，查不清先清空。",
    }


def _last_year(page: _Sheet, bases: Mapping[CellId, Spot], sources: Mapping[CellId, str]) -> None:
    """Last year's figures beside or below the table, linked to the sheet that holds them."""
    for cell, (row, column) in bases.items():
        value, source = page.values[cell], sources[cell.removeprefix("previous:")]
        formula = f'=IF({source}="","",{source})'
        page.sheet.write_formula(row, column, formula, page.styles("base"), "" if value is None else float(value))
    layout = page.layout
    for word in {word.base: word for word in page.words if word.base}.values():
        if not word.beside:
            put(page.sheet, layout.bottom + 1, 0, word.base, page.styles("fixed"), columns=layout.body[1])
        else:
            put(page.sheet, layout.head[0], layout.right + 1, word.base, page.styles("head"), rows=layout.head[1])


def _marks(page: _Sheet, checks: tuple[LiveCheck, ...]) -> tuple[Spot, ...]:
    """A √ or 差1 for every equation, beside its row or below its column; returns where they stand."""
    layout = page.layout
    below = [word for word in page.words if not word.beside]
    first = layout.bottom + 1 + any(word.base for word in below)
    lines = {word.identity: first + index for index, word in enumerate(below)}
    spots = []
    for check in checks:
        row, column = layout.cells[check.equation.right[-1]]
        spot = (row, page.last) if check.words.beside else (lines[check.words.identity], column)
        formula, shown = check.mark
        page.sheet.write_formula(*spot, formula, page.styles("mark"), shown)
        spots.append(spot)
    for word in below:
        if layout.body[1] > 0:
            put(page.sheet, lines[word.identity], 0, word.title, page.styles("fixed"), columns=layout.body[1])
    if beside := next((word for word in page.words if word.beside), None):
        put(page.sheet, layout.head[0], page.last, beside.title, page.styles("head"), rows=layout.head[1])
    return tuple(spots)


def _verdict(page: _Sheet, checks: tuple[LiveCheck, ...], marks: tuple[Spot, ...]) -> None:
    """The line above the table: whether all adds up, how many cells are blank, and in words what does not."""
    counted = "+".join(f'COUNTIF({area},"{WRONG}*")' for area in ranges(marks))
    blanks = "+".join(f"COUNTBLANK({area})" for area in ranges(page.layout.cells.values()))
    empty = sum(page.values[cell] is None for cell in page.layout.cells)
    verdict = f'=IF({counted}=0,"{_EQUAL}","{_UNEQUAL}")&IF({blanks}=0,"","；有"&({blanks})&"格未填")'
    shown = _UNEQUAL if any(check.fails for check in checks) else _EQUAL
    split = page.layout.body[1] or 3
    put(page.sheet, 1, 0, "", page.styles("verdict"), columns=split)
    page.sheet.write_formula(1, 0, verdict, page.styles("verdict"), shown + (f"；有{empty}格未填" if empty else ""))
    put(page.sheet, 1, split, "", page.styles("details"), columns=page.last + 1 - split)
    messages = [check.message for check in checks]
    formula = "=" + "&".join(formula for formula, _ in messages)
    page.sheet.write_formula(1, split, formula, page.styles("details"), "".join(shown for _, shown in messages))


def _colours(page: _Sheet, checks: tuple[LiveCheck, ...], marks: tuple[Spot, ...]) -> None:
    """Red where a sum fails, orange where an input was cleared."""
    wrong = page.styles("wrong")
    for check in checks:
        for row, column in (page.spots[cell] for cell in check.marked):
            rule = {"type": "formula", "criteria": f"={check.condition}", "format": wrong}
            page.sheet.conditional_format(row, column, row, column, rule)
    for spots, word in ((marks, WRONG), (((1, 0),), _UNEQUAL)):
        for row, column in spots:
            criteria = f'=ISNUMBER(SEARCH("{word}",{absolute((row, column))}))'
            rule = {"type": "formula", "criteria": criteria, "format": wrong}
            page.sheet.conditional_format(row, column, row, column, rule)
    for row, column in page.layout.cells.values():
        rule = {"type": "blanks", "format": page.styles("blank")}
        page.sheet.conditional_format(row, column, row, column, rule)
