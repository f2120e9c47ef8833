"""Reviews and suits: results as table four has them; a corrected case owes its cause; pending is never 维持."""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.kinds import spoken
from assistant.drafting.composer.restated import drop_restated
from assistant.drafting.composer.results import result_lead
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Fact, SectionId, Theme

_OUTCOMES = ("upheld", "corrected", "other", "pending")
_REVIEW, _DIRECT, _AFTER = "litigation.review", "litigation.suit_direct", "litigation.suit_after_review"
_WAS_CORRECTED = f"previous:{_REVIEW}.corrected"
_CORRECTED_CELLS = tuple(f"{row}.corrected" for row in (_REVIEW, _DIRECT, _AFTER))
_NAMES_CASE = re.compile(r"复议|诉讼|案件|判决|败诉|被纠正")
_FEW = 3
_CORRECTED = re.compile(r"(纠正|撤销|败诉|责令|确认违法)")
_THEMES: tuple[Theme, ...] = ("on_request", "oversight", "other")


def corrected(desk: Desk) -> int:
    """How many cases were corrected in review and in court."""
    return int(sum(desk.count(f"{row}.corrected") or 0 for row in (_REVIEW, _DIRECT, _AFTER)))


def in_requests(desk: Desk) -> bool:
    """Few and none corrected: told with the applications, not under oversight."""
    totals = [desk.count(f"{row}.total") for row in (_REVIEW, _DIRECT, _AFTER)]
    return all(total is not None for total in totals) and sum(t or 0 for t in totals) <= _FEW and not corrected(desk)


def nothing_happened(desk: Desk) -> bool:
    """No review and no suit."""
    return desk.is_zero(*(f"{row}.total" for row in (_REVIEW, _DIRECT, _AFTER)))


def litigation(desk: Desk, section: SectionId = "overview.oversight") -> str:
    """Reviews and suits as a template with all that facts say of them; empty where the first sentence has said it."""
    facts = about_cases(desk)
    why = [fact for fact in causes(desk) if fact.id not in desk.unused] if corrected(desk) else []
    if nothing_happened(desk):
        first = f"{desk.say('litigation.none')}。"
    else:
        first = "；".join(_counts(desk, section, [fact for fact in facts if fact not in why])) + "。"
    out = first + _causes(desk, section, why)
    rest = [fact for fact in facts if fact.id not in desk.told]
    desk.tell(section, *(fact.id for fact in rest))
    return out + "".join(sentences(cluster(desk, rest)))


def none_at_all(desk: Desk) -> str:
    """The clause on reviews and suits where there was no application either."""
    return desk.say("litigation.none", "no_requests")


def _counts(desk: Desk, section: SectionId, facts: list[Fact]) -> list[str]:
    """A clause on reviews and one on suits; a single case with the fact that tells it."""
    reviews = [fact for fact in facts if not regex(data("litigation")["text"]["suit"]).search(fact.text)]
    suits = [fact for fact in facts if fact not in reviews]
    clauses = []
    if not desk.is_zero(f"{_REVIEW}.total"):
        clauses.append(_review(desk, _only(desk, section, reviews, desk.count(f"{_REVIEW}.total"))))
    total = desk.derive("suits", f"{_DIRECT}.total + {_AFTER}.total", says="行政诉讼合计（件）", unit="件")
    if desk.is_zero(f"{_DIRECT}.total", f"{_AFTER}.total"):
        return [*clauses, desk.say("litigation.no_suits")]
    clauses.append(_suits(desk, total, _only(desk, section, suits, desk.count("derived:suits"))))
    return clauses if clauses[1:] else [*clauses, desk.say("litigation.suits_alone")]


@dataclass(frozen=True, slots=True)
class _Only:
    """What is said of a single case: right behind its number, or behind its result, which it may tell itself."""

    after_number: str = ""
    after_result: str = ""
    tells_result: bool = False


def _only(desk: Desk, section: SectionId, facts: list[Fact], count: Fraction | None) -> _Only:
    """The fact on the only case; tells it."""
    if count != 1 or len(facts) != 1 or regex(data("litigation")["text"]["other_year"]).search(facts[0].text):
        return _Only()
    desk.tell(section, facts[0].id)
    book, text = data("litigation")["text"], clerk.clean(desk, facts[0]).text
    told = bool(regex(book["upheld"]).search(text))
    counted = regex(book["counted"]).match(text)
    if counted:
        return _Only(after_number="，" + clerk.quote(facts[0], text[counted.end() :]), tells_result=told)
    return _Only(after_result="：" + clerk.quote(facts[0], text), tells_result=told)


def _review(desk: Desk, only: _Only) -> str:
    change = year_on_year(desk, f"{_REVIEW}.total", f"previous:{_REVIEW}.total")
    slots = {outcome: f"{{{_REVIEW}.{outcome}}}" for outcome in _OUTCOMES if desk.some(f"{_REVIEW}.{outcome}")}
    before = desk.say("litigation.before", cell=f"{_REVIEW}.corrected") if desk.some(_WAS_CORRECTED) else ""
    told = _told(desk, "litigation.review", slots, desk.count(f"{_REVIEW}.total") == 1, change.text, before, only)
    none = desk.is_zero(f"{_REVIEW}.corrected") and before
    return told + (desk.say("litigation.none_corrected", before=before) if none else "") + only.after_result


def _suits(desk: Desk, total: str, only: _Only) -> str:
    slots = {}
    for outcome in _OUTCOMES:
        cells = [f"{row}.{outcome}" for row in (_DIRECT, _AFTER)]
        some = [cell for cell in cells if desk.some(cell)]
        if len(some) == 1:
            slots[outcome] = f"{{{some[0]}}}"
        elif some:
            says = f"行政诉讼{data('litigation')['outcome'][outcome]}合计（件）"
            slots[outcome] = desk.derive(f"suits.{outcome}", " + ".join(cells), says=says, unit="件")
    before = [f"previous:{row}.total" for row in (_DIRECT, _AFTER)]
    change = year_on_year(desk, "derived:suits", desk.derive(
        "suits.before", " + ".join(before), says="上年行政诉讼合计（件）", unit="件").strip("{}"))  # fmt: skip
    return _told(
        desk,
        "litigation.suits",
        slots,
        desk.count("derived:suits") == 1,
        change.text,
        only=only,
        suits=total,
        lead=desk.say("litigation.lead", *(["alone"] if desk.is_zero(f"{_REVIEW}.total") else [])),
    ) + only.after_result  # fmt: skip


def _told(
    desk: Desk, phrase: str, slots: dict[str, str], one: bool, change: str, corrected_before: str = "",
    only: _Only = _Only(),
    **places: str
) -> str:  # fmt: skip
    before = {"corrected": corrected_before}
    change = "" if change == desk.say("change.year_on_year", "base_zero") else change
    names = data("litigation")["outcome"]
    flags = (["one"] if one else []) + (["single_outcome", *slots] if len(slots) == 1 else [])
    flags += [] if slots else ["unknown"]
    flags += ["told"] if only.tells_result and list(slots) == ["upheld"] else []
    outcome = desk.say("litigation.all", *flags) if len(slots) == 1 else ""
    listed = "、".join(f"{names[key]}{slot}件{before.get(key, '')}" for key, slot in slots.items())
    return desk.say(
        phrase,
        *flags,
        change=(f"，{change}" if change else "") + only.after_number,
        outcome=outcome,
        list=listed,
        **places,
    )


def causes(desk: Desk) -> list[Fact]:
    """The facts that say why a case was corrected; what followed from it comes last."""
    found = [
        fact for fact in desk.report.facts
        if fact.theme in ("on_request", "oversight", "management", "other") and _CORRECTED.search(fact.text)
        and (_NAMES_CASE.search(fact.text) or spoken(desk, clerk.clean(desk, fact), _CORRECTED_CELLS))
        and not re.search("^\\d+月印发|制定", fact.text)
    ]  # fmt: skip
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


def _causes(desk: Desk, section: SectionId, facts: list[Fact]) -> str:
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
