"""Questions that ask for a deadline, or whether one was kept: what is asked, and from which day it runs."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.knowledge.events import Event, consultations, events, named
from assistant.knowledge.said_days import NoSuchDayError, said_days
from assistant.knowledge.sums import Sum
from assistant.knowledge.wordlists import table
from assistant.statute import deadlines
from assistant.statute.computed import Computed, spoken
from assistant.statute.law import NotInForceError, figure
from assistant.text.numbers.values import chinese

_CLAUSE = re.compile(r"[，。；：？！,;?!]")
_LONGER = re.compile(
    r"(?:延[长期了后]?|展期)[^，。；0-9一二三四五六七八九十两]{0,6}([0-9]+|[一二两三四五六七八九十百]+)\s*个?(?:工作[日天]|天)"
)
_STARTS = {
    "correction": "received",
    "opinion": "inquiry_received",
    "fee_payment": "fee_notice",
    "review": "known",
    "suit": "known",
}
_CLOSES = {
    "reply": "answered",
    "correction": "correction_asked",
    "opinion": "opinion_back",
    "fee_payment": "paid",
    "review": "remedied",
    "suit": "remedied",
}


def deadline(text: str, turns: Sequence[int], today: date) -> Sum | None:
    """The sum of a question (digits folded) that names days; None where it asks for no day of ours.

    Args:
        text: the question, with the turns before it that it adds to.
        turns: where each turn but the first begins.
        today: what 昨天 and a day without a year are read by.
    """
    try:
        days = said_days(text, today)
        found = events(text, days, turns)
        target = _meant(text, found)
        if not target or not days:
            return None
        sum_ = _summed(target, text, found, today)
    except NoSuchDayError as wrong:
        return Sum(said=f"算不出：{wrong}。") if _target_of(asking(text)) else None
    except NotInForceError as none:
        words = _told("not_in_force", since=spoken(none.since), on=spoken(none.on))
        return Sum(said=words, sources=("tiaoli/56",))
    except ValueError as wrong:
        return Sum(said=f"算不出：{wrong}。")
    return _dated(sum_, [one.day for one in days if one.guessed]) if sum_ else None


def _meant(text: str, found: Sequence[Event]) -> str:
    """What is to be computed, "" for nothing of ours."""
    roles = {one.role for one in found}
    clause = asking(text)
    target = _target_of(clause) or next((name for name in ("review", "suit") if _has(name, text)), "")
    if not target and pattern("notifying").search(clause) and pattern("unclear").search(text):
        target = "correction"
    late = re.search(_table()["late"], clause)
    if not target and not late:
        return ""
    if target in ("", "reply") and not roles & {"received", "corrected"}:
        target = next((name for name in ("opinion", "fee_payment") if _STARTS[name] in roles), target)
    if late and target in ("", "reply") and "correction_asked" in roles and not roles & {"answered", "corrected"}:
        return "correction"
    if target in ("", "reply", "correction") and pattern("foreign").search(text):
        return ""
    return target or "reply"


def _summed(target: str, text: str, found: Sequence[Event], today: date) -> Sum | None:
    sum_ = _reply(text, found) if target == "reply" else _from_one(target, text, found)
    if sum_ is None or sum_.computed is None or not re.search(_table()["late"], asking(text)):
        return sum_
    closed = named(found, _CLOSES[target]) or (named(found, "known") if target == "reply" else [])
    if not closed and (pattern("still").search(text) or not pattern("done").search(text)):
        closed = [today]
    last = sum_.computed.result
    if isinstance(last, int) or not closed:
        return sum_
    late = closed[-1] > last
    return replace(
        sum_, late=late, said=_told("late" if late else "in_time", last=spoken(last), day=spoken(closed[-1]))
    )


def _reply(text: str, found: Sequence[Event]) -> Sum | None:
    received, corrected = _received(found), named(found, "corrected")
    if len(received) > 1:
        return Sum(asks=(_ask("several"),))
    if not received and not corrected:
        wanting = "申请" in text and {one.role for one in found} & {"posted", "consulted"}
        return Sum(asks=(_ask("reply"),)) if wanting else None
    if named(found, "correction_asked") and not corrected:
        return Sum(asks=(_ask("corrected"),))
    pairs = consultations(found)
    asked = [(first, back) for first, back in pairs if back]
    consulting = pattern("consulting").search(pattern("consulting_not").sub("", text))
    passed_over = any(not one.role and pattern("concerning").search(one.cue) for one in found)
    if len(asked) < len(pairs) or (consulting and not pairs) or passed_over:
        return Sum(asks=(_ask("consulted"),))
    start = received[0] if received else corrected[0]
    return _counted(text, found, start, corrected[-1] if corrected else None, asked)


def _received(found: Sequence[Event]) -> list[date]:
    """The day of receipt: of several, the one on which it was confirmed or signed for (条例第三十一条)."""
    days = named(found, "received")
    for word in _table()["patterns"]["decisive"].split(","):
        decisive = [one.day for one in found if one.role == "received" and word in one.cue]
        if len(days) > 1 and len(decisive) == 1:
            return decisive
    return days


def _counted(
    text: str, found: Sequence[Event], start: date, corrected: date | None, asked: Sequence[tuple[date, date]]
) -> Sum:
    longer, by = _extension(text)
    most = figure("extension_days", start).value
    if by is not None and not 0 < by <= most:
        return Sum(said=_told("longer", most=most, by=by), sources=("tiaoli/33",))
    computed = deadlines.reply(start, corrected=corrected, extended=longer, by=by, asked=asked)
    if {one.role for one in found} & {"fee_sent", "fee_notice", "paid"}:
        words = _told("waiting_for_fee", day=computed.words)
        return Sum(said=words, sources=("guobanhan-2020-109/缴费期限", "tiaoli/33"))
    return Sum(computed, notes=tuple(_reserved(found)))


def _reserved(found: Sequence[Event]) -> Iterator[str]:
    """What the reader must know of the days: how it was handed in, which were not understood."""
    if any(one.role == "received" and pattern("handed_in").search(one.cue) for one in found):
        yield _told("handed_in")
    if unread := [spoken(one.day) for one in found if not one.role]:
        yield _told("unread_days", days="、".join(unread))


def _extension(text: str) -> tuple[bool, int | None]:
    """Whether the answer is put off, and by how many working days; None: as many as the law allows."""
    rest = pattern("extended_not").sub("", text)
    said = _LONGER.search(rest)
    return bool(pattern("extended").search(rest)), _number(said[1]) if said else None


def _from_one(target: str, text: str, found: Sequence[Event]) -> Sum | None:
    """A period that runs from one day."""
    if target == "suit" and (reviewed := named(found, "reviewed")):
        return Sum(deadlines.suit_after_review(reviewed[-1]))
    days = named(found, _STARTS[target])
    if target == "correction" and len(days) > 1:
        return Sum(asks=(_ask("several"),))
    if not days:
        wanting = target in ("opinion", "fee_payment") and any(one.role for one in found)
        return Sum(asks=(_ask(target),)) if wanting else None
    if target == "suit":
        return _suit(text, days[0])
    joint = target == "opinion" and pattern("agency").search(text) and not pattern("third").search(text)
    return Sum(deadlines.agency_opinion(days[0]) if joint else _SIMPLE[target](days[0]))


_SIMPLE: dict[str, Callable[[date], Computed]] = {
    "correction": deadlines.correction,
    "opinion": deadlines.opinion,
    "fee_payment": deadlines.fee_payment,
    "review": deadlines.review,
}


def _suit(text: str, day: date) -> Sum:
    if pattern("refusal").search(text):
        words = _told("review_first", day=deadlines.review(day).words)
        return Sum(said=words, sources=("xingzheng-fuyi-fa/23", "xingzheng-fuyi-fa/20"))
    return Sum(deadlines.suit(day), notes=(_told("review_before_suit"),))


def _dated(sum_: Sum, guessed: Sequence[date]) -> Sum:
    """With what is to be asked and said where no year was named."""
    if not guessed or sum_.computed is None:
        return sum_
    first = guessed[0]
    ask = _ask("year").format(month=first.month, day=first.day)
    return replace(sum_, asks=(*sum_.asks, ask), notes=(_told("year", year=first.year), *sum_.notes))


def asking(text: str) -> str:
    """The last clause that asks for a day, or whether one was kept; "" where none does."""
    clauses = _CLAUSE.split(text)
    wanted = re.compile(f"{_table()['due']}|{_table()['late']}")
    return next((clause for clause in reversed(clauses) if wanted.search(clause)), "")


def _target_of(clause: str) -> str:
    """What a clause is after; "" for nothing of ours."""
    found = next((name for name in _table()["targets"] if _has(name, clause)), "")
    if found == "weak":
        return "" if pattern("else").search(clause) else "reply"
    return found


def _has(target: str, text: str) -> bool:
    return bool(re.search(_table()["targets"][target], text))


def _ask(name: str) -> str:
    return str(_table()["asks"][name])


def _told(name: str, **values: object) -> str:
    return str(_table()["told"][name]).format(**values)


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of arithmetic.toml."""
    return re.compile(_table()["patterns"][name])


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese(printed)


def _table() -> dict[str, Any]:
    return table("arithmetic.toml")
