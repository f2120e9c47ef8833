"""A large change owes its reason: a fact gives it, or it is left open. Never guessed (GUIDE §3, §8)."""

import re

from assistant.drafting.composer.desk import Desk
from assistant.drafting.likeness import content_pairs
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap

_REASON = re.compile(
    r"(因|由于|原因|主要涉及|主要是|受.*影响|集中在|源于|增多|增加|减少|下降|上升|新增|划转|撤并|整合|下放)"
)


def owed_reason(desk: Desk, about: str, label: str) -> str:
    """Nothing where some fact gives a reason for a change in `about`, else the open point as a template."""
    wanted = content_pairs(about)
    for fact in desk.report.facts:
        if _REASON.search(fact.text) and fact.text != about and wanted & content_pairs(fact.text):
            return ""
    label = regex(data("facts")["text"]["count_tail"]).sub("", label)
    return gap(f"{label}较上年变化较大的原因") + "。"
