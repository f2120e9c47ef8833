"""政府信息管理, 平台建设, 监督保障: facts in their order, joined where they belong together."""

import re

from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.litigation import in_requests, litigation
from assistant.drafting.composer.preface import without_where
from assistant.drafting.composer.problems import strays
from assistant.drafting.composer.results import result_lead
from assistant.drafting.phrasebook import data
from assistant.drafting.slots import gap
from assistant.report import Fact, Theme


def aspect(desk: Desk, theme: Theme) -> str:
    """The facts of that theme as a template; a gap where there are none."""
    facts = [fact.model_copy(update={"text": without_where(fact.text)}) for fact in desk.untold(theme)]
    if not facts:
        return gap(data("aspects")["missing"][theme]) + "。"
    told = "".join(sentences(cluster(desk, facts)))
    for fact in facts:
        desk.tell(f"overview.{theme}", fact.id)
    return told


def oversight(desk: Desk) -> str:
    """Reviews and suits where they were not told with the applications, then the facts on oversight.

    A government owes three results besides (条例第四十六条): assessment, public rating, accountability.
    """
    first = "" if in_requests(desk) else litigation(desk)
    facts = [*desk.untold("oversight"), *strays(desk)]
    told = _told(desk, facts)
    for fact in facts:
        desk.tell("overview.oversight", fact.id)
    paragraphs = [first, told + _owed(desk)]
    if not any(paragraphs):
        paragraphs = [gap(data("aspects")["missing"]["oversight"]) + "。"]
    return "\n".join(filter(None, paragraphs))


def _told(desk: Desk, facts: list[Fact]) -> str:
    """The facts as sentences, a result that a government owes by its name."""
    out, run = "", list[Fact]()
    for fact in facts:
        lead = result_lead(desk, fact)
        if not lead:
            run.append(fact)
            continue
        out += "".join(sentences(cluster(desk, run))) + lead + "".join(sentences(cluster(desk, [fact])))
        run = []
    return out + "".join(sentences(cluster(desk, run)))


def _owed(desk: Desk) -> str:
    if not desk.is_government:
        return ""
    said = "".join(fact.text for fact in desk.report.facts)
    owed = [item["name"] for item in data("aspects")["owed"] if not re.search(item["said_by"], said)]
    return gap("、".join(owed)) + "。" if owed else ""
