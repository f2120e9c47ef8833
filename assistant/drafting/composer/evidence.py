"""The evidence of a problem as clauses: a part of a whole, a share where the base is 20 or more, a fact."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.clusters import name
from assistant.drafting.composer.counting import split_at_figure
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.kinds import Spoken, spoken
from assistant.drafting.composer.last_year import is_account
from assistant.drafting.counts import counts
from assistant.drafting.phrasebook import data, fill, regex
from assistant.drafting.slots import slot
from assistant.report import Fact, Problem

_WHOLES = ("requests.handled_total.total", "requests.new_received.total")
_TOLD_LONG = 60
"""Characters up to which a fact that was told before is told again as evidence."""


def evidence(desk: Desk, problem: Problem, extra: list[Fact]) -> str:
    """The problem's evidence as a template, empty where there is none. Tells the facts it uses.

    A fact that gives the number of a cell itself stands for the cell; one that opens with the cell's kind follows it.
    """
    cells = [key for key in problem.evidence if _is_cell(desk, key)]
    named = [fact for key in problem.evidence if (fact := desk.report.fact(key)) and not is_account(fact)]
    facts = [fact for fact in dict.fromkeys([*named, *extra]) if fact.id not in desk.unused]
    facts.sort(key=lambda fact: fact.theme == "problems")  # how things stand first, then what is wrong with them
    facts = _with_leaders(desk, _without_long(desk, facts, cells))
    notes = {cell: _notes(desk, facts, cell) for cell in cells}
    noted = {found.said.fact.id for founds in notes.values() for found in founds}
    loose = [
        fact for fact in facts if fact.id not in noted and not (fact.id in desk.told and _any_of(desk, fact, cells))
    ]
    cells = [cell for cell in cells if notes[cell] or not _stated(desk, cell, cells, loose)]
    clauses = _cells(desk, cells, problem, notes)
    desk.tell("problems", *noted)
    whole = next((cell for cell in _WHOLES if cell in cells), None)
    parts = [cell for cell in cells if cell not in _WHOLES]
    clauses += _facts(desk, loose, parts[0] if parts else whole)
    joined = clauses[0] if clauses else ""
    for clause in clauses[1:]:
        apart = "，" in joined + clause and not clause.startswith(("其中", "占"))
        joined += ("；" if apart else "，") + clause
    return joined


def _with_leaders(desk: Desk, facts: list[Fact]) -> list[Fact]:
    """What hangs on another fact (`其中…`, `均…`) right behind that fact, which is told again where it must."""
    out: list[Fact] = []
    for fact in facts:
        leader = desk.report.fact(desk.leaders.get(fact.id, ""))
        if leader is not None and leader not in out and leader.id not in desk.unused:
            out.append(leader)
        if fact not in out:
            out.append(fact)
    return out


def _without_long(desk: Desk, facts: list[Fact], cells: list[str]) -> list[Fact]:
    """Without a long account that was given before, where the rest of the evidence says what is wrong."""
    short = [fact for fact in facts if fact.id not in desk.told or len(fact.text) <= _TOLD_LONG]
    return short if short or cells else facts


def _notes(desk: Desk, facts: list[Fact], cell: str) -> list[Spoken]:
    """What facts say of the cell's kind, behind its number: what is wrong; else how the account before put it."""
    found = [spoken_of for fact in facts if (spoken_of := _follows(desk, fact, cell))]
    return [item for item in found if item.said.fact.theme == "problems"] or found


def _follows(desk: Desk, fact: Fact, cell: str) -> Spoken | None:
    """The fact as said behind the clause on that cell."""
    return spoken(desk, clerk.clean(desk, fact), [cell]) if fact.value is None else None


def _any_of(desk: Desk, fact: Fact, cells: list[str]) -> bool:
    return any(_follows(desk, fact, cell) for cell in cells)


def _stated(desk: Desk, cell: str, cells: list[str], facts: list[Fact]) -> bool:
    """A fact names the cell's kind and gives its number, or the sum of all such kinds."""
    alike = [other for other in cells if other not in _WHOLES and other.split(".")[0] == cell.split(".")[0]]
    numbers = {desk.count(cell), sum(desk.count(other) or 0 for other in alike)}
    for fact in facts:
        printed = {int(match["value"]) for match in counts(fact.text) if match["value"].isdecimal()}
        named = cell.startswith("active.") or any(regex(word).search(fact.text) for word in _names(cell))
        if printed & numbers and named:
            return True
    return False


def _names(cell: str) -> list[str]:
    """Words by which a fact names what the cell counts."""
    known = [data("kinds")["names"][cell]] if cell in data("kinds")["names"] else []
    return known + (["纠正", "败诉"] if cell.endswith(".corrected") else [])


def _is_cell(desk: Desk, key: str) -> bool:
    return key in desk.report.form.cells or key in desk.report.form.group_cells


def _cells(desk: Desk, cells: list[str], problem: Problem, notes: dict[str, list[Spoken]]) -> list[str]:
    whole = next((cell for cell in cells if cell in _WHOLES), None)
    courts = {cell for cell in cells if cell.startswith("litigation.") and _total_of(cell) in cells}
    courts = {cell for cell in courts if not cell.endswith(".total")}
    wholes = {whole, *(_total_of(cell) for cell in courts)}
    clauses = []
    for cell in cells:
        if cell in wholes:
            continue
        clause = _court(desk, cell) if cell in courts else _cell(desk, cell, whole)
        before = f"previous:{cell}"
        if clause and before in problem.evidence and desk.some(before):
            clause += desk.say("problems.previous", part=cell)
        clauses.append(clause + "".join(f"，{found.follows}" for found in notes[cell]) if clause else "")
    return [clause for clause in clauses if clause]


def _total_of(cell: str) -> str:
    return f"{cell.rpartition('.')[0]}.total"


def _court(desk: Desk, cell: str) -> str:
    """A result of reviews or suits as a part of all of them."""
    _, row, column = cell.split(".")
    whole = _total_of(cell)
    if desk.is_zero(cell):
        return ""
    flags = ["large"] if (desk.count(whole) or 0) >= SMALL_BASE else []
    places = {"what": data("problems")["case"][row], "outcome": data("litigation")["outcome"][column]}
    share = desk.share(f"share.{cell}", cell, whole, "占比")
    return desk.say("problems.litigation_share", *flags, whole=whole, part=cell, share=share, **places)


def _cell(desk: Desk, cell: str, whole: str | None) -> str:
    table, row, column = cell.split(".")
    if table == "litigation":
        key = column if column in ("corrected", "pending") else ""
        what = data("problems")["case"][row]
        if key and not desk.is_zero(cell):
            return _slotted(desk, key, part=cell, what=what)
    if desk.is_zero(cell):
        noun = data("problems")["noun_of"].get(cell)
        return desk.say("problems.zero", noun=noun) if noun else ""
    words = _words(row) if table in ("requests", "group") else None
    if words and column != "total":
        who = data("requests")["applicant"][column]
        return _slotted(desk, "count", part=cell, of=f"{who}提出的{words['of']}")
    if not words:
        label = re.sub(r"表[二三四]|[“”]|（[^）]*）", "", desk.report.form.name_of(cell))
        return _slotted(desk, "other_cell", part=cell, label=data("problems")["noun_of"].get(cell, label), unit="件")
    if whole is None and _is_result(desk, cell, row):
        whole = _WHOLES[0]
    if whole is None:
        return _slotted(desk, "count", part=cell, of=words["of"])
    base = desk.count(whole)
    if base is not None and base >= SMALL_BASE:
        share = desk.share(f"share.{row}.{whole}", cell, whole, f"{words['noun']}占比")
        whole_word = data("problems")["whole"][whole.split(".")[1]]
        return _slotted(desk, "share", part=cell, of=words["of"], whole=whole_word, share=share)
    flags = ["all"] if desk.count(cell) == base else []
    whole_word = data("problems")["whole"][whole.split(".")[1]]
    return _slotted(desk, "few_of", *flags, part=cell, each=words["each"].split("，")[0], whole=whole,
                    whole_of=f"{whole_word}的", noun=words["noun"])  # fmt: skip


def _words(row: str) -> dict[str, str]:
    """The wording of a row of table three, or of a group."""
    requests = data("requests")
    if row in requests["row"]:
        found: dict[str, str] = requests["row"][row]
        return found
    group = requests["group"][row]
    return {"of": f"{group['name']}的申请", "each": group["verb"], "noun": group["name"]}


def _is_result(desk: Desk, cell: str, row: str) -> bool:
    """A kind of answer, in a year with enough answers for a share."""
    base = desk.count(_WHOLES[0])
    return base is not None and base >= SMALL_BASE and row not in ("new_received", "carried_in", "carried_out")


def _slotted(desk: Desk, key: str, *flags: str, **places: str) -> str:
    return desk.say(f"problems.{key}", *flags, **places)


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts(desk: Desk, facts: list[Fact], cell: str | None) -> list[str]:
    whole = _whole(facts)
    if whole is not None:
        desk.tell("problems", *(fact.id for fact in facts))
        return [_of_whole(desk, whole, [fact for fact in facts if fact is not whole])]
    clauses = []
    for fact in facts:
        if f"rest.{fact.id}" in desk.figures.derived:
            places = {"rest": slot(f"derived:rest.{fact.id}"), "unit": slot(f"fact:{fact.id}.unit")}
            clauses.append(desk.say("problems.rest", **places))
            continue
        said = _without_remedy(clerk.clean(desk, fact)) if fact.id in desk.told else clerk.clean(desk, fact)
        desk.tell("problems", fact.id)
        clauses.append(_against_cell(desk, said, cell))
    return clauses


def _without_remedy(said: clerk.Said) -> clerk.Said:
    """What was told before, without what has been done about it since: `…，已向申请人致歉`."""
    chunks = said.text.split("，")
    kept = split_at_figure(said.text, said.fact.unit or "")[0].count("，") + 1 if said.has_figure else 1
    while len(chunks) > kept and clerk.pattern("remedy").match(chunks[-1]):
        chunks.pop()
    return clerk.Said(said.fact, "，".join(chunks))


def _whole(facts: list[Fact]) -> Fact | None:
    """The fact that the others are parts of: the largest of one unit, spoken of by the others."""
    counted = [fact for fact in facts if fact.value]
    if len(counted) < 2 or len({fact.unit for fact in counted}) > 1:
        return None
    largest = max(counted, key=lambda fact: fact.value or 0)
    others = [fact for fact in counted if fact is not largest]
    parts = [
        bool(clerk.pattern("subitem").match(fact.text)) or _inside(fact.text, largest.text) for fact in others
    ]  # fmt: skip
    return largest if all(parts) and _noun_of(largest) and len(counted) == len(facts) else None


def _noun_of(fact: Fact) -> str:
    """What the fact counts, as in `11件解读材料中`."""
    return next((noun for noun in data("facts")["text"]["tail_nouns"] if noun in fact.text), "")


def _inside(part: str, whole: str) -> bool:
    match = clerk.pattern("of_whole").match(part)
    if match and (match["whole"] in whole or whole.endswith(match["whole"][-2:])):
        return True
    telling = [noun for noun in data("facts")["text"]["tail_nouns"] if noun not in data("problems")["vague"]["nouns"]]
    return any(noun in part and noun in whole for noun in telling)


def _of_whole(desk: Desk, whole: Fact, parts: list[Fact]) -> str:
    noun = _noun_of(whole)
    clauses = [_part(desk, fact, whole) for fact in parts]
    total = clerk.figure(whole)
    unit_slot = total.strip("{}")
    return fill("{<whole>}<noun>中，<part>", {"whole": unit_slot, "noun": noun, "part": "，".join(clauses)})


def _part(desk: Desk, fact: Fact, whole: Fact) -> str:
    text = clerk.pattern("subitem").sub("", clerk.clean(desk, fact).text)
    text = clerk.pattern("counted_whole").sub("", text)
    match = clerk.pattern("of_whole").match(text)
    body = match["part"].lstrip("，") if match else text
    if fact.value is None:
        return clerk.quote(fact, body)
    out = clerk.clause(desk, clerk.Said(fact, body), part=True)
    base = whole.value or 0
    if base >= SMALL_BASE:
        share = desk.share(f"share.{fact.id}.{whole.id}", name(fact), name(whole), "占比")
        out += desk.say("problems.share_of", share=share)
    return out


def _against_cell(desk: Desk, said: clerk.Said, cell: str | None) -> str:
    """A fact, as a share of a cell where its text says that it is a part of it (`不掌握的申请中，…`)."""
    fact = said.fact
    match = clerk.pattern("of_whole").match(said.text)
    base = desk.count(cell) if cell else None
    whole = (
        cell is not None and base is not None and fact.value is not None and fact.unit == "件" and fact.value <= base
    )
    if not whole or match is None or cell is None:
        text = clerk.clause(desk, said)
        if whole and cell is not None and cell in _WHOLES and base is not None and base >= SMALL_BASE:
            word = data("problems")["whole"][cell.split(".")[1]]
            share = desk.share(f"share.{fact.id}.{cell}", name(fact), cell, "占比")
            text += f"，占{word}的{share}%"
        return text
    body = match["part"].lstrip("，")
    text = "其中" + clerk.counted(fact, body if body.endswith("的") else f"{body}的")
    if base is not None and base >= SMALL_BASE:
        text += desk.say("problems.share_of", share=desk.share(f"share.{fact.id}.{cell}", name(fact), cell, "占比"))
    return text
