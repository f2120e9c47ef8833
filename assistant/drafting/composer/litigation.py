"""Reviews and suits: results as table four has them; a corrected case owes its cause; pending is never 维持."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.kinds import spoken
from assistant.drafting.composer.results import result_lead
from assistant.drafting.phrasebook import data
from assistant.drafting.slots import gap
from assistant.report import Fact

_OUTCOMES = ("upheld", "corrected", "other", "pending")
_REVIEW, _DIRECT, _AFTER = "litigation.review", "litigation.suit_direct", "litigation.suit_after_review"
_WAS_CORRECTED = f"previous:{_REVIEW}.corrected"
_CORRECTED_CELLS = tuple(f"{row}.corrected" for row in (_REVIEW, _DIRECT, _AFTER))
_NAMES_CASE = re.compile(r"复议|诉讼|案件|判决|败诉|被纠正")
_FEW = 3
_CASES = re.compile(r"^(有\d+件)?(政府信息公开)?(行政)?(复议|诉讼)(案件)?(中|，|的)")
_CORRECTED = re.compile(r"(纠正|撤销|败诉|责令|确认违法)")


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


def litigation(desk: Desk, *, inline: bool = False) -> str:
    """The sentence on reviews and suits as a template; `inline` leaves out the full stop (nothing happened at all)."""
    suits = desk.derive("suits", f"{_DIRECT}.total + {_AFTER}.total", says="行政诉讼合计（件）", unit="件")
    if nothing_happened(desk):
        text = desk.say("litigation.none", *(["no_requests"] if inline else []))
        return text if inline else f"{text}。"
    clauses = []
    if not desk.is_zero(f"{_REVIEW}.total"):
        clauses.append(_review(desk))
    if desk.is_zero(f"{_DIRECT}.total", f"{_AFTER}.total"):
        clauses.append(desk.say("litigation.no_suits"))
    else:
        clauses.append(_suits(desk, suits))
        if desk.is_zero(f"{_REVIEW}.total"):
            clauses.append(desk.say("litigation.suits_alone"))
    return f"{'；'.join(clauses)}。{_causes(desk)}"


def _review(desk: Desk) -> str:
    change = year_on_year(desk, f"{_REVIEW}.total", f"previous:{_REVIEW}.total")
    slots = {outcome: f"{{{_REVIEW}.{outcome}}}" for outcome in _OUTCOMES if desk.some(f"{_REVIEW}.{outcome}")}
    before = desk.say("litigation.before", cell=f"{_REVIEW}.corrected") if desk.some(_WAS_CORRECTED) else ""
    told = _told(desk, "litigation.review", slots, desk.count(f"{_REVIEW}.total") == 1, change.text, before)
    none = desk.is_zero(f"{_REVIEW}.corrected") and before
    return told + (desk.say("litigation.none_corrected", before=before) if none else "")


def _suits(desk: Desk, total: str) -> str:
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
        suits=total,
        lead=desk.say("litigation.lead", *(["alone"] if desk.is_zero(f"{_REVIEW}.total") else [])),
    )


def _told(
    desk: Desk, phrase: str, slots: dict[str, str], one: bool, change: str, corrected_before: str = "", **places: str
) -> str:
    before = {"corrected": corrected_before}
    change = "" if change == desk.say("change.year_on_year", "base_zero") else change
    names = data("litigation")["outcome"]
    flags = (["one"] if one else []) + (["single_outcome", *slots] if len(slots) == 1 else [])
    flags += [] if slots else ["unknown"]
    outcome = desk.say("litigation.all", *flags) if len(slots) == 1 else ""
    listed = "、".join(f"{names[key]}{slot}件{before.get(key, '')}" for key, slot in slots.items())
    return desk.say(phrase, *flags, change=f"，{change}" if change else "", outcome=outcome, list=listed, **places)


def causes(desk: Desk) -> list[Fact]:
    """The facts that say why a case was corrected; what followed from it comes last."""
    found = [
        fact for fact in desk.report.facts
        if fact.theme in ("on_request", "oversight", "management", "other") and _CORRECTED.search(fact.text)
        and (_NAMES_CASE.search(fact.text) or spoken(desk, clerk.clean(desk, fact), _CORRECTED_CELLS))
        and not re.search("^\\d+月印发|制定", fact.text)
    ]  # fmt: skip
    return sorted(found, key=lambda fact: fact.text.startswith("因"))


def on_cases(fact: Fact) -> bool:
    """The fact speaks of reviews or suits: it is told behind their numbers."""
    return fact.value is None and bool(_CASES.search(fact.text))


def _causes(desk: Desk) -> str:
    if not corrected(desk):
        return ""
    facts = [fact for fact in causes(desk) if fact.id not in desk.told]
    if not facts:
        return gap(desk.say("litigation.cause_missing")) + "。"
    for fact in facts:
        desk.tell("overview.oversight", fact.id)
    return "".join(f"{result_lead(desk, fact)}{_cause(desk, fact)}。" for fact in facts)


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
