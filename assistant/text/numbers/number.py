"""A number of the prose: where it stands, what it says."""

from typing import Literal, NamedTuple, TypeAlias

from assistant.text.numbers.values import Value

Kind: TypeAlias = Literal["figure", "percent", "growth", "date", "docnumber", "law", "ordinal", "name"]

COUNTING: frozenset[Kind] = frozenset(["figure", "percent", "growth"])
"""The kinds of quantities; all others are dates, names, ordinals or citations."""


class Number(NamedTuple):
    """One mention.

    `text` begins with the number (约, 近 stand outside) and ends with its measure word; offsets are Unicode characters,
    end excluded. `value` is the printed magnitude (80 for 八成, 15300 for 1.53万), None where no quantity is meant;
    `sign` the direction of a change; `decimals` how many were printed, by which a rounded value may be judged.
    """

    text: str
    start: int
    end: int
    value: Value | None = None
    unit: str | None = None
    approx: bool = False
    kind: Kind = "figure"
    sign: Literal[-1, 1] | None = None
    decimals: int = 0

    @property
    def counts(self) -> bool:
        """A quantity, no date, name, ordinal or citation."""
        return self.kind in COUNTING
