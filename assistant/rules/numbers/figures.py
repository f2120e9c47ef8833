"""The figures of a report's tables as the prose names them: cells, sums of cells, last year's."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assistant.form import CellId, load_form
from assistant.report import Count
from assistant.rules.view import View

APPLICANTS = tuple(column.id for column in load_form().tables["requests"].columns if column.id != "total")
LEGAL = APPLICANTS[1:]
"""The five columns under 法人或其他组织."""

_ITEMS = {
    group.id: tuple(row.id for row in load_form().tables["requests"].items(group.id))
    for group in load_form().tables["requests"].groups
}

SUITS = ("suit_direct", "suit_after_review")


class Reading(NamedTuple):
    """What a mention may mean: a cell or an expression of cells, with its value (None: unknown).

    `bounded`: blanks were counted as 0, so that the value is only the least that it can be.
    """

    source: str
    value: Count | None
    cells: tuple[CellId, ...]
    bounded: bool = False

    @property
    def single(self) -> bool:
        """One cell as printed."""
        return self.source in self.cells


class Figures:
    """Looks up quantities; every method answers with a reading, its value None where a cell is unknown."""

    def __init__(self, view: View) -> None:
        self.values: Mapping[CellId, Count | None] = view.values
        self.carried = view.carried
        self.items = _ITEMS
        self.current = view.report.format == load_form().id or "active" in view.form.tables
        self.previous = view.previous_fits

    def cell(self, cell: CellId) -> Reading:
        """One cell."""
        return Reading(cell, self.values.get(cell), (cell,))

    def total(self, cells: Iterable[CellId], source: str = "") -> Reading:
        """The sum of cells."""
        cells = tuple(cells)
        figures = [self.values.get(cell) for cell in cells]
        value = None if None in figures else sum(figure for figure in figures if figure is not None)
        return Reading(source or "+".join(cells), value, cells)

    def request(self, row: str, column: str = "total", last: str = "") -> Reading:
        """A row of table three, or a group of its rows, in a column (`legal`: the five of 法人或其他组织).

        A blank total is the sum of its six columns, a group the sum of its items, or the number on its own row where
        the items are not printed. `last` is `previous:` for last year's.
        """
        if row in self.items:
            return self._group(row, column, last)
        if column == "legal":
            return self.total(f"{last}requests.{row}.{one}" for one in LEGAL)
        reading = self.cell(f"{last}requests.{row}.{column}")
        if reading.value is None and column == "total" and not last:
            summed = self.total((f"requests.{row}.{one}" for one in APPLICANTS), f"sum6(requests.{row})")
            known = [self.values.get(cell) for cell in summed.cells]
            if any(value is not None for value in known):
                value = sum(value for value in known if value is not None)
                return Reading(summed.source, value, (reading.source, *summed.cells), bounded=None in known)
        return reading

    def _group(self, group: str, column: str, last: str) -> Reading:
        columns = LEGAL if column == "legal" else (column,)
        cells = tuple(f"{last}requests.{item}.{one}" for item in self.items[group] for one in columns)
        summed = self.total(cells, f"sum({last}requests.{group}_*.{column})" if column != "legal" else "")
        if summed.value is None or (group in self.carried and not last and column != "legal"):
            row = self.cell(f"{last}group.{group}.{column}")
            if row.value is not None:
                return row if summed.value is None or summed.value != row.value else summed
        return summed

    def case(self, case: str, outcome: str = "total", last: str = "") -> Reading:
        """A kind of case of table four; `suits` are both kinds of 行政诉讼, `both` reviews and suits."""
        kinds = {"suits": SUITS, "both": ("review", *SUITS)}.get(case, (case,))
        if len(kinds) == 1:
            return self.cell(f"{last}litigation.{case}.{outcome}")
        return self.total(f"{last}litigation.{kind}.{outcome}" for kind in kinds)
