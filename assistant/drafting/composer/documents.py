"""规章 and 行政规范性文件 of table two: issued, repealed, in force, each with what facts say of it."""

from dataclasses import dataclass

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import sentences
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.kinds import Spoken, speaks_of, spoken
from assistant.drafting.composer.stated import stated
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact

_COLUMNS = ("issued", "repealed", "in_force")
_CELLS = tuple(f"active.normative_docs.{column}" for column in _COLUMNS)


def documents(desk: Desk, facts: list[Fact]) -> tuple[str, list[Fact]]:
    """The sentences on documents as a template, empty where there is nothing to say; and the facts told there.

    A fact that gives a number of the table itself stands in the place of that number.
    """
    about = [family for family in desk.families(facts) if _on_documents(desk, family[0])]
    left = list(about)
    out = _regulations(desk) + _stock(desk, left)
    rest = [fact for family in left for fact in family]
    return out + _sentences(desk, rest), [fact for family in about for fact in family]


def says_none(desk: Desk, fact: Fact) -> bool:
    """The fact says itself that nothing was issued, and table two has nothing else to tell."""
    return desk.is_zero(*_CELLS) and bool(regex(data("active")["says_none"]).search(fact.text))


def no_documents(desk: Desk, facts: list[Fact]) -> str:
    """`没有制发行政规范性文件` where nothing was issued, repealed or in force, unless a fact says so itself."""
    told = any(says_none(desk, fact) for fact in facts)
    return "" if told or not desk.is_zero(*_CELLS) else desk.say("active.normative_docs")


def _on_documents(desk: Desk, fact: Fact) -> bool:
    if fact.value is not None:
        return False
    said = clerk.clean(desk, fact)
    if "规范性文件" in said.text or _named(desk, said):
        return True
    return spoken(desk, said, _CELLS) is not None or bool(stated(desk, said, _CELLS))


def _sentences(desk: Desk, facts: list[Fact]) -> str:
    return "".join(sentences(cluster(desk, facts, compared=False)))


def _regulations(desk: Desk) -> str:
    known = {column: desk.count(f"active.regulations.{column}") for column in _COLUMNS}
    if all(count in (0, None) for count in known.values()):
        return ""
    flags = [column for column in _COLUMNS if known[column] != 0]
    clauses = [desk.say(f"active.regulations_{column}", *flags) for column in _COLUMNS]
    return "，".join(filter(None, clauses)) + "；"


@dataclass
class _Run:
    """Clauses of the table; `named`: 行政规范性文件 has been said and no other sentence has come between."""

    text: str = ""
    named: bool = False

    def add(self, clause: str) -> None:
        """A clause of the table: behind the one before it with a comma, behind a sentence of its own with none."""
        joint = "" if not self.text or self.text.endswith("。") else "，"
        self.text += joint + clause
        self.named = True

    def close(self) -> None:
        """End the sentence."""
        self.text += "" if not self.text or self.text.endswith("。") else "。"


def _stock(desk: Desk, left: list[list[Fact]]) -> str:
    """Issued, repealed and in force; takes the families of facts that it tells out of the list."""
    known = {column: desk.count(cell) for column, cell in zip(_COLUMNS, _CELLS, strict=True)}
    if all(count in (0, None) for count in known.values()) and desk.is_zero(*_CELLS):
        return ""
    flags = [column for column in _COLUMNS if known[column] != 0]
    given = _given(desk, left)
    told: list[str] = []
    run = _Run()
    for column, cell in zip(_COLUMNS, _CELLS, strict=True):
        if cell in given:
            family = given[cell]
            if family[0].id not in told:
                run.close()
                run.text += _sentences(desk, family)
                run.named = False
                told.append(family[0].id)
            continue
        if column == "issued" and "issued" not in flags and _says_none_issued(given):
            continue
        apart = [] if run.named else ["apart"]
        words = desk.say(f"active.normative_docs_{column}", *flags, *apart)
        if words:
            run.add(words)
            notes = [note for family in list(left) if (note := _note(desk, family, cell, left))]
            if notes:
                run.text += "".join(f"，{note}" for note in notes)
                run.close()
    run.close()
    return run.text


def _given(desk: Desk, left: list[list[Fact]]) -> dict[str, list[Fact]]:
    """Cell -> the family of facts whose head gives its number; takes those families out of the list."""
    given: dict[str, list[Fact]] = {}
    for family in list(left):
        cells = [cell for cell in stated(desk, clerk.clean(desk, family[0]), _CELLS) if cell not in given]
        said = clerk.clean(desk, family[0])
        if len(cells) > 1 or (cells and not spoken(desk, said, _CELLS) and not _named(desk, said)):
            given |= dict.fromkeys(cells, family)
            left.remove(family)
    return given


def _says_none_issued(given: dict[str, list[Fact]]) -> bool:
    return any(regex(data("active")["says_none"]).search(family[0].text) for family in given.values())


def _note(desk: Desk, family: list[Fact], cell: str, left: list[list[Fact]]) -> str:
    fact = family[0]
    if len(family) > 1:
        return ""
    said = clerk.clean(desk, fact)
    named = _named(desk, said) if cell == _CELLS[0] else ""
    if named:
        left.remove(family)
        return named
    found = spoken(desk, said, [cell])
    if found is None:
        return ""
    if cell != _CELLS[0] and desk.some(_CELLS[0]) and clerk.pattern("all_so").match(found.rest):
        desk.words[fact.id] = found.head + found.rest  # behind the others 都 would speak of all of them
        return ""
    left.remove(family)
    return Spoken(said, cell, found.count, found.head, _once(desk, found.rest), found.within).follows


def _named(desk: Desk, said: clerk.Said) -> str:
    """`即《某办法》，…` where the fact names exactly the documents that were issued."""
    for form in ("document_first", "documents_listed", "document_issued"):
        match = regex(data("kinds")[form]).match(said.text)
        if match and match["name"].count("《") == desk.count(_CELLS[0]):
            rest = match["rest"]
            return "即" + clerk.quote(said.fact, match["name"]) + ("，" + clerk.quote(said.fact, rest) if rest else "")
    return ""


def _once(desk: Desk, text: str) -> str:
    """Without a last clause that only gives a number of the tables again: `…，废止11件`."""
    head, mark, last = text.rpartition("，")
    for cell in _CELLS:
        match = regex(data("active")["again"]).fullmatch(last)
        if mark and match and speaks_of(match["what"] + "的", cell) and desk.count(cell) == int(match["count"]):
            return head
    return text
