"""What facts say that table two says as well, zeros and counts: each is told once."""

import re
from fractions import Fraction

from assistant.drafting.composer import clerk
from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import SlotId
from assistant.report import Fact


def drop_zeros(desk: Desk, facts: list[Fact]) -> None:
    """Leave out sentences that only say that there was none of what table two counts as zero: the section says it once.

    A sentence that says more (`本镇不收取…`, `…，原因是…`) stays.
    """
    for fact in facts:
        if desk.has_followers(fact) or fact.value not in (None, 0):
            continue
        said = clerk.clean(desk, fact)
        parts = said.text.split("；")
        kept = [part for part in parts if not _is_zero(desk, part, counted=fact.value == 0)]
        if not kept:
            desk.leave(fact.id, "表二为零，由“没有……”一句交代")
        elif len(kept) < len(parts):
            desk.words[fact.id] = "；".join(kept)


def _is_zero(desk: Desk, sentence: str, *, counted: bool) -> bool:
    book = data("active")["zero"]
    form = regex(book["things" if counted else "none"])
    chunks = sentence.split("，")
    if not all(form.match(clerk.plain(chunk)) for chunk in chunks):
        return False
    cells = [cell for cell, word in book["cells"].items() if word in sentence]
    return bool(cells) and desk.is_zero(*cells)


def says_no(facts: list[Fact], what: str) -> bool:
    """One of the facts says itself that there was nothing of that kind (行政处罚, 收费)."""
    form = regex(data("active")["zero"]["says_no"].replace("<what>", re.escape(what.removeprefix("行政"))))
    return any(form.search(fact.text) for fact in facts)


def stated(desk: Desk, said: clerk.Said, cells: tuple[SlotId, ...]) -> list[SlotId]:
    """The cells of table two whose number the fact gives itself: `废止31件、修改9件`."""
    if said.fact.value is not None or clerk.pattern("compares").search(said.text):
        return []
    return [cell for cell in cells if desk.some(cell) and _count(desk, cell, said.text) is not None]


def _count(desk: Desk, cell: SlotId, text: str) -> re.Match[str] | None:
    forms = data("active")["stated"][cell]
    for form in [forms] if isinstance(forms, str) else forms:
        for match in regex(form).finditer(text):
            if desk.count(cell) == Fraction(match["n"]):
                return match
    return None


def with_change(desk: Desk, said: clerk.Said, cell: SlotId, change: str) -> str:
    """The fact's sentence as a template, the change of the cell right behind its number."""
    fact, text = said.fact, said.text
    match = _count(desk, cell, text)
    if match is None or not change:
        return clerk.quote(fact, text)
    at = match.end()
    return clerk.quote(fact, text[:at]) + f"，{change}" + clerk.quote(fact, text[at:])
