"""Hanging a fact on the sentence before it: part of, taken part in, found by, turned into, about the same thing.

Each join tries one relation and says whether it held. The clerk's order of facts is what makes them sure: all but the
parts marked 其中 look at the last sentence alone.
"""

import re
from collections.abc import Callable

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.clusters import LONGEST, MOST, Cluster, name
from assistant.drafting.composer.comparing import compare
from assistant.drafting.composer.counting import split_at_figure
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.parts import kind_of, of_number, part_of_noun, speaks_of, subitem
from assistant.drafting.likeness import common_start
from assistant.drafting.phrasebook import data, fill, regex

_BARE, _SUBJECT = 8, 16
"""Characters of a verb with its object, and of a subject at the front."""


def _refers(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`同一内容同时张贴`: what is told next to the fact before it."""
    follows = clerk.pattern("refers").match(said.text) or clerk.pattern("measure").match(said.text)
    if not follows or existing.size > LONGEST:
        return False
    existing.clauses.append(clerk.clause(desk, said))
    existing.members.append(said)
    return True


def _relative(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`比上年增加` 100条 right after what has grown."""
    if not clerk.pattern("relative").match(said.text) or not said.fact.value or existing.relative:
        return False
    existing.relative = clerk.clause(desk, said)
    existing.members.append(said)
    return True


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
        if group["what"] not in existing.members[-1].text:
            return False
        places = {
            "verb": group["verb"],
            "noun": clerk.quote(said.fact, group["who"]),
            "number": clerk.figure(said.fact),
        }
        text = fill(phrases["attend_group"], places)
    elif clerk.pattern("joined_by").match(said.text):
        text = "，" + clerk.clause(desk, said, part=True)
    else:
        return False
    existing.clauses[-1] += text
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
    if said.fact.value == last.value:
        existing.clauses.append(
            fill(data("facts")["phrases"]["all_settled"], {"done": clerk.quote(said.fact, match["done"])})
        )
    else:
        existing.clauses.append("其中" + clerk.figure(said.fact) + clerk.quote(said.fact, match["done"]))
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
    if whole.value < said.fact.value or not (not match["what"] or speaks_of(existing.members[-1].text, match["what"])):
        return False
    places = {"number": clerk.figure(said.fact), "turn": clerk.quote(said.fact, match["turn"].removesuffix("的"))}
    existing.clauses.append(fill(data("facts")["phrases"]["turned"], places))
    existing.members.append(said)
    return True


def _adopting(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`采纳意见` 87条 after `收到意见` 1204条."""
    whole = existing.members[-1].fact
    if not clerk.pattern("adopted").match(said.text) or not said.fact.value or not whole.value:
        return False
    if not clerk.pattern("opinions").search(existing.members[-1].text):
        return False
    if whole.unit != said.fact.unit or whole.value < said.fact.value:
        return False
    existing.clauses.append(_adopted(desk, said, "采纳", existing) or clerk.clause(desk, clerk.Said(said.fact, "采纳")))
    existing.members.append(said)
    return True


def _adopted(desk: Desk, said: clerk.Said, rest: str, existing: Cluster) -> str:
    if not rest.endswith("采纳") or not said.fact.value:
        return ""
    whole = next((m.fact for m in existing.members if m.fact.unit == said.fact.unit and m.fact.value), None)
    if whole is None or not whole.value or whole.value < SMALL_BASE or whole.value < said.fact.value:
        return ""
    share = desk.share(f"share.{said.fact.id}.{whole.id}", name(said.fact), name(whole), "采纳率")
    places = {"number": clerk.counted(said.fact, rest), "share": share}
    return fill(data("facts")["phrases"]["adopted"], places)


def _following(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`收回问卷` 188份 after `发放问卷` 200份; `收到意见` 56条 after `征求意见` 9次."""
    last = existing.members[-1]
    if not said.fact.value or not last.fact.value or len(existing.members) >= MOST:
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


def _same_subject(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`政务公开专区服务群众` after `政务公开专区`: the shared words are said once."""
    if len(existing.members) >= MOST or existing.size > LONGEST:
        return False
    for member in reversed(existing.members):
        shared = _shared_words(_counted_words(member), said.text)
        rest = said.text[len(shared) :].lstrip("的")
        if shared and len(rest) >= 2 and not clerk.pattern("torn").match(rest):
            existing.clauses.append(_adopted(desk, said, rest, existing) or _rest(desk, said, rest))
            existing.members.append(said)
            return True
    return False


def _same_topic(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`考核评为良好的` 30个 after `年度考核…，评为优秀的` 9个: the topic is said once."""
    match = clerk.pattern("topic").match(said.text)
    if match is None or not said.has_figure or len(existing.members) >= MOST or existing.size > LONGEST:
        return False
    if not existing.head.has_figure or match["topic"] not in existing.head.text.partition("，")[0]:
        return False
    if clerk.pattern("torn").match(match["rest"]) or compare(desk, said).text:
        return False
    existing.clauses.append(_rest(desk, said, match["rest"]))
    existing.members.append(said)
    return True


def _rest(desk: Desk, said: clerk.Said, rest: str) -> str:
    """What is left to say of a fact whose first words are said already."""
    if said.has_figure and clerk.verb_at(rest) is None:
        return clerk.clause(desk, clerk.Said(said.fact, rest), part=True)
    return clerk.clause(desk, clerk.Said(said.fact, rest))


def _counted_words(member: clerk.Said) -> str:
    """The words of a fact up to its figure: what stands before other marks is not what it counts."""
    if not member.has_figure:
        return member.text
    before = split_at_figure(member.text, member.fact.unit or "")[0]
    return re.split("[，；：、]|和", before)[-1]


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


def _goes_on(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`推送文章` 156篇 after a fact on the account that did so: a bare verb has the subject right before."""
    last = existing.members[-1]
    bare = said.has_figure and len(said.text) <= _BARE and said.text.startswith(tuple(data("facts")["verbs"]))
    subject = (
        last.has_figure and clerk.verb_at(last.text) != 0 and clerk.pattern("channel").search(last.text[:_SUBJECT])
    )
    if not bare or not subject:
        return False
    existing.clauses.append(clerk.clause(desk, said, part=True))
    existing.members.append(said)
    return True


PARTS: tuple[Callable[[Desk, clerk.Said, Cluster], bool], ...] = (subitem, part_of_noun)
"""Joins that may reach over other sentences to the whole that they name."""

JOINS: tuple[Callable[[Desk, clerk.Said, Cluster], bool], ...] = (
    _refers,
    _relative,
    of_number,
    subitem,
    part_of_noun,
    _attend,
    _settled,
    _found,
    _turned,
    _adopting,
    _following,
    _same_subject,
    _same_topic,
    _goes_on,
    kind_of,
)
"""Joins to the sentence right before, the surest first."""
