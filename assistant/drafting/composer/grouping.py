"""Facts of a theme -> clusters, each one sentence; with last year's fact of the same text beside its figure."""

import re
from collections.abc import Iterable

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import Change
from assistant.drafting.composer.clusters import Cluster, name
from assistant.drafting.composer.comparing import compare
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.joins import JOINS, PARTS
from assistant.drafting.composer.parts import SAME_TEXT
from assistant.drafting.likeness import likeness
from assistant.drafting.phrasebook import data, fill
from assistant.drafting.slots import slot
from assistant.report import Fact


def cluster(desk: Desk, facts: Iterable[Fact], *, compared: bool = True) -> list[Cluster]:
    """The facts in clusters, in the order in which each cluster is opened.

    `compared` tells the change against last year's fact of the same text.
    """
    clusters: list[Cluster] = []
    waiting = [clerk.clean(desk, fact) for fact in facts]
    while waiting:
        said = waiting.pop(0)
        partner = _other_side(said, waiting)
        if partner is not None:
            waiting.remove(partner)
            clusters.append(_before_after(desk, said, partner))
        elif not _joined(desk, said, clusters):
            told = bool(waiting) and bool(clerk.pattern("relative").match(waiting[0].text))
            clusters.append(_open(desk, said, compared=compared and not told))
    return clusters


def _joined(desk: Desk, said: clerk.Said, clusters: list[Cluster]) -> bool:
    if not clusters:
        return False
    if any(join(desk, said, clusters[-1]) for join in JOINS):
        return True
    if any(join(desk, said, existing) for join in PARTS for existing in reversed(clusters[:-1])):
        return True
    return _listed_under(said, clusters[-1])


def _listed_under(said: clerk.Said, above: Cluster) -> bool:
    """`其中某类文件` 46件 right after `公开信息` 1683条: other units, but the clerk says that it is a part."""
    body = clerk.pattern("subitem").sub("", said.text)
    if body == said.text or not said.fact.value:
        return False
    above.parts.append(clerk.counted(said.fact, body))
    above.members.append(said)
    return True


def _open(desk: Desk, said: clerk.Said, *, compared: bool) -> Cluster:
    change = compare(desk, said) if compared else Change()
    body = clerk.pattern("subitem").sub("", said.text)
    at = None if change.at is None else change.at - (len(said.text) - len(body))
    text = clerk.clause(desk, clerk.Said(said.fact, body), change=f"，{change.text}" if change.text else "", at=at)
    return Cluster(said, [said], [text], steep=change.steep, grown=change.grown)


def _sides(said: clerk.Said) -> re.Match[str] | None:
    text = re.sub(r"（[^（）]*）$", "", said.text)
    return clerk.pattern("before_after").match(text) or _within(text) or clerk.pattern("before_after_tail").match(text)


def _within(text: str) -> re.Match[str] | None:
    """`官网改版前一级栏目`: what stood before the change is named on both sides of it."""
    return clerk.pattern("before_after_within").match(text)


def _other_side(said: clerk.Said, waiting: list[clerk.Said]) -> clerk.Said | None:
    mine = _sides(said)
    if mine is None or not said.has_figure:
        return None
    for other in waiting:
        theirs = _sides(other)
        if (
            theirs
            and other.fact.value is not None
            and other.fact.unit == said.fact.unit
            and theirs["when"] != mine["when"]
            and theirs["verb"] == mine["verb"]
            and not (_lead(theirs) and _lead(mine))
            and likeness(_noun(theirs), _noun(mine)) >= SAME_TEXT
        ):
            return other
    return None


def _noun(match: re.Match[str]) -> str:
    return str(clerk.pattern("count_tail").sub("", (match.groupdict().get("whose") or "") + match["noun"]))


def _lead(match: re.Match[str]) -> str:
    """What the clerk says before the noun: `网站首页改版1次，`."""
    return match.groupdict().get("lead") or ""


def _before_after(desk: Desk, one: clerk.Said, other: clerk.Said) -> Cluster:
    match = _sides(one)
    assert match is not None
    old, new = (one, other) if match["when"] == "前" else (other, one)
    before, after = old.fact, new.fact
    first, second = desk.number(f"fact:{before.id}"), desk.number(f"fact:{after.id}")
    key = "reduced" if second < first else "increased" if second > first else "unchanged"
    sign = (before, after) if second < first else (after, before)
    places = {
        "noun": clerk.quote(one.fact, _lead(match) + _noun(match)),
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
