"""依申请公开: what came in, from whom, how it was answered, what is left."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.active import skip_cells
from assistant.drafting.composer.applicants import applicants_clause, applicants_sentence
from assistant.drafting.composer.cases import about_cases, nothing_happened
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.kinds import spoken
from assistant.drafting.composer.layout import paragraphs_of
from assistant.drafting.composer.litigation import in_requests, litigation, none_at_all
from assistant.drafting.composer.outcomes import outcomes
from assistant.drafting.composer.reasons import owed_reason
from assistant.drafting.composer.restated import drop_restated, free_followers
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact

SECTION = "overview.on_request"
NEW, IN = "requests.new_received.total", "requests.carried_in.total"
HANDLED, OUT = "requests.handled_total.total", "requests.carried_out.total"
_JOINED = 14


def on_request(desk: Desk) -> str:
    """The section as a template: flow, outcome, what else was done, reviews and suits where they are few."""
    skip_cells(desk, "on_request")
    none = desk.is_zero(NEW, IN)
    _drop_none(desk)
    drop_restated(desk, desk.untold("on_request"))
    cases = about_cases(desk)
    reason = _why_inline(desk)
    families = desk.families(fact for fact in desk.untold("on_request") if fact not in cases)
    punctual = [family for family in families if is_punctual(family[0])]
    asked = [family for family in families if not none and family not in punctual and _on_the_asking(desk, family[0])]
    _tell_alone(desk, punctual)
    for family in (*punctual, *asked):
        desk.tell(SECTION, *(fact.id for fact in family))
    flow, answered = _flow(desk, punctual, asked, reason), [] if none else outcomes(desk, SECTION)
    if desk.count(HANDLED) == 1:  # what came of a single application belongs to it
        flow, answered = flow + "".join(answered), []
    first = flow + _sentences(desk, [fact for family in asked if not _is_why(family) for fact in family])
    rest = [fact for fact in desk.untold("on_request") if fact not in cases]
    more = _sentences(desk, rest)
    desk.tell(SECTION, *(fact.id for fact in rest))
    if in_requests(desk) and not (none and nothing_happened(desk)):
        more += litigation(desk, SECTION)
    return paragraphs_of([first, *answered, more])


def _drop_none(desk: Desk) -> None:
    """Sentences that only say that nothing was asked for, or charged: the first sentence and the last part say so."""
    nothing = [(NEW, data("requests")["facts"]["none"], "表三为零，由“没有收到”一句交代"),
               ("fee.notices", data("other")["text"]["none"], "没有收费，由第六部分交代")]  # fmt: skip
    for fact in desk.untold("on_request"):
        parts = clerk.clean(desk, fact).text.split("；")
        for cell, form, why in nothing:
            kept = [part for part in parts if not (desk.is_zero(cell) and regex(form).match(part))]
            if not kept:
                desk.leave(fact.id, why)
            elif len(kept) < len(parts):
                desk.words[fact.id] = "；".join(kept)
            parts = kept


def _tell_alone(desk: Desk, families: list[list[Fact]]) -> None:
    """What was told of all applications behind another fact now opens a sentence."""
    for family in families:
        desk.words.setdefault(family[0].id, alone(family[0].text))


def alone(text: str) -> str:
    """`其中1件延期答复` -> `有1件延期答复`; `均在期限内` -> `申请均在期限内`."""
    for old, new in data("requests")["facts"]["alone"]:
        text = regex(old).sub(new, text)
    return text


def is_punctual(fact: Fact) -> bool:
    """The fact says whether answers were given in time."""
    book = data("requests")["facts"]
    return bool(regex(book["in_time"]).search(fact.text)) and not regex(book["others_late"]).search(fact.text)


def _on_the_asking(desk: Desk, fact: Fact) -> bool:
    """What was asked for, by whom and by what way: told with the number of applications."""
    if desk.is_zero(NEW):
        return False
    said = clerk.clean(desk, fact)
    kinds = [cell for cell in data("kinds")["names"] if cell.startswith("requests.") and cell != NEW]
    if spoken(desk, said, kinds):
        return False
    return bool(regex(data("requests")["facts"]["asking"]).search(said.text)) or spoken(desk, said, [NEW]) is not None


def _sentences(desk: Desk, facts: list[Fact]) -> str:
    """The facts as sentences; one that repeats the number of a kind leaves the number out."""
    kinds = [cell for cell in data("kinds")["names"] if cell.startswith(("requests.", "group."))]
    out = ""
    run: list[Fact] = []
    for fact in facts:
        found = None if desk.has_followers(fact) else spoken(desk, clerk.clean(desk, fact), kinds)
        alone = found.alone if found else ""
        if not alone:
            run.append(fact)
            continue
        out += "".join(sentences(cluster(desk, run))) + f"{alone}。"
        run = []
    return out + "".join(sentences(cluster(desk, run)))


def _flow(desk: Desk, punctual: list[list[Fact]], asked: list[list[Fact]], why: str) -> str:
    flags = _flags(desk)
    change = year_on_year(desk, NEW, f"previous:{NEW}")
    told = any(regex(data("requests")["facts"]["asked_by"]).search(fact.text) for family in asked for fact in family)
    inline = applicants_clause(desk, told=told)
    pieces = [text for row, text in data("requests")["pieces"].items() if not desk.is_zero(f"requests.{row}.total")]
    places = {
        "pieces": f"；{'，'.join(pieces)}" if pieces else "",
        "change": _change(desk, change.text) + why,
        "applicants": inline,
        "due": desk.derive("due", f"{NEW} + {IN}", says="应办申请（件）", unit="件"),
        "handled": desk.say("requests.handled", *(["none"] if desk.is_zero(HANDLED) else [])),
    }
    sentence = desk.say("requests.flow", *flags, *(["applicants"] if inline else []), **places)
    if "no_new" in flags and "no_carried_in" in flags and nothing_happened(desk):
        sentence += "；" + none_at_all(desk)
    reasons = _sentences(desk, [fact for family in asked if _is_why(family) for fact in family]).removesuffix("。")
    out = "。".join(filter(None, (sentence, reasons)))
    out += "".join(_punctual(desk, family, joined=not reasons) for family in punctual) + "。"
    out += applicants_sentence(desk)
    if change.steep:
        out += owed_reason(desk, "申请", "新收申请")
    return out


def _flags(desk: Desk) -> list[str]:
    flags = []
    if desk.is_zero(NEW):
        flags.append("no_new")
    if desk.is_zero(IN):
        flags.append("no_carried_in")
    if desk.is_zero(HANDLED):
        flags.append("none_handled")
    if not _even(desk):
        flags.append("uneven")
    if desk.is_zero(OUT) and desk.count(HANDLED) is not None and desk.count(HANDLED) == _due(desk):
        flags.append("finished")
    if desk.count(NEW) == 1:
        flags.append("one")
    return flags


def _even(desk: Desk) -> bool:
    """All four numbers are known and the form's balance holds."""
    counts = [desk.count(cell) for cell in (NEW, IN, HANDLED, OUT)]
    known = [count for count in counts if count is not None]
    return len(known) == len(counts) and known[0] + known[1] == known[2] + known[3]


def _due(desk: Desk) -> object:
    new, carried = desk.count(NEW), desk.count(IN)
    return None if new is None or carried is None else new + carried


def _change(desk: Desk, text: str) -> str:
    """Where the introduction has told the rate, the section tells last year's number instead."""
    if "intro:requests" in desk.told:
        return desk.say("requests.previous")
    return f"，{text}" if text else ""


def _why_inline(desk: Desk) -> str:
    """`，因为水库移民档案`, from a fact that besides only gives the number of applications and its change again."""
    before, now = desk.count(f"previous:{NEW}"), desk.count(NEW)
    for fact in desk.untold("on_request"):
        found = spoken(desk, clerk.clean(desk, fact), [NEW])
        if found is None or found.count is None or before is None or now is None:
            continue
        known = {str(before), str(now), str(abs(now - before))}
        chunks = found.rest.split("，")
        rest = [chunk for chunk in chunks if not _compares(chunk, known)]
        if len(rest) < len(chunks) and rest and regex(data("requests")["facts"]["because"]).match(rest[0]):
            desk.tell(SECTION, fact.id)
            free_followers(desk, fact, data("kinds")["all_new"])
            return "，" + clerk.quote(fact, "，".join(rest))
    return ""


def _compares(chunk: str, known: set[str]) -> bool:
    """It compares with last year in numbers that the tables prove."""
    return bool(clerk.pattern("compares").search(chunk)) and set(re.findall(r"\d+(?:\.\d+)?", chunk)) <= known


def _is_why(family: list[Fact]) -> bool:
    """It says why more or fewer applications came in."""
    return bool(regex(data("requests")["facts"]["why"]).search(family[0].text))


def _punctual(desk: Desk, family: list[Fact], *, joined: bool) -> str:
    said = clerk.clean(desk, family[0])
    if joined and len(family) == 1 and regex(data("requests")["facts"]["all_in_time"]).match(said.text):
        return "，" + clerk.quote(family[0], "均在法定期限内")
    joint = "；" if joined and len(said.text) < _JOINED and len(family) == 1 else "。"
    return joint + "".join(sentences(cluster(desk, family))).removesuffix("。")
