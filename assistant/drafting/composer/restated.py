"""Facts that only give the tables' numbers again: `上年结转2件；办结49件；结转下年5件`."""

import re
from functools import cache

from assistant.drafting.composer import clerk
from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import SlotId
from assistant.report import Fact

_NUMBER = r"(\d+)[件次起]"
_SHAPE = re.compile(r"\D{1,24}\d+[件次起](?:（[^（）]*%）)?$|\d+[件次起]\D{1,12}$")
"""A number with a few words before or behind it: spares the other patterns where nothing is restated."""


def restates(desk: Desk, fact: Fact) -> list[SlotId]:
    """The cells whose numbers the fact gives, clause by clause; empty where it says anything else."""
    if fact.value is not None:
        return []
    book = data("restated")
    cells: list[SlotId] = []
    rows: list[str] = []
    for chunk in filter(None, re.split(book["split"], clerk.clean(desk, fact).text)):
        if regex(book["share"]).match(chunk):
            continue
        if not _SHAPE.match(chunk):
            return []
        if found := _case(desk, chunk):
            rows = found
            cells.append(f"{rows[0]}.total")
        elif cell := _outcome(desk, chunk, rows) or _cell(desk, chunk):
            cells.append(cell)
        else:
            return []
    return cells


def drop_restated(desk: Desk, facts: list[Fact]) -> None:
    """Leave those facts to the sentences on the tables; what hangs on them is told by itself."""
    for fact in facts:
        cells = restates(desk, fact)
        if cells:
            desk.leave(fact.id, f"与{desk.report.form.name_of(cells[0])}等相同，由表中的数交代")
            free_followers(desk, fact, data("restated")["whole"].get(cells[0], "") if len(cells) == 1 else "")


def free_followers(desk: Desk, fact: Fact, whole: str) -> None:
    """`其中涉及征地的17件` of a fact that is not told -> `新收的申请中，涉及征地的17件`; without a whole no `其中`."""
    for other in desk.report.facts:
        if desk.leaders.get(other.id) == fact.id:
            text = regex("^其中[，：]?").sub(f"{whole}中，" if whole else "", other.text)
            desk.words[other.id] = regex("^(?=均|都|全部|已全部)").sub(whole, text)
            del desk.leaders[other.id]


def _cell(desk: Desk, chunk: str) -> SlotId | None:
    return next((cell for cell, pattern in _patterns() if desk.count(cell) == _given(pattern, chunk)), None)


def _case(desk: Desk, chunk: str) -> list[str]:
    """The rows of table four whose total the clause gives."""
    for entry in data("restated")["case"]:
        if _sum(desk, entry["rows"], "total") == _given(_whole(entry["pattern"]), chunk):
            return list(entry["rows"])
    return []


def _outcome(desk: Desk, chunk: str, rows: list[str]) -> SlotId | None:
    """How many of the cases just named ended that way."""
    for outcome, pattern in data("restated")["outcome"].items() if rows else ():
        if _sum(desk, rows, outcome) == _given(_whole(pattern), chunk):
            return f"{rows[0]}.{outcome}"
    return None


def _sum(desk: Desk, rows: list[str], outcome: str) -> int:
    return sum(int(desk.count(f"{row}.{outcome}") or 0) for row in rows)


def _given(pattern: re.Pattern[str], chunk: str) -> int | None:
    """The number in a clause that says nothing else."""
    match = pattern.match(chunk)
    return next((int(number) for number in match.groups() if number), None) if match else None


@cache
def _patterns() -> tuple[tuple[SlotId, re.Pattern[str]], ...]:
    named = [(entry["cell"], _whole(entry["pattern"])) for entry in data("restated")["chunk"]]
    kinds = [(cell, _whole(data("restated")["kind"].replace("<names>", names)))
             for cell, names in data("kinds")["names"].items() if cell.startswith(("requests.", "group."))]  # fmt: skip
    return (*named, *kinds)


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    book = data("restated")
    return re.compile(f"{book['prefix']}(?:{pattern.replace('<n>', _NUMBER)}){book['suffix']}")
