"""Days: the period of the figures, the date under the report, the year that plans speak of, deadlines.

Read are the date of publication as given, or the printed one; never today.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.statute.law import annual

_DAY = r"([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"
_YEAR = r"(?:(20[0-9]{2})\s*年\s*)?"
_PERIOD = rf"{_YEAR}{_DAY}\s*(?:零时)?起?[、，]?\s*(?:至|到|[—－～~-]+)\s*{_YEAR}{_DAY}"
_UNTIL = rf"(?:截至|截止到?|截止至)\s*(?:日期[为是]?)?\s*{_YEAR}{_DAY}"
_PLAN = r"(20[0-9]{2})\s*年(?!度?(?:报告|年报|工作要点|政务公开工作要点))"
_FIRST, _LAST = (1, 1), (12, 31)
_CLAUSE = "。；！？\n"
_AHEAD = ("problems", "improvements")


@check("Y-R02")
def other_period(view: View) -> Iterator[Breach]:
    """The period of the figures, where it is told, runs from 1 January to 31 December.

    That of another year is Y-R01's matter; an agency set up in the year may start later.
    """
    words, prose = phrases("deadlines")["period"], view.prose
    if not prose.has(*words["words"]):
        return
    for found in re.finditer(_PERIOD, prose.text):
        _, first_month, first_day, _, last_month, last_day = found.groups()
        sentence = prose.sentence(*found.span())
        first, last = (int(first_month), int(first_day)), (int(last_month), int(last_day))
        excused = any(word in sentence for word in words["new_agency"])
        if (last != _LAST or (first != _FIRST and not excused)) and any(word in sentence for word in words["words"]):
            yield Breach(span=prose.span(*found.span()))
    for found in re.finditer(_UNTIL, prose.text):
        year, month, day = found.groups()
        same = not year or int(year) == view.year
        sentence = prose.sentence(*found.span())
        if same and (int(month), int(day)) != _LAST and any(word in sentence for word in words["words"]):
            yield Breach(span=prose.span(*found.span()), variant="until")


@check("Y-R05")
def dated_before_its_end(view: View) -> Iterator[Breach]:
    """A report on a year is not signed or published before that year is over."""
    day = _day(view)
    if view.published and day.year < view.year:  # Y-R01: the report's year lies in the future
        return
    if day.year <= view.year:
        yield Breach(address="section.closing", actual=day.isoformat(), words={"which": _which(view)})


@check("Y-R06")
def plan_for_a_year_that_is_over(view: View) -> Iterator[Breach]:
    """What is to be done next is planned for the report's own year."""
    words, prose = phrases("deadlines")["ahead"], view.prose
    for section, (start, end) in prose.sections.items():
        if section not in _AHEAD or prose.text.find(str(view.year), start, end) < 0:
            continue
        for found in re.compile(_PLAN).finditer(prose.text, start, end):
            clause_end = min((at for stop in _CLAUSE if (at := prose.text.find(stop, found.end())) >= 0), default=end)
            clause = prose.text[found.end() : min(clause_end, end)]
            planned = min((at + len(word) for word in words["plans"] if (at := clause.find(word)) >= 0), default=-1)
            if int(found[1]) != view.year or planned < 0 or planned > _NEAR:
                continue
            done = (*words["done"], str(view.year + 1))
            if not any(word in clause[: planned + _NEAR] for word in done):
                opening = max(prose.text.rfind(stop, start, found.start()) for stop in _CLAUSE) + 1
                span = prose.span(max(opening, start), found.end() + planned + _NEAR // 2)
                yield Breach(span=span, expected=str(view.year + 1), actual=found[1])
                return


_NEAR = 12
"""So near the year a word makes it a plan's year."""


@check("D-R01")
def department_in_time(view: View) -> Iterator[Breach]:
    """A department's report is published by 31 January."""
    yield from _late(view, "department")


@check("D-R02")
def government_in_time(view: View) -> Iterator[Breach]:
    """The report of a government at county level or above is published by 31 March."""
    yield from _late(view, "government")


def _late(view: View, entry: str) -> Iterator[Breach]:
    """Townships and sub-districts are not named in Article 49: only a place's own day binds them (D-R03)."""
    day, report = _day(view), view.report
    deadline = annual(report.kind, day) if report.kind else None
    if deadline is None or report.level == "township" or deadline["id"] != entry:
        return
    last = date(view.year + 1, deadline["month"], deadline["day"])
    if day > last:
        words = {"which": _which(view), "article": deadline["article"]}
        yield Breach(address="section.closing", expected=last.isoformat(), actual=day.isoformat(), words=words)


@check("D-R03")
def place_in_time(view: View) -> Iterator[Breach]:
    """The place has set an earlier day, or one for agencies that the law does not name."""
    day, last = _day(view), view.publish_by
    if last and day > last:
        words = {"which": _which(view), "notice": view.local.source or "当地要求"}
        yield Breach(address="section.closing", expected=last.isoformat(), actual=day.isoformat(), words=words)


def _day(view: View) -> date:
    return view.dated or date.min


def _which(view: View) -> str:
    return "公布日期" if view.published else "落款日期"
