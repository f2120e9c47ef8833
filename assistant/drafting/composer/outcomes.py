"""How the applications were answered: each one told for few, all kinds for some, shares and the largest for many."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.drafting.composer.answers import Group, Notes, count_of, groups_of, words_of
from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.shares import flow_told, shares
from assistant.drafting.slots import gap
from assistant.report import SectionId

_HANDLED = "requests.handled_total.total"
_LISTED = 5


def outcomes(desk: Desk, section: SectionId) -> list[str]:
    """The paragraph on results as templates, empty where nothing was answered; tells facts on single kinds."""
    handled = desk.count(_HANDLED)
    if handled is None:
        return [gap("申请的办理结果") + "。"]
    if handled == 0:
        return []
    groups = groups_of(desk)
    notes = Notes(desk, section, groups)
    told = (_few if handled < SMALL_BASE else _many)(desk, groups, notes) + _untold(desk, groups)
    notes.left_over()
    return [told]


def _untold(desk: Desk, groups: list[Group]) -> str:
    """An open point where fewer answers are known than were given."""
    disclosed = sum(int(desk.count(f"requests.{row}.total") or 0) for row in ("granted", "partial"))
    told = disclosed + sum(group.count for group in groups)
    return gap(desk.say("requests.rest_missing")) + "。" if told < (desk.count(_HANDLED) or 0) else ""


def _single(desk: Desk, row: str, notes: Notes) -> str:
    return count_of(row) + words_of(row, "each") + notes.on(row)


def _disclosed(desk: Desk) -> list[str]:
    return [
        f"{words_of(row, 'each')}{count_of(row)}"
        for row in ("granted", "partial")
        if desk.some(f"requests.{row}.total")
    ]


def _few(desk: Desk, groups: list[Group], notes: Notes) -> str:
    disclosed = _disclosed(desk)
    handled = desk.count(_HANDLED)
    one = ["single"] if handled == 1 else []
    everything = [row for row in ("granted", "partial") if desk.count(f"requests.{row}.total") == handled]
    if everything:
        note = notes.on(everything[0]) if one else ""
        return (
            desk.say("requests.outcome_all", *one, *everything, what=words_of(everything[0], "each"), note=note) + "。"
        )
    if not disclosed and one and groups and groups[0].items:
        row = groups[0].items[0][0]
        return desk.say("requests.outcome_none_disclosed", *one, list=words_of(row, "each") + notes.on(row)) + "。"
    clauses = (["、".join(disclosed)] if disclosed else []) + [_group_few(desk, group, notes) for group in groups]
    if not clauses:  # answers without a kind: an open point tells
        return ""
    if disclosed:
        return desk.say("requests.outcome_few", *one, list=_in_turn(clauses)) + "。"
    listed = _in_turn([clause.replace("，不予公开", "") for clause in clauses])
    return desk.say("requests.outcome_none_disclosed", *one, *flow_told(desk), list=listed) + "。"


def _in_turn(clauses: list[str]) -> str:
    """Groups one after another; what follows a group with semicolons of its own begins a new sentence."""
    out = clauses[0]
    for before, clause in pairwise(clauses):
        out += ("。" if "，包括" in before else "；") + clause
    return out


def _group_few(desk: Desk, group: Group, notes: Notes) -> str:
    if not group.items:
        return f"{group.name}{{group.{group.id}.total}}件"
    alone = group.count == desk.count(_HANDLED)
    if len(group.items) <= 2:
        return "；".join(_single(desk, row, notes) for row, _ in group.items)
    listed = _with_notes(group.items, notes)
    if alone:
        return listed
    return f"{group.name}{{group.{group.id}.total}}件" + f"，{_leading(listed)}{listed}"


def _leading(listed: str) -> str:
    """包括 before a list with notes of its own, in which 其中 speaks of less."""
    return "包括" if "，" in listed else "其中"


def _with_notes(items: Sequence[tuple[str, int]], notes: Notes) -> str:
    """Kinds with their counts, each with what was done about it; what it consists of stands in brackets."""
    pairs = [(f"{words_of(row, 'noun')}{count_of(row)}", notes.on(row)) for row, _ in items]
    out = ""
    for number, (clause, note) in enumerate(pairs):
        noted_before = number and pairs[number - 1][1]
        out += ("" if not number else "；" if noted_before or note else "、") + clause
        out += f"（{note.removeprefix('，')}）" if notes.counts(note) else note
    return out


# --- 20 and more -----------------------------------------------------------------------------------------------------


def _many(desk: Desk, groups: list[Group], notes: Notes) -> str:
    out = [shares(desk)]
    ranked = sorted(groups, key=lambda group: -group.count)
    main, rest = (ranked, []) if len(ranked) <= 2 else (ranked[:2], ranked[2:])
    if not _any_disclosed(desk) and len(groups) == 1 and groups[0].items:
        out.append(_with_notes(groups[0].items, notes))  # all answers are of this group: its number is told
    elif _all_the_rest(desk, groups):
        out.append(_rest_of_one_kind(desk, groups[0], notes))
    else:
        out += [_group_main(desk, group, notes) for group in main]
    if rest:
        single = all(len(group.items) == 1 for group in rest)
        out.append("其余为" + ("、" if single else "；").join(_group_rest(desk, group, notes) for group in rest))
    told = [sentence for sentence in out[1:] if sentence]
    short = all(len(group.items) <= 1 for group in main)
    rest_of_it = "；".join(told) + "。" if short and told else "".join(f"{sentence}。" for sentence in told)
    return out[0] + ("。" if _any_disclosed(desk) or not told else "：") + rest_of_it


def _all_the_rest(desk: Desk, groups: list[Group]) -> bool:
    """All that was not disclosed is of one kind, and that is not the most."""
    one = len(groups) == 1 and len(groups[0].items) == 1
    return one and _any_disclosed(desk) and not _is_largest(desk, groups[0])


def _rest_of_one_kind(desk: Desk, group: Group, notes: Notes) -> str:
    row = group.items[0][0]
    return desk.say("requests.rest_all", row=row, each=words_of(row, "each")) + notes.on(row)


def _any_disclosed(desk: Desk) -> bool:
    return not desk.is_zero("requests.granted.total", "requests.partial.total")


def _is_largest(desk: Desk, group: Group) -> bool:
    """More than was disclosed in full or in part."""
    disclosed = sum(int(desk.count(f"requests.{row}.total") or 0) for row in ("granted", "partial"))
    return 0 < disclosed < group.count


def _group_main(desk: Desk, group: Group, notes: Notes) -> str:
    """A large group: all its items where they are five or fewer, else the three largest."""
    if not group.items:
        return _group_said(desk, group, "")
    if len(group.items) == 1:
        row = group.items[0][0]
        largest = desk.say("requests.largest") if _is_largest(desk, group) else ""
        return f"{words_of(row, 'of')}{count_of(row)}{largest}{notes.on(row)}"
    top = group.items if len(group.items) <= _LISTED else group.items[:3]
    listed = _with_notes(top, notes)
    flag = "largest" if len(top) < len(group.items) else "noted" if "，" in listed else "complete"
    return _group_said(desk, group, flag, listed)


def _group_said(desk: Desk, group: Group, flag: str, listed: str = "") -> str:
    return desk.say("requests.group_said", flag, name=group.name, number=f"{{group.{group.id}.total}}", list=listed)


def _group_rest(desk: Desk, group: Group, notes: Notes) -> str:
    """A smaller group: what it mainly is; of 其他处理 what is not merely 其他."""
    if not group.items:
        return _group_said(desk, group, "")
    if len(group.items) == 1:
        row = group.items[0][0]
        return f"{words_of(row, 'noun')}{count_of(row)}{notes.on(row)}"
    named = [(row, n) for row, n in group.items if row != "other_misc"]
    if len(named) < len(group.items):
        return _group_said(desk, group, "including", _nouns(named))
    if len(named) == 2:
        return _group_said(desk, group, "complete", _nouns(named))
    top = named[:1] if named[0][1] * 2 > group.count else named[:2]
    return _group_said(
        desk, group, "mainly", "和".join(f"{words_of(row, 'noun')}（{count_of(row)}）" for row, _ in top)
    )


def _nouns(items: Sequence[tuple[str, int]]) -> str:
    return "、".join(f"{words_of(row, 'noun')}{count_of(row)}" for row, _ in items)
