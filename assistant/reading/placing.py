"""Values of one row -> columns: by their number, by a split cell, or by where they stand on the page."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.reading.counts import read_amount
from assistant.reading.lines import Piece, width

_TOLERANCE = 0.6
"""A value belongs to the nearest column when it is nearer to it than this share of the distance to the next one."""


def fit(values: Sequence[Piece], width: int, total: int | None = None) -> list[Piece] | None:
    """The values as exactly `width` cells, or None where they cannot be that many.

    Surplus blanks at the ends go (they come from merged cells). “12 3” is one cell (123) unless the row is then too
    short, or unless only two cells make the row's sum right; `total` is the index of the column that sums the others.
    """
    values = _rejoined(list(values), width)
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


def _rejoined(values: list[Piece], width: int) -> list[Piece]:
    """“12 3” in a line of text: figures one blank apart are one where there are just as many too many."""
    near = [index for index, (left, right) in enumerate(pairwise(values)) if _touch(left, right)]
    if len(values) - width != len(near):
        return values
    for index in reversed(near):
        left, right = values[index : index + 2]
        values[index : index + 2] = [left._replace(text=f"{left.text} {right.text}", end=right.end)]
    return values


def _touch(left: Piece, right: Piece) -> bool:
    one_line = left.aligned and right.aligned and left.line == right.line
    return one_line and left.figure and right.figure and right.start - left.end == 1


def sums(values: Sequence[Piece], total: int) -> bool:
    """The value at `total` is the sum of the others, and not all are zero (blank counts as zero)."""
    figures = [read_amount(value.text, "").value or 0 for value in values]
    return total < len(figures) and any(figures) and sum(figures) == 2 * figures[total]


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
    return [value._replace(text=text) for text in texts]


_BESIDE = 2
"""Columns by which a value may stand beside its label."""


class Spots(NamedTuple):
    """Where the columns stand on the page, as centres in one way of counting offsets.

    `reach` is how far from each centre a value may stand: under a label, not beside it.
    """

    centres: tuple[float, ...]
    reach: tuple[float, ...]
    wide: bool

    def place(self, values: Sequence[Piece]) -> list[Piece | None] | None:
        """Each value in the nearest column; None where a value stands between two columns, or two in one."""
        placed: list[Piece | None] = [None] * len(self.centres)
        for value in values:
            centre = _centre(value, self.wide)
            ranked = sorted(range(len(self.centres)), key=lambda index: abs(self.centres[index] - centre))
            near, next_ = (abs(self.centres[index] - centre) for index in ranked[:2])
            if near > min(_TOLERANCE * next_, self.reach[ranked[0]]) or placed[ranked[0]] is not None:
                return None
            placed[ranked[0]] = value
        return placed


def place(
    values: Sequence[Piece],
    rows: Sequence[Sequence[Piece]],
    heads: Sequence[Piece],
    width: int,
    labels: Sequence[Piece] = (),
) -> list[Piece | None] | None:
    """Values in the columns that they stand under, told by full rows of the same table, else by the header's labels.

    Args:
        values: one row's values on a line of text.
        rows: all the table's rows; those of `width` values are full.
        heads: the labels of the columns, in their order.
        width: how many columns there are.
        labels: the rows' own labels; a header that stands above these is not set over the figures.

    Returns:
        A value or None for each column; None where the columns' places are unknown, the values do not stand clearly
        under them, or the two ways of counting offsets lead to different columns.
    """
    if not all(value.aligned for value in (*values, *heads)) or len({value.line for value in values}) > 1:
        return None
    full = [row for row in rows if len(row) == width]
    spots = [_spots(full, heads, labels, wide) for wide in _ways([value for row in rows for value in row])]
    placed = [found for spot in spots if len(spot.centres) == width and (found := spot.place(values)) is not None]
    return placed[0] if placed and all(found == placed[0] for found in placed) else None


def _ways(values: Sequence[Piece]) -> tuple[bool, ...]:
    """How a Chinese character counts, as two columns (True) or one: as the table lines up better, else both ways."""
    wide, narrow = (
        min(len({_start(value, way) for value in values}), len({_end(value, way) for value in values}))
        for way in (True, False)
    )
    return (True, False) if wide == narrow else (wide < narrow,)


def _spots(full: Sequence[Sequence[Piece]], heads: Sequence[Piece], labels: Sequence[Piece], wide: bool) -> Spots:
    if len(full) >= 2:
        columns = list(zip(*([_centre(value, wide) for value in row] for row in full), strict=True))
        centres = tuple(sum(column) / len(column) for column in columns)
        if all(max(column) - min(column) < _apart(centres) for column in columns):
            return Spots(centres, (_apart(centres),) * len(centres), wide)
    edge = max((_end(label, wide) for label in labels), default=0)
    if any(_start(head, wide) < edge for head in heads):
        return Spots((), (), wide)
    centres = tuple(_centre(head, wide) for head in heads)
    reach = tuple((width(head.text) if wide else len(head.text)) / 2 + _BESIDE for head in heads)
    return Spots(centres, reach, wide) if len(set(centres)) == len(centres) > 1 else Spots((), (), wide)


def _apart(centres: Sequence[float]) -> float:
    """The least distance between neighbouring columns: full rows that scatter more than that are not lined up."""
    return min(abs(right - left) for left, right in pairwise(centres))


def _start(value: Piece, wide: bool) -> int:
    return value.wide if wide else value.start


def _end(value: Piece, wide: bool) -> int:
    return _start(value, wide) + (width(value.text) if wide else len(value.text))


def _centre(value: Piece, wide: bool) -> float:
    return _start(value, wide) + (width(value.text) if wide else len(value.text)) / 2
