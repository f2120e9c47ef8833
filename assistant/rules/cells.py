"""Single cells: what is printed in them, and whether it is a figure."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import pairwise

from assistant.form import CellId, load_form
from assistant.report import Count
from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.rules.wording import short
from assistant.text.folding import squeeze
from assistant.text.marks import blank_marks

_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DIGIT = re.compile(r"[0-9０-９]")
_SPLIT = re.compile(r"[0-9０-９][\s　]+[0-9０-９]")
_EXAMPLES = 3
_FORMULA = "="
"""What is printed in a cell whose formula has no value."""


@check("C-R01")
def not_a_count(view: View) -> Iterator[Breach]:
    """Every count is a non-negative integer: no text, no fraction, no minus (a change may have one), no 10^9."""
    limit = phrases("cells")["count_limit"]
    if all(type(n) is int and 0 <= n <= limit for n in {*view.known.values()}) and not view.blank_prints:
        return
    for cell, value in view.values.items():
        if type(value) is int and 0 <= value <= limit:
            continue
        if cell in view.shape.amounts or cell.startswith("previous:"):
            continue
        if value is None:
            raw = _print(view, cell)
            if raw == _FORMULA:
                if cell not in _totals():
                    yield Breach(cells=(cell,), variant="formula")
            elif raw not in blank_marks():
                yield Breach(cells=(cell,), actual=raw)
        elif isinstance(value, Decimal) or (value < 0 and cell not in view.shape.changes):
            yield Breach(cells=(cell,), actual=value)
        elif abs(value) > limit:
            yield Breach(cells=(cell,), actual=value, variant="huge", severity="warning")


@check("C-R02")
def not_filled_in(view: View) -> Iterator[Breach]:
    """Printed cells without a figure: one finding a table, and one on the totals that hang on them.

    What S-R05, S-R06, S-R07, S-R10, S-R12 say of missing tables and lines is not repeated, nor what C-R01, C-R03 and
    C-R06 say of cells that hold something else.
    """
    unplaced = {cell for _, line in view.unplaced for cell in line.cells}
    blank = [cell for cell in view.blank if cell not in unplaced and _print(view, cell) in blank_marks()]
    for table in view.form.tables:
        if cells := tuple(cell for cell in blank if cell.startswith(f"{table}.")):
            yield Breach(cells=cells, variant="one" if len(cells) == 1 else "", words={"count": len(cells)})
        if totals := tuple(cell for cell in view.blank if cell.startswith(f"{table}.") and _is_open_total(view, cell)):
            yield Breach(cells=totals, variant="sum", severity="info", words={"count": len(totals)})


def _is_open_total(view: View, cell: CellId) -> bool:
    """A total of the fill-in workbook that is not settled, because a cell that it adds up has no figure."""
    return _print(view, cell) == _FORMULA and cell in _totals()


def _totals() -> Collection[CellId]:
    from assistant.form.workbook import computed_cells  # here: only a workbook has formulas

    return computed_cells(load_form())


@check("C-R03")
def not_an_amount(view: View) -> Iterator[Breach]:
    """Amounts (万元) are not negative, have at most six decimals and no unit beside the figure."""
    rules = phrases("cells")
    for cell in sorted(view.shape.amounts):
        value, raw = view.values[cell], _print(view, cell)
        if value is None and raw in blank_marks():
            continue
        if any(unit in raw for unit in rules["amount_units"]):
            yield Breach(cells=(cell,), actual=raw, variant="unit", severity=None if value is None else "warning")
        elif value is None:
            yield Breach(cells=(cell,), actual=raw)
        elif value < 0:
            yield Breach(cells=(cell,), actual=value)
        elif _decimals(value) > rules["amount_decimals"]:
            yield Breach(cells=(cell,), actual=value, variant="fine", words={"decimals": rules["amount_decimals"]})


@check("C-R05")
def odd_print(view: View) -> Iterator[Breach]:
    """Figures that were read from full-width digits, with thousands signs, blanks or a unit: one finding a table."""
    odd: dict[str, list[CellId]] = {}
    for cell, raw in view.odd_prints.items():
        plain = _PLAIN.fullmatch(raw.strip()) or raw.startswith(("=", "#")) or not _DIGIT.search(raw)
        if not plain and not _SPLIT.search(raw):
            odd.setdefault(cell.partition(".")[0].replace("group", "requests"), []).append(cell)
    for table, cells in odd.items():
        if table != "active" or not _amount_with_unit(view, cells):
            examples = "、".join(f"“{_print(view, cell)}”读作{view.values[cell]}" for cell in cells[:_EXAMPLES])
            words: dict[str, str | int] = {"table": view.form.tables[table].number, "count": len(cells)}
            yield Breach(cells=tuple(cells), words={**words, "examples": examples})


def _amount_with_unit(view: View, cells: list[CellId]) -> bool:
    """Only the amount is odd and C-R03 says so."""
    units = phrases("cells")["amount_units"]
    return all(cell in view.shape.amounts and any(unit in _print(view, cell) for unit in units) for cell in cells)


@check("C-R06")
def split_or_shifted(view: View) -> Iterator[Breach]:
    """A figure with a blank inside; figures that fit no column; a row that adds up once two of its cells are joined."""
    for cell, raw in view.odd_prints.items():
        if _SPLIT.search(raw):
            yield Breach(cells=(cell,), actual=view.values[cell], words={"raw": " ".join(raw.split())})
    for table_id, line in view.unplaced:
        table = view.form.tables[table_id]
        name = f"{table.number}“{short(table.row[line.id].label)}”行"
        yield Breach(cells=line.cells, variant="unplaced", words={"row": name})
    yield from _joinable(view)


def _joinable(view: View) -> Iterator[Breach]:
    requests = view.form.tables["requests"]
    for number in view.sums.unsettled.get("requests.row", ()):
        if number in view.sums.open:
            continue
        one = view.sums.equations[number]
        figures, total = [view.known[cell] for cell in one.left], view.known[one.right[0]]
        for index, (left, right) in enumerate(pairwise(figures)):
            joined = _joined(left, right)
            if joined is not None and sum(figures) - left - right + joined == total:
                label = short(requests.row[one.instance].label)
                words = {"row": f"表三“{label}”行", "left": str(left), "right": str(right)}
                yield Breach(cells=one.left[index : index + 2], variant="merge", words=words)


def _joined(left: Count, right: Count) -> int | None:
    """`1` and `2` as 12; nothing that starts with 0 or is no count."""
    if isinstance(left, int) and isinstance(right, int) and left > 0 <= right:
        return int(f"{left}{right}")
    return None


def _print(view: View, cell: CellId) -> str:
    """What is printed in a cell, without white space."""
    origin = view.report.origins.get(cell)
    return squeeze(origin.raw) if origin else ""


def _decimals(value: Count) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0
