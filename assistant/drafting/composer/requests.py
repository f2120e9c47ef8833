"""依申请公开: what came in, from whom, how it was answered, what is left."""

from assistant.drafting.composer import clerk
from assistant.drafting.composer.active import skip_cells
from assistant.drafting.composer.applicants import applicants_clause, applicants_sentence
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.layout import paragraphs_of
from assistant.drafting.composer.litigation import in_requests, litigation, nothing_happened
from assistant.drafting.composer.outcomes import outcomes
from assistant.drafting.composer.reasons import owed_reason
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact

SECTION = "overview.on_request"
NEW, IN = "requests.new_received.total", "requests.carried_in.total"
HANDLED, OUT = "requests.handled_total.total", "requests.carried_out.total"
_WAYS = r"^(通过)?(网上|网络|信函|当面|邮寄|邮政|传真|电子邮件|在线|平台|现场)|渠道"
_IN_TIME = r"^(申请)?(均|全部)(在|于)法定期限内(办结|答复|完成答复)?$"
_JOINED = 14
_PUNCTUAL = r"超期|逾期答复|逾期未答复|按时|法定期限|台账"


def on_request(desk: Desk) -> str:
    """The section as a template: flow, outcome, what else was done, reviews and suits where they are few."""
    skip_cells(desk, "on_request")
    none = desk.is_zero(NEW, IN)
    facts = desk.untold("on_request")
    punctual = [fact for fact in facts if regex(_PUNCTUAL).search(fact.text)]
    paragraphs = [_flow(desk, punctual)] + ([] if none else outcomes(desk, SECTION))
    rest = [fact for fact in desk.untold("on_request") if fact not in punctual]
    if not none:
        ways = [fact for fact in rest if regex(_WAYS).search(fact.text)]
        paragraphs[0] += "".join(sentences(cluster(desk, ways, all_year=False)))
        rest = [fact for fact in rest if fact not in ways]
        for fact in ways:
            desk.tell(SECTION, fact.id)
    more = "".join(sentences(cluster(desk, rest, all_year=False)))
    for fact in (*punctual, *rest):
        desk.tell(SECTION, fact.id)
    if in_requests(desk) and not (none and nothing_happened(desk)):
        more += litigation(desk)
    return paragraphs_of([*paragraphs, more])


def _flow(desk: Desk, punctual: list[Fact]) -> str:
    flags = _flags(desk)
    change = year_on_year(desk, NEW, f"previous:{NEW}")
    inline = applicants_clause(desk)
    pieces = [text for row, text in data("requests")["pieces"].items() if not desk.is_zero(f"requests.{row}.total")]
    places = {
        "pieces": f"；{'，'.join(pieces)}" if pieces else "",
        "change": _change(desk, change.text),
        "applicants": inline,
        "due": desk.derive("due", f"{NEW} + {IN}", says="应办申请（件）", unit="件"),
        "handled": desk.say("requests.handled", *(["none"] if desk.is_zero(HANDLED) else [])),
    }
    sentence = desk.say("requests.flow", *flags, *(["applicants"] if inline else []), **places)
    if "no_new" in flags and "no_carried_in" in flags and nothing_happened(desk):
        sentence += "；" + litigation(desk, inline=True)
    out = sentence + "".join(_punctual(desk, fact) for fact in punctual) + "。"
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


def _punctual(desk: Desk, fact: Fact) -> str:
    said = clerk.clean(desk, fact)
    if regex(_IN_TIME).match(said.text):
        return "，" + clerk.quote(fact, "均在法定期限内")
    return ("；" if len(said.text) < _JOINED else "。") + clerk.clause(desk, said)
