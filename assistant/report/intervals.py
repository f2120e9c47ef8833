"""An equation of the form on cells of which some are unknown: it holds, is broken, or stays open.

A cell that is not filled in, or whose column or row is missing, is an unknown of at least 0 (DESIGN §5). So a side
is an interval, and an equation is broken only where no filling of the unknown cells can make it true.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, cast

from assistant.form import CellId, Equation
from assistant.report.tables import Count

State: TypeAlias = Literal["holds", "broken", "open"]


class Side(NamedTuple):
    """One side of an equation: the figures of its known cells (件) in the equation's order, and its unknown cells."""

    figures: tuple[Count, ...]
    unknown: tuple[CellId, ...] = ()

    @property
    def known(self) -> Count:
        """The sum of the known cells."""
        return sum(self.figures)

    @property
    def exact(self) -> bool:
        """No cell is unknown."""
        return not self.unknown


class Outcome(NamedTuple):
    """What an equation says on given cells."""

    left: Side
    right: Side

    @property
    def state(self) -> State:
        """`holds` and `broken` are proven; `open` hangs on the unknown cells."""
        gap = self.difference
        if self.exact:
            return "broken" if gap else "holds"
        if gap > 0:
            return "broken" if self.right.exact else "open"
        if gap < 0:
            return "broken" if self.left.exact else "open"
        return "open"

    @property
    def difference(self) -> Count:
        """Left minus right over the known cells (件): exact, or the least gap where a broken equation has unknowns."""
        return self.left.known - self.right.known

    @property
    def exact(self) -> bool:
        """Every cell is known."""
        return self.left.exact and self.right.exact

    @property
    def unknown(self) -> tuple[CellId, ...]:
        """The unknown cells of both sides."""
        return self.left.unknown + self.right.unknown


def side(cells: Sequence[CellId], values: Mapping[CellId, Count | None]) -> Side:
    """These cells with their values; a cell that is not listed is unknown."""
    figures = tuple(map(values.get, cells))
    if None not in figures:
        return Side(cast("tuple[Count, ...]", figures))
    unknown = tuple(cell for cell, value in zip(cells, figures, strict=True) if value is None)
    return Side(tuple(value for value in figures if value is not None), unknown)


def evaluate(equation: Equation, values: Mapping[CellId, Count | None]) -> Outcome:
    """The equation on these cells; null is [0, ∞)."""
    return Outcome(side(equation.left, values), side(equation.right, values))
