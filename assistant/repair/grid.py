"""Where cells lie in print: what stands beside, above and below a cell, and which cell is whose total."""

from functools import lru_cache
from typing import NamedTuple

from assistant.form import CellId, Form, load_form


class Spot(NamedTuple):
    """A cell's table, row and column, counted in printed order; rows of groups stand before their items."""

    table: str
    row: int
    column: int


@lru_cache(maxsize=64)
def spots(form_id: str, carried: tuple[str, ...]) -> dict[CellId, Spot]:
    """Every cell of the form with its spot; of group rows those that carry figures."""
    form = load_form(form_id)
    found: dict[CellId, Spot] = {}
    for table in form.tables.values():
        columns = {column.id: number for number, column in enumerate(table.columns)}
        for number, line in enumerate(_lines(form, table.id, carried)):
            row = line.rpartition(".")[2]
            has = table.shape.get(row, tuple(columns)) if not line.startswith("group.") else tuple(columns)
            found |= {f"{line}.{column}": Spot(table.id, number, columns[column]) for column in has}
    return found


def _lines(form: Form, table: str, carried: tuple[str, ...]) -> list[str]:
    """Addresses of rows in printed order."""
    lines: list[str] = []
    seen: set[str] = set()
    for row in form.tables[table].rows:
        if row.group in carried and row.group not in seen:
            lines.append(f"group.{row.group}")
        seen.add(row.group)
        lines.append(f"{table}.{row.id}")
    return lines


@lru_cache(maxsize=64)
def neighbours(form_id: str, carried: tuple[str, ...]) -> dict[CellId, tuple[CellId, ...]]:
    """The cells at the left, at the right, above and below each cell."""
    where = spots(form_id, carried)
    cell_at = {spot: cell for cell, spot in where.items()}
    return {
        cell: tuple(
            cell_at[near]
            for near in (
                Spot(table, row, column - 1),
                Spot(table, row, column + 1),
                Spot(table, row - 1, column),
                Spot(table, row + 1, column),
            )
            if near in cell_at
        )
        for cell, (table, row, column) in where.items()
    }
