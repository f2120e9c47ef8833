"""The form's sums as Excel formulas that speak Chinese while staff type, each with the value it shows at first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.form import CellId, Equation, Form
from assistant.form.workbook import CheckWords, added_up
from assistant.render.workbook_layout import Spot
from assistant.report import Count

RIGHT, WRONG = "√", "差"


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """One equation on its sheet. `left`, `right` are formulas, `base` the address of last year's figure or "".

    `sums` are the values of both sides at first; None where last year's figure is wanting.
    """

    words: CheckWords
    equation: Equation
    where: str
    left: str
    right: str
    base: str
    sums: tuple[Count, Count] | None

    @property
    def fails(self) -> bool:
        """Both sides are known and differ."""
        return self.sums is not None and self.sums[0] != self.sums[1]

    @property
    def condition(self) -> str:
        """What Excel tests: true where the sum fails."""
        differ = f"{self.left}<>{self.right}"
        return f'AND({self.base}<>"",{differ})' if self.base else differ

    @property
    def mark(self) -> tuple[str, str]:
        """The formula of the short mark and what it shows: `√`, `差1`, nothing where last year's figure is wanting."""
        formula = f'IF({self.left}={self.right},"{RIGHT}","{WRONG}"&ABS({self.left}-{self.right}))'
        if self.base:
            formula = f'IF({self.base}="","",{formula})'
        return f"={formula}", self._shown(RIGHT, WRONG + self._difference)

    @property
    def message(self) -> tuple[str, str]:
        """The formula of the sentence and what it says: nothing where the sum holds."""
        left, right = f"{self.where}：{self.words.left}＝", f"，{self.words.right}＝"
        formula = (
            f'IF({self.condition},"{left}"&{self.left}&"{right}"&{self.right}'
            f'&"，相差"&ABS({self.left}-{self.right})&"；","")'
        )
        sums = self.sums or (0, 0)
        return formula, self._shown("", f"{left}{sums[0]}{right}{sums[1]}，相差{self._difference}；")

    @property
    def marked(self) -> tuple[CellId, ...]:
        """The cells that turn red: those of this year on both sides, or the last."""
        this_year = tuple(cell for cell in self.equation.cells if not cell.startswith("previous:"))
        return this_year if self.words.mark == "both" else this_year[-1:]

    @property
    def _difference(self) -> str:
        return str(abs(self.sums[0] - self.sums[1])) if self.sums else ""

    def _shown(self, right: str, wrong: str) -> str:
        if self.sums is None:
            return ""
        return wrong if self.fails else right


def live_checks(
    form: Form,
    table: str,
    words: Iterable[CheckWords],
    spots: Mapping[CellId, Spot],
    values: Mapping[CellId, Count | None],
) -> Iterator[LiveCheck]:
    """Every checked equation of a table; `spots` and `values` also hold last year's cells that it starts from."""
    for word in words:
        for equation in form.identities[word.identity].equations:
            cell = equation.right[-1]
            owner, row, column = cell.split(".")
            if owner != table:
                continue
            base = next((each for each in equation.left if each.startswith("previous:")), None)
            known = base is None or values.get(base) is not None
            yield LiveCheck(
                word,
                equation,
                word.where.format(
                    row=form.tables[table].row[row].label.split("（区分")[0],
                    column=form.tables[table].column[column].label,
                ),
                added(spots[each] for each in equation.left),
                added(spots[each] for each in equation.right),
                absolute(spots[base]) if base else "",
                (_sum(equation.left, values), _sum(equation.right, values)) if known else None,
            )


def _sum(cells: Iterable[CellId], values: Mapping[CellId, Count | None]) -> Count:
    return added_up(values[cell] for cell in cells) or 0


def added(spots: Iterable[Spot]) -> str:
    """`SUM($D$6:$D$7)` over cells of one sheet; a blank or a text counts nothing."""
    return f"SUM({','.join(ranges(spots))})"


def ranges(spots: Iterable[Spot]) -> list[str]:
    """The cells as absolute ranges: runs in a column joined, then equal runs of neighbouring columns."""
    runs: list[tuple[int, int, int, int]] = []
    for column, row in sorted((column, row) for row, column in set(spots)):
        if runs and runs[-1][2] == row - 1 and runs[-1][3] == column:
            runs[-1] = (*runs[-1][:2], row, column)
        else:
            runs.append((row, column, row, column))
    blocks: list[tuple[int, int, int, int]] = []
    for run in sorted(runs, key=lambda run: (run[0], run[2], run[1])):
        if blocks and (blocks[-1][0], blocks[-1][2], blocks[-1][3]) == (run[0], run[2], run[1] - 1):
            blocks[-1] = (*blocks[-1][:3], run[3])
        else:
            blocks.append(run)
    return [
        absolute((top, left)) + ("" if (top, left) == (bottom, right) else ":" + absolute((bottom, right)))
        for top, left, bottom, right in blocks
    ]


def absolute(spot: Spot) -> str:
    """`$D$7`."""
    letters, column = "", spot[1] + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"${letters}${spot[0] + 1}"
