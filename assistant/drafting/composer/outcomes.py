"""How the applications were answered: each one told for few, all kinds for some, shares and the largest for many."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.composer import clerk
from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.desk import Desk
from assistant.drafting.derived import round_half_up
from assistant.drafting.phrasebook import data
from assistant.drafting.slots import gap
from assistant.report import SectionId

_HANDLED = "requests.handled_total.total"
_LISTED = 5
_TELLING_POINTS = 1
"""Percentage points from which the change of the disclosed share is told."""
_CASE = re.compile(
    r"^(?:对|针对|属于|涉及)[^，]*?(?:，|(?:申请|诉求|事项)(?=(?:逐件|逐一|一律|均|已|分别)?(?:告知|说明|引导|提供|转)))(?P<done>.+)$"
)


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
    notes = _Notes(desk, section)
    groups = _groups(desk)
    if handled < SMALL_BASE:
        return [_few(desk, groups, notes) + _untold(desk, groups) + notes.left_over()]
    return [_many(desk, groups, notes) + _untold(desk, groups) + notes.left_over()]


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
    """Facts that say what was done about one kind of application, hung on the clause that counts it."""

    def __init__(self, desk: Desk, section: SectionId) -> None:
        self._desk, self._section = desk, section
        self._facts = [fact for fact in desk.untold("on_request") if fact.value is None and "征求" not in fact.text]

    def on(self, row: str) -> str:
        """`，逐件告知可以咨询的单位`, or nothing."""
        words: list[str] = data("requests")["row"][row].get("keywords", [])
        for fact in self._facts:
            if any(word in fact.text for word in words) and fact.id not in self._desk.told:
                self._desk.tell(self._section, fact.id)
                text = clerk.clean(self._desk, fact).text
                case = _CASE.match(text)
                done = case["done"] if case else text
                lead = "已" if case and not re.match("(已|均|由|分别|答复时)", done) else ""
                return "，" + lead + clerk.quote(fact, done)
        return ""

    def left_over(self) -> str:
        """Facts on kinds that did not occur are not told."""
        rows = data("requests")["row"]
        for fact in self._facts:
            words = [word for row in rows.values() for word in row.get("keywords", ())]
            unspoken = fact.id not in self._desk.told and any(word in fact.text for word in words)
            if unspoken and _CASE.match(clerk.clean(self._desk, fact).text):
                self._desk.leave(fact.id, "表三中没有这一类申请")
        return ""


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
        return desk.say("requests.outcome_all", *one, *everything, what=_words(everything[0], "each")) + "。"
    if not disclosed and one and groups and groups[0].items:
        row = groups[0].items[0][0]
        return desk.say("requests.outcome_none_disclosed", *one, list=_words(row, "each") + notes.on(row)) + "。"
    clauses = (["、".join(disclosed)] if disclosed else []) + [_group_few(desk, group, notes) for group in groups]
    if disclosed:
        return desk.say("requests.outcome_few", *one, list="；".join(clauses)) + "。"
    listed = "；".join(clause.replace("，不予公开", "") for clause in clauses)
    return desk.say("requests.outcome_none_disclosed", *one, list=listed) + "。"


def _group_few(desk: Desk, group: _Group, notes: _Notes) -> str:
    if not group.items:
        return f"{group.name}{{group.{group.id}.total}}件"
    if len(group.items) <= 2:
        return "；".join(_single(desk, row, notes) for row, _ in group.items)
    items = "、".join(f"{_words(row, 'noun')}{_count(row)}" for row, _ in group.items)
    after = "".join(notes.on(row) for row, _ in group.items)
    return f"{group.name}{{group.{group.id}.total}}件，其中{items}{after}"


# --- 20 and more -----------------------------------------------------------------------------------------------------


def _many(desk: Desk, groups: list[_Group], notes: _Notes) -> str:
    out = [_shares(desk)]
    ranked = sorted(groups, key=lambda group: -group.count)
    main, rest = (ranked, []) if len(ranked) <= 2 else (ranked[:2], ranked[2:])
    out += [_group_main(desk, group, notes) for group in main]
    if rest:
        single = all(len(group.items) == 1 for group in rest)
        out.append("其余为" + ("、" if single else "；").join(_group_rest(desk, group, notes) for group in rest))
    told = [sentence for sentence in out[1:] if sentence]
    short = all(len(group.items) <= 1 for group in main)
    nothing = desk.is_zero("requests.granted.total", "requests.partial.total")
    rest_of_it = "；".join(told) + "。" if short and told else "".join(f"{sentence}。" for sentence in told)
    return out[0] + ("：" if nothing and told else "。") + rest_of_it


def _group_main(desk: Desk, group: _Group, notes: _Notes) -> str:
    """A large group: all its items where they are five or fewer, else the three largest."""
    if not group.items:
        return _group_said(desk, group, "")
    if len(group.items) == 1:
        row = group.items[0][0]
        return f"{_words(row, 'of')}{_count(row)}{notes.on(row)}"
    top = group.items if len(group.items) <= _LISTED else group.items[:3]
    clauses = [f"{_words(row, 'noun')}{_count(row)}{notes.on(row)}" for row, _ in top]
    joined = clauses[0]
    for clause, before in zip(clauses[1:], clauses, strict=False):
        joined += ("；" if "，" in before else "、") + clause
    return _group_said(desk, group, "complete" if len(top) == len(group.items) else "largest", joined)


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
        return desk.say("requests.none_disclosed")
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


def points(desk: Desk) -> tuple[str, str] | None:
    """The change of the disclosed share: a phrase with percentage points, and its direction; None where not comparable.

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
        return desk.say("intro.disclosed_points", *(["up"] if up else []), points=slot), "up" if up else "down"
    desk.tell("overview.intro", "intro:from_to")
    text = desk.say(
        "intro.disclosed_from_to", before="{derived:share.disclosed.before}", now="{derived:share.disclosed}",
        direction="升至" if up else "降至",
    )  # fmt: skip
    return text, "up" if up else "down"


def _declare(desk: Desk, now: str) -> str:
    desk.share(
        "share.disclosed", "(requests.granted.total + requests.partial.total)", _HANDLED, "全部或者部分公开占办结的比例"
    )
    return "share.disclosed"
