"""The equations that a report's layout makes of the form's identities.

A report may carry figures on the rows of groups such as （三）不予公开, which the official form leaves empty. So the
equations depend on the layout: a group printed as one row stands in the sums for its items; sums over group rows are
only demanded where such rows carry figures.
"""

from collections.abc import Iterator
from functools import lru_cache

from assistant.form.loading import load_form
from assistant.form.model import CellId, Equation, Form


@lru_cache(maxsize=512)
def applied(
    form_id: str, identity: str, carried: tuple[str, ...] = (), undivided: tuple[str, ...] = ()
) -> tuple[Equation, ...]:
    """The equations of one identity in a table three whose groups `carried` have figures on their rows.

    Args:
        form_id: the form.
        identity: its id; with an instance behind a colon (`litigation.row:review`) that one alone.
        carried: ids of groups.
        undivided: those among them whose items are not printed.
    """
    return tuple(_applied(load_form(form_id), identity, frozenset(carried), frozenset(undivided)))


def _applied(form: Form, name: str, carried: frozenset[str], undivided: frozenset[str]) -> Iterator[Equation]:
    name, _, only = name.partition(":")
    for equation in form.identities[name].equations:
        if only and equation.instance != only:
            continue
        groups = {cell.split(".")[1] for cell in equation.cells if cell.startswith("group.")}
        if not groups:
            if _is_row_of(form, equation, undivided):
                continue
            yield _with(equation, _undivided_as_rows(form, equation.left, undivided))
        elif len(groups) > 1:
            if carried - undivided:
                yield _with(equation, _uncarried_as_items(form, equation.left, carried))
        elif groups <= carried - (undivided if name == "requests.group_items" else frozenset()):
            yield equation


def _is_row_of(form: Form, equation: Equation, undivided: frozenset[str]) -> bool:
    """The row of an item that is not printed, because its group is one row."""
    row = form.tables["requests"].row.get(equation.instance)
    return row is not None and row.group in undivided


def _with(equation: Equation, left: tuple[CellId, ...]) -> Equation:
    return Equation(equation.identity, equation.instance, left, equation.right)


def _undivided_as_rows(form: Form, cells: tuple[CellId, ...], undivided: frozenset[str]) -> tuple[CellId, ...]:
    """A sum over all items of an undivided group counts the group's row instead; other sums stay as they are."""
    requests = form.tables["requests"]
    for group in undivided:
        column = cells[0].rpartition(".")[2]
        items = [f"requests.{item.id}.{column}" for item in requests.items(group)]
        if set(items) <= set(cells):
            row = f"group.{group}.{column}"
            cells = tuple(dict.fromkeys(row if cell in items else cell for cell in cells))
    return cells


def _uncarried_as_items(form: Form, cells: tuple[CellId, ...], carried: frozenset[str]) -> tuple[CellId, ...]:
    requests = form.tables["requests"]
    return tuple(
        inner
        for cell in cells
        for table, row, column in [cell.split(".")]
        for inner in (
            (f"requests.{item.id}.{column}" for item in requests.items(row))
            if table == "group" and row not in carried
            else (cell,)
        )
    )
