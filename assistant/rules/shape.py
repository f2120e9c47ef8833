"""What the rules read off a form again and again, prepared once: rows, columns and addresses of its tables."""

from functools import lru_cache
from typing import NamedTuple

from assistant.form import CellId, load_form


class Line(NamedTuple):
    """A row or column of a table: its id, the address of its label, its cells in printed order."""

    id: str
    label: str
    cells: tuple[CellId, ...]


class Shape(NamedTuple):
    """A form's addresses. `rows` and `columns` go by table.

    `labels` are the addresses of labels and headings, `order` is the printed order of cells; `amounts` and `changes`
    are the cells of 万元 and of 本年增/减.
    """

    rows: dict[str, tuple[Line, ...]]
    columns: dict[str, tuple[Line, ...]]
    labels: frozenset[str]
    order: dict[CellId, int]
    amounts: frozenset[CellId]
    changes: frozenset[CellId]


@lru_cache(maxsize=8)
def shape_of(form_id: str) -> Shape:
    """The shape of that form."""
    form = load_form(form_id)
    rows = {
        table.id: tuple(
            Line(row, f"{table.id}.{row}", tuple(f"{table.id}.{row}.{column}" for column in columns))
            for row, columns in table.shape.items()
        )
        for table in form.tables.values()
    }
    columns = {
        table.id: tuple(
            Line(
                column.id,
                f"{table.id}.*.{column.id}",
                tuple(f"{table.id}.{row}.{column.id}" for row, has in table.shape.items() if column.id in has),
            )
            for column in table.columns
        )
        for table in form.tables.values()
    }
    lines = [line for of_table in (*rows.values(), *columns.values()) for line in of_table]
    groups = [f"group.{group.id}" for table in form.tables.values() for group in table.groups]
    clauses = [f"clause.{clause.rows[0]}" for table in form.tables.values() for clause in table.clauses]
    headings = [f"section.{section.id}" for section in form.sections]
    kinds = [(column, table.id) for table in form.tables.values() for column in table.columns]
    return Shape(
        rows=rows,
        columns=columns,
        labels=frozenset([*(line.label for line in lines), *groups, *clauses, *headings]),
        order={cell: number for number, cell in enumerate(form.cells)},
        amounts=frozenset(
            cell for column, table in kinds if column.decimal for cell in _cells(columns, table, column.id)
        ),
        changes=frozenset(
            cell for column, table in kinds if column.signed for cell in _cells(columns, table, column.id)
        ),
    )


def _cells(columns: dict[str, tuple[Line, ...]], table: str, column: str) -> tuple[CellId, ...]:
    return next(line.cells for line in columns[table] if line.id == column)
