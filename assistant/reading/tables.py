"""The tables of a report: which lines are theirs, and the better of two ways to read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.errors import InputError
from assistant.form import CURRENT, Form, formats, old_labels
from assistant.reading.cases import read_cases
from assistant.reading.clauses import clauses_in, is_clause
from assistant.reading.grid import read_positioned
from assistant.reading.lines import Line, letters
from assistant.reading.strips import read_strips
from assistant.reading.table import TableReading
from assistant.reading.vocabulary import Vocabulary, vocabulary

_PROSE = "。；！？"
_FRAGMENT = 22
"""Letters up to which a line can be a part of a label."""


@dataclass
class Region:
    """The lines of one table, and of its part the lines that are none of it."""

    lines: list[Line] = field(default_factory=list)
    prose: list[Line] = field(default_factory=list)


def format_of(lines: Iterable[Line]) -> str:
    """The format whose labels the lines print: an older one by a label that no later one has."""
    text = "\n".join(line.text for line in lines if len(line.text) < 200)
    for format_id in formats():
        if format_id != CURRENT and sum(label in text for label in old_labels(format_id)) >= 2:
            return format_id
    return CURRENT


def is_table_line(line: Line, words: Vocabulary) -> bool:
    """Surely a line of that table: all its texts are labels or parts of them; figures may follow."""
    if words.table.id not in line.memory:
        line.memory[words.table.id] = _is_table_line(line, words)
    return line.memory[words.table.id]


def _is_table_line(line: Line, words: Vocabulary) -> bool:
    keys = [piece.key for piece in line.pieces if piece.key]
    if not any(len(key) > 2 and _spelled(key, words) for key in keys) or line.level in (0, 1):
        return False
    known = (_spelled(key, words) or words.is_fragment(key) or len(key) <= 2 for key in keys)
    return all(known) and not any(mark in line.text for mark in _PROSE)


def split_region(lines: Sequence[Line], words: Vocabulary) -> Region:
    """The table's lines among those of its part: from the first sure one to the last, with fragments and figures."""
    sure = [index for index, line in enumerate(lines) if is_table_line(line, words)]
    if not sure:
        return Region(prose=list(lines))
    first, last = sure[0], sure[-1]
    while first > 0 and (_may_belong(lines[first - 1], words) or _heads(lines[first - 1], lines[first], words)):
        first -= 1
    while last + 1 < len(lines) and _may_belong(lines[last + 1], words):
        last += 1
    inside = [line for line in lines[first : last + 1] if not _is_prose(line, words)]
    outside = [line for line in lines if line not in inside]
    return Region(inside, outside)


def read_table(lines: Sequence[Line], table_id: str, form: Form, name: str) -> TableReading:
    """Read one table from its lines.

    Raises:
        InputError: most of its rows do not hold as many figures as the header has columns.
    """
    words = vocabulary(table_id, form.id)
    reading = _better(lines, words)
    if reading.unplaced > reading.placed and reading.unplaced > 1:
        raise InputError(
            f"{words.table.number}“{words.table.title}”多数行的数字个数与表头对不上，复制时可能丢失了重复的0",
            place=f"{name}，{lines[0].place}" if lines[0].place else name,
            remedy="请从原网页或原文件重新复制整张表，或直接使用Word、网页文件",
        )
    reading.lines = frozenset(line.number for line in lines)
    if words.table.clauses:
        reading.labels |= clauses_in(lines, words)
    return reading


def _better(lines: Sequence[Line], words: Vocabulary) -> TableReading:
    """Read by position where all lines up, else by order, whichever loses fewer rows."""
    by_position = read_positioned(lines, words) if any(line.grid for line in lines) else None
    in_grid = all(line.grid is not None for line in lines)
    if by_position and not by_position.unplaced and in_grid and not _loses_figures(by_position, lines, words):
        return by_position
    by_order = (read_cases if words.table.id == "litigation" else read_strips)(lines, words)
    return max(filter(None, (by_position, by_order)), key=lambda found: found.score)


def _loses_figures(reading: TableReading, lines: Sequence[Line], words: Vocabulary) -> bool:
    """Table four, all of whose figures are cells, has figures under none of its labels: the header is out of line."""
    printed = sum(piece.figure for line in lines for piece in line.pieces)
    return words.table.id == "litigation" and printed > len(reading.cells)


def _spelled(key: str, words: Vocabulary) -> bool:
    """The letters are one label, or several in a row."""
    while key:
        if words.targets(key) or (words.table.clauses and is_clause(key)):
            return True
        label = next((label for label in words.by_start.get(key[0], ()) if key.startswith(label)), None)
        if label is None or len(label) < 2:
            return False
        key = key[len(label) :]
        if key.replace(".", "").isdigit():
            return True
    return False


def _may_belong(line: Line, words: Vocabulary) -> bool:
    """Figures alone, a fragment of a label, or a row of the same grid."""
    texts = [piece for piece in line.pieces if piece.key]
    if line.level in (0, 1) or _is_prose(line, words):
        return False
    return all(
        len(piece.key) <= _FRAGMENT
        and (words.is_fragment(piece.key) or words.is_scattered(piece.key) or _all_fragments(piece.text, words))
        for piece in texts
    )


def _heads(line: Line, below: Line, words: Vocabulary) -> bool:
    """A row of the same grid that names three columns, whatever heads the row labels (`序号 办理情形 自然人`)."""
    if line.grid is None or line.grid is not below.grid:
        return False
    return len({column for piece in line.pieces if (column := words.column(piece.key))}) > 2


def _all_fragments(text: str, words: Vocabulary) -> bool:
    """Parts of labels one blank apart, the last of a letter perhaps: `结果 结果 其他 尚未 总`."""
    return all(words.is_fragment(letters(part)) for part in text.split())


def _is_prose(line: Line, words: Vocabulary) -> bool:
    if line.grid is not None:
        return False
    marks = [mark for mark in _PROSE if mark in line.text]
    return bool(marks) and not words.is_fragment("".join(piece.key for piece in line.pieces))
