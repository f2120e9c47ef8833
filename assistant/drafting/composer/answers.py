"""The kinds of answers of table three as they occurred, and what facts say of each."""

import re
from dataclasses import dataclass

from assistant.drafting.composer import clerk
from assistant.drafting.composer.cases import is_case
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.kinds import of_none, spoken
from assistant.drafting.phrasebook import data
from assistant.report import SectionId


@dataclass(frozen=True)
class Group:
    """A group of table three with its items that are not zero, largest first."""

    id: str
    count: int
    items: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        """As the prose calls it: 不予公开."""
        found: str = data("requests")["group"][self.id]["name"]
        return found


def groups_of(desk: Desk) -> list[Group]:
    """The groups that occurred; one whose row carries a number while its items are zero has no items."""
    requests = desk.report.form.tables["requests"]
    found = []
    for group in requests.groups:
        counts = [(row.id, int(desk.count(f"requests.{row.id}.total") or 0)) for row in requests.items(group.id)]
        items = tuple(sorted(((row, n) for row, n in counts if n), key=lambda item: -item[1]))
        count = sum(n for _, n in items) or int(desk.count(f"group.{group.id}.total") or 0)
        if count:
            found.append(Group(group.id, count, items))
    return found


class Notes:
    """Facts that speak of one kind of answer, sentence by sentence, hung on the clause that counts it."""

    def __init__(self, desk: Desk, section: SectionId, groups: list[Group]) -> None:
        self._desk, self._section = desk, section
        facts = [fact for fact in desk.untold("on_request") if fact.value is None and not desk.has_followers(fact)]
        facts = [fact for fact in facts if not is_case(fact)]
        self._parts = {fact.id: clerk.clean(desk, fact).text.split("；") for fact in facts}
        self._facts = {fact.id: fact for fact in facts}
        self._alone = {group.items[0][0]: group.id for group in groups if len(group.items) == 1}

    def on(self, row: str) -> str:
        """`，已逐件告知可以咨询的单位`, or nothing; of a group with one kind also what is said of the group."""
        cells = [f"requests.{row}.total"] + ([f"group.{self._alone[row]}.total"] if row in self._alone else [])
        out = ""
        for key, parts in self._parts.items():
            for part in list(parts):
                found = spoken(self._desk, clerk.Said(self._facts[key], part), cells)
                if found:
                    parts.remove(part)
                    out += "，" + found.follows
        return out

    @staticmethod
    def counts(note: str) -> bool:
        """It opens with a number of pieces: parts of the kind, not of the group."""
        return bool(re.match(r"，\{fact:[^=}]+=\d+件", note))

    def left_over(self) -> None:
        """What was hung on a clause is told; facts on kinds that did not occur are not."""
        for key, parts in self._parts.items():
            said = clerk.clean(self._desk, self._facts[key])
            if not parts:
                self._desk.tell(self._section, key)
            elif len(parts) < len(said.text.split("；")):
                self._desk.words[key] = "；".join(parts)
            elif of_none(self._desk, said):
                self._desk.leave(key, "表三中没有这一类申请")


def count_of(row: str) -> str:
    """`{requests.granted.total}件`."""
    return f"{{requests.{row}.total}}件"


def words_of(row: str, key: str) -> str:
    """How that row is worded: `each`, `noun` or `of`."""
    found: str = data("requests")["row"][row][key]
    return found
