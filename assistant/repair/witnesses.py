"""Numbers of the prose as witnesses: they never change how few cells change, but say which of equally few it was.

A number that was counted for the text speaks against every repair that it does not fit; one that was copied from the
table repeats its error, so that a text which fits the print and no longer the repair says less.
"""

from collections.abc import Mapping, Sequence
from math import log10
from typing import Literal

from assistant.form import CellId
from assistant.repair.slips import plausibility
from assistant.report import Count, Stated

Values = Mapping[CellId, Count | None]


class Witnesses:
    """The numbers of one report's prose beside the cells as printed."""

    def __init__(self, stated: Sequence[Stated], values: Values) -> None:
        self.values = values
        self.stated = stated
        self.before = {one: self._fits(one, {}) for one in stated}
        self.speaking: dict[CellId, list[Stated]] = {}
        for one in stated:
            for cell in dict.fromkeys(cell for reading in one.readings for cell in reading):
                self.speaking.setdefault(cell, []).append(one)
        chances: dict[str, float] = plausibility()["prose"]
        self.costs = {name: -log10(chance) for name, chance in chances.items()}

    def wanted(self) -> dict[CellId, int]:
        """Cells of which the prose names the value."""
        found: dict[CellId, int] = {}
        for one in self.stated:
            if one.readings and len(one.readings[0]) == 1:
                found.setdefault(one.readings[0][0], one.value)
        return found

    def cost(self, changes: Values) -> float:
        """What these changes cost beside the print for what the text says; 0 where it says nothing of them."""
        return sum(self._cost(one, changes) for one in self._about(changes))

    def _cost(self, one: Stated, changes: Values) -> float:
        before, after = self.before[one], self._fits(one, changes)
        if after is False:
            return self.costs["unsaid"] if before else 0.0
        if before is not False or not after:
            return 0.0
        return self.costs["loosely"] * (not self._fits(one, changes, first=True)) - self.costs["contradicted"]

    def fitting(self, changes: Values, *, fits: bool) -> tuple[Stated, ...]:
        """The numbers that speak of a changed cell and then fit, or do not."""
        return tuple(one for one in self._about(changes) if self._fits(one, changes) is fits)

    def saying(self, cell: CellId, value: Count | None) -> tuple[Stated, ...]:
        """The numbers that name that value of the cell itself."""
        about = self.speaking.get(cell, ())
        return tuple(one for one in about if one.value == value and (cell,) in one.readings)

    def _about(self, changes: Values) -> list[Stated]:
        if not self.speaking:
            return []
        return list(dict.fromkeys(one for cell in changes for one in self.speaking.get(cell, ())))

    def _fits(self, one: Stated, changes: Values, *, first: bool = False) -> Literal[True, False, None]:
        """One of its readings (the first alone) adds up to the number; None where only unknown cells could tell."""
        open_ = not one.readings
        for reading in one.readings[:1] if first else one.readings:
            known = [changes[cell] if cell in changes else self.values.get(cell) for cell in reading]
            if None in known:
                open_ = True
            elif sum(value for value in known if value is not None) == one.value:
                return True
        return None if open_ else False
