"""What a repair says, as typed values (DESIGN §6)."""

from dataclasses import dataclass
from typing import Any

from assistant.form import CellId
from assistant.report import Figure
from assistant.report.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Value):
    """A number that the prose gives for a cell, as the caller aligned it: `value` (件), `text` as printed.

    `weight` is what it costs to hold the prose for wrong, in cells (None: as the data of this room has it).
    """

    cell: CellId
    value: int
    text: str = ""
    weight: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Value):
    """One cell as printed and as it should stand (件; `from_` null never occurs: an unknown cell costs nothing).

    `cell` is a cell of the form, a group row's (`group.…`), last year's (`previous:…`) or a number of the prose
    (`text:CELL`). `range` holds the least and the greatest value that the sums allow where they leave a choice
    (greatest None: no limit); then `to` is the likeliest. `to` is None where nothing says what should stand there.
    """

    cell: CellId
    from_: Figure
    to: Figure
    why: str = ""
    range: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Value):
    """All sums of the form, evaluated anew on the changed cells: so many hold, so many hang on unknown cells."""

    holds: int
    open: int
    broken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution(Value):
    """One set of fewest changes after which every sum can hold, with the reason that speaks for it."""

    changes: tuple[Change, ...]
    reason: str
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Value):
    """One way to decide a choice; `solutions` are the numbers (from 1) of the solutions that take it."""

    changes: tuple[Change, ...]
    reason: str
    solutions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Value):
    """What only staff can decide: the options are equally few cells and exclude each other, likeliest first."""

    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival(Value):
    """The next best story: `keeps`, which every solution changes, is right after all.

    `changes` are those that this story cannot do without, `alternatives` how many ways it has.
    """

    keeps: CellId
    changes_needed: int
    changes: tuple[Change, ...]
    alternatives: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair(Value):
    """The fewest cells whose change lets every sum of the form hold (Fellegi–Holt).

    `consistent`: nothing has to change. `changes_needed` counts the cells of the likeliest of `solutions`, which are
    all optimal ones up to the limit, likeliest first (`complete`: there are no others). `forced` are the changes that
    all of them share, `choices` what is left to decide.
    """

    consistent: bool
    changes_needed: int
    solutions: tuple[Solution, ...] = ()
    complete: bool = True
    forced: tuple[Change, ...] = ()
    choices: tuple[Choice, ...] = ()
    rival: Rival | None = None

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §6 has it."""
        return Value.to_json(self)
