"""The three official tables as merged cells, from figures alone, apart from `assistant.render`."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from assistant.form import Table
from assistant.report import Report


class Box(NamedTuple):
    """A cell of a printed table and how many rows and columns it spans."""

    text: str
    down: int = 1
    across: int = 1


Boxes: TypeAlias = list[list[Box]]


def active(report: Report) -> Boxes:
    """Table two: an item of Article 20, its heads, its rows."""
    table, boxes = report.form.tables["active"], []
    for clause in table.clauses:
        wide = 3 if len(clause.columns) == 1 else 1
        boxes.append([Box(clause.label, 1, 4)])
        boxes.append([Box(table.head), *(Box(table.column[column].label, 1, wide) for column in clause.columns)])
        for row in clause.rows:
            figures = report.tables["active"][row].values()
            boxes.append([Box(table.row[row].label), *(Box(shown(value), 1, wide) for value in figures)])
    return boxes


def requests(report: Report, order: Sequence[str]) -> Boxes:
    """Table three with its columns in that order; a column that is not in `order` is not printed."""
    table = report.form.tables["requests"]
    return [*request_heads(table, order), *request_rows(report, order)]


def request_heads(table: Table, order: Sequence[str]) -> Boxes:
    """The three header rows of table three."""
    columns = [table.column[name] for name in order]
    banded = [column for column in columns if column.band]
    heads = [
        Box(column.band, 1, len(banded)) if column.band else Box(column.label, 2)
        for column in columns
        if not column.band or column is banded[0]
    ]
    return [
        [Box(table.note, 3, 3), Box(table.head, 1, len(order))],
        heads,
        [Box(column.label) for column in banded],
    ]


def request_rows(report: Report, order: Sequence[str]) -> Boxes:
    """The rows of table three: stub, group and item, then figures."""
    table, boxes = report.form.tables["requests"], []
    inner = sum(row.result or bool(row.group) for row in table.rows)
    for row in table.rows:
        figures = [Box(shown(report.tables["requests"][row.id][column])) for column in order]
        stub = [Box(table.stub, inner)] if row.id == "granted" else []
        items = table.items(row.group) if row.group else ()
        if items:
            group = [Box(table.group[row.group].label, len(items))] if row is items[0] else []
            boxes.append([*group, Box(row.label), *figures])
        else:
            boxes.append([*stub, Box(row.label, 1, 2 if row.result else 3), *figures])
    return boxes


def litigation(report: Report) -> Boxes:
    """Table four: one row of fifteen figures."""
    table = report.form.tables["litigation"]
    outcomes = [column.label for column in table.columns]
    first, *suits = table.rows
    return [
        [Box(first.label, 1, 5), Box(suits[0].band, 1, 10)],
        [*(Box(label, 2) for label in outcomes), *(Box(row.label, 1, 5) for row in suits)],
        [Box(label) for label in outcomes * len(suits)],
        [Box(shown(value)) for row in table.rows for value in report.tables["litigation"][row.id].values()],
    ]


def spread(boxes: Boxes) -> list[list[str]]:
    """Every row with all its columns; what a span covers is blank."""
    width = sum(box.across for box in boxes[0])
    rows: list[list[str | None]] = [[None] * width for _ in boxes]
    for down, row in enumerate(boxes):
        for box in row:
            left = rows[down].index(None)
            for covered in rows[down : down + box.down]:
                covered[left : left + box.across] = [""] * box.across
            rows[down][left] = box.text
    return [[text or "" for text in row] for row in rows]


def shown(value: object) -> str:
    """The print of a figure; nothing for a blank."""
    return "" if value is None else str(value)
