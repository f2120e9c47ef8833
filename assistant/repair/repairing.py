"""The whole repair: parts, search, ties over parts, ranking, proof, what is forced and what is to be chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from assistant.errors import InputError
from assistant.form import CellId
from assistant.repair import choosing, explaining
from assistant.repair.frame import PREVIOUS, TEXT, Layout, equations, frames, members, settings
from assistant.repair.grid import spots
from assistant.repair.problem import Problem, is_count, problem, suspicious
from assistant.repair.proving import Prover
from assistant.repair.ranking import Ranker, Telling
from assistant.repair.rivalling import next_best
from assistant.repair.search import BudgetSpent, Found, Ties, search
from assistant.repair.slips import plausibility
from assistant.repair.value import Change, Choice, Option, Repair, Rival, Solution, Stated
from assistant.report import Count, Previous, Report

_NOTHING = "改动任何几格都不能使各项勾稽关系成立"
_NOTHING_REMEDY = "请核对各表是否填在官方表样的行列里"

Values = dict[CellId, Count | None]


class Ranked(NamedTuple):
    """Changes of one part, or of several together, with the stories that tell them."""

    changes: tuple[Change, ...]
    telling: Telling


def repair(report: Report, *, stated: Sequence[Stated] = (), limit: int = 60, rival: bool = True) -> Repair:
    """The fewest cells whose change lets every sum of the form hold, all ties up to `limit`, likeliest first.

    Changed are cells of this year, group rows with figures, last year's figures where the report brings them (at a
    higher cost: they are published) and the numbers `stated` in the prose. What is not filled in is unknown, at least
    0, and costs nothing. A printed value that is no count (negative, a fraction) must change.

    Args:
        report: as read.
        stated: numbers that the prose gives for cells.
        limit: so many solutions at most.
        rival: also look for the next best story, at the cost of a second search.

    Raises:
        InputError: nothing mends the report (figures beyond the official form), or it has so many faults that the
            solver is needed, which is not installed.
    """
    return _Repairing(report, tuple(stated), limit).run(rival)


def apply(report: Report, solution: Solution) -> Report:
    """A copy of the report with the solution's changes, those of last year's figures in `previous`; prose stays."""
    own = {one.cell: one.to for one in solution.changes if not one.cell.startswith((PREVIOUS, TEXT))}
    last = {one.cell.removeprefix(PREVIOUS): one.to for one in solution.changes if one.cell.startswith(PREVIOUS)}
    kept = {address: origin for address, origin in report.origins.items() if address not in own}
    changed = replace(report.with_cells(own), origins=kept)  # what is printed there no longer says the value
    if not last:
        return changed
    before = report.previous or Previous()
    return replace(changed, previous=replace(before, cells={**before.cells, **last}))


def values_of(report: Report) -> Values:
    """Every cell of the report with its value, last year's as `previous:…` where its report fits."""
    values: Values = report.cells()
    if report.previous_fits and report.previous:
        values.update((f"{PREVIOUS}{cell}", value) for cell, value in report.previous.cells.items())
    return values


class _Repairing:
    """One run over one report."""

    def __init__(self, report: Report, stated: tuple[Stated, ...], limit: int) -> None:
        self.form, self.limit = report.form, limit
        addresses = _addresses(stated)
        self.layout = Layout.of(report, tuple((address, one.cell) for address, one in addresses.items()))
        self.values = values_of(report)
        self.values |= {address: one.value for address, one in addresses.items()}
        self.weights: dict[CellId, int] = {
            address: one.weight for address, one in addresses.items() if one.weight is not None
        }
        self.limits: dict[str, int] = settings()["search"]

    def run(self, with_rival: bool) -> Repair:
        parts = [one for one in self._problems() if suspicious(one)]
        ties = [(part, found) for part in parts if (found := self._search(part)).cost]
        self.loose = self._loose()
        if not ties and not self.loose:
            return Repair(consistent=True, changes_needed=0)
        self.ranker = Ranker(self.layout, self.values)
        ranked = [self._ranked(part, found) for part, found in ties]
        if self.loose:
            ranked.append([Ranked(self.loose, Telling(0.0, {}))])
        combined, complete = self._combined(ranked)
        prover = Prover(equations(self.layout), self.values)
        solutions = tuple(self._solution(one, prover) for one in combined[: self.limit])
        complete = complete and len(combined) <= self.limit and all(found.complete for _, found in ties)
        picks = [frozenset((one.cell, one.to) for one in solution.changes) for solution in solutions]
        shared = choosing.forced(picks)
        return Repair(
            consistent=False,
            changes_needed=len(solutions[0].changes),
            solutions=solutions,
            complete=complete,
            forced=self._forced(solutions[0], shared),
            choices=tuple(self._choices(solutions, picks)) if complete else (),
            rival=self._rival(ties, solutions[0].changes) if with_rival else None,
        )

    def _problems(self) -> Iterator[Problem]:
        for frame in frames(self.layout):
            yield problem(frame, self.values, self.weights)

    def _search(self, part: Problem) -> Ties:
        try:
            found = search(part, nodes=self.limits["nodes"], most=self.limits["gathered"])
        except BudgetSpent:
            from assistant.repair.solver import solve  # here: only a table with very many faults needs it

            found = solve(part, most=self.limit)
        if found is None:
            raise InputError(_NOTHING, place="表格", remedy=_NOTHING_REMEDY, doing="改正")
        return found

    def _loose(self) -> tuple[Change, ...]:
        """Cells in no sum whose value is none: a minus sign too many, or nothing that could be guessed."""
        inside = {cell for frame in frames(self.layout) for cell in frame.cells}
        found = []
        for table in self.form.tables.values():
            for cell in table.cells:
                value, column = self.values.get(cell), table.column[cell.rpartition(".")[2]]
                if value is None or cell in inside or column.signed:
                    continue
                if is_count(value) or (column.decimal and value >= 0):
                    continue
                likely = -value if column.decimal or is_count(-value) else None
                kind = "unknowable" if likely is None else "sign"
                found.append(Change(cell=cell, from_=value, to=likely, why=plausibility()["why"][kind]))
        return tuple(found)

    def _ranked(self, part: Problem, ties: Ties) -> list[Ranked]:
        found = [self._one(part, one) for one in ties.found]
        return sorted(
            found,
            key=lambda one: (
                round(one.telling.cost, 6),
                len(one.changes),
                [self.order.get(change.cell, 0) for change in one.changes],
            ),
        )

    def _one(self, part: Problem, found: Found) -> Ranked:
        cells = part.frame.cells
        places = sorted(members(found.changed), key=lambda v: self.order.get(cells[v], 0))
        changes = tuple(
            Change(cell=cells[v], from_=self.values[cells[v]], to=found.value[v], range=found.span.get(v))
            for v in places
        )
        return Ranked(changes, self._telling(changes))

    @property
    def order(self) -> Mapping[CellId, int]:
        return _printed_order(self.layout)

    def _combined(self, ranked: list[list[Ranked]]) -> tuple[list[Ranked], bool]:
        """One solution of each part together, likeliest first; so many of each part as the limit may need."""
        room = self.limit + 1
        several = list(islice(product(*(part[:room] for part in ranked)), room * room))
        whole = [
            Ranked(
                tuple(change for one in parts for change in one.changes),
                Telling(
                    sum(one.telling.cost for one in parts),
                    {cell: story for one in parts for cell, story in one.telling.stories.items()},
                ),
            )
            for parts in several
        ]
        whole.sort(key=lambda one: round(one.telling.cost, 6))
        return whole[:room], len(several) < room * room

    def _solution(self, one: Ranked, prover: Prover) -> Solution:
        changes = self._told(one)
        return Solution(
            changes=changes,
            reason=explaining.reason(self.form, changes),
            proof=prover.prove({change.cell: change.to for change in changes}),
        )

    def _told(self, one: Ranked) -> tuple[Change, ...]:
        held = explaining.held_by(self.layout, self.form, (change.cell for change in one.changes))
        return tuple(
            change
            if change.why
            else replace(
                change,
                why=explaining.why(self.form, change, one.telling.stories[change.cell], self.values, held(change.cell)),
            )
            for change in one.changes
        )

    def _forced(self, first: Solution, shared: choosing.Pick) -> tuple[Change, ...]:
        """The shared changes, told without the cells of which only some solutions speak."""
        changes = [one for one in first.changes if (one.cell, one.to) in shared]
        return self._retold([one for one in changes if one not in self.loose]) + tuple(
            one for one in changes if one in self.loose
        )

    def _retold(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """These changes by themselves."""
        bare = tuple(replace(one, why="") for one in changes)
        return self._told(Ranked(bare, self._telling(bare)))

    def _telling(self, changes: Sequence[Change]) -> Telling:
        return self.ranker.tell(
            tuple((one.cell, one.from_ if isinstance(one.from_, int) else None, int(one.to or 0)) for one in changes)
        )

    def _choices(self, solutions: Sequence[Solution], picks: Sequence[choosing.Pick]) -> Iterator[Choice]:
        words: dict[str, str] = plausibility()["reason"]
        for options in choosing.choices(picks):
            made = tuple(self._option(pick, solutions, picks) for pick in options)
            cells = dict.fromkeys(change.cell for option in made for change in option.changes)
            names = [explaining.name_of(self.form, cell) for cell in cells]
            listed = "、".join(names[:3]) + (f"等{len(names)}格" if len(names) > 3 else "")
            yield Choice(question=words["question"].format(count=len(made), cells=listed), options=made)

    def _option(self, pick: choosing.Pick, solutions: Sequence[Solution], picks: Sequence[choosing.Pick]) -> Option:
        within = tuple(number for number, one in enumerate(picks, 1) if pick <= one)
        changes = tuple(one for one in solutions[within[0] - 1].changes if (one.cell, one.to) in pick)
        return Option(changes=changes, reason=explaining.reason(self.form, changes), solutions=within)

    def _rival(self, ties: Sequence[tuple[Problem, Ties]], best: Sequence[Change]) -> Rival | None:
        found = next_best(ties, self.limits, self.limit)
        if found is None:
            return None
        ranked = [self._one(found.part, one) for one in found.ties.found]
        shared = choosing.forced([frozenset((one.cell, one.to) for one in each.changes) for each in ranked])
        apart = [one for one in best if one.cell not in found.part.frame.cells]
        cell, count, ways = found.part.frame.cells[found.held], len(apart) + len(ranked[0].changes), len(ranked)
        return Rival(
            keeps=cell,
            changes_needed=count,
            changes=self._retold([one for one in ranked[0].changes if (one.cell, one.to) in shared]),
            alternatives=ways,
            reason=explaining.rival(
                self.form, cell, self.values[cell], count, count - len(best), ways, complete=found.ties.complete
            ),
        )


def _addresses(stated: Sequence[Stated]) -> dict[str, Stated]:
    """`text:CELL`, with `#2`, `#3` where the prose gives the cell again."""
    found: dict[str, Stated] = {}
    for one in stated:
        address, again = f"{TEXT}{one.cell}", 1
        while address in found:
            again += 1
            address = f"{TEXT}{one.cell}#{again}"
        found[address] = one
    return found


@lru_cache(maxsize=64)
def _printed_order(layout: Layout) -> dict[CellId, int]:
    return {cell: number for number, cell in enumerate(spots(layout.form_id, layout.carried))}
