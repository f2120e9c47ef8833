"""The values of a table without positions, gathered into runs: one row's values each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.reading.lines import Piece
from assistant.reading.matching import Found

_LONGEST_ODD = 5
"""Letters up to which a text among figures is an odd value (若干, 未统计) and not a label."""

_NUMBERED = r"\s*(?:[0-9０-９]{1,2}\s*[.．、,，]|[（(]|[一二三四五六七][、.])"
"""How a label begins."""


class Run(NamedTuple):
    """Values that stand together. `first` and `last` are indexes of pieces."""

    values: list[Piece]
    first: int
    last: int

    @property
    def alone(self) -> bool:
        """One figure on a line of its own, as a page number is."""
        return len(self.values) == 1 and self.values[0].aligned


def runs_in(pieces: Sequence[Piece], labels: Sequence[Found], full: int) -> list[Run]:
    """The runs in reading order. A row that was broken over lines is put together up to `full` values.

    In a row of a grid all cells behind the label are values, also blank ones and odd ones.
    """
    labelled = {index for label in labels for index in label.pieces}
    runs: list[Run] = []
    text_since = True
    for start, stop in _by_line(pieces):
        values = _values(pieces, range(start, stop), labelled)
        if not values:
            text_since = text_since or any(pieces[index].key for index in range(start, stop))
            continue
        run = Run([pieces[index] for index in values], values[0], values[-1])
        text_before = any(pieces[index].key for index in range(start, values[0]))
        if runs and not text_since and not text_before:
            _join(runs, run, full)
        else:
            runs.append(run)
        text_since = any(pieces[index].key for index in range(values[-1] + 1, stop))
    return [run for run in runs if any(not value.blank or value.text for value in run.values)]


def _join(runs: list[Run], run: Run, full: int) -> None:
    before = runs[-1]
    if before.alone and len(run.values) == full > 1:
        runs[-1] = run
    elif len(before.values) + len(run.values) <= full:
        runs[-1] = Run(before.values + run.values, before.first, run.last)
    else:
        runs.append(run)


def _by_line(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if bounds and pieces[bounds[-1][0]].line == piece.line:
            bounds[-1] = (bounds[-1][0], index + 1)
        else:
            bounds.append((index, index + 1))
    return bounds


def _values(pieces: Sequence[Piece], line: range, labelled: set[int]) -> list[int]:
    """The indexes of a line's values: figures, marks for nothing, and odd texts behind a label or among figures."""
    behind = max((index for index in line if index in labelled), default=line.start - 1) + 1
    rest = range(behind, line.stop)
    figures = [index for index in rest if pieces[index].figure]
    odd = [index for index in rest if _is_odd(pieces[index])]
    marks = [index for index in rest if pieces[index].blank and pieces[index].text.strip()]
    if not figures and not marks and not (odd and behind > line.start and len(odd) == len(rest)):
        return []
    first = min(figures + marks + odd) if behind > line.start else min(figures + marks)
    if pieces[line.start].aligned:
        return [index for index in range(first, line.stop) if not pieces[index].key or index in odd]
    first = behind if all(pieces[index].blank for index in range(behind, first)) else first
    return [index for index in range(first, line.stop) if not pieces[index].key or index in odd]


def _is_odd(piece: Piece) -> bool:
    return 0 < len(piece.key) <= _LONGEST_ODD and not re.match(_NUMBERED, piece.text)
