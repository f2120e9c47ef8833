"""Permits, penalties, coercion and fees of table two: the numbers, what facts say of them, zeros in one clause."""

import re
from dataclasses import replace

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import year_on_year
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.kinds import Spoken, spoken
from assistant.drafting.composer.reasons import owed_reason
from assistant.drafting.composer.stated import says_no, stated, with_change
from assistant.drafting.derived import round_half_up
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact

_ACTS = {"licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制"}
_OPENING = 8
"""Characters at the front of a sentence in which it names the decisions that it speaks of."""
_FEE, _AMOUNT = "行政事业性收费", "active.admin_fee.amount_wan"


def on_decisions(desk: Desk, fact: Fact) -> bool:
    """The fact speaks of permits, penalties, coercion or fees."""
    said = clerk.clean(desk, fact)
    cells = tuple(f"active.{act}.decisions" for act in _ACTS)
    named = any(word in fact.text for word in (*_ACTS.values(), _FEE)) or stated(desk, said, (*cells, _AMOUNT))
    return bool(named) or any(_note(desk, said, cell, "—") is not None for cell in cells if desk.some(cell))


def decisions(desk: Desk, facts: list[Fact], none: str) -> str:
    """Permits, penalties, coercion and fees; zeros in one clause, or by the fact that speaks of them."""
    clauses: list[str] = []
    reasons: list[str] = []
    left = [said for fact in facts for said in _parted(desk, fact)]
    for act, label in _ACTS.items():
        cell = f"active.{act}.decisions"
        if desk.is_zero(cell):
            continue
        change = year_on_year(desk, cell, f"previous:{cell}")
        clauses.append(_act(desk, act, left, change.text, after=bool(clauses)))
        if change.steep:
            reasons.append(owed_reason(desk, f"{label}决定", f"{label}决定数量"))
    if not desk.is_zero(_AMOUNT):
        own = [said for said in left if stated(desk, said, (_AMOUNT,))][:1]
        left = [said for said in left if said not in own]
        clauses.append(clerk.quote(own[0].fact, own[0].text) if own else desk.say("active.admin_fee"))
    out = f"{'；'.join(clauses)}。" if clauses else ""
    out += "".join(clerk.quote(said.fact, said.text) + "。" for said in left)
    return out + "".join(reasons) + _nothing(desk, [said.fact for said in left], none, alone=not clauses)


def _parted(desk: Desk, fact: Fact) -> list[clerk.Said]:
    """The fact, sentence by sentence where each speaks of decisions; what hangs together stays together."""
    said = clerk.clean(desk, fact)
    words = tuple(data("active")["zero"]["cells"].values())
    if desk.has_followers(fact) or fact.id in desk.leaders or fact.value is not None:
        return [said]
    for mark in "；，":
        parts = said.text.split(mark)
        opens = [next((word for word in words if word in part[:_OPENING]), "") for part in parts]
        if len(parts) > 1 and all(opens) and (mark == "；" or len(set(opens)) == len(opens)):
            return [clerk.Said(fact, part) for part in parts]
    return [said]


def _act(desk: Desk, act: str, left: list[clerk.Said], change: str, *, after: bool) -> str:
    """One kind of decisions: its number with what facts say of it, or the fact that gives the number itself.

    Takes what it tells out of the list.
    """
    cell = f"active.{act}.decisions"
    free = [said for said in left if not desk.has_followers(said.fact) and said.fact.id not in desk.leaders]
    notes = [(said, note) for said in free if (note := _note(desk, said, cell, change)) is not None]
    told = [said for said, _ in notes]
    own = [said for said in free if said not in told and stated(desk, said, (cell,))][:1]
    for said in (*told, *own):
        left.remove(said)
    text = desk.say(f"active.{act}", *(["after_licensing", "after_decision"] if after else []))
    text = with_change(desk, own[0], cell, change) if own else text + (f"，{change}" if change else "")
    return text + "".join(f"，{note}" for _, note in notes if note)


def _note(desk: Desk, said: clerk.Said, cell: str, change: str) -> str | None:
    """What a fact says of those decisions, to follow their number; None where it does not speak of them."""
    fact = said.fact
    shown = regex(data("kinds")["shown"]).match(said.text)
    if shown and data("active")["zero"]["cells"][cell] in said.text and desk.count(cell) == int(shown["n"]):
        at = "" if shown["where"].startswith(("在", "于", "通过")) else "在"
        rest = f"，{clerk.quote(fact, shown['rest'])}" if shown["rest"] else ""
        return at + clerk.quote(fact, shown["where"] + shown["verb"]) + rest
    rated = regex(data("kinds")["shown_rate"]).match(said.text)
    if rated and data("active")["zero"]["cells"][cell] in said.text and desk.count(cell) == int(rated["n"]):
        return clerk.quote(fact, rated["rest"])
    why = regex(data("kinds")["act_reason"]).match(said.text)
    if why and change and _known_change(desk, why["what"], cell, named=True):
        return desk.say("active.reason", why=clerk.quote(fact, why["why"]))
    if change and _only_compares(desk, said.text, cell):
        return ""
    found = spoken(desk, said, [cell])
    if found is None:
        return None
    reason = regex(data("kinds")["reason"]).match(found.rest)
    if reason:
        return desk.say("active.reason", why=clerk.quote(fact, reason["why"])) if change else None
    once = _told_once(desk, found, change)
    if regex(data("kinds")["trend"]).match(once.rest):
        return None
    return once.follows if once.rest else ""


def _only_compares(desk: Desk, text: str, cell: str) -> bool:
    """`处罚比上年少5件（上年22件）`: the change that the table's own numbers give."""
    match = regex(data("kinds")["act_change"]).fullmatch(text)
    if match is None or data("active")["zero"]["cells"][cell] not in match["what"]:
        return False
    return _known_change(desk, text, cell)


def _told_once(desk: Desk, found: Spoken, change: str) -> Spoken:
    """Without the number again, and without the fact's own comparison where the table's numbers give it."""
    chunks = re.split("[，；]", found.rest)
    count = f"{desk.count(found.cell)}件"
    rest = [chunk for chunk in chunks if chunk.removeprefix("共") != count]
    rest = [chunk for chunk in rest if not (change and _known_change(desk, chunk, found.cell))]
    return replace(found, rest="，".join(rest)) if len(rest) < len(chunks) else found


def _known_change(desk: Desk, chunk: str, cell: str, *, named: bool = False) -> bool:
    """It compares with last year in numbers that follow from the tables; `named`: it must say of what."""
    now, before = desk.count(cell), desk.count(f"previous:{cell}")
    if now is None or not before or not clerk.pattern("compares").search(chunk):
        return False
    if named and data("active")["zero"]["cells"][cell] not in chunk:
        return False
    percent = abs(now - before) * 100 / before
    known = {str(number) for number in (now, before, abs(now - before), *(round_half_up(percent, at) for at in (0, 1)))}
    return set(re.findall(r"\d+(?:\.\d+)?", chunk)) <= known


def _nothing(desk: Desk, facts: list[Fact], none: str, *, alone: bool) -> str:
    """What did not happen in one sentence, as far as no fact says so itself."""
    zero = [label for act, label in _ACTS.items() if desk.is_zero(f"active.{act}.decisions")]
    zero = [label for label in zero if not says_no(facts, label)]
    no_fee = desk.is_zero(_AMOUNT) and not says_no(facts, "收费")
    if not zero and not no_fee:
        return f"{none}。" if none else ""
    flags = (["acts"] if zero else []) + (["fee"] if no_fee else [])
    flags += (["all"] if alone else []) + (["documents"] if none else [])
    return desk.say("active.none", *flags, acts=_listed(zero), none=none) + "。"


def _listed(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else "、".join(labels[:-1]) + "和" + labels[-1] if labels else ""
