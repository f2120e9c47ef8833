"""导语: the one or two changes of the year that matter most, good or bad; often nothing."""

import re
from fractions import Fraction

from assistant.drafting.composer import clerk
from assistant.drafting.composer.cases import corrected
from assistant.drafting.composer.change import MODEST_BASE, SMALL_BASE, year_on_year
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.requests import is_punctual
from assistant.drafting.composer.shares import points
from assistant.drafting.slots import slot
from assistant.report import Fact

SECTION = "overview.intro"
_NEW = "requests.new_received.total"
_FOCUS = re.compile(r"^(?:年度|全年|本年度?|工作)?(?:工作)?重点(?:是|为)(?P<what>.+)$")
_LATE = re.compile(
    r"(?P<n>\d+)件[^，；]*(超期|逾期|超(?:过|出)(?:法定|规定))|(?:超期|逾期)(?:答复|办结|办理)?的?(?P<m>\d+)件"
)
_LATE_KIND = re.compile(r"^[^，没未无]*(超期|逾期)")
_OUTWEIGHED = 3
"""Percentage points below which a change of the share gives way to late answers and corrected cases."""
_APPLICATIONS = re.compile(r"申请")


def intro(desk: Desk) -> str:
    """The introduction as a template, empty where nothing stands out."""
    facts = desk.untold("overview")
    for fact in facts:
        desk.tell(SECTION, fact.id)
    plain = [fact for fact in facts if fact.value is None]
    asked = [fact for fact in plain if _APPLICATIONS.search(fact.text)]
    focus = [fact for fact in plain if fact not in asked and _FOCUS.match(_without_year(desk, fact))]
    others = [fact for fact in facts if fact not in asked and fact not in focus]
    change = _requests(desk, asked)
    told = sentences(cluster(desk, others))
    said = "；".join(filter(None, [*(_fact(desk, fact) for fact in focus), change]))
    wrong = "；".join(filter(None, [_late(desk), _corrected(desk)]))
    first, second = (said, wrong) if said else (wrong, "")
    out = desk.say("intro.year", what=first) + "。" if first else ""
    return out + (f"{second}。" if second else "") + "".join(told)


def _without_year(desk: Desk, fact: Fact) -> str:
    """The text without the year that the introduction opens with."""
    return re.sub(f"^{desk.report.year}年[，,]?", "", clerk.clean(desk, fact).text)


def _fact(desk: Desk, fact: Fact) -> str:
    text = _without_year(desk, fact)
    focus = _FOCUS.match(text)
    return desk.say("intro.focus", what=clerk.quote(fact, focus["what"])) if focus else clerk.quote(fact, text)


def _requests(desk: Desk, asked: list[Fact]) -> str:
    """What facts say of the applications, with the rate of change and of disclosure where the numbers are large."""
    clauses = [clerk.quote(fact, _without_year(desk, fact)) for fact in asked]
    before, now = desk.count(f"previous:{_NEW}"), desk.count(_NEW)
    if before is None or now is None or before < SMALL_BASE or now < SMALL_BASE:
        return "，".join(clauses)
    if before != now and _telling(before, now):
        change = year_on_year(desk, _NEW, f"previous:{_NEW}")
        clauses.append(desk.say("intro.requests_change", change=change.text))
        desk.tell(SECTION, "intro:requests")
    share = points(desk)
    if share and share[2] < _OUTWEIGHED and (corrected(desk) or _late(desk)):
        desk.told.pop("intro:from_to", None)
        share = None
    out = "，".join(clauses)
    return f"{out}；{share[0]}" if share and out else share[0] if share else out


def _telling(before: Fraction, now: Fraction) -> bool:
    """A change that is worth the first sentence: told in per cent or times."""
    return before >= MODEST_BASE or now >= 2 * before


def _late(desk: Desk) -> str:
    """Answers that were late, as a fact counts them."""
    for fact in desk.report.themed("on_request"):
        match = _LATE.search(fact.text) if is_punctual(fact) else None
        number = match and (match["n"] or match["m"])
        if number and number != "0":
            return desk.say("intro.late", number=slot(f"fact:{fact.id}", number))
        if fact.value and fact.unit == "件" and is_punctual(fact) and _LATE_KIND.search(fact.text):
            return desk.say("intro.late", number=slot(f"fact:{fact.id}.value"))
    return ""


def _corrected(desk: Desk) -> str:
    if not corrected(desk):
        return ""
    review = desk.some("litigation.review.corrected")
    cells = ["litigation.suit_direct.corrected", "litigation.suit_after_review.corrected"]
    suits = desk.derive("suits.corrected", " + ".join(cells), says="行政诉讼纠正合计（件）", unit="件")
    flags = (["review"] if review else []) + (["suit"] if desk.some("derived:suits.corrected") else [])
    return desk.say("intro.corrected", *flags, review="{litigation.review.corrected}", suit=suits)
