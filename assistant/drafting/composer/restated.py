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


def drop_restated(desk: Desk, facts: list[Fact]) -> None:
    """Leave such sentences to those on the tables; what hangs on a fact that is left out is told by itself."""
    for fact in facts:
        whole = clerk.clean(desk, fact).text.split("；") if fact.value is None else []
        parts = [_beyond(desk, part) for part in whole]
        told = [_restates(desk, part) for part in parts]
        if parts != whole:
            desk.words[fact.id] = "；".join(parts)
        if not any(told):
            continue
        kept = [part for part, cells in zip(parts, told, strict=True) if not cells]
        first = next(cells[0] for cells in told if cells)
        if not kept:
            desk.leave(fact.id, f"与{desk.report.form.name_of(first)}等相同，由表中的数交代")
            free_followers(desk, fact, data("restated")["whole"].get(first, "") if told == [[first]] else "")
        elif not clerk.pattern("hangs").match(kept[0]):
            desk.words[fact.id] = "；".join(kept)


def _beyond(desk: Desk, sentence: str) -> str:
    """`复议3件（维持2件，1件和解撤回）` -> `行政复议中，1件和解撤回`: without what table four tells."""
    match = regex(data("restated")["cases"]).fullmatch(sentence)
    rows = _case(desk, match["head"], "total") if match else []
    if match is None or not rows:
        return sentence
    chunks = re.split(data("restated")["split"], match["list"])
    rest = [chunk for chunk in chunks if not _outcome(desk, chunk, rows)]
    if len(rest) in (0, len(chunks)) or not all(chunk[:1].isdecimal() for chunk in rest):
        return sentence
    return f"行政{match['kind']}中，" + "，".join(rest)


def _restates(desk: Desk, sentence: str) -> list[SlotId]:
    """The cells whose numbers the sentence gives, clause by clause; empty where it says anything else."""
    book = data("restated")
    pending = regex(book["pending"]).match(sentence)
    cells: list[SlotId] = []
    rows: list[str] = []
    for chunk in filter(None, re.split(book["split"], sentence[pending.end() :] if pending else sentence)):
        if regex(book["share"]).match(chunk) or (cells and _changed(desk, chunk, cells[-1])):
            continue
        if not _SHAPE.match(chunk):
            return []
        if found := _case(desk, chunk, "pending" if pending else "total"):
            rows = found
            cells.append(f"{rows[0]}.total")
        elif cell := _outcome(desk, chunk, rows) or _cell(desk, chunk):
            cells.append(cell)
        else:
            return []
    return cells


def _changed(desk: Desk, chunk: str, cell: SlotId) -> bool:
    """`比上年增加3件`, as the tables have it."""
    match = regex(data("restated")["change"]).match(chunk)
    now, before = desk.count(cell), desk.count(f"previous:{cell}")
    return match is not None and now is not None and before is not None and abs(now - before) == int(match["n"])


def free_followers(desk: Desk, fact: Fact, whole: str) -> None:
    """`其中涉及征地的17件` of a fact that is not told -> `新收的申请中，涉及征地的17件`; without a whole no `其中`."""
    for other in desk.report.facts:
        if desk.leaders.get(other.id) == fact.id:
            text = regex("^其中[，：]?").sub(f"{whole}中，" if whole else "", other.text)
            desk.words[other.id] = regex("^(?=均|都|全部|已全部)").sub(whole, text)
            del desk.leaders[other.id]


def _cell(desk: Desk, chunk: str) -> SlotId | None:
    return next((cell for cell, pattern in _patterns() if desk.count(cell) == _given(pattern, chunk)), None)


def _case(desk: Desk, chunk: str, outcome: str) -> list[str]:
    """The rows of table four whose total, or number pending, the clause gives."""
    for entry in data("restated")["case"]:
        if _sum(desk, entry["rows"], outcome) == _given(_whole(entry["pattern"]), chunk):
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
