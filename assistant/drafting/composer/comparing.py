"""This year's fact beside last year's of the same words: counts of facts, and counts that stand in their text."""

import re
from dataclasses import dataclass, replace

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import Change, year_on_year
from assistant.drafting.composer.desk import Desk
from assistant.drafting.counts import counts, first_rate
from assistant.drafting.likeness import likeness
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import SlotId, slot

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
    if previous is None or count is None or not desk.count(count.name):
        return _rate(desk, said)
    if clerk.pattern("compares").search(said.text) or (not said.has_figure and _goes_on(said.text, count.unit)):
        return Change()
    olds = [old for fact in previous.facts if (old := _count(desk, clerk.clean(desk, fact), "previous_fact"))]
    same = [old for old in olds if _same_unit(old.unit, count.unit) and _alike(old.words, count.words) >= _ALIKE]
    if not same:
        return _rate(desk, said)
    best = max(same, key=lambda old: _alike(old.words, count.words))
    if count.unit == "%":
        return _points(desk, count.name, best.name)
    unit = count.unit.removeprefix(_MYRIAD) if best.unit != count.unit else count.unit
    now, before = (_in_pieces(desk, one) if best.unit != count.unit else one.name for one in (count, best))
    return year_on_year(desk, now, before, unit, printed_unit=_printed(said, unit))


def _rate(desk: Desk, said: clerk.Said) -> Change:
    """The first rate in a fact's words (`满意率86.4%`) beside last year's, where each is the only one."""
    previous, found = desk.report.previous, clerk.pattern("rate").search(said.text)
    first = first_rate(said.fact.text)
    if previous is None or found is None or first is None or first["value"] != found["value"] or said.has_figure:
        return Change()
    if clerk.pattern("compares").search(said.text) or clerk.pattern("turns").search(said.text):
        return Change()
    olds = [fact for fact in previous.facts if fact.unit == "%" and fact.text.endswith(found["what"])]
    news = [
        fact for fact in desk.report.facts if clerk.pattern("rate").search(fact.text) and found["what"] in fact.text
    ]
    if len(olds) != 1 or len(news) != 1 or olds[0].theme != said.fact.theme:
        return Change()
    change = _points(desk, f"[fact:{said.fact.id}.rate]", f"[previous_fact:{olds[0].id}]")
    return replace(change, at=found.end())


_MYRIAD = "万"


def _same_unit(one: str, other: str) -> bool:
    return one.removeprefix(_MYRIAD) == other.removeprefix(_MYRIAD)


def _in_pieces(desk: Desk, count: _Count) -> SlotId:
    """4.12万条 as 41200, for comparing with a count in 条."""
    if not count.unit.startswith(_MYRIAD):
        return count.name
    return desk.derive(f"pieces.{count.name.strip('[]')}", f"10000 * {count.name}", says=count.words).strip("{}")


def _points(desk: Desk, now: SlotId, before: SlotId) -> Change:
    """A rate beside last year's: the difference in percentage points."""
    new, old = desk.count(now), desk.count(before)
    if new is None or old is None or new == old:
        return Change(desk.say("change.points", "equal") if new == old and new is not None else "")
    high, low = (now, before) if new > old else (before, now)
    points = desk.derive(
        f"points.{now.strip('[]')}", f"{high} - {low}", 1, says="比上年增减（百分点）", unit="个百分点"
    )
    return Change(desk.say("change.points", *(["more"] if new > old else []), points=points), grown=new > old)


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
