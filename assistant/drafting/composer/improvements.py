"""改进措施: one for each problem, in the order of the problems, with unit and deadline, openings in turn."""

import re

from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.problems import ordinal
from assistant.drafting.composer.prose import formal
from assistant.drafting.likeness import content_pairs
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap, slot
from assistant.report import Measure, Problem

SECTION = "improvements"


def improvements(desk: Desk) -> list[str]:
    """One template an item as printed, lead-in at the front of the first."""
    report = desk.report
    if not report.measures:
        return [desk.say("improvements.gap_all", gap=gap(desk.say("improvements.gap_named")))]
    ordered = _in_order(report.problems, report.measures)
    out = []
    for number, (problem, measure) in enumerate(ordered):
        flags = (["first"] if number == 0 else []) + (["only"] if len(ordered) == 1 else [])
        if measure is None:
            wanted = problem.text.strip().rstrip("。") if problem else ""
            text = gap(desk.say("improvements.gap_for", problem=wanted))
        else:
            text = _measure(desk, measure, number)
        out.append(desk.say("improvements.lead", *flags, text=text, ordinal=ordinal(number)))
    return out


def _in_order(
    problems: tuple[Problem, ...], measures: tuple[Measure, ...]
) -> list[tuple[Problem | None, Measure | None]]:
    """Problem by problem its measures; one that names no problem goes to the one it speaks of, else to the end."""
    answers = {measure.id: measure.answers for measure in measures}
    known = {problem.id for problem in problems}
    unanswered = [problem for problem in problems if problem.id not in answers.values()]
    for measure in measures:
        if answers[measure.id] not in known and unanswered:
            best = max(unanswered, key=lambda problem: len(content_pairs(problem.text) & content_pairs(measure.text)))
            answers[measure.id] = best.id
            unanswered.remove(best)
    ordered: list[tuple[Problem | None, Measure | None]] = []
    for problem in problems:
        mine = [measure for measure in measures if answers[measure.id] == problem.id]
        ordered += [(problem, measure) for measure in mine] or [(problem, None)]
    placed = {measure.id for _, measure in ordered if measure}
    return ordered + [(None, measure) for measure in measures if measure.id not in placed]


def _measure(desk: Desk, measure: Measure, number: int) -> str:
    text, unit, by = (part.strip().rstrip("。；;. ") for part in (measure.text, measure.unit or "", measure.by or ""))
    text = formal(text)
    key = f"measure:{measure.id}"
    flags = [_agent(text, unit)]
    head, mark, tail = text.rpartition("；")
    if mark and flags == [""] and unit and tail.startswith(("按", "每", "定期", "逐")):
        return _checked_by(desk, key, (head, unit, tail), by)
    since = regex(data("improvements")["lasting"]).search(text) and regex(data("improvements")["month"]).search(by)
    always = regex(data("improvements")["always"]).fullmatch(by)
    kind = (
        "by_always"
        if always
        else "by_before"
        if by.endswith(("前", "底", "末"))
        else "by_since"
        if by.endswith("起") or since
        else "by_other"
    )
    places = {
        "text": slot(key, text),
        "unit": slot(key, unit) if unit else gap(desk.say("improvements.unit_gap")),
        "by": _deadline(desk, key, by, kind) if by else gap(desk.say("improvements.by_gap")),
    }
    phrases = data("improvements")[kind]
    phrase = next(phrase for phrase in phrases if set(phrase.get("when", ())) <= set(flags))
    wordings = phrase["text"] if isinstance(phrase["text"], list) else [phrase["text"]]
    if "；" in text or "完成" in text:
        wordings = [wording for wording in wordings if not wording.endswith("<by>完成")] or wordings
    if text.startswith("在"):
        wordings = [wording for wording in wordings if "在<by>" not in wording] or wordings
    chosen: str = wordings[number % len(wordings)]
    for place, value in places.items():
        chosen = chosen.replace(f"<{place}>", value)
    return chosen


def _agent(text: str, unit: str) -> str:
    """How the unit goes with the text: in it already, before its verb, behind it; never a second 由."""
    book = data("improvements")
    if unit and regex(book["acts"].replace("<unit>", re.escape(unit))).search(text):
        return "unit_in_text"
    if regex("(?<![自理事经])由").search(text):
        return "by_another"
    if regex(book["shared"]).search(unit):
        return "unit_phrase"
    verb = bool(regex(book["each_time"]).match(text)) or text.startswith(tuple(book["verbs"]))
    return "verb" if verb and not regex(book["unsure"]).match(text) else ""


def _deadline(desk: Desk, key: str, by: str, kind: str) -> str:
    """The deadline as printed: next year's number where the office leaves it out, 前 or 起 where it wants one."""
    by = re.sub("^自", "", by)
    end = "前" if kind == "by_before" and not by.endswith("前") else ""
    end = "起" if kind == "by_since" and not by.endswith("起") else end
    for entry in data("improvements")["year"]:
        match = regex(entry["by"]).search(by)
        if match:
            rest = by[match.end() :]
            return desk.say("improvements.by_year", *entry["flags"], rest=slot(key, rest) if rest else "") + end
    return slot(key, by) + end


def _checked_by(desk: Desk, key: str, parts: tuple[str, str, str], by: str) -> str:
    """`文件与解读一并报审；按季度核对`: the unit goes with what it checks."""
    head, unit, tail = (slot(key, part) for part in parts)
    since = _deadline(desk, key, by, "by_since") if by else gap(desk.say("improvements.by_gap"))
    return desk.say("improvements.checked_by", head=head, unit=unit, tail=tail, by=since)
