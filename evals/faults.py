"""Faults as clerks make them, put into tables that add up: what repair has to find again.

A fault changes the printed value of a few cells; the truth is what stood there. Tables come with real figures, in the
official layout or with figures on the groups' rows, and with or without last year's report.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assistant.form import Form, load_form
from assistant.report import Figure, Previous, Report
from evals.suite import DATA

Cells = dict[str, int]
Fault = Callable[[random.Random, Cells, Form], Cells]
TRIES = 40
SETTLING = ("requests.row", "requests.results", "requests.row", "litigation.row")
"""Sums in the order in which totals follow from items."""
PREVIOUS = "previous:"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A report with faults: `meant` holds the true value of each cell that was changed, `kinds` the faults' names."""

    report: Report
    meant: Mapping[str, int]
    kinds: tuple[str, ...]


def base(raw: Mapping[str, Any], *, groups: bool, previous: bool) -> tuple[Report, Cells] | None:
    """A report of these tables and all its counts; None where nothing came in or a stock would have been negative.

    Totals are added up anew, and 新收 balances them: a published table may hold faults of its own. `groups` writes each
    group's sum on its row; `previous` adds last year's figures to which this year fits.
    """
    form = load_form()
    tables = {name: rows for name, rows in raw["tables"].items() if name in form.tables}
    report = Report(agency=raw["agency"], year=raw["year"], tables=tables)
    cells: Cells = {cell: int(value or 0) for cell, value in report.cells().items() if not cell.endswith("_wan")}
    if not cells["requests.new_received.total"]:
        return None
    for name in (*SETTLING, *(["requests.group_items"] if groups else [])):
        for equation in form.identities[name].equations:
            cells[equation.right[0]] = sum(cells[cell] for cell in equation.left)
    for equation in form.identities["requests.balance"].equations:
        received = equation.left[0]
        cells[received] += sum(cells[cell] for cell in equation.right) - sum(cells[cell] for cell in equation.left)
    if previous:
        for equation in form.equations:
            before = equation.left[0]
            if before.startswith(PREVIOUS):
                cells[before] = sum(cells[c] for c in equation.right) - sum(cells[c] for c in equation.left[1:])
    return (report, cells) if min(cells.values()) >= 0 else None


def printed(report: Report, cells: Mapping[str, int]) -> Report:
    """The report with these counts, those of last year in `previous`."""
    last: dict[str, Figure] = {
        cell.removeprefix(PREVIOUS): value for cell, value in cells.items() if cell.startswith(PREVIOUS)
    }
    own = {cell: value for cell, value in cells.items() if not cell.startswith(PREVIOUS)}
    year = (report.year or 0) - 1
    return report.with_cells(own).model_copy(update={"previous": Previous(year=year, cells=last) if last else None})


def with_faults(report: Report, cells: Cells, kinds: Sequence[str], count: int, chance: random.Random) -> Faulty | None:
    """The report with so many faults of these kinds; None where its figures have no room for them."""
    form = load_form()
    meant: Cells = {}
    made: list[str] = []
    wrong = dict(cells)
    for _ in range(TRIES * count):
        name = chance.choice(kinds)
        change = FAULTS[name](chance, cells, form)
        if change and not meant.keys() & change.keys():
            made.append(name)
            meant |= {cell: cells[cell] for cell in change}
            wrong |= change
        if len(made) == count:
            return Faulty(printed(report, wrong), meant, tuple(made))
    return None


def _known(cells: Cells, least: int) -> list[str]:
    """Cells of this year that stand in a sum and are at least so large; last year's are published and checked."""
    summed = {cell for one in load_form().equations if cells.keys() >= set(one.cells) for cell in one.cells}
    return [cell for cell in cells if cell in summed and cells[cell] >= least and not cell.startswith(PREVIOUS)]


def _digits(least: int, wrong: Callable[[random.Random, str], str]) -> Fault:
    """A fault within the digits of one number."""

    def fault(chance: random.Random, cells: Cells, form: Form) -> Cells:
        fit = _known(cells, least)
        if not fit:
            return {}
        cell = chance.choice(fit)
        value = int(wrong(chance, str(cells[cell])) or "0")
        return {cell: value} if value != cells[cell] else {}

    return fault


def _transposed(chance: random.Random, digits: str) -> str:
    at = chance.randrange(len(digits) - 1)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _dropped(chance: random.Random, digits: str) -> str:
    at = chance.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def _doubled(chance: random.Random, digits: str) -> str:
    at = chance.randrange(len(digits))
    return digits[: at + 1] + digits[at:]


def _off_by_one(chance: random.Random, digits: str) -> str:
    return str(int(digits) + chance.choice((-1, 1)))


def _wrong_key(chance: random.Random, digits: str) -> str:
    at = chance.randrange(len(digits))
    near = chance.choice(KEYS[digits[at]])
    return digits[:at] + near + digits[at + 1 :]


KEYS = {"0": "9", "1": "2", "2": "13", "3": "24", "4": "35", "5": "46", "6": "57", "7": "68", "8": "79", "9": "80"}


def _shared(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """An item is off by a slip and the total of its row was added up from it."""
    fit = [cell for cell in _known(cells, 2) if cell.startswith("requests.") and not cell.endswith(".total")]
    if not fit:
        return {}
    cell = chance.choice(fit)
    total = f"{cell.rpartition('.')[0]}.total"
    wrong = int(chance.choice((_dropped, _doubled, _off_by_one, _wrong_key))(chance, str(cells[cell])) or "0")
    moved = cells[total] + wrong - cells[cell]
    return {cell: wrong, total: moved} if wrong != cells[cell] else {}


def _pairs(cells: Cells, form: Form) -> list[tuple[str, str]]:
    """Cells of table three beside or below each other, totals apart."""
    requests = form.tables["requests"]
    rows = [row.id for row in requests.rows]
    columns = [column.id for column in requests.columns if column.id != "total"]
    beside = [(f"requests.{row}.{one}", f"requests.{row}.{other}") for row in rows for one, other in pairwise(columns)]
    below = [
        (f"requests.{one}.{column}", f"requests.{other}.{column}")
        for one, other in pairwise(rows)
        for column in columns
    ]
    return [pair for pair in beside + below if cells.keys() >= set(pair)]


def _swapped(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """Two neighbours, both with a number, stand in each other's place."""
    fit = [(a, b) for a, b in _pairs(cells, form) if cells[a] and cells[b] and cells[a] != cells[b]]
    if not fit:
        return {}
    one, other = chance.choice(fit)
    return {one: cells[other], other: cells[one]}


def _moved(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """A number stands one row or column off; its own cell is 0."""
    fit = [pair for a, b in _pairs(cells, form) for pair in ((a, b), (b, a)) if cells[pair[0]] and not cells[pair[1]]]
    if not fit:
        return {}
    one, other = chance.choice(fit)
    return {one: 0, other: cells[one]}


def _stale_total(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """A total leaves out one of its items."""
    sums = [
        (equation.right[0], cell)
        for equation in form.equations
        if len(equation.right) == 1 and all(cell in cells for cell in equation.cells)
        for cell in equation.left
        if cells[cell] and not cell.startswith((PREVIOUS, "active."))
    ]
    if not sums:
        return {}
    total, item = chance.choice(sums)
    return {total: cells[total] - cells[item]}


def _on_group_row(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """An item's number stands on its group's row alone: the item and its total are 0."""
    fit = [
        (cell, f"requests.{row.id}.total")
        for row in form.tables["requests"].rows
        if row.group
        for column in form.tables["requests"].columns
        for cell in (f"requests.{row.id}.{column.id}",)
        if column.id != "total" and cells[cell] and cells[cell] == cells[f"requests.{row.id}.total"]
    ]
    return dict.fromkeys(chance.choice(fit), 0) if fit else {}


def _kept(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """Last year's number still stands: who edits last year's file has passed over the cell."""
    fit = [
        cell
        for cell in cells
        if cells.get(f"{PREVIOUS}{cell}") not in (None, 0, cells[cell]) and not cell.startswith(PREVIOUS)
    ]
    if not fit:
        return {}
    cell = chance.choice(fit)
    return {cell: cells[f"{PREVIOUS}{cell}"]}


def _negative(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """A minus sign before a number."""
    fit = _known(cells, 1)
    return {cell: -cells[cell] for cell in (chance.choice(fit),)} if fit else {}


def _whole_line(chance: random.Random, cells: Cells, form: Form) -> Cells:
    """The figures of a row stand on the neighbouring one, which belongs to another group and is empty."""
    requests = form.tables["requests"]
    fit = []
    for one, other in pairwise(requests.rows):
        if not (one.group and other.group and one.group != other.group):
            continue
        here, there = ([f"requests.{row}.{column.id}" for column in requests.columns] for row in (one.id, other.id))
        for full, empty in ((here, there), (there, here)):
            if any(cells[cell] for cell in full) and not any(cells[cell] for cell in empty):
                fit.append(
                    {a: cells[b] for a, b in zip(full + empty, empty + full, strict=True) if cells[a] != cells[b]}
                )
    return chance.choice(fit) if fit else {}


FAULTS: dict[str, Fault] = {
    "transposed": _digits(10, _transposed),
    "dropped": _digits(10, _dropped),
    "doubled": _digits(1, _doubled),
    "off_by_one": _digits(1, _off_by_one),
    "wrong_key": _digits(1, _wrong_key),
    "swapped": _swapped,
    "moved": _moved,
    "stale_total": _stale_total,
    "on_group_row": _on_group_row,
    "shared": _shared,
    "kept": _kept,
    "negative": _negative,
    "whole_line": _whole_line,
}
"""Name -> fault. Each returns the changed cells, nothing where the tables have no room for it."""


APART = ("on_group_row", "shared")
CLERKS = ("kept", "negative", "whole_line")
"""Faults that the ranking was not looked at with: last year's file edited, a minus sign, a line that slipped."""
ORDINARY = tuple(name for name in FAULTS if name not in APART + CLERKS)
"""Faults that the sums tell apart, mostly. An item that is off together with its total, or that is on its group's row
alone, might be any item of the column or the group: such faults are counted by themselves."""


def tables() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The published figures in which applications came in: id and file."""
    for path in sorted((DATA / "figures").glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        if base(raw, groups=False, previous=True) is not None:
            yield path.stem, raw
