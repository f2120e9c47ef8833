"""The whole repair: parts, search, ties over parts, ranking, proof, what is forced and what is to be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.errors import InputError
from assistant.form import CellId, load_form
from assistant.repair import choosing, explaining
from assistant.repair.combining import Ranked, likeliest
from assistant.repair.frame import PREVIOUS, TEXT, Layout, frames, members, settings, within
from assistant.repair.grid import spots
from assistant.repair.problem import Problem, is_count, problem, suspicious
from assistant.repair.ranking import Telling
from assistant.repair.rivalling import next_best, surely
from assistant.repair.search import BudgetSpent, Found, Ties, search
from assistant.repair.slips import plausibility
from assistant.repair.telling import Teller, made
from assistant.repair.value import Change, Repair, Rival, Solution
from assistant.repair.witnesses import Witnesses
from assistant.report import Count, Previous, Report, Stated

_NOTHING = "改动任何几格都不能使各项勾稽关系成立"
_NOTHING_REMEDY = "请核对各表是否填在官方表样的行列里"

Values = dict[CellId, Count | None]


def repair(
    report: Report, *, stated: Sequence[Stated] = (), text_too: bool = False, limit: int = 60, rival: bool = True
) -> Repair:
    """The fewest cells whose change lets every sum of the form hold, all ties up to `limit`, likeliest first.

    Changed are cells of this year, group rows with figures and last year's figures where the report brings them (at a
    higher cost: they are published). What is not filled in is unknown, at least 0, and costs nothing. A printed value
    that is no count (negative, a fraction) must change.

    Args:
        report: as read.
        stated: numbers of the prose that speak of cells: witnesses that decide between ties, no more.
        text_too: these numbers must fit, too, and may be the fault themselves; each costs as much as a cell.
        limit: so many solutions at most.
        rival: also look for the next best story, at the cost of a second search.

    Raises:
        InputError: nothing mends the report (figures beyond the official form), or it has so many faults that the
            solver is needed, which is not installed or takes too long.
    """
    return _Repairing(report, tuple(stated), limit, text_too=text_too).run(rival)


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

    def __init__(self, report: Report, stated: tuple[Stated, ...], limit: int, *, text_too: bool) -> None:
        self.form, self.limit = report.form, limit
        self.limits: dict[str, int] = settings()["search"]
        addresses = _addresses(stated) if text_too else {}
        self.layout = Layout.of(report, tuple((address, one.readings[0]) for address, one in addresses.items()))
        self.values = values_of(report)
        self.witnesses = Witnesses(() if text_too else stated, self.values)
        self.values |= {address: one.value for address, one in addresses.items()}
        self.addresses, self.origins = addresses, report.origins
        self.order = _printed_order(self.layout)

    def run(self, with_rival: bool) -> Repair:
        wanted = self.witnesses.wanted()
        parts = [problem(frame, self.values, wanted) for frame in frames(self.layout)]
        ties = [(part, found) for part in parts if suspicious(part) and (found := self._search(part)).cost]
        loose = _loose(self.layout, self.values)
        if not ties and not loose:
            return Repair(consistent=True, changes_needed=0)
        self.teller = Teller(self.form, self.layout, self.values, self.witnesses, self.addresses, self.origins)
        ranked = [self._ranked(part, found) for part, found in ties]
        known = [one for one, (_, found) in zip(ranked, ties, strict=True) if found.complete]
        if loose:
            ranked.append([Ranked(loose, Telling(0.0, {}), 0.0)])
        combined, whole = likeliest(ranked, self.limit)
        if self.witnesses.stated and len(ranked) > 1:  # a number of the prose may speak of several parts at once
            combined.sort(key=lambda one: round(one.telling.cost + self.witnesses.cost(made(one.changes)), 6))
        solutions = tuple(map(self.teller.solution, combined))
        return Repair(
            consistent=False,
            changes_needed=len(solutions[0].changes),
            solutions=solutions,
            complete=whole and len(known) == len(ties),
            forced=self._forced(ties, ranked) + self.teller.told(Ranked(loose, Telling(0.0, {}), 0.0)),
            choices=tuple(self.teller.choices(known, solutions)),
            rival=self._rival(ties, solutions[0].changes) if with_rival else None,
        )

    def _search(self, part: Problem) -> Ties:
        try:
            found = search(part, nodes=self.limits["nodes"], most=max(self.limits["gathered"], self.limit))
        except BudgetSpent:
            from assistant.repair.solver import solve  # here: only a table with very many faults needs it

            found = solve(part, most=self.limit, seconds=self.limits["seconds"])
        if found is None:
            raise InputError(_NOTHING, place="表格", remedy=_NOTHING_REMEDY, doing="改正")
        return found

    def _ranked(self, part: Problem, ties: Ties) -> list[Ranked]:
        found = [self.teller.ranked(self._changes(part, one)) for one in ties.found]
        return sorted(
            found,
            key=lambda one: (
                round(one.cost, 6),
                len(one.changes),
                [self.order.get(change.cell, len(self.order)) for change in one.changes],
            ),
        )

    def _changes(self, part: Problem, found: Found) -> tuple[Change, ...]:
        cells = part.frame.cells
        places = sorted(members(found.changed), key=lambda v: self.order.get(cells[v], len(self.order)))
        return tuple(
            Change(cell=cells[v], from_=self.values[cells[v]], to=found.value[v], range=found.span.get(v))
            for v in places
        )

    def _forced(self, ties: Sequence[tuple[Problem, Ties]], ranked: Sequence[Sequence[Ranked]]) -> tuple[Change, ...]:
        """The changes without which no part comes out at this cost, likeliest part first as listed."""
        changes: list[Change] = []
        for (part, found), several in zip(ties, ranked, strict=False):
            shared = choosing.forced([frozenset((one.cell, one.to) for one in each.changes) for each in several])
            sure = {part.frame.cells[v] for v in members(surely(part, found, self.limits))}
            changes += [one for one in several[0].changes if one.cell in sure and (one.cell, one.to) in shared]
        return self.teller.retold(changes)

    def _rival(self, ties: Sequence[tuple[Problem, Ties]], best: Sequence[Change]) -> Rival | None:
        found = next_best(ties, self.limits, self.limit)
        if found is None:
            return None
        cells = found.part.frame.cells
        ranked = self._ranked(found.part, found.ties)
        shared = choosing.forced([frozenset((one.cell, one.to) for one in each.changes) for each in ranked])
        kept = next(one for one in best if one.cell == cells[found.held])
        first = ranked[0].changes
        count, ways = sum(one.cell not in cells for one in best) + len(first), len(ranked)
        told = explaining.rival(self.form, kept, len(best), first, count, ways, complete=found.ties.complete)
        return Rival(
            keeps=kept.cell,
            changes_needed=count,
            changes=self.teller.retold([one for one in first if (one.cell, one.to) in shared]),
            alternatives=ways,
            reason=told,
        )


def _loose(layout: Layout, values: Mapping[CellId, Count | None]) -> tuple[Change, ...]:
    """Cells in no sum whose value is none: a minus sign too many, or nothing that could be guessed."""
    found = []
    for cell, decimal in _unsummed(layout):
        value = values.get(cell)
        if value is None or is_count(value) or (decimal and value >= 0):
            continue
        likely = -value if decimal or is_count(-value) else None
        kind = "unknowable" if likely is None else "sign"
        found.append(Change(cell=cell, from_=value, to=likely, why=plausibility()["why"][kind]))
    return tuple(found)


@lru_cache(maxsize=64)
def _unsummed(layout: Layout) -> tuple[tuple[CellId, bool], ...]:
    """The counts and amounts that stand in no sum, and whether each may be a decimal."""
    inside = within(layout)
    columns = {
        cell: table.column[cell.rpartition(".")[2]]
        for table in load_form(layout.form_id).tables.values()
        for cell in table.cells
        if cell not in inside
    }
    return tuple((cell, column.decimal) for cell, column in columns.items() if not column.signed)


def _addresses(stated: Sequence[Stated]) -> dict[str, Stated]:
    """`text:CELL`, with `#2`, `#3` where the prose gives the same again."""
    found: dict[str, Stated] = {}
    for one in stated:
        if not one.readings:
            continue
        plain = address = f"{TEXT}{'+'.join(one.readings[0])}"
        again = 1
        while address in found:
            again += 1
            address = f"{plain}#{again}"
        found[address] = one
    return found


@lru_cache(maxsize=64)
def _printed_order(layout: Layout) -> dict[CellId, int]:
    return {cell: number for number, cell in enumerate(spots(layout.form_id, layout.carried))}
