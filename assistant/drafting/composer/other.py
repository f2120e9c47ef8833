"""其他需要报告的事项: 信息处理费 and what finds no place elsewhere."""

import re
from decimal import Decimal

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Fact

SECTION = "other"
_ON_FEE = re.compile(r"信息处理费|收费通知|^收费\d+件|费.*(差额|未缴)|(差额|未缴).*费")
_NOTICES, _CHARGED, _RECEIVED = "fee.notices", "fee.charged_yuan", "fee.received_yuan"


def other(desk: Desk) -> str:
    """The section as a template."""
    facts = desk.untold("other")
    reasons = [fact for fact in facts if fact.value is None and _ON_FEE.search(fact.text)]
    out = _fee(desk, "".join("，" + clerk.quote(fact, text) for fact in reasons if (text := _beyond(desk, fact))))
    out += "".join(sentences(cluster(desk, [fact for fact in facts if fact not in reasons])))
    for fact in facts:
        desk.tell(SECTION, fact.id)
    return out


def _beyond(desk: Desk, fact: Fact) -> str:
    """What the fact says beyond the numbers that the section gives itself: notices, charged and received."""
    known = {f"{count:f}" if isinstance(count, Decimal) else str(count) for name in (_NOTICES, _CHARGED, _RECEIVED)
             if (count := desk.figures.number(name)) is not None}  # fmt: skip
    book = data("other")["text"]
    text = clerk.clean(desk, fact).text
    head = regex(book["head"]).match(text)
    if head and (head["n"] or head["m"]) in known:
        text = ("其中" if head["in"] else "") + text[head.end() :].lstrip("，：；")
    if desk.is_zero(_RECEIVED):
        text = regex(book["unpaid"]).sub("", text)
    chunks = re.split("(?<=[，；])", text)
    while chunks and (match := regex(book["amount"]).match(chunks[0])) and match["n"] in known:
        chunks.pop(0)
    return "".join(chunks)


def _fee(desk: Desk, reason: str) -> str:
    if desk.report.fee is None:
        return gap(desk.say("other.fee_gap")) + "。"
    charged, received = desk.count(_CHARGED), desk.count(_RECEIVED)
    if desk.is_zero(_NOTICES) and not charged and not received:
        return desk.say("other.fee", "none") + reason + "。"
    if charged is not None and charged == received:
        return desk.say("other.fee", "all_received") + reason + "。"
    if not reason:
        unpaid = desk.some("requests.other_fee_unpaid.total")
        reason = desk.say("other.unpaid") if unpaid else "，" + gap(desk.say("other.reason_gap"))
    flags = ["nothing_received"] if received == 0 else []
    return desk.say("other.fee", *flags, reason=reason) + "。"
