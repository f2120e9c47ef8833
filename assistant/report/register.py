"""What a register (台账) counts, set beside the tables of a report: cells, the rows behind them, late answers."""

from dataclasses import dataclass, field

from assistant.form import CellId
from assistant.report.tables import Count
from assistant.report.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue(Value):
    """An application that was answered after its day, or is still open after it. Days as in the register."""

    row: int
    due: str
    answered: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled(Value):
    """A closed application that does not have exactly one result: its rows and the results in the form's words."""

    number: str
    rows: tuple[int, ...]
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Value):
    """A register as counted into the tables of the form.

    `cells` holds only cells that the register can tell (件; a counted zero is 0), `rows` the physical rows behind
    each. `doubled` and `overdue` are None where the register does not say (no results, no dates).
    """

    cells: dict[CellId, Count] = field(default_factory=dict)
    rows: dict[CellId, tuple[int, ...]] = field(default_factory=dict)
    doubled: tuple[Doubled, ...] | None = None
    overdue: tuple[Overdue, ...] | None = None
