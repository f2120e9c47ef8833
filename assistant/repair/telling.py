"""A repair in words: changes with their reasons, solutions with their proofs, choices as questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.form import CellId, Form
from assistant.form.words import section_name
from assistant.repair import choosing, explaining
from assistant.repair.combining import Ranked
from assistant.repair.frame import Layout, equations, within
from assistant.repair.proving import Prover
from assistant.repair.ranking import Ranker, Shift, Telling
from assistant.repair.value import Change, Choice, Option, Solution
from assistant.repair.witnesses import Values, Witnesses
from assistant.report import Origin, Stated


class Teller:
    """Tells the repairs of one report; `stated` are the numbers of the prose that may be the fault, by address."""

    def __init__(
        self,
        form: Form,
        layout: Layout,
        values: Values,
        witnesses: Witnesses,
        stated: Mapping[CellId, Stated],
        origins: Mapping[str, Origin],
    ) -> None:
        self.form, self.layout, self.values = form, layout, values
        self.witnesses, self.stated, self.origins = witnesses, stated, origins
        self.ranker = Ranker(layout, values)
        self.prover = Prover(equations(layout), within(layout), values)

    def ranked(self, changes: tuple[Change, ...]) -> Ranked:
        """These changes with their likeliest stories."""
        telling = self.ranker.tell(tuple(map(_shift, changes)))
        return Ranked(changes, telling, telling.cost + self.witnesses.cost(made(changes)))

    def solution(self, one: Ranked) -> Solution:
        """A whole solution, proven.

        Raises:
            AssertionError: a sum is broken: the search has erred.
        """
        changes, after = self.told(one), made(one.changes)
        agrees = self.witnesses.fitting(after, fits=True)
        disagrees = self.witnesses.fitting(after, fits=False)
        return Solution(
            changes=changes,
            reason=explaining.reason(self.form, changes, agrees, disagrees),
            proof=self.prover.prove(after),
            agrees=agrees,
            disagrees=disagrees,
        )

    def told(self, one: Ranked) -> tuple[Change, ...]:
        """The changes with name, place and reason."""
        held = explaining.held_by(self.layout, self.form, (change.cell for change in one.changes))
        return tuple(self._told(change, one.telling, held(change.cell)) for change in one.changes)

    def _told(self, change: Change, telling: Telling, held: Sequence[str]) -> Change:
        cell, why = change.cell, change.why
        if not why:
            said = self.witnesses.saying(cell, change.to)
            why = explaining.why(self.form, change, telling.stories[cell], self.values, held, said)
        return replace(change, why=why, name=explaining.name_of(self.form, cell), place=self._place(cell))

    def _place(self, cell: CellId) -> str:
        if cell in self.stated:
            return section_name(self.form, self.stated[cell].section)
        return self.origins[cell].place if cell in self.origins else ""

    def retold(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """These changes by themselves, without the cells of which only some solutions speak."""
        return self.told(self.ranked(tuple(changes))) if changes else ()

    def choices(self, parts: Sequence[Sequence[Ranked]], solutions: Sequence[Solution]) -> Iterator[Choice]:
        """What is to be chosen in each part; the solutions are those listed."""
        picks = [_pick(solution.changes) for solution in solutions]
        for part in parts:
            known = {_pick(one.changes): one for one in part}
            for options in choosing.choices(list(known)):
                made_of = tuple(self._option(pick, known, solutions, picks) for pick in options)
                yield Choice(question=explaining.question(self.form, made_of), options=made_of)

    def _option(
        self,
        pick: choosing.Pick,
        known: Mapping[choosing.Pick, Ranked],
        solutions: Sequence[Solution],
        picks: Sequence[choosing.Pick],
    ) -> Option:
        within = tuple(number for number, one in enumerate(picks, 1) if pick <= one)
        if within:
            changes = solutions[within[0] - 1].changes
        else:
            changes = self.told(next(one for whole, one in known.items() if pick <= whole))
        chosen = tuple(one for one in changes if (one.cell, one.to) in pick)
        after = made(chosen)
        agrees = self.witnesses.fitting(after, fits=True)
        disagrees = self.witnesses.fitting(after, fits=False)
        reason = explaining.reason(self.form, chosen, agrees, disagrees)
        return Option(changes=chosen, reason=reason, solutions=within, agrees=agrees, disagrees=disagrees)


def made(changes: Sequence[Change]) -> Values:
    """What the changed cells hold afterwards."""
    return {one.cell: one.to for one in changes}


def _pick(changes: Sequence[Change]) -> choosing.Pick:
    return frozenset((one.cell, one.to) for one in changes)


def _shift(change: Change) -> Shift:
    return change.cell, change.from_ if isinstance(change.from_, int) else None, int(change.to or 0)
