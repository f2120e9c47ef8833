"""Wrong figures in tables that are right: what clerks do beyond a slip in one number (those are in `evals.faults`).

A fault returns the changed cells with their wrong values (None: not printed), nothing where the tables have no room
for it. Whether a sum is broken is not said here: `evals.sums` finds that out.
"""

import random
from collections.abc import Callable, Mapping

from assistant.form import load_form
from evals import faults
from evals.sums import APPLICANTS, CASES, COLUMNS, GROUPS, OUTCOMES, PREVIOUS, RESULTS, ROWS

Cells = Mapping[str, int]
Changes = dict[str, int | None]
Fault = Callable[[random.Random, Cells], Changes]


def _changed(cells: Cells, wrong: Mapping[str, int | None]) -> Changes:
    return {cell: value for cell, value in wrong.items() if value != cells.get(cell)}


def _row(row: str) -> list[str]:
    return [f"requests.{row}.{column}" for column in COLUMNS]


def _filled(cells: Cells, rows: tuple[str, ...] = ROWS) -> list[str]:
    """Rows of table three in which something stands."""
    return [row for row in rows if cells[f"requests.{row}.total"]]


def _pick(chance: random.Random, names: list[str]) -> str:
    return chance.choice(names) if names else ""


def row_shifted(chance: random.Random, cells: Cells) -> Changes:
    """All figures of a row stand one column to the right, the last one at the front."""
    if not (row := _pick(chance, _filled(cells))):
        return {}
    figures = [cells[cell] for cell in _row(row)]
    return _changed(cells, dict(zip(_row(row), [figures[-1], *figures[:-1]], strict=True)))


def rows_exchanged(chance: random.Random, cells: Cells) -> Changes:
    """Two results stand in each other's row: every sum still holds."""
    if not (one := _pick(chance, _filled(cells, RESULTS))):
        return {}
    other = chance.choice([row for row in RESULTS if row != one])
    pairs = list(zip(_row(one), _row(other), strict=True))
    return _changed(cells, {a: cells[b] for a, b in pairs} | {b: cells[a] for a, b in pairs})


def columns_exchanged(chance: random.Random, cells: Cells) -> Changes:
    """Two applicants stand in each other's column throughout: every sum still holds."""
    one, other = chance.sample(APPLICANTS, 2)
    wrong: dict[str, int | None] = {}
    for row in ROWS:
        a, b = f"requests.{row}.{one}", f"requests.{row}.{other}"
        wrong |= {a: cells[b], b: cells[a]}
    return {} if any(cell.startswith(PREVIOUS) for cell in cells) else _changed(cells, wrong)


def total_of_naturals(chance: random.Random, cells: Cells) -> Changes:
    """A total repeats the natural persons' figure."""
    fit = [r for r in _filled(cells) if cells[f"requests.{r}.natural_person"] != cells[f"requests.{r}.total"]]
    if not (row := _pick(chance, fit)):
        return {}
    return {f"requests.{row}.total": cells[f"requests.{row}.natural_person"]}


def row_left_at_zero(chance: random.Random, cells: Cells) -> Changes:
    """A whole row was not filled in: zeros."""
    row = _pick(chance, _filled(cells))
    return _changed(cells, dict.fromkeys(_row(row), 0)) if row else {}


def row_twice(chance: random.Random, cells: Cells) -> Changes:
    """A result's figures stand in the next row, too."""
    if not (row := _pick(chance, _filled(cells, RESULTS[:-1]))):
        return {}
    below = RESULTS[RESULTS.index(row) + 1]
    return _changed(cells, {b: cells[a] for a, b in zip(_row(row), _row(below), strict=True)})


def carried_in_forgotten(chance: random.Random, cells: Cells) -> Changes:
    """上年结转 was left at 0."""
    return _changed(cells, dict.fromkeys(_row("carried_in"), 0))


def carried_out_forgotten(chance: random.Random, cells: Cells) -> Changes:
    """结转下年度 was left at 0."""
    return _changed(cells, dict.fromkeys(_row("carried_out"), 0))


def carried_in_as_new(chance: random.Random, cells: Cells) -> Changes:
    """What was carried in was counted as new: the balance holds, last year's remainder does not."""
    wrong: dict[str, int | None] = {}
    for column in COLUMNS:
        new, carried = f"requests.new_received.{column}", f"requests.carried_in.{column}"
        wrong |= {new: cells[new] + cells[carried], carried: 0}
    return _changed(cells, wrong)


def total_row_of_new(chance: random.Random, cells: Cells) -> Changes:
    """（七）总计 repeats 本年新收."""
    return _changed(cells, {f"requests.handled_total.{c}": cells[f"requests.new_received.{c}"] for c in COLUMNS})


def group_row_wrong(chance: random.Random, cells: Cells) -> Changes:
    """Figures on a group's row that its items do not make."""
    group = chance.choice(list(GROUPS))
    column = chance.choice(APPLICANTS)
    by = chance.randint(1, 9)
    right = {f"group.{group}.{c}": sum(cells[f"requests.{row}.{c}"] for row in GROUPS[group]) for c in COLUMNS}
    return {**right, f"group.{group}.{column}": right[f"group.{group}.{column}"] + by}


def group_row_alone(chance: random.Random, cells: Cells) -> Changes:
    """A group's figures stand on its row, its items are 0."""
    fit = [group for group, rows in GROUPS.items() if any(cells[f"requests.{row}.total"] for row in rows)]
    if not (group := _pick(chance, fit)):
        return {}
    moved: Changes = {f"group.{group}.{c}": sum(cells[f"requests.{row}.{c}"] for row in GROUPS[group]) for c in COLUMNS}
    items = _changed(cells, {f"requests.{row}.{column}": 0 for row in GROUPS[group] for column in COLUMNS})
    return moved | items


def case_total(chance: random.Random, cells: Cells) -> Changes:
    """A total of table four is off, or was left at 0."""
    fit = [f"litigation.{case}.total" for case in CASES if cells[f"litigation.{case}.total"]]
    if not (cell := _pick(chance, fit)):
        return {}
    return {cell: chance.choice((0, cells[cell] + 1, cells[cell] - 1))}


def cases_exchanged(chance: random.Random, cells: Cells) -> Changes:
    """The two kinds of suits stand in each other's place."""
    outcomes = (*OUTCOMES, "total")
    one, other = "litigation.suit_direct", "litigation.suit_after_review"
    wrong = {f"{one}.{o}": cells[f"{other}.{o}"] for o in outcomes}
    return _changed(cells, {**wrong, **{f"{other}.{o}": cells[f"{one}.{o}"] for o in outcomes}})


def stock_not_updated(chance: random.Random, cells: Cells) -> Changes:
    """现行有效 repeats last year's figure although documents were issued or repealed."""
    cell = "active.normative_docs.in_force"
    return _changed(cells, {cell: cells.get(f"{PREVIOUS}{cell}", cells[cell])})


def stock_of_issued(chance: random.Random, cells: Cells) -> Changes:
    """现行有效 counts fewer than what was issued, as if only a part of this year's were in force."""
    issued, repealed = cells["active.normative_docs.issued"], cells["active.normative_docs.repealed"]
    if issued - repealed < 1:
        return {}
    return _changed(cells, {"active.normative_docs.in_force": chance.randrange(issued - repealed)})


def last_years_row(chance: random.Random, cells: Cells) -> Changes:
    """A row still holds last year's figures."""
    rows = [row for row in ROWS if any(cells.get(f"{PREVIOUS}{cell}") for cell in _row(row))]
    row = _pick(chance, rows)
    return _changed(cells, {cell: cells[f"{PREVIOUS}{cell}"] for cell in _row(row)}) if row else {}


def decisions_mistyped(chance: random.Random, cells: Cells) -> Changes:
    """A digit of a number of decisions, which stands in no sum."""
    fit = [f"active.{row}.decisions" for row in ("licensing", "penalty", "coercion")]
    fit = [cell for cell in fit if cells[cell] > 9]
    return {cell: cells[cell] * 10 + chance.randrange(10)} if (cell := _pick(chance, fit)) else {}


def column_not_printed(chance: random.Random, cells: Cells) -> Changes:
    """A column in which something stands is missing."""
    column = chance.choice(APPLICANTS[1:])
    return {f"requests.{row}.{column}": None for row in ROWS}


def row_not_printed(chance: random.Random, cells: Cells) -> Changes:
    """A result's row is missing."""
    return dict.fromkeys(_row(chance.choice(RESULTS)))


def blank_and_wrong(chance: random.Random, cells: Cells) -> Changes:
    """A total is less than the known items while another item was not filled in."""
    if not (row := _pick(chance, _filled(cells))):
        return {}
    first = max(APPLICANTS, key=lambda column: cells[f"requests.{row}.{column}"])
    blank = chance.choice([column for column in APPLICANTS if column != first])
    return {f"requests.{row}.{blank}": None, f"requests.{row}.total": cells[f"requests.{row}.{first}"] - 1}


def slip(name: str) -> Fault:
    """A fault of `evals.faults`."""

    def fault(chance: random.Random, cells: Cells) -> Changes:
        return dict(faults.FAULTS[name](chance, dict(cells), load_form()))

    return fault


FAULTS: dict[str, Fault] = {
    **{name: slip(name) for name in faults.FAULTS},
    **{
        fault.__name__: fault
        for fault in (
            row_shifted, rows_exchanged, columns_exchanged, total_of_naturals, row_left_at_zero, row_twice,
            carried_in_forgotten, carried_out_forgotten, carried_in_as_new, total_row_of_new, group_row_wrong,
            group_row_alone, case_total, cases_exchanged, stock_not_updated, stock_of_issued, last_years_row,
            decisions_mistyped, column_not_printed, row_not_printed, blank_and_wrong,
        )
    },
}  # fmt: skip
SINGLE = (
    "transposed", "dropped", "doubled", "off_by_one", "wrong_key", "stale_total", "total_of_naturals", "case_total",
    "stock_not_updated", "stock_of_issued", "decisions_mistyped",
)  # fmt: skip
"""Faults of one cell: they are to be told as one story."""
