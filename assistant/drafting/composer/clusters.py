"""Facts that belong together -> sentences: part of, taken part in, found by, before and after, about the same thing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import SMALL_BASE, Change, year_on_year
from assistant.drafting.composer.desk import Desk
from assistant.drafting.likeness import common_start, likeness, pairs
from assistant.drafting.phrasebook import data, fill, regex
from assistant.drafting.slots import SlotId, slot
from assistant.report import Fact

_MOST, _LONGEST = 4, 110
"""Facts and characters up to which a sentence takes up more."""
_SHORT_SENTENCE, _IN_A_ROW = 24, 3
"""Characters of a short count, and how many of them share a sentence."""
SAME_TEXT = 0.8
"""Likeness from which last year's fact counts the same thing."""


@dataclass
class Cluster:
    """One subject: the fact that opens it, what hangs on it, and the clauses told of both."""

    head: clerk.Said
    members: list[clerk.Said]
    clauses: list[str]
    parts: list[str] = field(default_factory=list)
    steep: bool = False
    before_after: bool = False

    @property
    def facts(self) -> list[str]:
        """The ids of all its facts."""
        return [said.fact.id for said in self.members]

    @property
    def text(self) -> str:
        """The clauses as one sentence, without the full stop."""
        clauses = list(self.clauses)
        if self.parts:
            lists = any("，" in part or "、" in part for part in self.parts)
            clauses.insert(1, "其中" + ("，" if lists else "、").join(self.parts))
        return "，".join(clauses)

    @property
    def size(self) -> int:
        """About how long it prints, in characters."""
        return sum(len(said.text) + 4 for said in self.members)


def name(fact: Fact) -> SlotId:
    """The fact's figure as it is named in an expression."""
    return f"[fact:{fact.id}]"


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
            any(join(desk, said, existing) for join in _JOINS for existing in reversed(clusters))
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


# --- before and after ------------------------------------------------------------------------------------------------


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


# --- joins: each tries to hang a fact on a cluster -------------------------------------------------------------------


def _subitem(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`其中征地信息` 168条 after `公开信息` 4826条."""
    if not clerk.pattern("subitem").match(said.text):
        return False
    body = clerk.pattern("subitem").sub("", said.text)
    if said.fact.value is None:
        existing.clauses.append("其中" + clerk.quote(said.fact, body))
    elif (whole := _whole(existing, said.fact)) is None:
        return False
    else:
        _list_under(existing, whole, clerk.clause(desk, clerk.Said(said.fact, body), part=True))
    existing.members.append(said)
    return True


def _whole(existing: Cluster, fact: Fact) -> clerk.Said | None:
    """The latest member that can contain the fact: same unit, not smaller, and itself no part."""
    for member in reversed(existing.members):
        whole = member.fact
        is_part = member is not existing.head and clerk.pattern("subitem").match(member.text)
        if not is_part and whole.unit == fact.unit and whole.value is not None and whole.value >= (fact.value or 0):
            return member
    return None


def _list_under(existing: Cluster, whole: clerk.Said, clause: str) -> None:
    """Parts of the head come right after it; parts of a later member at the end."""
    if whole is existing.head:
        existing.parts.append(clause)
    elif existing.clauses[-1].startswith("其中"):
        existing.clauses[-1] += "、" + clause
    else:
        existing.clauses.append("其中" + clause)


def _part_of_noun(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`解读材料中的图解` 7件 after `发布政策解读材料` 11件."""
    match = clerk.pattern("of_whole").match(said.text)
    if match is None or said.fact.value is None or not _contains(existing, said.fact):
        return False
    if not _speaks_of(existing.head.text, match["whole"]):
        return False
    existing.parts.append(clerk.clause(desk, clerk.Said(said.fact, match["part"]), part=True))
    existing.members.append(said)
    return True


def _contains(existing: Cluster, fact: Fact) -> bool:
    whole = existing.head.fact
    return whole.value is not None and fact.value is not None and whole.unit == fact.unit and whole.value >= fact.value


def _speaks_of(text: str, noun: str) -> bool:
    wanted = pairs(noun)
    return bool(wanted) and (noun in text or len(wanted & pairs(text)) / len(wanted) >= SAME_TEXT)


def _attend(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`参加培训` 117人次 after `政务公开培训` 2期."""
    last = existing.members[-1].fact
    occasion = last.value and regex(data("facts")["text"]["occasion_units"]).match(last.unit or "")
    if not occasion or not said.fact.value or not clerk.pattern("attend_units").match(said.fact.unit or ""):
        return False
    phrases = data("facts")["phrases"]
    if clerk.pattern("attend").match(said.text):
        text = fill(phrases["attend"], {"number": clerk.figure(said.fact), "unit": ""})
    elif group := clerk.pattern("attend_group").match(said.text):
        places = {"verb": group[1], "noun": clerk.quote(said.fact, group[3]), "number": clerk.figure(said.fact)}
        text = fill(phrases["attend_group"], places)
    else:
        return False
    existing.clauses[-1] += text
    existing.members.append(said)
    return True


def _found(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`检查发现错链` 23个 after `全年检查` 4轮."""
    match = clerk.pattern("found").match(said.text)
    if match is None or match["verb"] not in existing.members[-1].text:
        return False
    body = "发现" + match["what"]
    existing.clauses.append(clerk.clause(desk, clerk.Said(said.fact, body)))
    existing.members.append(said)
    return True


def _turned(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`复核后转为主动公开` 57件 after `复核历年公文` 1140件."""
    match = clerk.pattern("turned").match(said.text)
    whole = existing.members[-1].fact
    if match is None or not said.fact.value or whole.unit != said.fact.unit or not whole.value:
        return False
    if whole.value < said.fact.value or not (not match["what"] or _speaks_of(existing.members[-1].text, match["what"])):
        return False
    places = {"number": clerk.figure(said.fact), "turn": clerk.quote(said.fact, match["turn"])}
    existing.clauses.append(fill(data("facts")["phrases"]["turned"], places))
    existing.members.append(said)
    return True


def _same_subject(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`政务公开专区服务群众` after `政务公开专区`: the shared words are said once."""
    if len(existing.members) >= _MOST or existing.size > _LONGEST:
        return False
    for member in reversed(existing.members):
        shared = _shared_words(member.text, said.text)
        rest = said.text[len(shared) :].lstrip("的")
        if shared and len(rest) >= 2:
            existing.clauses.append(_adopted(desk, said, rest, existing) or _rest(desk, said, rest))
            existing.members.append(said)
            return True
    return False


def _rest(desk: Desk, said: clerk.Said, rest: str) -> str:
    """What is left to say of a fact whose first words are said already."""
    if said.has_figure and said.fact.value and clerk.verb_at(rest) == 0 and "全年" not in rest:
        annual = regex(data("facts")["text"]["all_year_units"]).match(said.fact.unit or "")
        lead = "全年" if annual and not rest.startswith(("采纳", "回收", "转为", "办结", "收到")) else ""
        return lead + clerk.clause(desk, clerk.Said(said.fact, rest))
    if said.has_figure and clerk.verb_at(rest) is None:
        return clerk.clause(desk, clerk.Said(said.fact, rest), part=True)
    return clerk.clause(desk, clerk.Said(said.fact, rest))


def _adopted(desk: Desk, said: clerk.Said, rest: str, existing: Cluster) -> str:
    if not rest.endswith("采纳") or not said.fact.value:
        return ""
    whole = next((m.fact for m in existing.members if m.fact.unit == said.fact.unit and m.fact.value), None)
    if whole is None or not whole.value or whole.value < SMALL_BASE or whole.value < said.fact.value:
        return ""
    share = desk.share(f"share.{said.fact.id}.{whole.id}", name(said.fact), name(whole), "采纳率")
    places = {"number": clerk.counted(said.fact, rest), "share": share}
    return fill(data("facts")["phrases"]["adopted"], places)


def _shared_words(one: str, other: str) -> str:
    """The words with which `other` begins and that `one` has already said, cut where a word ends; or nothing."""
    best = ""
    for chunk in re.split("[，；：]", one):
        for length in range(len(other) - 1, 2, -1):
            if chunk.endswith(other[:length]):
                best = max(best, other[:length], key=len)
                break
    start = common_start(one, other)
    while len(start) >= 4 and len(start) > len(best):
        if start.endswith(tuple(data("facts")["text"]["noun_ends"])) or _verb_starts(other[len(start) :]):
            best = start
        start = start[:-1]
    return best


def _verb_starts(text: str) -> bool:
    return clerk.verb_at(text) == 0


def _refers(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`同一内容同时张贴`: what is told next to the fact before it."""
    follows = clerk.pattern("refers").match(said.text) or clerk.pattern("measure").match(said.text)
    if not follows or existing.size > _LONGEST:
        return False
    existing.clauses.append(clerk.clause(desk, said))
    existing.members.append(said)
    return True


def _settled(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`抽查发现的问题已整改` 17个 after `发现问题` 19个."""
    match = clerk.pattern("settled").match(said.text)
    last = existing.members[-1].fact
    if match is None or not said.fact.value or not last.value or last.unit != said.fact.unit:
        return False
    if last.value < said.fact.value:
        return False
    lead = "其中" if said.fact.value < last.value else ""
    existing.clauses.append(lead + clerk.figure(said.fact) + clerk.quote(said.fact, match["done"]))
    existing.members.append(said)
    return True


def _kind_of(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`负责人解读` 3件 after `发布政策解读` 9件: a kind of the same things, by its last word."""
    head = existing.head
    if clerk.verb_at(said.text) is not None or clerk.pattern("channel").search(said.text) or not said.has_figure:
        return False
    ending = next((noun for noun in data("facts")["text"]["tail_nouns"] if said.text.endswith(noun)), "")
    whole, part = head.fact.value, said.fact.value
    if not ending or not head.text.endswith(ending) or head.fact.unit != said.fact.unit or not whole or not part:
        return False
    if part >= whole or len(said.text) > _SHORT_SENTENCE or clerk.verb_at(head.text) is None:
        return False
    _list_under(existing, head, clerk.clause(desk, said, part=True))
    existing.members.append(said)
    return True


def _following(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`收回问卷` 188份 after `发放问卷` 200份; `收到意见` 56条 after `征求意见` 9次."""
    last = existing.members[-1]
    if not said.fact.value or not last.fact.value or len(existing.members) >= _MOST:
        return False
    smaller = last.fact.unit == said.fact.unit and last.fact.value >= said.fact.value
    same = any(noun in said.text and noun in last.text for noun in data("facts")["text"]["tail_nouns"])
    if not (clerk.pattern("follows").match(said.text) and smaller) and not (
        clerk.pattern("received").match(said.text) and same
    ):
        return False
    existing.clauses.append(clerk.clause(desk, said))
    existing.members.append(said)
    return True


def _adopting(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`采纳意见` 87条 after `收到意见` 1204条."""
    whole = existing.members[-1].fact
    if not clerk.pattern("adopted").match(said.text) or not said.fact.value or not whole.value:
        return False
    if whole.unit != said.fact.unit or whole.value < said.fact.value:
        return False
    existing.clauses.append(_adopted(desk, said, "采纳", existing) or clerk.clause(desk, clerk.Said(said.fact, "采纳")))
    existing.members.append(said)
    return True


_JOINS = (
    _refers,
    _subitem,
    _part_of_noun,
    _attend,
    _settled,
    _found,
    _turned,
    _adopting,
    _following,
    _same_subject,
    _kind_of,
)


# --- sentences -------------------------------------------------------------------------------------------------------


def sentences(clusters: list[Cluster]) -> list[str]:
    """One sentence a cluster; up to three short counts in a row share one."""
    out: list[str] = []
    row = 0
    unit: str | None = None
    for item in clusters:
        if 0 < row < _IN_A_ROW and _short(item):
            out[-1] += ("，" if item.head.fact.unit == unit else "；") + item.text
            row += 1
        else:
            out.append(item.text)
            row = 1 if _short(item) else 0
        unit = item.head.fact.unit
    return [f"{sentence}。" for sentence in out]


def _short(item: Cluster) -> bool:
    """A single count that is told in few words."""
    text = item.head.text
    return len(item.members) == 1 and item.head.has_figure and len(text) <= _SHORT_SENTENCE and "，" not in item.text
