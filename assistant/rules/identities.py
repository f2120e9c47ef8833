"""Rules that a sum of the form says: the equations that apply to a report's layout, and their breaches."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from assistant.form import CellId, Equation, Form
from assistant.report import Count
from assistant.report.intervals import Outcome, Side
from assistant.rules.breach import Breach
from assistant.rules.cards import Card
from assistant.rules.view import View
from assistant.rules.wording import sentence, where

_MANY_ROWS = 8
"""So many rows that do not add up have one reason (a shifted or foreign column): one finding."""

_TOLD = 4
"""So many of them are written out."""


class Judgement(NamedTuple):
    """What one card's sums say of a report: broken ones, and the cells that keep others open."""

    breaches: tuple[Breach, ...] = ()
    unknown: frozenset[CellId] = frozenset()


class _Broken(NamedTuple):
    """A broken sum: what it says, and left minus right (件), at least."""

    equation: Equation
    outcome: Outcome
    gap: Count

    @property
    def column(self) -> str:
        return self.equation.instance.rpartition(".")[2]


def judge(card: Card, view: View) -> Judgement:
    """All sums of that card; where cells are unknown, with what the other sums leave of them."""
    broken: list[_Broken] = []
    unknown: set[CellId] = set()
    sums, outcomes = view.sums, view.sums.outcomes
    for number in asked(card, view):
        if outcome := outcomes.get(number):
            broken.append(_Broken(sums.equations[number], outcome, outcome.difference))
        elif number in sums.bounds.open:
            unknown.update(*sums.open[number])
    return Judgement(tuple([_breach(view.form, story) for story in _stories(broken)]), frozenset(unknown))


def asked(card: Card, view: View) -> Iterator[int]:
    """The numbers of that card's sums, without those that simply hold."""
    for reference in card.identity:
        name, _, only = reference.partition(":")
        for number in view.sums.unsettled.get(name, ()):
            if not only or view.sums.equations[number].instance == only:
                yield number


def known_to(form: Form, card: Card) -> bool:
    """The form has the sums of that card (2019's form lacks those of the later table two)."""
    return all(name.partition(":")[0] in form.identities for name in card.identity)


def _stories(broken: list[_Broken]) -> Iterator[list[_Broken]]:
    """Equations that are broken for one reason together, the others alone, in the form's order."""
    by_line: dict[tuple[str, str], list[_Broken]] = {}
    for one in broken:
        line, _, _ = one.equation.instance.rpartition(".")
        by_line.setdefault((one.equation.identity, line), []).append(one)
    for several in by_line.values():
        yield from _told_once(several)


def _told_once(several: list[_Broken]) -> list[list[_Broken]]:
    """A column and the total that miss the same, or all columns where they miss together what the total misses."""
    if len(several) == 1:
        return [several]
    total = next((one for one in several if one.column == "total"), None)
    if total is None:
        return [several] if len(several) >= _MANY_ROWS else [[one] for one in several]
    others = [one for one in several if one is not total]
    alike = [one for one in others if one.gap == total.gap]
    if len(alike) == 1:
        return [[one] for one in others if one is not alike[0]] + [[alike[0], total]]
    if sum(one.gap for one in others) == total.gap:
        return [several]
    return [[one] for one in several]


def _breach(form: Form, story: list[_Broken]) -> Breach:
    lines = [sentence(where(form.id, one.equation.instance), one.outcome, one.gap) for one in story[:_TOLD]]
    if len(story) > _TOLD:
        lines.append(f"等共{len(story)}处")
    first = story[0].outcome
    return Breach(
        cells=tuple(dict.fromkeys(chain.from_iterable(one.equation.right + one.equation.left for one in story))),
        expected=_bound(first.left),
        actual=_bound(first.right),
        words={"lines": "；".join(lines)},
        gaps={one.column: one.gap for one in story},
    )


def _bound(part: Side) -> Count | str:
    return part.known if part.exact else f"不小于{part.known}"
