"""What a repair says, as typed values (DESIGN §6)."""

from dataclasses import dataclass
from typing import Any

from assistant.form import CellId
from assistant.report import Figure, Stated
from assistant.report.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Value):
    """One cell as printed and as it should stand (件; `from_` null never occurs: an unknown cell costs nothing).

    `cell` is a cell of the form, a group row's (`group.…`), last year's (`previous:…`) or a number of the prose
    (`text:CELL`, `text:CELL+CELL` for a sum of cells). `range` holds the least and the greatest value that the sums
    allow where they leave a choice (greatest None: no limit); then `to` is the likeliest. `to` is None where nothing
    says what should stand there. `name` is the cell in the form's words, `place` where it stands.
    """

    cell: CellId
    from_: Figure
    to: Figure
    why: str = ""
    range: tuple[int, int | None] | None = None
    name: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Value):
    """All sums of the form, evaluated anew on the changed cells: so many hold, so many hang on unknown cells."""

    holds: int
    open: int
    broken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution(Value):
    """One set of fewest changes after which every sum can hold, with the reason that speaks for it.

    Of the numbers of the prose that speak of a changed cell, `agrees` are those that then fit and `disagrees` those
    that do not.
    """

    changes: tuple[Change, ...]
    reason: str
    proof: Proof
    agrees: tuple[Stated, ...] = ()
    disagrees: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Value):
    """One way to decide a choice; `solutions` are the numbers (from 1) of the listed solutions that take it.

    `agrees` and `disagrees`: see `Solution`.
    """

    changes: tuple[Change, ...]
    reason: str
    solutions: tuple[int, ...]
    agrees: tuple[Stated, ...] = ()
    disagrees: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Value):
    """What only staff can decide: the options are equally few cells and exclude each other, likeliest first.

    An option may be in none of the listed solutions where more were found than the limit allows.
    """

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
    all optimal ones share, listed or not; `choices` what is left to decide, where all optimal ones are known.
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
