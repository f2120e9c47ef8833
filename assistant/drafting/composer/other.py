"""其他需要报告的事项: 信息处理费 and what finds no place elsewhere."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.slots import gap

SECTION = "other"
_REASON = re.compile(r"费.*(差额|未缴)|(差额|未缴).*费")
_NOTICES, _CHARGED, _RECEIVED = "fee.notices", "fee.charged_yuan", "fee.received_yuan"


def other(desk: Desk) -> str:
    """The section as a template."""
    facts = desk.untold("other")
    reasons = [fact for fact in facts if fact.value is None and _REASON.search(fact.text)]
    out = _fee(desk, "".join("，" + clerk.quote(fact, clerk.clean(desk, fact).text) for fact in reasons))
    out += "".join(sentences(cluster(desk, [fact for fact in facts if fact not in reasons])))
    for fact in facts:
        desk.tell(SECTION, fact.id)
    return out


def _fee(desk: Desk, reason: str) -> str:
    if desk.report.fee is None:
        return gap(desk.say("other.fee_gap")) + "。"
    charged, received = desk.count(_CHARGED), desk.count(_RECEIVED)
    if desk.is_zero(_NOTICES) and not charged and not received:
        return desk.say("other.fee", "none") + "。"
    if charged is not None and charged == received:
        return desk.say("other.fee", "all_received") + "。"
    if not reason:
        unpaid = desk.some("requests.other_fee_unpaid.total")
        reason = desk.say("other.unpaid") if unpaid else "，" + gap(desk.say("other.reason_gap"))
    flags = ["nothing_received"] if received == 0 else []
    return desk.say("other.fee", *flags, reason=reason) + "。"
