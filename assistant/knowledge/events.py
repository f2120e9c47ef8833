"""Which day of a question is which: received, corrected, sent for an opinion, answered (arithmetic.toml, roles)."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from assistant.knowledge.said_days import Said
from assistant.knowledge.wordlists import table

_BOUNDARY = re.compile(r"[，。；？！,;?!\s]")


class Event(NamedTuple):
    """What happened on a day that was said; `turn` counts the turns of a conversation."""

    role: str
    day: date
    turn: int
    cue: str


def events(text: str, days: Sequence[Said], turns: Sequence[int] = ()) -> list[Event]:
    """The days of a text with their roles, "" where none shows.

    Args:
        text: the question, digits folded.
        days: the days in it.
        turns: where each turn of a conversation but the first begins.
    """
    found = list[Event]()
    ends = [0, *(one.end for one in days)]
    starts = [*(one.start for one in days[1:]), len(text)]
    for one, before, behind in zip(days, ends, starts, strict=False):
        label = _BOUNDARY.split(text[before : one.start])[-1]
        cue = f"{label}@{_after(text[one.end : behind], labelled=bool(_plain_role(f'{label}@')))}"
        role = _role(cue, text, found)
        if role == "consulted" and found and _pattern("until").search(found[-1].cue.partition("@")[2]):
            found[-1], role = found[-1]._replace(role="consulted"), "opinion_back"  # 6月5日至6月20日征求意见
        found.append(Event(role, one.day, sum(one.start >= turn for turn in turns), cue))
    return found


def named(found: Sequence[Event], role: str) -> list[date]:
    """The days of that role; where a later turn of the conversation names some, those alone."""
    last = max((one.turn for one in found if one.role == role), default=0)
    return [one.day for one in found if one.role == role and one.turn == last]


def consultations(found: Sequence[Event]) -> list[tuple[date, date | None]]:
    """Each consultation with the day of asking and of the answer, None where that is wanting."""
    pairs = list[tuple[date, date | None]]()
    for one in found:
        if one.role == "consulted":
            pairs.append((one.day, None))
        elif one.role == "opinion_back" and pairs and (place := _open(pairs)) is not None:
            pairs[place] = (pairs[place][0], one.day)
    return pairs


def _open(pairs: Sequence[tuple[date, date | None]]) -> int | None:
    return next((place for place, (_, back) in enumerate(pairs) if back is None), None)


def _after(text: str, *, labelled: bool) -> str:
    """What is said of the day behind it: its clause, or the next where nothing is left of that, without the asking.

    Behind a label (收到日期：) the next clause speaks of something else.
    """
    own, *others = _BOUNDARY.split(text)
    if own:
        return _pattern("due").split(own)[0]
    if labelled:
        return ""
    following = next((clause for clause in others if clause), "")
    return "" if _pattern("due").search(following) else following


def _role(cue: str, text: str, found: Sequence[Event]) -> str:
    role = _plain_role(cue)
    if role not in ("received", "posted", "answered", ""):
        return role.removesuffix("_received") if role == "corrected_received" else role
    return _by_state(cue, text, found) or role


def _plain_role(cue: str) -> str:
    return next((name for name, pattern in _roles() if pattern.search(cue)), "")


def _by_state(cue: str, text: str, found: Sequence[Event]) -> str:
    """The role by what is still open: an opinion asked for, a correction asked for."""
    after = cue.partition("@")[2]
    pairs, roles = consultations(found), [one.role for one in found]
    if _open(pairs) is not None and _pattern("back").search(after) and not _pattern("back_not").search(after):
        return "opinion_back"
    asked = "correction_asked" in roles and "corrected" not in roles
    if asked and _pattern("mended").search(after) and not _pattern("mended_not").search(after):
        return "corrected"
    consulting = _pattern("consulting").search(text) and {"received", "corrected"} & set(roles)
    if consulting and _pattern("out").search(after) and not _pattern("back_not").search(after):
        return "" if re.search(_table()["targets"]["reply"], after) else "consulted"
    return ""


@cache
def _roles() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in _table()["roles"].items()]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name] if name in _table() else _table()["patterns"][name])


def _table() -> dict[str, Any]:
    return table("arithmetic.toml")
