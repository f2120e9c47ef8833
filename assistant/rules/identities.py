"""Rules that a sum of the form says: the equations that apply to a report's layout, and their breaches."""

from collections.abc import Iterable, Iterator
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


def judge(card: Card, view: View) -> Judgement:
    """All sums of that card; where cells are unknown, with what the other sums leave of them."""
    broken: list[tuple[Equation, Outcome]] = []
    unknown: set[CellId] = set()
    for number in asked(card, view):
        if outcome := view.sums.outcome(number):
            broken.append((view.sums.equations[number], outcome))
        else:
            unknown.update(view.sums.wanting(number))
    return Judgement(tuple(_breach(view.form, story) for story in _stories(broken)), frozenset(unknown))


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


def _stories(broken: list[tuple[Equation, Outcome]]) -> Iterator[list[tuple[Equation, Outcome]]]:
    """Equations that are broken for one reason together, the others alone, in the form's order."""
    by_line: dict[tuple[str, str], list[tuple[Equation, Outcome]]] = {}
    for pair in broken:
        line, _, _ = pair[0].instance.rpartition(".")
        by_line.setdefault((pair[0].identity, line), []).append(pair)
    for pairs in by_line.values():
        yield from _told_once(pairs)


def _told_once(pairs: list[tuple[Equation, Outcome]]) -> list[list[tuple[Equation, Outcome]]]:
    """A column and the total that miss the same, or all columns where they miss together what the total misses."""
    total = next((pair for pair in pairs if _column(pair) == "total"), None)
    if total is None:
        return [pairs] if len(pairs) >= _MANY_ROWS else [[pair] for pair in pairs]
    others = [pair for pair in pairs if pair is not total]
    alike = [pair for pair in others if _gap(pair) == _gap(total)]
    if len(alike) == 1:
        return [[pair] for pair in others if pair is not alike[0]] + [[alike[0], total]]
    if others and sum(map(_gap, others)) == _gap(total):
        return [pairs]
    return [[pair] for pair in pairs]


def _column(pair: tuple[Equation, Outcome]) -> str:
    return pair[0].instance.rpartition(".")[2]


def _gap(pair: tuple[Equation, Outcome]) -> Count:
    return pair[1].difference


def _breach(form: Form, story: Iterable[tuple[Equation, Outcome]]) -> Breach:
    pairs = tuple(story)
    lines = [
        sentence(where(form.id, equation.instance), (len(equation.left), len(equation.right)), outcome)
        for equation, outcome in pairs[:_TOLD]
    ]
    if len(pairs) > _TOLD:
        lines.append(f"等共{len(pairs)}处")
    first = pairs[0][1]
    return Breach(
        cells=tuple(dict.fromkeys(cell for equation, _ in pairs for cell in equation.right + equation.left)),
        expected=_bound(first.left),
        actual=_bound(first.right),
        words={"lines": "；".join(lines)},
        gaps={_column(pair): _gap(pair) for pair in pairs},
    )


def _bound(part: Side) -> Count | str:
    return part.known if part.exact else f"不小于{part.known}"
