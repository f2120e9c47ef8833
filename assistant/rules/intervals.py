"""An equation of the form on cells of which some are unknown: it holds, is broken, or stays open.

A cell that is not filled in, or whose column or row is missing, is an unknown of at least 0 (DESIGN §5). So a side
is an interval, and an equation is broken only where no filling of the unknown cells can make it true.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from assistant.form import CellId, Equation
from assistant.report import Count

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
        return decide(self.difference, left_exact=self.left.exact, right_exact=self.right.exact)

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


def decide(gap: Count, *, left_exact: bool, right_exact: bool) -> State:
    """The state of an equation whose known cells on the left exceed those on the right by `gap` (件).

    A side that is not exact has unknown cells, each of at least 0.
    """
    if left_exact and right_exact:
        return "broken" if gap else "holds"
    if gap > 0:
        return "broken" if right_exact else "open"
    if gap < 0:
        return "broken" if left_exact else "open"
    return "open"


def side(cells: Iterable[CellId], values: Mapping[CellId, Count | None]) -> Side:
    """These cells with their values; a cell that is not listed is unknown."""
    found = [(cell, values.get(cell)) for cell in cells]
    return Side(
        tuple(value for _, value in found if value is not None),
        tuple(cell for cell, value in found if value is None),
    )


def evaluate(equation: Equation, values: Mapping[CellId, Count | None]) -> Outcome:
    """The equation on these cells; null is [0, ∞)."""
    return Outcome(side(equation.left, values), side(equation.right, values))
