"""Figures of a report by the names that expressions use: cells, group rows, last year's, `sum(…)`, `sum6(…)`."""

from fnmatch import fnmatchcase
from fractions import Fraction

from assistant.form import CellId
from assistant.report.model import Report
from assistant.report.tables import Count


def cell_value(report: Report, name: CellId) -> Count | None:
    """The value of a cell; of a group's row without a number of its own the sum of its items. None where unknown.

    Raises:
        KeyError, ValueError: the form has no such cell.
    """
    value = report.value(name)
    inner = name.removeprefix("previous:")
    if value is not None or not inner.startswith("group."):
        return value
    _, group, column = inner.split(".")
    prefix = name[: len(name) - len(inner)]
    items = report.form.tables["requests"].items(group)
    values = [report.value(f"{prefix}requests.{row.id}.{column}") for row in items]
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def cells_in(report: Report, call: str) -> tuple[CellId, ...]:
    """The cells that a sum adds up: `sum(requests.denied_*.total)`, `sum(previous:…)`, `sum6(new_received)`.

    Raises:
        KeyError: there are none.
    """
    kind, _, argument = call.removesuffix(")").partition("(")
    if kind == "sum6":
        requests = report.form.tables["requests"]
        row = requests.row[argument.removeprefix("requests.")].id
        return tuple(f"requests.{row}.{column.id}" for column in requests.columns if column.id != "total")
    inner = argument.removeprefix("previous:")
    prefix = argument[: len(argument) - len(inner)]
    cells = tuple(prefix + cell for cell in report.form.cells if fnmatchcase(cell, inner))
    if not cells:
        raise KeyError(call)
    return cells


def sum_value(report: Report, call: str) -> Fraction | None:
    """`sum(…)`: unknown as soon as one cell is; `sum6(row)`: blanks count 0, as columns are often left blank.

    Raises:
        KeyError: no such cells.
    """
    values: list[Count | None] = [report.value(cell) for cell in cells_in(report, call)]
    if call.startswith("sum6"):
        values = [value or 0 for value in values]
    known = [Fraction(value) for value in values if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(values) else None
