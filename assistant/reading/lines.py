"""A document as lines: the one thing that headings, prose and tables are read from, whatever the format was."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from assistant.document.blocks import Cell, Document, Grid, Heading, Paragraph
from assistant.reading.counts import is_blank, is_figure
from assistant.text.folding import label_key, squeeze

_GAPS = re.compile(r"\s{2,}|[\t\u3000]+")
_FIGURE = r"[-－−]?\d[\d,.，．]*(?:件|万元?|亿元?|元)?"
_FIGURES_BEHIND = re.compile(
    rf"(?P<label>.*?[^\s\d,.，．/—-]\d*)\s+(?P<figures>(?:{_FIGURE}|[/—]+)(?:\s+(?:{_FIGURE}|[/—-]+))*)\s*"
)
_CELL = r"\s*[\d/—-]*(?:\.\d+)?\s*"
_COMMAS = rf"(?P<label>(?:.*[^\d,\s])?)(?P<cells>(?:,{_CELL})+|(?<!.){_CELL}(?:,{_CELL})+)"
"""A row of a text table whose cells are divided by commas: a label, if any, then figures or blanks to the end."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NO_LETTER = re.compile(r"[\W_]+")


class Piece(NamedTuple):
    """A cell, or a stretch of a line between gaps. `start`, `end`: columns of a grid, or offsets in the line.

    `wide` is the offset of the start where a Chinese character takes two columns; `aligned` says that the piece comes
    from a line of text, where only offsets tell its column. `key` holds the letters and digits of
    the comparison key alone; "" for blanks and figures.
    """

    text: str
    line: int
    start: int
    end: int
    place: str
    figure: bool
    key: str
    wide: int = 0
    aligned: bool = False

    @property
    def blank(self) -> bool:
        """Not filled in."""
        return is_blank(self.text)


@dataclass(frozen=True, eq=False)
class Line:
    """One line, paragraph, heading or grid row. `number` counts them from 0; `level` is that of a heading block."""

    number: int
    text: str
    place: str
    indent: int = 0
    gap: bool = False
    level: int | None = None
    role: str = "body"
    grid: Grid | None = None
    cells: tuple[Cell, ...] = field(default=(), repr=False)

    @cached_property
    def key(self) -> str:
        """The comparison key of the whole line."""
        return label_key(self.text)

    @cached_property
    def memory(self) -> dict[str, bool]:
        """Answers about the line that are asked for again, by table."""
        return {}

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The cells of a grid row, else the stretches between gaps of two blanks, figures behind a label split off."""
        if self.grid is not None:
            return tuple(self._of_cell(cell) for cell in self.cells)
        return tuple(self._of_text())

    @cached_property
    def at(self) -> dict[int, Piece]:
        """Grid column -> the piece that covers it."""
        return {index: piece for piece in self.pieces for index in range(piece.start, piece.end)}

    def _of_cell(self, cell: Cell) -> Piece:
        place = cell.place.spot if cell.place else self.place
        return _piece(cell.text, self.number, cell.column, cell.column + cell.colspan, place)

    def _of_text(self) -> list[Piece]:
        pieces: list[Piece] = []
        position = 0
        stretches, divided = _stretches(self.text)
        for stretch in stretches:
            position = self.text.index(stretch, position)
            for text in (stretch,) if divided else _split_figures(stretch):
                start = self.text.index(text, position)
                position = start + len(text)
                offset = self.indent + start
                wide = None if divided else self.indent + width(self.text[:start])
                pieces.append(_piece(text, self.number, offset, offset + len(text), self.place, wide))
        return pieces


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """The comparison key without punctuation: what fragments of a label are put together by."""
    return _NO_LETTER.sub("", label_key(text))


def width(text: str) -> int:
    """Columns that the text takes on a page of fixed pitch: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)


def lines_of(document: Document) -> list[Line]:
    """The document's lines in reading order; each grid row is one line. Notes to the drafter are none of a report."""
    lines: list[Line] = []
    tables = 0
    for block in document.blocks:
        match block:
            case Heading():
                lines.append(Line(len(lines), block.text, block.place.spot, level=block.level))
            case Paragraph(role="note"):
                continue
            case Paragraph():
                for text in block.text.splitlines() or [""]:
                    lines.append(
                        Line(len(lines), text.strip(), block.place.spot, block.indent, block.gap, role=block.role)
                    )
            case Grid():
                tables += 1
                lines.extend(_rows(block, len(lines), tables))
    return [line for line in lines if line.grid is not None or squeeze(line.text)]


def _rows(grid: Grid, first: int, table: int) -> list[Line]:
    by_row: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        by_row[cell.row].append(cell)
    spot = grid.place.spot or f"第{table}个表"
    return [
        Line(
            first + index,
            "\t".join(cell.text for cell in cells),
            cells[0].place.spot if cells and cells[0].place else f"{spot}第{index + 1}行",
            grid=grid,
            cells=tuple(cells),
        )
        for index, cells in enumerate(by_row)
    ]


def _piece(text: str, line: int, start: int, end: int, place: str, wide: int | None = None) -> Piece:
    figure = is_figure(text)
    key = "" if figure or is_blank(text) else letters(text)
    return Piece(text, line, start, end, place, figure, key, wide or 0, wide is not None)


def _stretches(text: str) -> tuple[list[str], bool]:
    """The stretches of a line, and whether marks divide them (blank ones then count) or only gaps do."""
    if text.count("|") > 1:  # a row of a Markdown table that lacks its line of dashes
        return [cell.strip() for cell in text.strip("|").split("|")], True
    if "," in text and (match := re.fullmatch(_COMMAS, text)) and not _THOUSANDS.fullmatch(text):
        cells = match["cells"].removeprefix("," if match["label"] else "").split(",")
        return [match["label"], *cells] if match["label"] else cells, True
    return [stretch for stretch in _GAPS.split(text) if stretch], False


def _split_figures(stretch: str) -> list[str]:
    """`行政许可 97`, `予以公开10 4 0`, `1 0 0 0`: the label and its figures, which stand one blank apart.

    A first figure that is glued to the label stays there: only a reader who knows the labels can tell it.
    """
    if match := _FIGURES_BEHIND.fullmatch(stretch):
        return [match["label"], *match["figures"].split()]
    parts = stretch.split()
    return parts if all(is_figure(part) or part in "/—-" for part in parts) else [stretch]
