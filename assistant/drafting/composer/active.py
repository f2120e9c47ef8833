"""主动公开: how much was published, which documents are in force, permits, penalties and fees."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.clusters import Cluster, sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.reasons import owed_reason
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap
from assistant.report import Fact

SECTION = "overview.active"
_DOCUMENTS = re.compile(r"规范性文件")
_LEADING = re.compile(r"^(年末)?(现行有效的?|制发的|新制发的|本年制发的)?(行政)?规范性文件[，]?")
_PUBLISHED = re.compile(r"公开|发布|更新|推送|刊发|上网")
_OPINIONS = re.compile(r"意见|留言|建议")
_ACTS = {"licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制"}
_FEE = "行政事业性收费"


def active(desk: Desk) -> str:
    """The section as a template: facts on publishing, then documents, then decisions and fees."""
    skip_cells(desk, "active")
    facts = desk.untold("active")
    acts = [fact for fact in facts if fact.value is None and any(word in fact.text for word in (*_ACTS.values(), _FEE))]
    on_documents = [fact for fact in facts if fact.value is None and _DOCUMENTS.search(fact.text) and fact not in acts]
    rest = [fact for fact in facts if fact not in acts and fact not in on_documents]
    published, others = _published_first(cluster(desk, rest))
    for fact in on_documents:
        desk.tell(SECTION, fact.id)
    first = [*sentences(published), _documents(desk, on_documents), *sentences(others)]
    if not rest:
        first.insert(0, gap(desk.say("active.missing")) + "。")
    steep = [item.head.fact for item in published if item.steep]
    first += [owed_reason(desk, fact.text, fact.text) for fact in steep]
    for fact in facts:
        desk.tell(SECTION, fact.id)
    return "\n".join(filter(None, ("".join(first), _decisions(desk, acts))))


def skip_cells(desk: Desk, theme: str) -> None:
    """Facts that only repeat a cell of the tables are told by the cell."""
    for fact in desk.report.facts:
        if fact.theme != theme or fact.value is None:
            continue
        for entry in data("facts")["same_as_cell"]:
            if regex(entry["pattern"]).match(fact.text) and desk.count(entry["cell"]) == fact.value:
                desk.leave(fact.id, f"与{desk.report.form.name_of(entry['cell'])}相同，由表中的数交代")


def _published_first(clusters: list[Cluster]) -> tuple[list[Cluster], list[Cluster]]:
    """What counts published items opens the section."""
    main = [item for item in clusters if item.head.fact.unit == "条" and _PUBLISHED.search(item.head.text)][:1]
    items = (
        [item for item in clusters if item.head.fact.unit == "条" and not _OPINIONS.search(item.head.text)]
        if main
        else []
    )
    opening = main + [item for item in items if item not in main]
    return opening, [item for item in clusters if item not in opening]


def _documents(desk: Desk, facts: list[Fact]) -> str:
    sentence = _stock(desk, "regulations") + _stock(desk, "normative_docs")
    for fact in facts:
        said = clerk.clean(desk, fact)
        rest = _LEADING.sub("", said.text)
        joined = "，" if rest != said.text else "；"
        sentence += joined + clerk.quote(fact, rest or said.text)
    return f"{sentence}。"


def _stock(desk: Desk, row: str) -> str:
    cells = {column: f"active.{row}.{column}" for column in ("issued", "repealed", "in_force")}
    if row == "regulations" and all(desk.count(cell) in (0, None) for cell in cells.values()):
        return ""
    flags = [column for column, cell in cells.items() if desk.count(cell) != 0]
    in_force = desk.say("active.in_force", *(["some"] if "in_force" in flags else []), row=row)
    said = desk.say(f"active.{row}", *flags, in_force=in_force)
    return said + ("；" if row == "regulations" else "")


def _decisions(desk: Desk, facts: list[Fact]) -> str:
    """Permits, penalties, coercion and fees; zeros in one clause, or by the fact that speaks of them."""
    clauses: list[str] = []
    told: list[Fact] = []
    reasons: list[str] = []
    for act, label in _ACTS.items():
        cell = f"active.{act}.decisions"
        if desk.is_zero(cell):
            continue
        flags = ["after_licensing", "after_decision"] if clauses else []
        change = year_on_year(desk, cell, f"previous:{cell}")
        text = desk.say(f"active.{act}", *flags) + (f"，{change.text}" if change.text else "")
        about = [fact for fact in facts if fact.text.startswith(label) and "无" not in fact.text and fact not in told]
        for fact in about:
            rest = clerk.clean(desk, fact).text.removeprefix(label).removeprefix("决定").removeprefix("事项")
            text += "，" + clerk.quote(fact, rest.lstrip("，"))
        told += about
        clauses.append(text)
        if change.steep:
            reasons.append(owed_reason(desk, f"{label}决定", f"{label}决定数量"))
    if not desk.is_zero("active.admin_fee.amount_wan"):
        clauses.append(desk.say("active.admin_fee"))
    remaining = [fact for fact in facts if fact not in told]
    zero = [label for act, label in _ACTS.items() if desk.is_zero(f"active.{act}.decisions")]
    spoken = "".join(fact.text for fact in remaining)
    zero = [label for label in zero if label not in spoken]
    no_fee = desk.is_zero("active.admin_fee.amount_wan") and "收费" not in spoken
    if zero or no_fee:
        flags = (["acts"] if zero else []) + (["fee"] if no_fee else []) + ([] if clauses else ["all"])
        clauses.append(desk.say("active.none", *flags, acts=_listed(zero)))
    out = f"{'；'.join(clauses)}。" if clauses else ""
    out += "".join(_own_sentence(desk, fact) for fact in remaining)
    return out + "".join(reasons)


def _own_sentence(desk: Desk, fact: Fact) -> str:
    return clerk.quote(fact, clerk.clean(desk, fact).text) + "。"


def _listed(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else "、".join(labels[:-1]) + "和" + labels[-1] if labels else ""
