"""What kind of a table a fact speaks of, so that it is told where that kind is counted, and not counted again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.drafting.composer import clerk
from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import SlotId


@dataclass(frozen=True, slots=True)
class Spoken:
    """A fact that opens with a whole kind: `cell` counts the kind, `count` is what the fact says of it (None: nothing).

    `head` are the words that name the kind, without the count, `rest` what is said of it; `within`: of some of them.
    """

    said: clerk.Said
    cell: SlotId
    count: int | None
    head: str
    rest: str
    within: bool

    def holds(self, desk: Desk) -> bool:
        """The fact's count is the table's; a fact without a count speaks of all."""
        return desk.some(self.cell) and self.count in (None, desk.count(self.cell))

    @property
    def follows(self) -> str:
        """What is said, as a template that follows the clause which counts the kind, without the comma."""
        book, fact = data("kinds"), self.said.fact
        rest = self.rest
        listed = self.said.text[: -len(rest)].endswith("：") and regex(book["list"]).match(rest)
        if self.within or listed:
            return "其中" + clerk.quote(fact, rest)
        if regex(book["done"]).match(rest):
            return "已" + clerk.quote(fact, rest)
        named = regex(book["named"]).match(rest)
        return "即" + clerk.quote(fact, rest[named.end() :]) if named else clerk.quote(fact, rest)

    @property
    def alone(self) -> str:
        """The sentence by itself, as a template: the count, which the table has told, is left out."""
        text = self.said.text
        if self.count is None or self.said.has_figure:
            return ""
        if self.cell == _NEW and text[: -len(self.rest)].endswith("："):
            return f"{data('kinds')['of_new']}{clerk.quote(self.said.fact, self.rest)}"
        if text[: -len(self.rest)].endswith("："):
            return ""
        joint = "中，" if self.within else "，" if text[: -len(self.rest)].endswith("，") else ""
        return clerk.quote(self.said.fact, self.head) + joint + clerk.quote(self.said.fact, self.rest)


def spoken(desk: Desk, said: clerk.Said, cells: Iterable[SlotId]) -> Spoken | None:
    """The first of the kinds that the fact opens with; None where it speaks of none of them, or of less than all."""
    for cell in cells:
        match = _pattern(cell).match(said.text) if cell in data("kinds")["names"] else None
        if match is None or len(match["rest"]) < _SHORTEST:
            continue
        count = match["n1"] or match["n2"]
        head = said.text[: match.start("mark")]
        for group in ("n1", "n2"):
            if match[group]:
                head = re.sub(rf"(唯一)?{match[group]}[件次起宗]", "", head, count=1)
        if match["in"]:
            head = re.sub("(里面|里头|当中|[中里])$", "", head)
        count = count or ("1" if _THE_ONE.search(said.text[: match.start("mark")]) else None)
        found = Spoken(said, cell, int(count) if count else None, head, match["rest"], bool(match["in"]))
        if found.holds(desk):
            return found
    return None


_SHORTEST = 2
_NEW = "requests.new_received.total"
_THE_ONE = re.compile("一件|那件")


def of_none(desk: Desk, said: clerk.Said) -> bool:
    """The fact says what is done about a kind of application of which there was none."""
    return any(
        desk.is_zero(cell) and (match := _pattern(cell).match(said.text)) and not match["n1"] and not match["n2"]
        and regex(data("kinds")["done"]).match(match["rest"])
        for cell in data("kinds")["names"] if cell.startswith("requests.")
    )  # fmt: skip


def opens_kind(text: str) -> bool:
    """The text opens with one kind of answer of table three."""
    cells = [
        cell for cell in data("kinds")["names"] if cell.startswith(("requests.", "group.")) and "new_rec" not in cell
    ]
    return any(_pattern(cell).match(text) for cell in cells)


@cache
def _pattern(cell: SlotId) -> re.Pattern[str]:
    book = data("kinds")
    return regex(book["head"].replace("<names>", book["names"][cell]))


def speaks_of(text: str, cell: SlotId) -> bool:
    """The text names that kind somewhere."""
    return bool(regex(data("kinds")["names"][cell]).search(text)) if cell in data("kinds")["names"] else False
