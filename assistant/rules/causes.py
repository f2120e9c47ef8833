"""One fault breaks several sums: which finding explains which.

The stories told here: a group's row carries a number that its items do not have, and the sums over items and over
groups fail by as much; last year's remainder was forgotten, and the balance fails by as much; one cell is wrong, and
its row and its column miss the same; （七）总计 is wrong, and both sums that end in it miss the same; table three was
left at 0, and the prose counts otherwise; this year's documents alone prove a stock wrong, and it does not follow from
last year's either; a row does not add up, and what else is odd about it rests on the same figures.
"""

from collections.abc import Iterable, Mapping, Sequence

from assistant.form import CellId, load_form
from assistant.report import Count
from assistant.rules.breach import Raised

_ITEMS, _RESULTS, _GROUP_RESULTS = "requests.group_items", "requests.results", "requests.group_results"
_ROWS, _BALANCE, _CARRY_OVER = "requests.row", "requests.balance", "requests.carry_over"
_STOCK_ALONE, _STOCKS = "T2-R03", ("active.normative_docs_stock", "active.regulations_stock")
_ODD_ROWS = ("T3-R07", "T3-R08", "T3-R09", "T3-R10", "N-R03")
_UNREAD = ("C-R01", "C-R02", "C-R03")
_NAMES = (_ITEMS, _RESULTS, _GROUP_RESULTS, _ROWS, _BALANCE, _CARRY_OVER)


def causes(raised: Sequence[Raised]) -> dict[str, str]:
    """Finding id -> the id of the finding that explains it."""
    sums = {name: [one for one in raised if name in one.card.identity] for name in _NAMES}
    roots = sums[_ITEMS]
    found = {one.id: cause.id for one in raised if (cause := _group_row(one, roots))}
    for one in sums[_RESULTS]:
        found.update(_pair(one, _same_gaps(one.breach.gaps, roots)))
    for one in sums[_GROUP_RESULTS]:
        found.update(_pair(one, _same_gaps(_opposite(one), roots) or _same_gaps(one.breach.gaps, sums[_RESULTS])))
    for one in sums[_BALANCE]:
        found.update(_pair(one, _same_gaps(_opposite(one), sums[_CARRY_OVER])))
    for one in (*sums[_RESULTS], *sums[_BALANCE]):
        if one.id not in found:
            found.update(_pair(one, _row_with_same_gap(one, sums[_ROWS])))
    for one in sums[_RESULTS]:
        if one.id not in found:
            found.update(_pair(one, _same_gaps(one.breach.gaps, sums[_BALANCE])))
    for one in raised:
        if one.id not in found and (one.card.id in _ODD_ROWS or one.breach.variant == "merge"):
            found.update(_pair(one, _row_of(one, sums[_ROWS])))
    return found | _stock(raised) | _misprint(raised) | _silence(raised) | _open_totals(raised) | _other_agency(raised)


def _misprint(raised: Sequence[Raised]) -> dict[str, str]:
    """A set phrase or a law's name that is misprinted explains the misprint within it."""
    found = {}
    for whole in (one for one in raised if one.card.id == "W-R03"):
        for part in (one for one in raised if one.card.id == "W-R08"):
            outer, inner = whole.breach.span, part.breach.span
            if (
                outer
                and inner
                and inner.section == outer.section
                and inner.start < outer.end
                and outer.start < inner.end
            ):
                found[part.id] = whole.id
    return found


def _row_of(one: Raised, rows: Iterable[Raised]) -> Raised | None:
    """The first row that does not add up and has a cell of the finding."""
    return next((row for row in rows if not set(one.breach.cells).isdisjoint(row.breach.cells)), None)


def _stock(raised: Sequence[Raised]) -> dict[str, str]:
    """A stock that its own figures contradict explains that neither last year's nor the prose's number fits it."""
    alone = [one for one in raised if one.card.id == _STOCK_ALONE]
    others = [one for one in raised if one.card.id == "N-R08" or any(name in one.card.identity for name in _STOCKS)]
    return {
        one.id: cause.id
        for one in others
        for cause in alone
        if not set(one.breach.cells).isdisjoint(cause.breach.cells)
    }


def _silence(raised: Sequence[Raised]) -> dict[str, str]:
    """A table three left at 0 explains what the prose says otherwise; unpaid fees untold, that fees are untold."""
    zeros = next((one for one in raised if one.card.id == "T3-R11"), None)
    untold = next((one for one in raised if one.card.id == "T3-R09" and one.breach.variant), None)
    found = {}
    for one in raised:
        if zeros and one.card.id.startswith("N-") and any(cell.startswith("requests.") for cell in one.breach.cells):
            found[one.id] = zeros.id
        elif untold and one.card.id == "F-R01":
            found[one.id] = untold.id
    return found


def _open_totals(raised: Sequence[Raised]) -> dict[str, str]:
    """Totals that the workbook cannot add up: the first finding on a cell that they add up explains them."""
    found = {}
    for one in raised:
        if one.card.id != "C-R02" or one.breach.variant != "sum":
            continue
        parts = _parts(one.breach.cells)
        cause = next(
            (
                other
                for other in raised
                if other is not one and other.card.id in _UNREAD and not parts.isdisjoint(other.breach.cells)
            ),
            None,
        )
        found.update(_pair(one, cause))
    return found


def _parts(totals: Iterable[CellId]) -> set[CellId]:
    """What these totals add up, also by way of other totals."""
    from assistant.form.workbook import computed_cells  # here: only a workbook has formulas

    computed = computed_cells(load_form())
    parts: set[CellId] = set()
    waiting = list(totals)
    while waiting:
        new = set(computed.get(waiting.pop(), ())) - parts
        parts |= new
        waiting += new
    return parts


def _other_agency(raised: Sequence[Raised]) -> dict[str, str]:
    """Last year's report is another agency's: of course its remainders and stocks do not lead over to this year's."""
    cause = next((one for one in raised if one.card.id == "Y-R07"), None)
    return {one.id: cause.id for one in raised if cause and one.card.family == "years" and one.card.identity}


def _opposite(one: Raised) -> dict[str, Count]:
    return {column: -gap for column, gap in one.breach.gaps.items()}


def _pair(one: Raised, cause: Raised | None) -> dict[str, str]:
    return {one.id: cause.id} if cause else {}


def _group_row(one: Raised, roots: Iterable[Raised]) -> Raised | None:
    """The row sum of a group hangs on the number on that row."""
    if _ROWS not in one.card.identity or not one.breach.cells[0].startswith("group."):
        return None
    group = one.breach.cells[0].rpartition(".")[0]
    return next((root for root in roots if root.breach.cells[0].rpartition(".")[0] == group), None)


def _same_gaps(gaps: Mapping[str, Count], candidates: Iterable[Raised]) -> Raised | None:
    """The only one that misses the same in the same columns; else the first where all together do."""
    several = list(candidates)
    alike = [one for one in several if one.breach.gaps == gaps]
    if len(alike) == 1:
        return alike[0]
    together: dict[str, Count] = {}
    for one in several:
        for column, gap in one.breach.gaps.items():
            together[column] = together.get(column, 0) + gap
    return several[0] if several and together == gaps else None


def _row_with_same_gap(one: Raised, rows: Iterable[Raised]) -> Raised | None:
    """The only row that misses as much and shares a cell with the column."""
    if len(one.breach.gaps) != 1:
        return None
    gap = abs(next(iter(one.breach.gaps.values())))
    alike = [
        row
        for row in rows
        if {abs(value) for value in row.breach.gaps.values()} == {gap}
        and not set(one.breach.cells).isdisjoint(row.breach.cells)
    ]
    return alike[0] if len(alike) == 1 else None
