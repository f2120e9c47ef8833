"""Where the official tables stand on their sheets: labels with their merges, cells with their addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from assistant.form import CellId, Table

TOP = 2
"""The first row of a table: title and check line stand above."""

Spot = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label; `stub` marks those beside figures, set to the left."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    stub: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A table on its sheet: `body` is where the figures begin, `bottom` its last row, `right` its last column.

    `spans` says of cells that are wider than one column how many they cover; `head` is the first row and the number of
    rows of its column heads.
    """

    labels: tuple[Label, ...]
    cells: dict[CellId, Spot]
    body: Spot
    bottom: int
    right: int
    head: tuple[int, int]
    spans: dict[CellId, int] = field(default_factory=dict)


def layout_of(table: Table) -> Layout:
    """The official layout of that table."""
    if table.clauses:
        return _by_clauses(table)
    return _by_applicant(table) if table.groups else _in_one_line(table)


def _by_clauses(table: Table) -> Layout:
    """Table two: one block a clause of Article 20, its columns spread over the width of the widest."""
    width = max(len(clause.columns) for clause in table.clauses)
    labels: list[Label] = []
    cells: dict[CellId, Spot] = {}
    spans: dict[CellId, int] = {}
    row = TOP
    for clause in table.clauses:
        labels += [Label(clause.label, row, 0, columns=width + 1), Label(table.head, row + 1, 0)]
        span = width // len(clause.columns)
        for index, column in enumerate(clause.columns):
            labels.append(Label(table.column[column].label, row + 1, 1 + index * span, columns=span))
        for down, item in enumerate(clause.rows, row + 2):
            labels.append(Label(table.row[item].label, down, 0, stub=True))
            for index, column in enumerate(clause.columns):
                cells[f"{table.id}.{item}.{column}"] = (down, 1 + index * span)
                spans[f"{table.id}.{item}.{column}"] = span
        row += 2 + len(clause.rows)
    return Layout(tuple(labels), cells, (TOP, 1), row - 1, width, (TOP + 1, 1), spans)


def _by_applicant(table: Table) -> Layout:
    """Table three: three columns of labels, three rows of head, one row a result."""
    head, stubs = 3, 3
    labels = [Label(table.note, TOP, 0, head, stubs), Label(table.head, TOP, stubs, columns=len(table.columns))]
    labels += _banded(table, TOP + 1, stubs)
    top = TOP + head
    for under, run in groupby(enumerate(table.rows, top), key=lambda item: item[1].result or bool(item[1].group)):
        rows = list(run)
        if under:
            labels.append(Label(table.stub, rows[0][0], 0, len(rows), stub=True))
        for group, members in groupby(rows, key=lambda item: item[1].group):
            items = list(members)
            if group:
                labels.append(Label(table.group[group].label, items[0][0], 1, len(items), stub=True))
            column = 2 if group else int(under)
            labels += [Label(row.label, down, column, columns=stubs - column, stub=True) for down, row in items]
    cells = {
        f"{table.id}.{row.id}.{column.id}": (down, across)
        for down, row in enumerate(table.rows, top)
        for across, column in enumerate(table.columns, stubs)
    }
    bottom, right = top + len(table.rows) - 1, stubs + len(table.columns) - 1
    return Layout(tuple(labels), cells, (top, stubs), bottom, right, (TOP, head))


def _banded(table: Table, row: int, left: int) -> Iterator[Label]:
    """Two rows of column heads: a band over its columns, a column without band over both rows."""
    for band, run in groupby(enumerate(table.columns, left), key=lambda item: item[1].band):
        columns = list(run)
        if band:
            yield Label(band, row, columns[0][0], columns=len(columns))
            yield from (Label(column.label, row + 1, across) for across, column in columns)
        else:
            yield from (Label(column.label, row, across, rows=2) for across, column in columns)


def _in_one_line(table: Table) -> Layout:
    """Table four: one line of figures, its rows side by side in bands, the outcomes under each."""
    wide, left = len(table.columns), 0
    labels: list[Label] = []
    cells: dict[CellId, Spot] = {}
    line = TOP + 3
    for band, run in groupby(table.rows, key=lambda row: row.band):
        rows = list(run)
        if band:
            labels.append(Label(band, TOP, left, columns=wide * len(rows)))
        for row in rows:
            deep = 1 if band else 2
            labels.append(Label(row.label, TOP + 2 - deep, left, rows=deep, columns=wide))
            for across, column in enumerate(table.columns, left):
                labels.append(Label(column.label, TOP + 2, across))
                cells[f"{table.id}.{row.id}.{column.id}"] = (line, across)
            left += wide
    return Layout(tuple(labels), cells, (line, 0), line, left - 1, (TOP, 3))
