"""How the sums of a report stand: they hold, are broken, or hang on unknown cells; all are judged in one go."""

from collections.abc import Mapping
from functools import cached_property

from assistant.form import CellId, Equation
from assistant.report import Count
from assistant.report.bounds import Bounds, Undecided, bound
from assistant.report.intervals import Outcome, evaluate
from assistant.rules.sums import NOWHERE, Layout, Open, Places, sums_of, with_unknown


class Standing:
    """The sums of one report by number.

    `gaps` are left minus right (件) over the known cells; `open` the sums that have unknown cells; `broken` those that
    no filling of their own unknown cells can satisfy.
    """

    def __init__(self, layout: Layout, known: Mapping[CellId, Count], unknown: frozenset[CellId]) -> None:
        self._known, self._sums = known, sums_of(layout)
        self.equations: tuple[Equation, ...] = self._sums.equations
        self.gaps: list[Count] = self._sums.gaps(known)
        missing = unknown.union([cell for cell in self._sums.beside if cell not in known])
        self.open: Mapping[int, Open] = with_unknown(layout, missing) if missing else {}
        self.broken = frozenset(number for number, gap in enumerate(self.gaps) if gap and self._is_broken(number, gap))

    def _is_broken(self, number: int, gap: Count) -> bool:
        """No unknown cell stands on the side that is too small."""
        return number not in self.open or not (self.open[number].right if gap > 0 else self.open[number].left)

    def places(self, cell: CellId) -> Places:
        """The sums in which that cell stands."""
        return self._sums.places.get(cell, NOWHERE)

    @cached_property
    def unsettled(self) -> dict[str, list[int]]:
        """Identity -> its sums that do not simply hold: they are broken, or cells are unknown."""
        by_identity: dict[str, list[int]] = {}
        for number in sorted(self.broken.union(self.open)):
            by_identity.setdefault(self.equations[number].identity, []).append(number)
        return by_identity

    @cached_property
    def bounds(self) -> Bounds:
        """What the sums together leave of unknown cells."""
        undecided = [
            Undecided(number, self.equations[number], left, right, self.gaps[number])
            for number, (left, right) in self.open.items()
            if number not in self.broken
        ]
        return bound(undecided, self._known, lambda: self._wrong)

    @cached_property
    def _wrong(self) -> frozenset[CellId]:
        """The cells of the sums that are broken by themselves."""
        return frozenset(cell for number in self.broken for cell in self.equations[number].cells)

    @cached_property
    def outcomes(self) -> dict[int, Outcome]:
        """What each broken sum says: broken by itself, or together with the others."""
        alone = {number: evaluate(self.equations[number], self._known) for number in self.broken}
        return alone | self.bounds.broken if self.open else alone
