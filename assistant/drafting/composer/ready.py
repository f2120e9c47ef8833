"""The report's facts made ready: usable, in sentences, under the theme where they are told, and what hangs on what."""

import re

from assistant.drafting.composer.cleaning import pattern
from assistant.drafting.composer.counting import verb_at
from assistant.drafting.composer.kinds import opens_kind
from assistant.drafting.composer.prose import prose
from assistant.drafting.composer.unread import readable
from assistant.drafting.counts import first_count
from assistant.drafting.derived import printed
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact, Report, Theme

_LIST = 2
"""Parts from which a list of counts is one."""


def ready(report: Report) -> Report:
    """The report without what cannot be used, its facts and last year's in prose."""
    report = readable(report)
    facts = _parts_named(tuple(_fact(report, fact) for fact in report.facts))
    previous = report.previous
    if previous is not None:
        olds = tuple(_in_prose(fact, previous.year) for fact in previous.facts)
        previous = previous.model_copy(update={"facts": olds})
    return report.model_copy(update={"facts": facts, "previous": previous})


def _parts_named(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """`惠民政策54条、财政信息12条、其他60条` behind `公开126条`: what adds up to it is told as its parts."""
    out: list[Fact] = []
    last: dict[Theme, Fact] = {}
    for fact in facts:
        before = last.get(fact.theme)
        named = before is not None and _adds_up(fact.text, before)
        out.append(fact.model_copy(update={"text": f"其中{fact.text}"}) if named else fact)
        last[fact.theme] = fact
    return tuple(out)


def _adds_up(text: str, whole: Fact) -> bool:
    items = [pattern("item").fullmatch(item) for item in re.split("[、，]", text)]
    found = [item for item in items if item]
    first = first_count(whole.text) if whole.value is None else None
    total, unit = (first["value"], first["unit"]) if first else (str(whole.value), whole.unit)
    if "包括" in text or len(found) < _LIST or len(found) < len(items) or {item["unit"] for item in found} != {unit}:
        return False
    return str(sum(int(item["n"]) for item in found)) == total


def _fact(report: Report, fact: Fact) -> Fact:
    fact = _explained(report, _in_prose(fact, report.year))
    return fact.model_copy(update={"theme": _theme(report, fact)})


def _explained(report: Report, fact: Fact) -> Fact:
    """`行政许可（律师执业等）` 310件, which a table counts, -> `行政许可310件，包括律师执业等`."""
    match = pattern("remarked").fullmatch(fact.text)
    same = [entry for entry in data("facts")["same_as_cell"] if match and regex(entry["pattern"]).match(match["what"])]
    if match is None or fact.value is None or not any(report.value(entry["cell"]) == fact.value for entry in same):
        return fact
    remark = match["more"] or match["remark"]
    lead = "" if match["more"] or pattern("part_of").match(remark) else "包括"
    text = f"{match['what']}{printed(fact.value)}{fact.unit or ''}，{lead}{remark}"
    return fact.model_copy(update={"text": text, "value": None, "unit": None})


def _in_prose(fact: Fact, year: int | None) -> Fact:
    text = prose(fact.text, year, labels=fact.theme != "contact") or fact.text
    if fact.value is not None and pattern("items").fullmatch(fact.unit or "") and pattern("channel_name").search(text):
        text += "" if verb_at(text) is not None else data("facts")["text"]["published_by"]
    sessions = fact.value is not None and pattern("sessions").fullmatch(fact.unit or "")
    unit = data("facts")["text"]["session"] if sessions and pattern("course").search(text) else fact.unit
    return fact.model_copy(update={"text": text, "unit": unit})


def _theme(report: Report, fact: Fact) -> Theme:
    """Where the fact is told: 信息处理费 in the last part, visits of a site with the site."""
    for entry in data("facts")["told_under"]:
        if fact.theme not in entry["from"] or not regex(entry["text"]).search(fact.text):
            continue
        if entry.get("fee") and not (report.fee and report.fee.notices):
            continue
        if "unless" not in entry or not regex(entry["unless"]).search(fact.text):
            theme: Theme = entry["to"]
            return theme
    return fact.theme


def leaders(report: Report) -> dict[str, str]:
    """A fact that speaks of the one before it in its theme (`其中…`, `据此…`, `均…`) -> that fact.

    What says that answers were in time speaks of all applications, unless one kind of them stands right before a part.
    """
    found: dict[str, str] = {}
    last: dict[Theme, Fact] = {}
    for fact in report.facts:
        before = last.get(fact.theme)
        if before is not None and pattern("hangs").match(fact.text) and not _of_all(fact, before):
            part = pattern("subitem")
            sibling = part.match(fact.text) and part.match(before.text)
            found[fact.id] = found.get(before.id, before.id) if sibling else before.id
        last[fact.theme] = fact
    return found


def _of_all(fact: Fact, before: Fact) -> bool:
    book = data("requests")["facts"]
    if fact.theme != "on_request" or not regex(book["in_time"]).search(fact.text):
        return False
    if regex(book["in_time"]).search(before.text):
        return False
    return not opens_kind(before.text) or bool(regex(book["all_answers"]).match(fact.text))
