"""Congresses and plenums of the Central Committee that the prose names, against the list of those that were held."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from assistant.rules.breach import Breach, check
from assistant.rules.lexicon import compiled
from assistant.rules.phrases import phrases
from assistant.rules.view import View

Number: TypeAlias = tuple[int, int]
"""Congress and plenum; plenum 0 is the congress itself."""

_NAMED = (
    r"(?P<congress>十[七八九]|二十一?)"
    r"(?:大(?![队众型量数会])|届(?P<plenums>(?:[一二三四五六七][、，和及]?中?[、，和及]?)+)全会|届(?P<all>历次)全会)"
)
_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")}
_LAST_DAY = (3, 31)
"""By it the last report on a year is published. 条例第四十九条."""


class _Mention(NamedTuple):
    """`latest` is the last meeting that it names; `whole` it speaks of all plenums of that congress."""

    latest: Number
    whole: bool
    start: int
    end: int


@check("W-R01")
def names_an_earlier_plenum_as_the_latest(view: View) -> Iterator[Breach]:
    """The latest plenum that guides the work is not the latest of the year; a report that names none is in order."""
    expected = latest_before(date(view.year + 1, 1, 1))
    guiding = [one for one in _mentions(view) if _guides(view, one)]
    if not guiding or any(one.whole and one.latest[0] >= expected[0] for one in guiding):
        return
    last = max(guiding, key=lambda one: one.latest)
    if last.latest[1] == 0 and last.latest[0] == expected[0]:
        return  # only the congress of the term: no plenum is left behind
    if last.latest < expected:
        words = {"latest": name_of(expected)}
        yield Breach(span=view.prose.span(last.start, last.end), words=words)


@check("W-R02")
def names_a_plenum_to_come(view: View) -> Iterator[Breach]:
    """A plenum that opened after the day of publication, or that the list does not hold up to that day.

    Without a date of publication the last lawful day stands for it, and the finding is a warning.
    """
    day = view.published or date(view.year + 1, *_LAST_DAY)
    for one in _mentions(view):
        opened = _opened().get(one.latest)
        to_come = (
            opened > day if opened else one.latest > max(_opened()) and day <= phrases("plenums")["complete_until"]
        )
        if to_come:
            words = {"day": day.isoformat(), "held": opened.isoformat() if opened else ""}
            yield Breach(
                span=view.prose.span(one.start, one.end),
                severity=None if view.published else "warning",
                variant="" if opened else "unknown",
                words=words,
            )


def known_for(year: int) -> bool:
    """The list of meetings is complete up to the end of that year."""
    rules = phrases("plenums")
    return bool(rules["complete_from"] <= date(year, 12, 31) < rules["complete_until"])


def latest_before(day: date) -> Number:
    """The last congress or plenum that closed before that day."""
    return max(number for number, meeting in _meetings().items() if meeting["closed"] < day)


def name_of(number: Number) -> str:
    """What the meeting is called."""
    return str(_meetings()[number]["name"])


def _guides(view: View, one: _Mention) -> bool:
    sentence = view.prose.sentence(one.start, one.end)
    return any(word in sentence for word in phrases("plenums")["guiding"])


def _mentions(view: View) -> Iterator[_Mention]:
    prose = view.prose
    if not prose.has("届", "九大", "十大"):
        return
    for match in compiled(_NAMED).finditer(prose.text):
        congress = _number(match["congress"])
        plenums = [_NUMERALS[sign] for sign in match["plenums"] or "" if sign in _NUMERALS]
        yield _Mention((congress, max(plenums, default=0)), match["all"] is not None, *match.span())


def _number(numeral: str) -> int:
    """二十 -> 20, 十九 -> 19."""
    tens, _, ones = numeral.partition("十")
    return _NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)


@cache
def _meetings() -> dict[Number, dict[str, Any]]:
    return {(meeting["congress"], meeting["number"]): meeting for meeting in phrases("plenums")["meeting"]}


@cache
def _opened() -> dict[Number, date]:
    return {number: meeting["opened"] for number, meeting in _meetings().items()}
