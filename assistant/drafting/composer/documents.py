"""规章 and 行政规范性文件 of table two: issued, repealed, in force, each with what facts say of it."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.kinds import Spoken, speaks_of, spoken
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact

_ROWS = ("regulations", "normative_docs")
_COLUMNS = ("issued", "repealed", "in_force")


def documents(desk: Desk, facts: list[Fact]) -> tuple[str, list[Fact]]:
    """The sentences on documents as a template, empty where there is nothing to say; and the facts told there."""
    about = [fact for fact in facts if _on_documents(desk, fact)]
    left = list(about)
    clauses = _stock(desk, "regulations", []) + _stock(desk, "normative_docs", left)
    sentence = "".join(clauses).rstrip("；") + "。" if clauses else ""
    sentence += "".join(clerk.quote(fact, _own(desk, fact)) + "。" for fact in left)
    return sentence, about


def says_none(desk: Desk, fact: Fact) -> bool:
    """The fact says itself that nothing was issued, and table two has nothing else to tell."""
    none = desk.is_zero(*_cells("normative_docs"))
    return none and bool(regex(data("active")["says_none"]).search(fact.text))


def no_documents(desk: Desk, facts: list[Fact]) -> str:
    """`没有制发行政规范性文件` where nothing was issued, repealed or in force, unless a fact says so itself."""
    told = any(says_none(desk, fact) for fact in facts)
    return "" if told or not desk.is_zero(*_cells("normative_docs")) else desk.say("active.normative_docs")


def _cells(row: str) -> list[str]:
    return [f"active.{row}.{column}" for column in _COLUMNS]


def _on_documents(desk: Desk, fact: Fact) -> bool:
    if fact.value is not None:
        return False
    said = clerk.clean(desk, fact)
    return "规范性文件" in fact.text or spoken(desk, said, _cells("normative_docs")) is not None


def _stock(desk: Desk, row: str, facts: list[Fact]) -> list[str]:
    """Issued, repealed and in force as one sentence's clauses; takes the facts that it tells out of the list."""
    known = {column: desk.count(f"active.{row}.{column}") for column in _COLUMNS}
    if all(count in (0, None) for count in known.values()) and (row == "regulations" or desk.is_zero(*_cells(row))):
        return []
    flags = [column for column in _COLUMNS if known[column] != 0]
    clauses: list[str] = []
    for column in _COLUMNS:
        words = desk.say(f"active.{row}_{column}", *flags)
        if not words:
            continue
        notes = [note for fact in list(facts) if (note := _note(desk, fact, f"active.{row}.{column}", facts))]
        clauses.append(words + "".join(f"，{note}" for note in notes) + ("。" if notes else "，"))
    return [*clauses[:-1], re.sub("[。，]$", "", clauses[-1]) + ("；" if row == "regulations" else "")]


def _note(desk: Desk, fact: Fact, cell: str, left: list[Fact]) -> str:
    said = clerk.clean(desk, fact)
    document = regex(data("kinds")["document_first"]).match(said.text) if cell.endswith("issued") else None
    if document and desk.some(cell):
        left.remove(fact)
        rest = document["rest"]
        return "即" + clerk.quote(fact, document["name"]) + ("，" + clerk.quote(fact, rest) if rest else "")
    found = spoken(desk, said, [cell])
    if found is None:
        return ""
    left.remove(fact)
    return Spoken(said, cell, found.count, found.head, _once(desk, found.rest), found.within).follows


def _once(desk: Desk, text: str) -> str:
    """Without a last clause that only gives a number of the tables again: `…，废止11件`."""
    head, mark, last = text.rpartition("，")
    for cell in _cells("normative_docs"):
        match = regex(data("active")["again"]).fullmatch(last)
        if mark and match and speaks_of(match["what"] + "的", cell) and desk.count(cell) == int(match["count"]):
            return head
    return text


def _own(desk: Desk, fact: Fact) -> str:
    return clerk.clean(desk, fact).text
