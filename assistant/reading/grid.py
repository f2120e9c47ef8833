"""A table whose columns kept their positions (Word, HTML, padded text): a value stands where header and label meet."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.reading.clauses import is_clause
from assistant.reading.lines import Line, Piece, letters
from assistant.reading.matching import nearest_label
from assistant.reading.table import TableReading, columns_of
from assistant.reading.vocabulary import Target, Vocabulary


@dataclass
class _Header:
    """The cells above the figures: `columns` and `cases` lead from a grid column to what heads it."""

    stacks: dict[int, list[Piece]] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)
    cases: dict[int, str] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The leftmost column of figures."""
        return min(self.columns, default=0)


def read_positioned(lines: Sequence[Line], vocabulary: Vocabulary) -> TableReading | None:
    """Read grid rows by position; None where labels, header and figures do not line up."""
    reading = TableReading(vocabulary.table)
    header, complete, width = _Header(), False, 0
    blank: tuple[Line, _Header] | None = None
    for line in lines:
        if line.grid is None:
            continue
        if width != line.grid.columns:
            header, complete, width = _Header(), False, line.grid.columns
        if all(piece.blank for piece in line.pieces):
            blank = (line, header)
        elif _heads(line, complete, header, vocabulary):
            if complete and any(vocabulary.only(piece.key, "column", "band") for piece in line.pieces):
                header, complete = _Header(), False
            _stack(header, line)
            _name(header, vocabulary, reading)
        elif _read_row(line, header, vocabulary, reading):
            complete = True
        else:
            return None
    if blank is not None:
        _read_blank(*blank, reading)
    return reading if reading.cells else None


def _heads(line: Line, complete: bool, header: _Header, vocabulary: Vocabulary) -> bool:
    """Is this a row of the header: no figures, and (below the first rows of figures) labels of columns alone?"""
    texts = [piece for piece in line.pieces if piece.key]
    if not texts or any(piece.figure for piece in line.pieces):
        return False
    if _owner(line, header, vocabulary):
        return False
    if complete:
        return all(
            {"column", "band", "caption"} & {target.kind for target in vocabulary.targets(piece.key)} for piece in texts
        )
    return True


def _stack(header: _Header, line: Line) -> None:
    for piece in line.pieces:
        if piece.key:
            for index in range(piece.start, piece.end):
                header.stacks.setdefault(index, []).append(piece)


def _name(header: _Header, vocabulary: Vocabulary, reading: TableReading) -> None:
    """Find out what heads each column; where spans were lost, a case heads all columns up to the next one."""
    header.columns.clear()
    for index, stack in sorted(header.stacks.items()):
        if named := _column(stack, vocabulary):
            column, raw = named
            header.columns[index] = column
            reading.label(f"{vocabulary.table.id}.*.{column}", raw, stack[-1].place)
    starts = {
        piece.start: (target, piece)
        for stack in header.stacks.values()
        for piece in stack
        for target in vocabulary.targets(piece.key)
        if target.kind == "row" and len(vocabulary.targets(piece.key)) == 1
    }
    header.cases = {
        index: starts[start][0].id
        for index in header.columns
        if (start := max((begin for begin in starts if begin <= index), default=None)) is not None
    }
    for target, piece in starts.values():
        reading.label_target(target, piece.text, piece.place)


def _column(stack: Sequence[Piece], vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The column that the lowest cells of a stack spell, alone or together (`商业` over `企业`), and its print."""
    for depth in range(1, min(len(stack), 6) + 1):
        parts = stack[-depth:]
        if column := vocabulary.column("".join(part.key for part in parts)):
            return column, "".join(part.text for part in parts)
    lowest = stack[-1]
    if vocabulary.targets(lowest.key):
        return None
    near = nearest_label(lowest.key, [key for key in vocabulary.labels if vocabulary.only(key, "column")])
    return (vocabulary.targets(near)[0].id, lowest.text) if near else None


def _owner(line: Line, header: _Header, vocabulary: Vocabulary) -> tuple[Target, Piece] | None:
    """The row or group whose label stands furthest to the right before the figures."""
    owner: tuple[Target, Piece] | None = None
    for piece in line.pieces:
        if not header.columns or piece.start >= header.first:
            break
        target = next((t for t in vocabulary.targets(piece.key) if t.kind in ("row", "group")), None)
        owner = (target, piece) if target else owner
    return owner


def _read_row(line: Line, header: _Header, vocabulary: Vocabulary, reading: TableReading) -> bool:
    """Put one row's values into their cells; False where a figure or a label stands where none can."""
    last = max(header.columns, default=0)
    if line.grid and line.grid.ragged and any(piece.start > last for piece in line.pieces):
        return False  # more cells than the header has: merged cells are lost, positions do not tell
    for piece in line.pieces:
        inside = any(index in header.columns for index in range(piece.start, piece.end))
        if (piece.figure and not inside) or (inside and vocabulary.only(piece.key, "row", "group", "band")):
            return False
    owner = _owner(line, header, vocabulary)
    unknown = _unknown(line, header, vocabulary, owner)
    if unknown is not None:
        target = misprint(unknown.key, vocabulary, reading)
        owner = (target, unknown) if target else None
    for piece in line.pieces:
        for target in vocabulary.targets(piece.key)[:1]:
            if target.kind in ("row", "group") and piece.start < header.first:
                reading.label_target(target, piece.text, piece.place)
    if owner is not None:
        reading.label_target(owner[0], owner[1].text, owner[1].place)
        return _put(owner[0], line, header, reading, None)
    if header.cases and any(piece.figure for piece in line.pieces):
        placed = [
            _put(Target("row", case), line, header, reading, case) for case in dict.fromkeys(header.cases.values())
        ]
        return all(placed)
    _note(line, reading)
    return True


def _read_blank(line: Line, header: _Header, reading: TableReading) -> None:
    """A row without label or figure: where a header names the cases and no figures follow, their row, not filled in."""
    for case in dict.fromkeys(header.cases.values()):
        _put(Target("row", case), line, header, reading, case)


def _put(owner: Target, line: Line, header: _Header, reading: TableReading, case: str | None) -> bool:
    spots: dict[str, list[Piece]] = {}
    for index, column in header.columns.items():
        if column in columns_of(reading.table, owner) and (case is None or header.cases.get(index) == case):
            spots.setdefault(column, []).extend([line.at[index]] if index in line.at else [])
    if not spots:
        return not any(piece.figure for piece in line.pieces)
    if line.grid and line.grid.ragged and not all(spots.values()):
        return False  # fewer cells than columns: which one was lost cannot be told
    values = [next((p for p in pieces if not p.blank), pieces[0] if pieces else None) for pieces in spots.values()]
    reading.put(owner, tuple(spots), values)
    return True


def _unknown(line: Line, header: _Header, vocabulary: Vocabulary, owner: tuple[Target, Piece] | None) -> Piece | None:
    """The label before the figures that is none of the form's, where no row's label stands there."""
    if owner is not None and owner[0].kind == "row":
        return None
    labels = [piece for piece in line.pieces if piece.key and piece.start < header.first]
    return labels[-1] if labels and not vocabulary.targets(labels[-1].key) else None


def misprint(key: str, vocabulary: Vocabulary, reading: TableReading) -> Target | None:
    """The row or group not yet seen whose label these letters are nearest to."""

    def is_open(target: Target) -> bool:
        address = f"group.{target.id}" if target.kind == "group" else f"{vocabulary.table.id}.{target.id}"
        return target.kind in ("row", "group") and address not in reading.labels

    candidates = [key for key, targets in vocabulary.labels.items() if any(map(is_open, targets))]
    near = nearest_label(key, candidates)
    return next(filter(is_open, vocabulary.targets(near)), None) if near else None


def _note(line: Line, reading: TableReading) -> None:
    figures = [piece for piece in line.pieces if piece.figure]
    text = "".join(piece.text for piece in line.pieces if piece.key)
    if figures:
        reading.leave(text, figures, "不属于统一格式的任何一行")
    elif text and not is_clause(letters(text)):
        reading.notes.append(f"{reading.table.number}中有未能归入的文字：{text}")
