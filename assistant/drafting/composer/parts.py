"""Parts of what a sentence has counted: 其中某类, 某物中的某类, one more kind of the same things."""

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import SHORT_SENTENCE, Cluster
from assistant.drafting.composer.desk import Desk
from assistant.drafting.likeness import pairs
from assistant.drafting.phrasebook import data
from assistant.report import Fact

SAME_TEXT = 0.8
"""Likeness from which two texts count the same thing."""
_KIND = 6
"""Characters of a kind by itself."""


def of_number(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`1460件中，转为公开的` 132件 after a fact whose last count is those 1460件."""
    match = clerk.pattern("of_number").match(said.text)
    last = existing.members[-1]
    if match is None or not existing.prints(match["value"] + match["unit"], last):
        return False
    existing.clauses.append("其中" + clerk.clause(desk, clerk.Said(said.fact, match["part"]), part=True))
    existing.members.append(said)
    return True


def subitem(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`其中征地信息` 168条 after `公开信息` 4826条."""
    if not clerk.pattern("subitem").match(said.text) and not _one_more_part(desk, said, existing):
        return False
    body = clerk.pattern("subitem").sub("", said.text)
    if said.fact.value is None:
        existing.parts.append(clerk.quote(said.fact, body))
    elif (whole := _whole(existing, said.fact)) is None:
        return False
    else:
        _list_under(existing, whole, clerk.clause(desk, clerk.Said(said.fact, body), part=True))
    existing.members.append(said)
    return True


def _one_more_part(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`不予公开` 22件 right after `其中依申请公开` 38件: one more kind in a few characters, as long as they add up."""
    last, head = existing.members[-1], existing.head.fact
    if not existing.parts or not clerk.pattern("subitem").match(last.text) or len(said.text) > _KIND:
        return False
    order = [fact.id for fact in desk.report.facts]
    if order.index(said.fact.id) != order.index(last.fact.id) + 1 or clerk.pattern("no_part").search(said.text):
        return False
    parts = [member.fact for member in existing.members[1:] if member.fact.unit == head.unit]
    total = sum(fact.value or 0 for fact in (*parts, said.fact))
    return said.has_figure and said.fact.unit == head.unit == last.fact.unit and 0 < total <= (head.value or 0)


def _whole(existing: Cluster, fact: Fact) -> clerk.Said | None:
    """The latest member that can contain the fact: same unit, not smaller, and itself no part."""
    for member in reversed(existing.members):
        whole = member.fact
        is_part = member is not existing.head and clerk.pattern("subitem").match(member.text)
        is_part = is_part or clerk.pattern("relative").match(member.text)
        counted = member.counted if not member.has_figure else None
        if not is_part and counted and counted[2] == fact.unit and float(counted[1]) >= (fact.value or 0):
            return member
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


def part_of_noun(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`解读材料中的图解` 7件 after `发布政策解读材料` 11件: a part of the latest sentence that counts the whole."""
    match = clerk.pattern("of_whole").match(said.text)
    if match is None or said.fact.value is None:
        return False
    wholes = [member for member in existing.members if _contains(member, said.fact)]
    whole = next((member for member in reversed(wholes) if speaks_of(member.text, match["whole"])), None)
    if whole is None:
        return False
    _list_under(existing, whole, clerk.clause(desk, clerk.Said(said.fact, match["part"]), part=True))
    existing.members.append(said)
    return True


def _contains(member: clerk.Said, fact: Fact) -> bool:
    whole = member.fact
    return whole.value is not None and fact.value is not None and whole.unit == fact.unit and whole.value >= fact.value


def speaks_of(text: str, noun: str) -> bool:
    """The text names that noun, or nearly so."""
    wanted = pairs(noun)
    return bool(wanted) and (noun in text or len(wanted & pairs(text)) / len(wanted) >= SAME_TEXT)


def kind_of(desk: Desk, said: clerk.Said, existing: Cluster) -> bool:
    """`负责人解读` 3件 after `发布政策解读` 9件: a kind of the same things, by its last word."""
    head = existing.head
    if clerk.verb_at(said.text) is not None or clerk.pattern("channel").search(said.text) or not said.has_figure:
        return False
    ending = next((noun for noun in data("facts")["text"]["tail_nouns"] if said.text.endswith(noun)), "")
    whole, part = head.fact.value, said.fact.value
    if not ending or not head.text.endswith(ending) or head.fact.unit != said.fact.unit or not whole or not part:
        return False
    if part >= whole or len(said.text) > SHORT_SENTENCE or clerk.verb_at(head.text) is None:
        return False
    _list_under(existing, head, clerk.clause(desk, said, part=True))
    existing.members.append(said)
    return True
