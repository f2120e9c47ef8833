"""The official tables of a filled workbook: read by labels, totals that are formulas recomputed from their parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.document.blocks import Cell, Document, Grid, Place
from assistant.document.xlsx import Sheet, SheetCell, address
from assistant.errors import InputError
from assistant.form import CURRENT, CellId, Table, load_form
from assistant.form.workbook import added_up, computed_cells, load_fill_in
from assistant.reading.counts import ReadCell
from assistant.reading.grid import read_positioned
from assistant.reading.lines import letters, lines_of
from assistant.reading.table import TableReading
from assistant.reading.vocabulary import vocabulary
from assistant.reading.workbook_sheets import Pages
from assistant.report import Count
from assistant.text.folding import label_key

_FORMULA = "="
"""The print of a formula that has no value: its parts have none, or the file does not hold it."""


@dataclass(frozen=True, slots=True)
class _Area:
    """The part of a sheet that holds the official table."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def read_table(pages: Pages, table_id: str) -> TableReading:
    """Read one official table. What the sheet lacks is not in the reading; hidden rows are read.

    Raises:
        InputError: labels, heads and figures do not line up.
    """
    sheet, table = pages.sheets[table_id], load_form().tables[table_id]
    area = _area(sheet, table)
    reading = read_positioned(lines_of(_document(sheet, area)), vocabulary(table_id, CURRENT)) if area else None
    if area and not any(_holds_figures(sheet, area)):
        reading = reading or TableReading(table)
        pages.notes.append(f"工作表“{sheet.name}”没有填")
    if reading is None:
        raise InputError(
            f"工作表“{sheet.name}”的行名、表头与统一格式对不上",
            place=pages.name,
            remedy="请用 gongkai new 重新生成填报表，把已填的数复制过去",
        )
    pages.notes += reading.notes
    pages.notes += _strange(sheet, area)
    _see_formulas(pages, sheet, reading)
    return reading


def _area(sheet: Sheet, table: Table) -> _Area | None:
    """Rows from the first head on, without our lines of checks; columns that a head of the form stands over."""
    heads = {label_key(label) for column in table.columns for label in (column.label, *column.aliases)}
    covered = {
        column
        for (row, left), cell in sheet.cells.items()
        if label_key(cell.text) in heads
        for column in range(left, _right(sheet, row, left) + 1)
    }
    words = vocabulary(table.id, CURRENT)
    first = min(
        (row for (row, _), cell in sheet.cells.items() if words.targets(letters(cell.text))), default=sheet.rows
    )
    if not covered:
        return None
    columns = tuple(column for column in range(sheet.columns) if column in covered or column < min(covered))
    ours = {label_key(text) for word in load_fill_in().checks for text in (word.title, word.base) if text}
    rows = tuple(row for row in range(first, sheet.rows) if not _is_ours(sheet, row, columns, ours))
    return _Area(rows, columns)


def _right(sheet: Sheet, row: int, column: int) -> int:
    return next((right for top, left, _, right in sheet.merges if (top, left) == (row, column)), column)


def _is_ours(sheet: Sheet, row: int, columns: tuple[int, ...], ours: set[str]) -> bool:
    """A line of checks: it begins with one of our heads, or holds nothing but marks."""
    texts = [text for column in columns if (text := sheet.at(row, column).text)]
    return bool(texts) and (label_key(texts[0]) in ours or all(text[0] in "√差" for text in texts))


def _document(sheet: Sheet, area: _Area) -> Document:
    """The area as a grid in which every cell has its address on the sheet."""
    place = Place(sheet.name, sheet.name)
    return Document((Grid(tuple(_cells(sheet, area)), len(area.rows), len(area.columns), place),), sheet.name, "xlsx")


def _cells(sheet: Sheet, area: _Area) -> Iterator[Cell]:
    corners = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merges}
    hidden = {
        (row, column)
        for (top, left), (bottom, right) in corners.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    for down, row in enumerate(area.rows):
        for across, column in enumerate(area.columns):
            if (row, column) in hidden:
                continue
            bottom, right = corners.get((row, column), (row, column))
            yield Cell(
                sheet.at(row, column).text,
                down,
                across,
                max(1, sum(row <= other <= bottom for other in area.rows)),
                max(1, sum(column <= other <= right for other in area.columns)),
                place=Place(sheet.name, sheet.spot(row, column)),
            )


def _holds_figures(sheet: Sheet, area: _Area) -> Iterator[bool]:
    for row in area.rows:
        for column in area.columns:
            yield sheet.at(row, column).text[:1].isdigit() and len(sheet.at(row, column).text) < 12


def _strange(sheet: Sheet, area: _Area | None) -> Iterator[str]:
    """Columns of figures among those of the form, under a head that the form does not have."""
    if area is None:
        return
    for column in range(max(area.columns)):
        if column in area.columns:
            continue
        if any(sheet.at(row, column).text.strip()[:1].isdigit() for row in area.rows):
            yield f"工作表“{sheet.name}”{address(0, column)[:-1]}列不属于统一格式，未读入"


def _see_formulas(pages: Pages, sheet: Sheet, reading: TableReading) -> None:
    """Recompute totals that are formulas; note what was stored otherwise, errors, and formulas without a value."""
    at = {sheet.spot(*spot): cell for spot, cell in sheet.cells.items()}
    computed = computed_cells(load_form())
    for cell, read in list(reading.cells.items()):
        stood = at.get(read.place, SheetCell())
        if stood.formula and cell in computed:
            total = _total(cell, computed, reading.cells, at)
            reading.cells[cell] = read._replace(value=total, raw=_FORMULA if total is None else read.raw)
            pages.notes += _difference(reading.cells[cell], read, stood)
        elif stood.error:
            pages.notes.append(f"{read.place} 是错误值 {stood.text}，按未填处理")
        elif stood.formula and not stood.text:
            reading.cells[cell] = read._replace(raw=_FORMULA)


def _total(
    cell: CellId,
    computed: Mapping[CellId, tuple[CellId, ...]],
    cells: Mapping[CellId, ReadCell],
    at: Mapping[str, SheetCell],
) -> Count | None:
    """The total of a cell's parts, None where one of them has no value; those not on the sheet are not added.

    A part that is itself a computed formula is totalled first.
    """

    def value(part: CellId) -> Count | None:
        if part in computed and at.get(cells[part].place, SheetCell()).formula:
            return _total(part, computed, cells, at)
        return cells[part].value

    values = [value(part) for part in computed[cell] if part in cells]
    return None if None in values else added_up(values)


def _difference(now: ReadCell, stored: ReadCell, stood: SheetCell) -> Iterator[str]:
    if stood.text and stored.value != now.value:
        shown = "所加的格有未填或读不出的，按未知计" if now.value is None else f"按各格重算为 {now.value}"
        yield f"{now.place} 存的合计是 {stood.text}，{shown}"
