"""Facts of a theme -> clusters, each one sentence; with last year's fact of the same text beside its figure."""

import re
from collections.abc import Iterable

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import Change, year_on_year
from assistant.drafting.composer.clusters import Cluster, name
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.joins import JOINS, SAME_TEXT
from assistant.drafting.likeness import likeness
from assistant.drafting.phrasebook import data, fill
from assistant.drafting.slots import slot
from assistant.report import Fact


def cluster(desk: Desk, facts: Iterable[Fact], *, all_year: bool = True, compared: bool = True) -> list[Cluster]:
    """The facts in clusters, in the order in which each cluster is opened.

    `all_year` puts 全年 into the first; `compared` tells the change against last year's fact of the same text.
    """
    clusters: list[Cluster] = []
    waiting = [clerk.clean(desk, fact) for fact in facts]
    seen = ""
    while waiting:
        said = waiting.pop(0)
        before, seen = seen, said.fact.id
        partner = _other_side(said, waiting)
        if partner is not None:
            waiting.remove(partner)
            clusters.append(_before_after(desk, said, partner))
        elif not (
            any(join(desk, said, existing) for join in JOINS for existing in reversed(clusters))
            or (clusters and _listed_under(said, before, clusters))
        ):
            clusters.append(_open(desk, said, all_year=all_year and not clusters, compared=compared))
    return clusters


def _listed_under(said: clerk.Said, before: str, clusters: list[Cluster]) -> bool:
    """`其中某类文件` 46件 right after `公开信息` 1683条: other units, but the clerk says that it is a part."""
    body = clerk.pattern("subitem").sub("", said.text)
    above = next((item for item in clusters if before in item.facts), None)
    if body == said.text or said.fact.value is None or above is None:
        return False
    above.parts.append(clerk.counted(said.fact, body))
    above.members.append(said)
    return True


def _open(desk: Desk, said: clerk.Said, *, all_year: bool, compared: bool) -> Cluster:
    change = compare(desk, said.fact) if compared else Change()
    behind = f"，{change.text}" if change.text else ""
    body = clerk.pattern("subitem").sub("", said.text)
    text = clerk.clause(desk, clerk.Said(said.fact, body), all_year=all_year, change=behind)
    return Cluster(said, [said], [text], steep=change.steep)


def compare(desk: Desk, fact: Fact) -> Change:
    """The change against last year's fact of the same text and unit."""
    previous = desk.report.previous
    if previous is None or not fact.value:
        return Change()
    same = [
        old for old in previous.facts
        if old.value is not None and old.unit == fact.unit and likeness(_bare(old.text), _bare(fact.text)) >= SAME_TEXT
    ]  # fmt: skip
    if not same:
        return Change()
    best = max(same, key=lambda old: likeness(_bare(old.text), _bare(fact.text)))
    unit = slot(f"fact:{fact.id}.unit") if fact.unit else ""
    return year_on_year(desk, name(fact), f"[previous_fact:{best.id}]", fact.unit or "", printed_unit=unit)


def _bare(text: str) -> str:
    return clerk.pattern("subitem").sub("", text)


def _sides(said: clerk.Said) -> re.Match[str] | None:
    text = re.sub(r"（[^（）]*）$", "", said.text)
    return clerk.pattern("before_after").match(text) or clerk.pattern("before_after_tail").match(text)


def _other_side(said: clerk.Said, waiting: list[clerk.Said]) -> clerk.Said | None:
    mine = _sides(said)
    if mine is None or said.fact.value is None:
        return None
    for other in waiting:
        theirs = _sides(other)
        if (
            theirs
            and other.fact.value is not None
            and other.fact.unit == said.fact.unit
            and theirs["when"] != mine["when"]
            and theirs["verb"] == mine["verb"]
            and likeness(_noun(theirs), _noun(mine)) >= SAME_TEXT
        ):
            return other
    return None


def _noun(match: re.Match[str]) -> str:
    return clerk.pattern("count_tail").sub("", match["noun"])


def _before_after(desk: Desk, one: clerk.Said, other: clerk.Said) -> Cluster:
    match = _sides(one)
    assert match is not None
    old, new = (one, other) if match["when"] == "前" else (other, one)
    before, after = old.fact, new.fact
    first, second = desk.number(f"fact:{before.id}"), desk.number(f"fact:{after.id}")
    key = "reduced" if second < first else "increased" if second > first else "unchanged"
    sign = (before, after) if second < first else (after, before)
    places = {
        "noun": clerk.quote(before, _noun(match)),
        "verb": data("facts")["became"].get(match["verb"], match["verb"]),
        "before": clerk.figure(before),
        "after": clerk.figure(after),
        "unit": slot(f"fact:{after.id}.unit") if after.unit else "",
        "difference": desk.derive(
            f"change.{after.id}",
            f"{name(sign[0])} - {name(sign[1])}",
            says=f"{match['verb']}前后之差",
            unit=after.unit or "",
        ),
    }
    clauses = [fill(data("facts")["phrases"][key], places)]
    for said in (old, new):
        remark = re.search(r"（([^（）]*)）$", said.text)
        if remark:
            clauses.append(clerk.quote(said.fact, remark[1]))
    return Cluster(old, [old, new], clauses, before_after=True)
