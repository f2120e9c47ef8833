"""主动公开: how much was published, which documents are in force, permits, penalties and fees; zeros last."""

import re
from decimal import Decimal

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import Cluster, sentences
from assistant.drafting.composer.decisions import decisions, on_decisions
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.documents import documents, no_documents, says_none
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.reasons import owed_reason
from assistant.drafting.composer.restated import drop_restated, free_followers
from assistant.drafting.composer.stated import drop_zeros
from assistant.drafting.counts import first_count
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Count, Fact

SECTION = "overview.active"
_PUBLISHED = re.compile(r"公开|发布|更新|推送|刊发|上网")
_OPINIONS = re.compile(r"意见|留言|建议")


def active(desk: Desk) -> str:
    """The section as a template: how much was published, documents, what else; then decisions, fees and zeros."""
    skip_cells(desk, "active")
    drop_zeros(desk, desk.untold("active"))
    drop_restated(desk, desk.untold("active"))
    facts = desk.untold("active")
    families = desk.families(facts)
    acts = [fact for family in families if _is_act(desk, family) for fact in family]
    told, about = documents(desk, [fact for fact in facts if fact not in acts])
    rest = [fact for fact in facts if fact not in acts and fact not in about]
    published, others, business = _in_order(desk, cluster(desk, rest))
    first = [*sentences(published), told, *sentences(others), *sentences(business)]
    if not rest:
        first.insert(0, gap(desk.say("active.missing")) + "。")
    first += [owed_reason(desk, item.head.text, _what_grew(item)) for item in published if item.steep]
    for fact in facts:
        desk.tell(SECTION, fact.id)
    return "\n".join(filter(None, ("".join(first), decisions(desk, acts, no_documents(desk, acts)))))


def _is_act(desk: Desk, family: list[Fact]) -> bool:
    fact = family[0]
    return fact.value is None and (on_decisions(desk, fact) or says_none(desk, fact))


def skip_cells(desk: Desk, theme: str) -> None:
    """Facts that only repeat a cell of the tables are told by the cell; what hangs on them names it instead."""
    for fact in desk.report.facts:
        words, value = _whole_count(fact)
        if fact.theme != theme or value is None:
            continue
        for entry in data("facts")["same_as_cell"]:
            if regex(entry["pattern"]).match(words) and desk.count(entry["cell"]) == value:
                desk.leave(fact.id, f"与{desk.report.form.name_of(entry['cell'])}相同，由表中的数交代")
                free_followers(desk, fact, entry["whole"])


def _whole_count(fact: Fact) -> tuple[str, Count | None]:
    """What a fact counts and how many, where it says nothing else: `废止规范性文件2件` or the same with a value."""
    found = first_count(fact.text) if fact.value is None else None
    if found and found.end() == len(fact.text.rstrip("。；")):
        return fact.text[: found.start()], Decimal(found["value"])
    return fact.text, fact.value


def _in_order(desk: Desk, clusters: list[Cluster]) -> tuple[list[Cluster], list[Cluster], list[Cluster]]:
    """How much was published with the fields among it; what else; results of business, which are no publishing."""
    book = data("active")
    blocks = _blocks(desk, clusters)
    main = _total([block[0] for block in blocks])
    opening: list[list[Cluster]] = []
    rest: list[Cluster] = []
    business: list[Cluster] = []
    goes_on = False  # what belongs to the published items stands right behind their number
    for block in blocks:
        head = block[0].head
        goes_on = block[0] is main or (goes_on and _among_published(block[0]))
        if goes_on or (main is not None and regex(book["fields"]).search(head.text)):
            opening.append(block)
        elif regex(book["business"]).search(head.text) and not regex(book["published"]).search(head.text):
            business += block
        else:
            rest += block
    opening.sort(key=lambda block: block[0] is not main)
    return [item for block in opening for item in block], rest, business


def _among_published(item: Cluster) -> bool:
    """A figure of published items, or the fields that they belong to."""
    items = item.head.has_figure and _counts_items(item) and not _OPINIONS.search(item.head.text)
    return items or bool(regex(data("active")["fields"]).search(item.head.text))


def _blocks(desk: Desk, clusters: list[Cluster]) -> list[list[Cluster]]:
    """Sentences with those behind them that hang on them."""
    blocks: list[list[Cluster]] = []
    for item in clusters:
        leader = desk.leaders.get(item.head.fact.id)
        if blocks and any(leader in other.facts for other in blocks[-1]):
            blocks[-1].append(item)
        else:
            blocks.append([item])
    return blocks


def _total(clusters: list[Cluster]) -> Cluster | None:
    """The sentence on how much was published in all, as far as one can be known by its words."""
    book = data("active")
    for form in book["totals"]:
        for item in clusters:
            if (
                _counts_items(item)
                and regex(form).search(item.head.text + "　0条")
                and not regex(book["not_total"]).search(_what_grew(item))
            ):
                return item
    return next((item for item in clusters if _counts_items(item) and _PUBLISHED.search(item.head.text)), None)


def _what_grew(item: Cluster) -> str:
    """The words before the figure."""
    found = None if item.head.has_figure else item.head.counted
    return clerk.plain(found[0] if found else item.head.text)


def _counts_items(item: Cluster) -> bool:
    """It counts items of information, in its figure or in its words."""
    if item.head.has_figure:
        return (item.head.fact.unit or "").endswith("条")
    found = item.head.counted
    return found is not None and found[2].endswith("条") and not _OPINIONS.search(found[0])
