"""This year's fact beside last year's of the same words: counts of facts, and counts that stand in their text."""

import re
from dataclasses import dataclass

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import Change, year_on_year
from assistant.drafting.composer.desk import Desk
from assistant.drafting.counts import counts
from assistant.drafting.likeness import likeness
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import SlotId, slot
from assistant.report import Fact

_ALIKE, _LONG_ENOUGH = 0.9, 8
"""Likeness from which longer texts count the same thing though not in the same words."""


@dataclass(frozen=True, slots=True)
class _Count:
    """What is counted, its unit, and the figure's name in an expression."""

    words: str
    unit: str
    name: SlotId


def compare(desk: Desk, said: clerk.Said) -> Change:
    """The change against last year's fact of the same text and unit; empty where the fact itself compares."""
    previous, count = desk.report.previous, _count(desk, said, "fact")
    if previous is None or count is None or count.unit == "%" or not desk.count(count.name):
        return Change()
    if clerk.pattern("compares").search(said.text) or (not said.has_figure and _goes_on(said.text, count.unit)):
        return Change()
    olds = [old for fact in previous.facts if (old := _count(desk, clerk.clean(desk, fact), "previous_fact"))]
    same = [old for old in olds if old.unit == count.unit and _alike(old.words, count.words) >= _ALIKE]
    if not same:
        return Change()
    best = max(same, key=lambda old: _alike(old.words, count.words))
    return year_on_year(desk, count.name, best.name, count.unit, printed_unit=_printed(said, count.unit))


def _goes_on(text: str, unit: str) -> bool:
    """The first count is only where the year began: 12块→24块, 214个，压减到167个. Parts of a whole may follow."""
    first, *later = counts(text)
    if clerk.pattern("turns").search(text, first.end()):
        return True
    again = next((count for count in later if count["unit"] == unit), None)
    return again is not None and not clerk.pattern("parts_follow").search(text, first.end(), again.start())


def _count(desk: Desk, said: clerk.Said, kind: str) -> _Count | None:
    fact = said.fact
    if said.has_figure:
        return _Count(
            _bare(desk, clerk.pattern("count_tail").sub("", said.text)), fact.unit or "", f"[{kind}:{fact.id}]"
        )
    found = said.counted
    if found is None:
        return None
    return _Count(_bare(desk, found[0]), found[2], f"[{kind}:{fact.id}.first]")


def _printed(said: clerk.Said, unit: str) -> str:
    if said.has_figure:
        return slot(f"fact:{said.fact.id}.unit") if said.fact.unit else ""
    return clerk.quote(said.fact, unit)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return likeness(one, other) if min(len(one), len(other)) >= _LONG_ENOUGH else 0.0


def _bare(desk: Desk, text: str) -> str:
    """What is counted, without the words that only lead to the figure."""
    text = clerk.plain(clerk.pattern("subitem").sub("", text))
    for name in (desk.report.agency, desk.report.short):
        text = text.removeprefix(name) if name else text
    return str(re.sub("[，；：、“”]", "", regex(data("facts")["text"]["leads"]).sub("", text)))


def same_count(one: Fact, other: Fact) -> bool:
    """Both count the same unit, the other no more than the one."""
    return bool(one.value and other.value and one.unit == other.unit and one.value >= other.value)
