"""How the applications were answered: each one told for few, all kinds for some, shares and the largest for many."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.kinds import of_none, spoken
from assistant.drafting.derived import round_half_up
from assistant.drafting.phrasebook import data
from assistant.drafting.slots import gap
from assistant.report import SectionId

_HANDLED = "requests.handled_total.total"
_LISTED = 5
_TELLING_POINTS = 1
"""Percentage points from which the change of the disclosed share is told."""


@dataclass(frozen=True)
class _Group:
    """A group of table three with its items that are not zero, largest first."""

    id: str
    count: int
    items: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        found: str = data("requests")["group"][self.id]["name"]
        return found


def outcomes(desk: Desk, section: SectionId) -> list[str]:
    """The paragraph on results as templates, empty where nothing was answered; tells facts on single kinds."""
    handled = desk.count(_HANDLED)
    if handled is None:
        return [gap("申请的办理结果") + "。"]
    if handled == 0:
        return []
    groups = _groups(desk)
    notes = _Notes(desk, section, groups)
    told = (_few if handled < SMALL_BASE else _many)(desk, groups, notes) + _untold(desk, groups)
    notes.left_over()
    return [told]


def _groups(desk: Desk) -> list[_Group]:
    """The groups that occurred; one whose row carries a number while its items are zero has no items."""
    requests = desk.report.form.tables["requests"]
    found = []
    for group in requests.groups:
        counts = [(row.id, int(desk.count(f"requests.{row.id}.total") or 0)) for row in requests.items(group.id)]
        items = tuple(sorted(((row, n) for row, n in counts if n), key=lambda item: -item[1]))
        count = sum(n for _, n in items) or int(desk.count(f"group.{group.id}.total") or 0)
        if count:
            found.append(_Group(group.id, count, items))
    return found


def _untold(desk: Desk, groups: list[_Group]) -> str:
    """An open point where fewer answers are known than were given."""
    disclosed = sum(int(desk.count(f"requests.{row}.total") or 0) for row in ("granted", "partial"))
    told = disclosed + sum(group.count for group in groups)
    return gap(desk.say("requests.rest_missing")) + "。" if told < (desk.count(_HANDLED) or 0) else ""


class _Notes:
    """Facts that speak of one kind of answer, hung on the clause that counts it."""

    def __init__(self, desk: Desk, section: SectionId, groups: list[_Group]) -> None:
        self._desk, self._section = desk, section
        self._facts = [fact for fact in desk.untold("on_request") if fact.value is None]
        self._alone = {group.items[0][0]: group.id for group in groups if len(group.items) == 1}

    def on(self, row: str) -> str:
        """`，已逐件告知可以咨询的单位`, or nothing; of a group with one kind also what is said of the group."""
        cells = [f"requests.{row}.total"] + ([f"group.{self._alone[row]}.total"] if row in self._alone else [])
        out = ""
        for fact in self._facts:
            found = spoken(self._desk, clerk.clean(self._desk, fact), cells)
            if found and fact.id not in self._desk.told:
                self._desk.tell(self._section, fact.id)
                out += "，" + found.follows
        return out

    def left_over(self) -> None:
        """Facts on kinds that did not occur are not told."""
        for fact in self._facts:
            said = clerk.clean(self._desk, fact)
            if fact.id not in self._desk.told and of_none(self._desk, said):
                self._desk.leave(fact.id, "表三中没有这一类申请")


def _count(row: str) -> str:
    return f"{{requests.{row}.total}}件"


def _words(row: str, key: str) -> str:
    found: str = data("requests")["row"][row][key]
    return found


def _single(desk: Desk, row: str, notes: _Notes) -> str:
    return _count(row) + _words(row, "each") + notes.on(row)


def _disclosed(desk: Desk) -> list[str]:
    return [
        f"{_words(row, 'each')}{_count(row)}" for row in ("granted", "partial") if desk.some(f"requests.{row}.total")
    ]


def _few(desk: Desk, groups: list[_Group], notes: _Notes) -> str:
    disclosed = _disclosed(desk)
    handled = desk.count(_HANDLED)
    one = ["single"] if handled == 1 else []
    everything = [row for row in ("granted", "partial") if desk.count(f"requests.{row}.total") == handled]
    if everything:
        note = notes.on(everything[0]) if one else ""
        return desk.say("requests.outcome_all", *one, *everything, what=_words(everything[0], "each"), note=note) + "。"
    if not disclosed and one and groups and groups[0].items:
        row = groups[0].items[0][0]
        return desk.say("requests.outcome_none_disclosed", *one, list=_words(row, "each") + notes.on(row)) + "。"
    clauses = (["、".join(disclosed)] if disclosed else []) + [_group_few(desk, group, notes) for group in groups]
    if disclosed:
        return desk.say("requests.outcome_few", *one, list=_in_turn(clauses)) + "。"
    listed = _in_turn([clause.replace("，不予公开", "") for clause in clauses])
    return desk.say("requests.outcome_none_disclosed", *one, *_flow_told(desk), list=listed) + "。"


def _in_turn(clauses: list[str]) -> str:
    """Groups one after another; what follows a group with semicolons of its own begins a new sentence."""
    out = clauses[0]
    for before, clause in pairwise(clauses):
        out += ("。" if "，包括" in before else "；") + clause
    return out


def _flow_told(desk: Desk) -> list[str]:
    """The number of answers stands in the sentence on what came in."""
    return ["told"] if desk.some("requests.carried_out.total") else []


def _group_few(desk: Desk, group: _Group, notes: _Notes) -> str:
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


def _with_notes(items: Sequence[tuple[str, int]], notes: _Notes) -> str:
    """Kinds with their counts, each with what was done about it."""
    pairs = [(f"{_words(row, 'noun')}{_count(row)}", notes.on(row)) for row, _ in items]
    out = ""
    for number, (clause, note) in enumerate(pairs):
        noted_before = number and pairs[number - 1][1]
        out += ("" if not number else "；" if noted_before or note else "、") + clause + note
    return out


# --- 20 and more -----------------------------------------------------------------------------------------------------


def _many(desk: Desk, groups: list[_Group], notes: _Notes) -> str:
    out = [_shares(desk)]
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


def _all_the_rest(desk: Desk, groups: list[_Group]) -> bool:
    """All that was not disclosed is of one kind, and that is not the most."""
    one = len(groups) == 1 and len(groups[0].items) == 1
    return one and _any_disclosed(desk) and not _is_largest(desk, groups[0])


def _rest_of_one_kind(desk: Desk, group: _Group, notes: _Notes) -> str:
    row = group.items[0][0]
    return desk.say("requests.rest_all", row=row, each=_words(row, "each")) + notes.on(row)


def _any_disclosed(desk: Desk) -> bool:
    return not desk.is_zero("requests.granted.total", "requests.partial.total")


def _is_largest(desk: Desk, group: _Group) -> bool:
    """More than was disclosed in full or in part."""
    disclosed = sum(int(desk.count(f"requests.{row}.total") or 0) for row in ("granted", "partial"))
    return 0 < disclosed < group.count


def _group_main(desk: Desk, group: _Group, notes: _Notes) -> str:
    """A large group: all its items where they are five or fewer, else the three largest."""
    if not group.items:
        return _group_said(desk, group, "")
    if len(group.items) == 1:
        row = group.items[0][0]
        largest = desk.say("requests.largest") if _is_largest(desk, group) else ""
        return f"{_words(row, 'of')}{_count(row)}{largest}{notes.on(row)}"
    top = group.items if len(group.items) <= _LISTED else group.items[:3]
    listed = _with_notes(top, notes)
    flag = "largest" if len(top) < len(group.items) else "noted" if "，" in listed else "complete"
    return _group_said(desk, group, flag, listed)


def _group_said(desk: Desk, group: _Group, flag: str, listed: str = "") -> str:
    return desk.say("requests.group_said", flag, name=group.name, number=f"{{group.{group.id}.total}}", list=listed)


def _group_rest(desk: Desk, group: _Group, notes: _Notes) -> str:
    """A smaller group: what it mainly is; of 其他处理 what is not merely 其他."""
    if not group.items:
        return _group_said(desk, group, "")
    if len(group.items) == 1:
        row = group.items[0][0]
        return f"{_words(row, 'noun')}{_count(row)}{notes.on(row)}"
    named = [(row, n) for row, n in group.items if row != "other_misc"]
    if len(named) < len(group.items):
        return _group_said(desk, group, "including", _nouns(named))
    if len(named) == 2:
        return _group_said(desk, group, "complete", _nouns(named))
    top = named[:1] if named[0][1] * 2 > group.count else named[:2]
    return _group_said(desk, group, "mainly", "和".join(f"{_words(row, 'noun')}（{_count(row)}）" for row, _ in top))


def _nouns(items: Sequence[tuple[str, int]]) -> str:
    return "、".join(f"{_words(row, 'noun')}{_count(row)}" for row, _ in items)


def _shares(desk: Desk) -> str:
    granted, partial = (f"requests.{row}.total" for row in ("granted", "partial"))
    both = f"({granted} + {partial})"
    if desk.is_zero(granted, partial):
        return desk.say("requests.none_disclosed", *_flow_told(desk))
    before = "" if "intro:from_to" in desk.told else _before(desk)
    flags = ["before"] if before else []
    if (desk.count(granted) or 0) + (desk.count(partial) or 0) == desk.count(_HANDLED):
        flags.append("everything")
    if desk.some(granted) and desk.some(partial):
        flags.append("both")
    elif desk.some(granted):
        flags.append("granted")
    places = {
        "disclosed": desk.derive("disclosed", f"{granted} + {partial}", says="予以公开和部分公开合计（件）", unit="件"),
        "share": desk.share("share.disclosed", both, _HANDLED, "全部或者部分公开占办结的比例"),
        "before": before,
        "before_clause": desk.say("requests.before_clause", before=before) if before else "",
    }
    return desk.say("requests.outcome_disclosed", *flags, **places)


def _before(desk: Desk) -> str:
    """Last year's share as a slot, or nothing where it is unknown or its base is under 20."""
    base = desk.count(f"previous:{_HANDLED}")
    cells = [f"previous:requests.{row}.total" for row in ("granted", "partial")]
    if base is None or base < SMALL_BASE or any(desk.count(cell) is None for cell in cells):
        return ""
    return desk.share(
        "share.disclosed.before",
        f"({cells[0]} + {cells[1]})",
        f"previous:{_HANDLED}",
        "上年全部或者部分公开占办结的比例",
    )


def points(desk: Desk) -> tuple[str, str, Decimal] | None:
    """The change of the disclosed share: a phrase, its direction and size; None where not comparable.

    Percentage points come from unrounded shares and are told only where they agree with the printed shares.
    """
    handled = desk.count(_HANDLED)
    if handled is None or handled < SMALL_BASE or not _before(desk):
        return None
    now = "100 * (requests.granted.total + requests.partial.total) / requests.handled_total.total"
    old = (
        "100 * (previous:requests.granted.total + previous:requests.partial.total)"
        " / previous:requests.handled_total.total"
    )
    shares = [desk.figures.exact(f"derived:{name}") for name in (_declare(desk, now), "share.disclosed.before")]
    if shares[0] is None or shares[1] is None:
        return None
    difference = round_half_up(shares[0] - shares[1], 1)
    up = difference > 0
    if abs(difference) < _TELLING_POINTS:
        return None
    if round_half_up(shares[0], 1) - round_half_up(shares[1], 1) == difference:
        expr = f"{now} - {old}" if up else f"{old} - {now}"
        slot = desk.derive("points", expr, 1, says="公开比例的变化（百分点）", unit="个百分点")
        return (
            desk.say("intro.disclosed_points", *(["up"] if up else []), points=slot),
            "up" if up else "down",
            abs(difference),
        )
    desk.tell("overview.intro", "intro:from_to")
    text = desk.say(
        "intro.disclosed_from_to", before="{derived:share.disclosed.before}", now="{derived:share.disclosed}",
        direction="升至" if up else "降至",
    )  # fmt: skip
    return text, "up" if up else "down", abs(difference)


def _declare(desk: Desk, now: str) -> str:
    desk.share(
        "share.disclosed", "(requests.granted.total + requests.partial.total)", _HANDLED, "全部或者部分公开占办结的比例"
    )
    return "share.disclosed"
