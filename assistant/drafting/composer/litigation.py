"""Reviews and suits: results as table four has them; a corrected case owes its cause; pending is never 维持."""

from dataclasses import dataclass
from fractions import Fraction

from assistant.drafting.composer import clerk
from assistant.drafting.composer.cases import (
    ROWS,
    about_cases,
    causes,
    corrected,
    in_sentences,
    nothing_happened,
    tell_sentence,
    told_causes,
)
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact, SectionId

_OUTCOMES = ("upheld", "corrected", "other", "pending")
_REVIEW, _DIRECT, _AFTER = ROWS
_WAS_CORRECTED = f"previous:{_REVIEW}.corrected"
_FEW = 3


def in_requests(desk: Desk) -> bool:
    """Few and none corrected: told with the applications, not under oversight."""
    totals = [desk.count(f"{row}.total") for row in ROWS]
    return all(total is not None for total in totals) and sum(t or 0 for t in totals) <= _FEW and not corrected(desk)


def litigation(desk: Desk, section: SectionId = "overview.oversight") -> str:
    """Reviews and suits as a template with all that facts say of them; empty where the first sentence has said it."""
    facts = about_cases(desk)
    why = causes(desk) if corrected(desk) else []
    if nothing_happened(desk):
        first = f"{desk.say('litigation.none')}。"
    else:
        first = "；".join(_counts(desk, section, [fact for fact in facts if fact not in why])) + "。"
    out = first + told_causes(desk, section, why)
    rest = [fact for fact in facts if fact.id not in desk.told]
    desk.tell(section, *(fact.id for fact in rest))
    return out + "".join(sentences(cluster(desk, rest)))


def none_at_all(desk: Desk) -> str:
    """The clause on reviews and suits where there was no application either."""
    return desk.say("litigation.none", "no_requests")


def _counts(desk: Desk, section: SectionId, facts: list[Fact]) -> list[str]:
    """A clause on reviews and one on suits; a single case with the sentence that tells it."""
    said = [part for fact in facts for part in in_sentences(desk, fact)]
    suit = regex(data("litigation")["text"]["suit"])
    suits = [part for part in said if suit.search(part.text)]
    reviews = [part for part in said if part not in suits]
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


def _only(desk: Desk, section: SectionId, said: list[clerk.Said], count: Fraction | None) -> _Only:
    """The sentence on the only case; tells it."""
    book = data("litigation")["text"]
    if count != 1 or len(said) != 1 or regex(book["other_year"]).search(said[0].text):
        return _Only()
    fact, text = said[0].fact, said[0].text
    tell_sentence(desk, section, said[0])
    told = bool(regex(book["upheld"]).search(text))
    counted = regex(book["counted"]).match(text)
    if counted:
        return _Only(after_number="，" + clerk.quote(fact, text[counted.end() :]), tells_result=told)
    return _Only(after_result="：" + clerk.quote(fact, text), tells_result=told)


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
