"""A `table` element: a grid with its spans expanded, or the layout of a page, which is no table at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from selectolax.lexbor import LexborNode

from assistant.document.blocks import Cell, Grid, Place
from assistant.document.html_nodes import MARK, TEXT, Omitted, fold, gather, left_out, strip

_MAX_COLUMNS = 1000
_LONG = 300
"""Characters. No cell of a form is as long; an article in a cell is longer."""

_TITLED = 100
"""Characters of an article in a cell that begins with a heading element."""

_LAYOUT_CELLS = 40
"""A table that frames an article has fewer cells."""

_BANNER = 120
"""Characters of a row of one cell that is a paragraph of a page laid out as one table (exported from Excel)."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """A `td` or `th` before its position is known; `rowspan` 0 reaches to the end of the row group."""

    text: str
    rowspan: int
    colspan: int
    head: bool
    marked: bool
    has_heading: bool


@dataclass(slots=True)
class RawTable:
    """Row groups in display order, tfoot last. `nested`: a cell holds a table, and gathering stopped there."""

    groups: list[list[list[RawCell]]] = field(default_factory=list)
    head_rows: int = 0
    captions: list[str] = field(default_factory=list)
    omitted: Omitted = field(default_factory=Omitted)
    nested: bool = False

    @property
    def is_layout(self) -> bool:
        """Whether the table only arranges a page: a table inside, one column, or an article in a cell."""
        rows = [row for group in self.groups for row in group]
        cells = [cell for row in rows for cell in row]
        if self.nested or all(len(row) <= 1 for row in rows) or (len(rows) == 1 and len(cells) <= 2):
            return True
        return len(cells) < _LAYOUT_CELLS and any(
            len(cell.text) > (_TITLED if cell.has_heading else _LONG) for cell in cells
        )


def read_table(table: LexborNode) -> RawTable:
    """Gather captions, rows and cells; ends at the first table inside a cell."""
    raw = RawTable()
    groups: dict[str, list[list[list[RawCell]]]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table.iter():
        tag = child.tag or ""
        if tag in groups and not left_out(child, tag, child.attributes, raw.omitted):
            groups[tag].append(list(_rows(child, raw, in_head=tag == "thead")))
        elif tag == "caption":
            raw.captions += gather(child, raw.omitted).lines()
        if raw.nested:
            return raw
    raw.groups = groups["thead"] + groups["tbody"] + groups["tfoot"]
    raw.head_rows = sum(map(len, groups["thead"])) or _leading_head_rows(raw.groups)
    return raw


def _rows(group: LexborNode, raw: RawTable, *, in_head: bool) -> Iterator[list[RawCell]]:
    for row in group.iter():
        if row.tag == "tr" and not left_out(row, "tr", row.attributes, raw.omitted):
            yield list(_cells(row, raw, in_head=in_head))
        if raw.nested:
            return


def _cells(row: LexborNode, raw: RawTable, *, in_head: bool) -> Iterator[RawCell]:
    for node in row.iter():
        tag, attrs = node.tag or "", node.attributes
        if tag not in ("td", "th") or left_out(node, tag, attrs, raw.omitted):
            continue
        only = node.first_child
        text, marked, has_heading = "", False, False
        if only is not None and only.tag == TEXT and only.next is None:  # the usual cell, without the general walk
            text = strip(fold(only.text_content or ""))
        elif only is not None:
            found = gather(node, raw.omitted)
            raw.nested = raw.nested or found.has_table
            text, has_heading = "\n".join(found.lines()), found.has_heading
            marked, text = MARK in text, text.replace(MARK, "")
        rowspan, colspan = _number(attrs.get("rowspan"), 1), _number(attrs.get("colspan"), 1) or 1
        yield RawCell(text, rowspan, colspan, in_head or tag == "th", marked, has_heading)
        if raw.nested:
            return


def _number(value: str | None, default: int) -> int:
    """A span as printed: ` 2`, `"2`, `2px`; nonsense and nothing give the default."""
    if value is None:
        return default
    digits = "".join(sign for sign in value[:12] if sign.isdecimal())
    return int(digits) if digits else default


def _leading_head_rows(groups: list[list[list[RawCell]]]) -> int:
    rows = [row for group in groups for row in group]
    count = next((number for number, row in enumerate(rows) if not all(cell.head for cell in row)), len(rows))
    return 0 if count == len(rows) else count


def to_grid(raw: RawTable, name: str, number: int) -> Grid:
    """The grid that the rows span; `number` counts the tables of the file from 1."""
    cells: list[Cell] = []
    free_from: list[int] = []  # for each column the first row that no cell above reaches
    row = 0
    for group in raw.groups:
        end = row + len(group)
        for line in group:
            column = 0
            for cell in line:
                while column < len(free_from) and free_from[column] > row:
                    column += 1
                rowspan = min(cell.rowspan or end, end - row)
                colspan = _free_width(free_from, column, row, min(cell.colspan, max(1, _MAX_COLUMNS - column)))
                free_from[column : column + colspan] = [row + rowspan] * colspan
                place = Place(name, f"第{number}个表格第{row + 1}行第{column + 1}列")
                cells.append(Cell(cell.text, row, column, rowspan, colspan, cell.head, place, cell.marked))
                column += colspan
            row += 1
    return Grid(tuple(cells), row, len(free_from), Place(name, f"第{number}个表格"), head_rows=raw.head_rows)


def _free_width(free_from: list[int], column: int, row: int, wanted: int) -> int:
    """How many columns a cell may take before it meets one that reaches down from above."""
    for width in range(1, min(wanted, len(free_from) - column)):
        if free_from[column + width] > row:
            return width
    return wanted


def without_banners(grid: Grid) -> Iterator[Grid | str]:
    """The grid, or where paragraphs of the page stand in it as rows of one cell, these and the grids between them."""
    whole = {cell.row: cell for cell in grid.cells if cell.colspan == grid.columns and cell.rowspan == 1}
    long = {row for row, cell in whole.items() if len(cell.text) > _BANNER}
    if not long:
        yield grid
        return
    # A row of one cell that leads to a paragraph is its heading: it goes with it.
    for row in range(grid.rows - 1, -1, -1):
        if row in whole and row + 1 in long:
            long.add(row)
    for is_text, rows in groupby(range(grid.rows), key=long.__contains__):
        span = list(rows)
        if is_text:
            yield from (line for row in span for line in whole[row].text.split("\n") if line)
        else:
            yield _part(grid, span[0], span[-1] + 1)


def _part(grid: Grid, first: int, end: int) -> Grid:
    cells = (
        replace(cell, row=cell.row - first, rowspan=min(cell.rowspan, end - cell.row))
        for cell in grid.cells
        if first <= cell.row < end
    )
    head_rows = min(max(grid.head_rows - first, 0), end - first)
    return replace(grid, cells=tuple(cells), rows=end - first, head_rows=head_rows)
