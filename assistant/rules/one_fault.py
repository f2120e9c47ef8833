"""One wrong figure, one story: findings of different families that the same change of one cell would settle.

A sum says of each of its cells by how much it would have to change; so does a number of the prose that counts cells.
Where these agree, the fault is one: a cell that breaks its row, its column, the balance and the carry-over; a sentence
that states what the sums demand. Said for one finding at a time, never for two that might as well be two faults.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.form import CellId
from assistant.report import Count
from assistant.rules.breach import Raised
from assistant.rules.identities import asked
from assistant.rules.view import View

_ROW = "requests.row"


class _Need(NamedTuple):
    """A finding, and by how much (件, 万元) each of its cells alone would have to change to settle it."""

    finding: str
    changes: Mapping[CellId, Count]
    said: bool


def joined(explained: Mapping[str, str], raised: Sequence[Raised], view: View) -> dict[str, str]:
    """Finding id -> the id of the finding that explains it: `explained`, and what one wrong figure joins to it."""
    found = dict(explained)
    if len(raised) < 2:
        return found
    needs = [need for one in raised for need in _needs(one, view)]
    rank = {one.id: (_ROW not in one.card.identity, number) for number, one in enumerate(raised)}
    for (cell, change), members in _wrong_cells(needs):
        roots = {_root(one, found) for one in members}
        if len(roots) > 1 and roots <= members and _upsets_nothing(cell, change, view):
            first, *others = sorted(roots, key=rank.__getitem__)
            found |= dict.fromkeys(others, first)
    for need in needs:
        if need.said and need.finding not in found and (head := _said_as_demanded(need, needs, found)):
            found[need.finding] = head
    return found | _same_mention(raised, found)


def _root(finding: str, found: Mapping[str, str]) -> str:
    seen = {finding}
    while (cause := found.get(finding)) and cause not in seen:
        seen.add(cause)
        finding = cause
    return finding


def _needs(one: Raised, view: View) -> Iterator[_Need]:
    """What a sum or a number of the prose asks of its cells."""
    cells = set(one.breach.cells)
    for number in asked(one.card, view):
        equation = view.sums.equations[number]
        if equation.right[0] in cells and number not in view.sums.open and cells.issuperset(equation.cells):
            gap = view.sums.gaps[number]
            changes = dict.fromkeys(equation.left, -gap) | dict.fromkeys(equation.right, gap)
            yield _Need(one.id, changes, said=False)
    expected, actual = one.breach.expected, one.breach.actual
    if not (one.breach.span and cells) or isinstance(expected, str | None) or isinstance(actual, str | None):
        return
    if cells <= view.known.keys() and sum(view.known[cell] for cell in cells) == expected != actual:
        yield _Need(one.id, dict.fromkeys(one.breach.cells, actual - expected), said=True)


def _wrong_cells(needs: Sequence[_Need]) -> list[tuple[tuple[CellId, Count], set[str]]]:
    """Cell and change -> the findings that it would settle; of several findings, those of most first."""
    first: dict[tuple[CellId, Count], str] = {}
    shared: dict[tuple[CellId, Count], set[str]] = {}
    for need in needs:
        for pair in need.changes.items():
            other = first.setdefault(pair, need.finding)
            if other != need.finding:
                shared.setdefault(pair, {other}).add(need.finding)
    return sorted(((pair, shared[pair]) for pair in first if pair in shared), key=lambda found: -len(found[1]))


def _upsets_nothing(cell: CellId, change: Count, view: View) -> bool:
    """Every sum with that cell asks for the change; sums with unknown cells have no say."""
    left, right = view.sums.places(cell)
    gaps, unknown = view.sums.gaps, view.sums.open
    settled = all(-gaps[number] == change for number in left if number not in unknown)
    settled = settled and all(gaps[number] == change for number in right if number not in unknown)
    return settled and view.known[cell] + change >= 0


def _said_as_demanded(need: _Need, needs: Sequence[_Need], found: Mapping[str, str]) -> str | None:
    """What explains a number of the prose: sums that ask for just that number, else the same number said before.

    None where sums of several stories ask for it.
    """
    alike = [one for one in needs if one.finding != need.finding and one.changes.items() & need.changes.items()]
    sums = {_root(one.finding, found) for one in alike if not one.said}
    if sums:
        return sums.pop() if len(sums) == 1 else None
    before = needs[: needs.index(need)]
    return next((_root(one.finding, found) for one in before if one.said and one.changes == need.changes), None)


def _same_mention(raised: Sequence[Raised], found: Mapping[str, str]) -> dict[str, str]:
    """Several rules on the numbers of the prose that speak at one number: the first explains the others."""
    first: dict[tuple[str, int], str] = {}
    later = {}
    for one in raised:
        span = one.breach.span
        if span and one.card.kind == "nvt":
            head = first.setdefault((span.section, span.end), one.id)
            if head != one.id and one.id not in found and _root(head, found) != one.id:
                later[one.id] = head
    return later
