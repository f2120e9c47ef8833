"""Which facts speak of reviews and suits, and why cases were corrected: told behind the numbers of table four."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.kinds import spoken
from assistant.drafting.composer.restated import drop_restated
from assistant.drafting.composer.results import result_lead
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Fact, SectionId, Theme

ROWS = ("litigation.review", "litigation.suit_direct", "litigation.suit_after_review")
_CORRECTED_CELLS = tuple(f"{row}.corrected" for row in ROWS)
_NAMES_CASE = re.compile(r"复议|诉讼|案件|判决|败诉|被纠正")
_CORRECTED = re.compile(r"(纠正|撤销|败诉|责令|确认违法)")
_THEMES: tuple[Theme, ...] = ("on_request", "oversight", "other")


def corrected(desk: Desk) -> int:
    """How many cases were corrected in review and in court."""
    return int(sum(desk.count(cell) or 0 for cell in _CORRECTED_CELLS))


def nothing_happened(desk: Desk) -> bool:
    """No review and no suit."""
    return desk.is_zero(*(f"{row}.total" for row in ROWS))


def causes(desk: Desk) -> list[Fact]:
    """The facts that say why a case was corrected; what followed from it comes last."""
    found = [
        fact for fact in desk.report.facts
        if fact.theme in ("on_request", "oversight", "management", "other") and _CORRECTED.search(fact.text)
        and (_NAMES_CASE.search(fact.text) or spoken(desk, clerk.clean(desk, fact), _CORRECTED_CELLS))
        and not re.search("^\\d+月印发|制定", fact.text)
    ]  # fmt: skip
    found = [fact for fact in found if fact.id not in desk.unused]
    if not found and sum(desk.count(f"{row}.total") or 0 for row in ROWS) == corrected(desk):
        found = about_cases(desk)[:1]  # where every case was corrected, what is said of a case says why
    return sorted(found, key=lambda fact: fact.text.startswith("因"))


def is_case(fact: Fact) -> bool:
    """The fact speaks of a review or a suit, not of what is done lest there be any."""
    book = data("litigation")["text"]
    return bool(regex(book["case"]).search(fact.text)) and not regex(book["no_case"]).match(fact.text)


def about_cases(desk: Desk) -> list[Fact]:
    """The untold facts on reviews and suits, with what hangs on them and what was done about a case right after."""
    book = data("litigation")["text"]
    found: list[Fact] = []
    for theme in _THEMES:
        last = None
        for fact in desk.untold(theme):
            follows = last in found and (desk.leaders.get(fact.id) or regex(book["after_case"]).search(fact.text))
            if (fact.value is None and is_case(fact)) or follows:
                found.append(fact)
            last = fact
    drop_restated(desk, found)
    if nothing_happened(desk):
        for fact in found:
            if regex(book["none"]).match(clerk.clean(desk, fact).text):
                desk.leave(fact.id, "表四为零，由“没有……”一句交代")
    return [fact for fact in found if fact.id not in desk.unused]


def in_sentences(desk: Desk, fact: Fact) -> list[clerk.Said]:
    """The fact, sentence by sentence where each speaks of reviews or suits; with what hangs on it, whole."""
    said = clerk.clean(desk, fact)
    parts = said.text.split("；")
    each = all(regex(data("litigation")["text"]["case"]).search(part) for part in parts)
    return [clerk.Said(fact, part) for part in parts] if each and not desk.has_followers(fact) else [said]


def tell_sentence(desk: Desk, section: SectionId, said: clerk.Said) -> None:
    """That sentence is told; what else the fact says is left to be told."""
    rest = [part for part in clerk.clean(desk, said.fact).text.split("；") if part not in said.text.split("；")]
    if rest:
        desk.words[said.fact.id] = "；".join(rest)
    else:
        desk.tell(section, said.fact.id)


def told_causes(desk: Desk, section: SectionId, facts: list[Fact]) -> str:
    """Why cases were corrected, each with what hangs on it; an open point where no fact tells."""
    if not corrected(desk):
        return ""
    facts = [fact for fact in facts if fact.id not in desk.told]
    if not facts:
        return gap(desk.say("litigation.cause_missing")) + "。"
    out = ""
    for fact in facts:
        followers = [other for other in about_cases(desk) if desk.leaders.get(other.id) == fact.id]
        desk.tell(section, fact.id, *(other.id for other in followers))
        out += f"{result_lead(desk, fact)}{_cause(desk, fact)}。" + "".join(sentences(cluster(desk, followers)))
    return out


def _cause(desk: Desk, fact: Fact) -> str:
    """The fact; where it opens with the case and the number of the table, the case alone."""
    said = clerk.clean(desk, fact)
    cells = _CORRECTED_CELLS
    found = spoken(desk, said, cells)
    if found is None or found.within or (found.count is None and not said.text[len(found.head) :].startswith("：")):
        return clerk.quote(fact, said.text)
    alone = sum(desk.some(cell) for cell in cells) == 1
    case = desk.say(
        "litigation.corrected_case", *(["alone"] if alone else []), *(["review"] if found.cell == cells[0] else [])
    )
    mark = "：" if found.rest[:1].isdecimal() or f"{said.text[: -len(found.rest)]}".endswith("：") else "，"
    mark = "" if re.match("系|是|为|均|分别", found.rest) and mark == "，" else mark
    return case + mark + clerk.quote(fact, found.rest)
