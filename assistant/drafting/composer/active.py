"""主动公开: how much was published, which documents are in force, permits, penalties and fees; zeros last."""

import re
from decimal import Decimal

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.clusters import Cluster, sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.documents import documents, no_documents, says_none
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.kinds import spoken
from assistant.drafting.composer.reasons import owed_reason
from assistant.drafting.counts import first_count
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Count, Fact

SECTION = "overview.active"
_PUBLISHED = re.compile(r"公开|发布|更新|推送|刊发|上网")
_OPINIONS = re.compile(r"意见|留言|建议")
_ACTS = {"licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制"}
_FEE = "行政事业性收费"


def active(desk: Desk) -> str:
    """The section as a template: how much was published, documents, what else; then decisions, fees and zeros."""
    skip_cells(desk, "active")
    facts = desk.untold("active")
    acts = [fact for fact in facts if fact.value is None and (_on_acts(desk, fact) or says_none(desk, fact))]
    told, about = documents(desk, [fact for fact in facts if fact not in acts])
    rest = [fact for fact in facts if fact not in acts and fact not in about]
    published, others = _published_first(cluster(desk, rest))
    first = [*sentences(published), told, *sentences(others)]
    if not rest:
        first.insert(0, gap(desk.say("active.missing")) + "。")
    first += [owed_reason(desk, item.head.text, _what_grew(item)) for item in published if item.steep]
    for fact in facts:
        desk.tell(SECTION, fact.id)
    return "\n".join(filter(None, ("".join(first), _decisions(desk, acts, no_documents(desk, acts)))))


def skip_cells(desk: Desk, theme: str) -> None:
    """Facts that only repeat a cell of the tables are told by the cell."""
    for fact in desk.report.facts:
        words, value = _whole_count(fact)
        if fact.theme != theme or value is None:
            continue
        for entry in data("facts")["same_as_cell"]:
            if regex(entry["pattern"]).match(words) and desk.count(entry["cell"]) == value:
                desk.leave(fact.id, f"与{desk.report.form.name_of(entry['cell'])}相同，由表中的数交代")


def _whole_count(fact: Fact) -> tuple[str, Count | None]:
    """What a fact counts and how many, where it says nothing else: `废止规范性文件2件` or the same with a value."""
    found = first_count(fact.text) if fact.value is None else None
    if found and found.end() == len(fact.text.rstrip("。；")):
        return fact.text[: found.start()], Decimal(found["value"])
    return fact.text, fact.value


def _on_acts(desk: Desk, fact: Fact) -> bool:
    """The fact speaks of permits, penalties, coercion or fees."""
    cells = [f"active.{act}.decisions" for act in _ACTS]
    named = any(word in fact.text for word in (*_ACTS.values(), _FEE))
    return named or spoken(desk, clerk.clean(desk, fact), cells) is not None


def _published_first(clusters: list[Cluster]) -> tuple[list[Cluster], list[Cluster]]:
    """What counts published items opens the section, the fields among them behind it."""
    main = [item for item in clusters if _counts_items(item) and _PUBLISHED.search(item.head.text)][:1]
    if not main:
        return [], clusters
    items = [item for item in clusters if _counts_items(item) and not _OPINIONS.search(item.head.text)]
    opening = main + [item for item in items if item not in main and item.head.has_figure]
    fields = [
        item for item in clusters if item not in opening and regex(data("active")["fields"]).search(item.head.text)
    ]
    opening += fields
    return opening, [item for item in clusters if item not in opening]


def _what_grew(item: Cluster) -> str:
    """The words before the figure."""
    found = None if item.head.has_figure else item.head.counted
    return clerk.plain(found[0] if found else item.head.text)


def _counts_items(item: Cluster) -> bool:
    """It counts items of information, in its figure or in its words."""
    if item.head.has_figure:
        return item.head.fact.unit == "条"
    found = item.head.counted
    return found is not None and found[2] == "条" and not _OPINIONS.search(found[0])


def _decisions(desk: Desk, facts: list[Fact], none: str) -> str:
    """Permits, penalties, coercion and fees; zeros in one clause, or by the fact that speaks of them."""
    clauses: list[str] = []
    told: list[Fact] = []
    reasons: list[str] = []
    for act, label in _ACTS.items():
        cell = f"active.{act}.decisions"
        if desk.is_zero(cell):
            continue
        change = year_on_year(desk, cell, f"previous:{cell}")
        text = desk.say(f"active.{act}", *(["after_licensing", "after_decision"] if clauses else []))
        text += f"，{change.text}" if change.text else ""
        for fact in facts:
            note = "" if fact in told else _note(desk, fact, cell, change.text)
            if note:
                text += "，" + note
                told.append(fact)
        clauses.append(text)
        if change.steep:
            reasons.append(owed_reason(desk, f"{label}决定", f"{label}决定数量"))
    if not desk.is_zero("active.admin_fee.amount_wan"):
        clauses.append(desk.say("active.admin_fee"))
    remaining = [fact for fact in facts if fact not in told]
    out = f"{'；'.join(clauses)}。" if clauses else ""
    out += "".join(clerk.quote(fact, clerk.clean(desk, fact).text) + "。" for fact in remaining)
    return out + "".join(reasons) + _nothing(desk, remaining, none, alone=not clauses)


def _note(desk: Desk, fact: Fact, cell: str, change: str) -> str:
    """What a fact says of those decisions, to follow their number; empty where it does not speak of them."""
    found = spoken(desk, clerk.clean(desk, fact), [cell])
    if found is None:
        return ""
    reason = regex(data("kinds")["reason"]).match(found.rest)
    if reason:
        return desk.say("active.reason", why=clerk.quote(fact, reason["why"])) if change else ""
    return "" if regex(data("kinds")["trend"]).match(found.rest) else found.follows


def _nothing(desk: Desk, facts: list[Fact], none: str, *, alone: bool) -> str:
    """What did not happen in one sentence, as far as no fact says so itself."""
    spoken_of = "".join(fact.text for fact in facts)
    zero = [label for act, label in _ACTS.items() if desk.is_zero(f"active.{act}.decisions")]
    zero = [label for label in zero if label not in spoken_of]
    no_fee = desk.is_zero("active.admin_fee.amount_wan") and "收费" not in spoken_of
    if not zero and not no_fee:
        return f"{none}。" if none else ""
    flags = (["acts"] if zero else []) + (["fee"] if no_fee else [])
    flags += (["all"] if alone else []) + (["documents"] if none else [])
    return desk.say("active.none", *flags, acts=_listed(zero), none=none) + "。"


def _listed(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else "、".join(labels[:-1]) + "和" + labels[-1] if labels else ""
