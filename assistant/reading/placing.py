"""Values of one row -> columns: by their number, by a split cell, or by where they stand on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.counts import read_amount
from assistant.reading.lines import Piece, width

_TOLERANCE = 0.6
"""A value belongs to the nearest column when it is nearer to it than this share of the distance to the next one."""


def fit(values: Sequence[Piece], width: int, total: int | None = None) -> list[Piece] | None:
    """The values as exactly `width` cells, or None where they cannot be that many.

    Surplus blanks at the ends go (they come from merged cells). “12 3” is one cell (123) unless the row is then too
    short, or unless only two cells make the row's sum right; `total` is the index of the column that sums the others.
    """
    values = list(values)
    if split := _split_by_sum(values, width, total):
        return split
    while len(values) > width and values[-1].blank:
        values.pop()
    while len(values) > width and values[0].blank:
        values.pop(0)
    if len(values) < width:
        parts = [part for value in values for part in _parts(value)]
        values = parts if len(parts) == width else values
    return values if len(values) == width else None


def sums(values: Sequence[Piece], total: int) -> bool:
    """The value at `total` is the sum of the others, and not all are zero (blank counts as zero)."""
    figures = [read_amount(value.text, "").value or 0 for value in values]
    return any(figures) and sum(figures) == 2 * figures[total]


def _split_by_sum(values: list[Piece], width: int, total: int | None) -> list[Piece] | None:
    filled = list(values)
    while filled and filled[-1].blank:
        filled.pop()
    parts = [part for value in filled for part in _parts(value)]
    if total is None or len(filled) == len(parts) or len(parts) != width:
        return None
    return parts if sums(parts, total) and not sums([*filled, *values[len(filled) :]][:width], total) else None


def _parts(value: Piece) -> list[Piece]:
    texts = value.text.split()
    if not value.figure or len(texts) < 2:
        return [value]
    return [replace(value, text=text) for text in texts]


@dataclass(frozen=True, slots=True)
class Spots:
    """Where the columns stand on the page, as centres in one way of counting offsets."""

    centres: tuple[float, ...]
    wide: bool

    def place(self, values: Sequence[Piece]) -> list[Piece | None] | None:
        """Each value in the nearest column, or None where one is between two columns or two are in one."""
        placed: list[Piece | None] = [None] * len(self.centres)
        for value in values:
            centre = _centre(value, self.wide)
            ranked = sorted(range(len(self.centres)), key=lambda index: abs(self.centres[index] - centre))
            near, next_ = (abs(self.centres[index] - centre) for index in ranked[:2])
            if near > _TOLERANCE * next_ or placed[ranked[0]] is not None:
                return None
            placed[ranked[0]] = value
        return placed


def spots_of(rows: Sequence[Sequence[Piece]], heads: Sequence[Piece]) -> Spots | None:
    """The columns' places: from full rows, else from the header's labels (in the columns' order); None if unknown.

    Tools that copy a page count a Chinese character as one column or as two: the way in which the rows line up better
    is taken.
    """
    if len(rows) >= 2:
        chosen = min((False, True), key=lambda wide: _spread([_ends(row, wide) for row in rows]))
        ends = [[_centre(value, chosen) for value in row] for row in rows]
        return Spots(tuple(sum(column) / len(column) for column in zip(*ends, strict=True)), chosen)
    if len(heads) > 1 and all(piece.aligned for piece in heads):
        centres = tuple(_centre(piece, True) for piece in heads)
        return Spots(centres, True) if list(centres) == sorted(set(centres)) else None
    return None


def _spread(rows: Sequence[Sequence[float]]) -> float:
    return float(sum(max(column) - min(column) for column in zip(*rows, strict=True)))


def _ends(row: Sequence[Piece], wide: bool) -> list[float]:
    return [_centre(value, wide) for value in row]


def _centre(value: Piece, wide: bool) -> float:
    start = value.wide if wide else value.start

    return start + (width(value.text) if wide else len(value.text)) / 2
