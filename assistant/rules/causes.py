"""One fault breaks several sums: which finding explains which.

Two stories are told here. A group's row carries a number that its items do not have: the sums over items and over
groups fail by the same amount. One cell is wrong: its row and its column miss the same amount.
"""

from collections.abc import Iterable, Mapping, Sequence

from assistant.report import Count
from assistant.rules.breach import Raised

_ITEMS, _RESULTS, _GROUP_RESULTS = "requests.group_items", "requests.results", "requests.group_results"
_ROWS, _BALANCE = "requests.row", "requests.balance"


def causes(raised: Sequence[Raised]) -> dict[str, str]:
    """Finding id -> the id of the finding that explains it."""
    sums = {name: [one for one in raised if name in one.card.identity] for name in _NAMES}
    roots = sums[_ITEMS]
    found = {one.id: cause.id for one in raised if (cause := _group_row(one, roots))}
    for one in sums[_RESULTS]:
        found.update(_pair(one, _same_gaps(one.breach.gaps, roots)))
    for one in sums[_GROUP_RESULTS]:
        opposite = {column: -gap for column, gap in one.breach.gaps.items()}
        found.update(_pair(one, _same_gaps(opposite, roots) or _same_gaps(one.breach.gaps, sums[_RESULTS])))
    for one in (*sums[_RESULTS], *sums[_BALANCE]):
        if one.id not in found:
            found.update(_pair(one, _row_with_same_gap(one, sums[_ROWS])))
    return found


_NAMES = (_ITEMS, _RESULTS, _GROUP_RESULTS, _ROWS, _BALANCE)


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
