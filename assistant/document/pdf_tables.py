"""The ruled tables of a PDF page -> grids with spans; a table that goes on over pages is put together again."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.document.blocks import Cell, Grid, Place

if TYPE_CHECKING:
    from pdfplumber.page import Page

Box = tuple[float, float, float, float]
_NEAR = 3.0
"""Points within which two rules are one."""
RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Text layers give radicals for whole characters."""


def grids(page: "Page", number: int, name: str) -> list[tuple[Grid, Box]]:
    """The tables of a page with their boxes (left, top, right, bottom in points); a mere frame is none."""
    found = []
    for order, table in enumerate(page.find_tables({"snap_tolerance": _NEAR, "join_tolerance": _NEAR}), 1):
        boxes = [box for box in table.cells if box[2] - box[0] > 1 and box[3] - box[1] > 1]
        grid = _grid(page, boxes, Place(name, f"第{number}页表{order}")) if boxes else None
        if grid and grid.columns > 1:  # one column is a frame, or paragraphs on coloured ground
            found.append((grid, table.bbox))
    return found


def joined(upper: Grid, lower: Grid) -> Grid | None:
    """One grid of a table's two pieces, None where they are two tables: other columns.

    Rows of the head that the next page repeats are left out; a cell that is blank at the top of the next page
    continues the one above it.
    """
    if upper.columns != lower.columns or not _alike(upper.widths, lower.widths):
        return None
    skip = _repeated(upper, lower)
    rest = [cell for cell in lower.cells if cell.row >= skip]
    going = {cell.column: cell for cell in rest if cell.row == skip and not cell.text and not _is_figure(cell, rest)}
    cells = [
        replace(cell, rowspan=cell.rowspan + going.pop(cell.column).rowspan)
        if cell.row + cell.rowspan == upper.rows and cell.column in going and going[cell.column].colspan == cell.colspan
        else cell
        for cell in upper.cells
    ]
    dropped = {cell for cell in rest if cell.row == skip and not cell.text and not _is_figure(cell, rest)}
    dropped -= set(going.values())
    moved = [replace(cell, row=cell.row - skip + upper.rows) for cell in rest if cell not in dropped]
    return replace(upper, cells=(*cells, *moved), rows=upper.rows + lower.rows - skip)


def _grid(page: "Page", boxes: Sequence[Box], place: Place) -> Grid:
    across = _edges([edge for box in boxes for edge in (box[0], box[2])])
    down = _edges([edge for box in boxes for edge in (box[1], box[3])])
    cells = []
    for box in sorted(boxes, key=lambda one: (_at(down, one[1]), _at(across, one[0]))):
        column, row = _at(across, box[0]), _at(down, box[1])
        spans = max(_at(down, box[3]) - row, 1), max(_at(across, box[2]) - column, 1)
        spot = f"{place.spot}第{row + 1}行第{column + 1}列"
        cells.append(Cell(_text(page, box), row, column, *spans, place=Place(place.file, spot)))
    total = across[-1] - across[0]
    widths = tuple(round((right - left) / total, 3) for left, right in pairwise(across))
    return Grid(tuple(cells), len(down) - 1, len(across) - 1, place, widths=widths)


def holds(box: Box, thing: dict[str, Any]) -> bool:
    """Whether the middle of a character or word stands in the box."""
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _text(page: "Page", box: Box) -> str:
    """The words of a cell, a line a line."""
    inner = page.filter(lambda thing: thing["object_type"] != "char" or holds(box, thing))
    return inner.extract_text(x_tolerance_ratio=0.6).translate(RADICALS).strip()


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(left - right) < 0.02 for left, right in zip(one, other, strict=True))


def _repeated(upper: Grid, lower: Grid) -> int:
    """How many rows at the top of `lower` are those at the top of `upper`."""
    rows = 0
    while rows < lower.rows and _row(upper, rows) == _row(lower, rows) and any(text for _, text in _row(lower, rows)):
        rows += 1
    return rows


def _row(grid: Grid, row: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in grid.cells if cell.row == row]


def _is_figure(cell: Cell, rest: Sequence[Cell]) -> bool:
    """A blank cell among the figures, not a label that goes on: nothing of its column spans rows."""
    return cell.rowspan == 1 and not any(one.column <= cell.column and one.rowspan > 1 for one in rest)
