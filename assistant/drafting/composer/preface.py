"""引言: whose report, which year, on what basis, where to read it, whom to ask."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.contact import Contact, contact, tells_where
from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Fact

SECTION = "preface"
_FIRST = re.compile(r"首(份|个|次).{0,6}(年报|报告)")
_THE_SAME = re.compile(r"该(网站|栏目|专栏|平台)|上述")
_MERGED = re.compile(r"合并|整合|由[^，；]*(与|和)[^，；]*(组建|成立)")
_ON_COMPARING = re.compile(r"同比|可比|口径|比较")
_TAKEN_OVER = re.compile(r"承接|划入|并入")


def preface(desk: Desk) -> str:
    """The preface as a template; tells the facts on contact, on where to read the report, on scope and founding."""
    report = desk.report
    founded = _founded(desk)
    new, wide = _pattern("founded"), _pattern("scope")
    found = _find(desk, wide) + [fact for fact in _find(desk, _pattern("counted_in")) if not new.search(fact.text)]
    scope = list(dict.fromkeys(fact for fact in found if fact not in founded))
    counted = [fact for fact in desk.untold("overview") if fact.value and wide.search(fact.text)]
    reached = contact(desk, _contacts(desk, [*scope, *founded]))
    reached.where += _elsewhere(desk)
    agency = desk.say("preface.name", *(["has_short"] if report.short and report.short != report.agency else []))
    sentences = [desk.say("preface.opening", *(["first_report"] if founded else []), agency=agency)]
    for number, fact in enumerate((*founded, *scope)):
        sentences.append(clerk.clause(desk, clerk.clean(desk, fact)) + "。")
        if number == 0 and _nothing_to_compare(desk, founded):
            told = ["told"] if any(_FIRST.search(other.text) for other in founded) else []
            told += ["merged"] if any(_MERGED.search(other.text) for other in founded) else []
            sentences.append(desk.say("preface.first", *told))
    if counted:
        sentences.append("，".join(clerk.clause(desk, clerk.clean(desk, fact)) for fact in counted) + "。")
    if desk.is_government and report.level in ("national", "province", "city", "county") and not (scope or counted):
        sentences.append(gap(desk.say("preface.scope_missing")) + "。")
    named = [text for number, text in enumerate(reached.where) if not number or not _THE_SAME.search(text)]
    where = "".join(f"{text}。" for text in named)
    sentences.append(where or gap(desk.say("preface.where_missing")) + "。")
    sentences.append(_reach(desk, reached))
    for fact in (*founded, *scope, *counted):
        desk.tell(SECTION, fact.id)
    return "".join(sentences)


def _nothing_to_compare(desk: Desk, founded: list[Fact]) -> bool:
    """Founded this year, without last year's figures, and the clerk has not said what can be compared."""
    previous = desk.report.previous
    return (
        any(f"{desk.report.year}年" in fact.text for fact in founded)
        and not (previous and (previous.cells or previous.facts))
        and not any(_ON_COMPARING.search(fact.text) for fact in founded)
    )


def _reach(desk: Desk, reached: Contact) -> str:
    """Whom to ask: in the clerk's own sentence where there is one, with address and numbers in brackets."""
    details = "；".join(reached.reach)
    if reached.ask:
        return desk.say("preface.ask", *(["details"] if details else []), ask=reached.ask, details=details)
    own = ["office"] if re.search("[府局委办厅院处所科室站心会署队]$", desk.report.short or "") else []
    return desk.say("preface.contact", *own, details=details or gap(desk.say("preface.contact_missing")))


def _contacts(desk: Desk, taken: list[Fact]) -> list[Fact]:
    facts = [fact for fact in desk.untold("contact") if fact not in taken]
    for fact in facts:
        desk.tell(SECTION, fact.id)
    return facts


def _elsewhere(desk: Desk) -> list[str]:
    """Where the report can be read, from facts of other themes; the rest of such a fact is told in its own section."""
    out = []
    for fact in desk.report.facts:
        if fact.value is None and fact.theme in ("platform", "other"):
            chunks = clerk.clean(desk, fact).text.split("；")
            said = [chunk for chunk in chunks if tells_where(chunk)]
            if said:
                out.append(clerk.quote(fact, "；".join(said)))
                if len(said) == len(chunks):
                    desk.tell(SECTION, fact.id)
    return out


def without_where(text: str) -> str:
    """A fact's text without the part that the preface tells."""
    chunks = text.split("；")
    rest = [chunk for chunk in chunks if not tells_where(chunk)]
    return "；".join(rest) if rest and len(rest) < len(chunks) else text


def _find(desk: Desk, pattern: re.Pattern[str]) -> list[Fact]:
    return [
        fact for theme in ("overview", "contact", "other") for fact in desk.untold(theme)
        if fact.value is None and pattern.search(fact.text)
    ]  # fmt: skip


def _founded(desk: Desk) -> list[Fact]:
    """The founding, and what the new agency has taken over."""
    if desk.report.previous is not None:
        return []
    wide = _pattern("scope")
    founded = [fact for fact in _find(desk, _pattern("founded")) if not wide.search(fact.text)]
    over = [fact for fact in _find(desk, _TAKEN_OVER) if fact not in founded and not wide.search(fact.text)]
    return [*founded, *over] if founded else []


def _pattern(name: str) -> re.Pattern[str]:
    found: str = data("preface")["text"][name]
    return regex(found)
