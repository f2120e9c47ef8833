"""Questions that ask by when a yearly report must be published."""

import re
from datetime import date

from assistant.knowledge.sums import Sum
from assistant.knowledge.wordlists import table
from assistant.statute import deadlines
from assistant.statute.law import annual

_KINDS = {"town": "town", "whole": "government", "department": "department", "government": "government"}
_YEARS = {"去": -1, "上": -1, "今": 0, "前": -2}


def yearly(text: str, today: date) -> Sum | None:
    """The day by which that report is due; None where no report's day is asked for, or nobody's report."""
    words = table("arithmetic.toml")["annual"]
    if not all(re.search(words[key], text) for key in ("report", "due", "act")) or re.search(words["not"], text):
        return None
    if _year(text, today) is None and not re.search(words["own"], text):
        return None  # the rule itself is asked for
    kind = next((kind for key, kind in _KINDS.items() if re.search(words[key], text)), "")
    if not kind:
        return None
    return _town() if kind == "town" else _due(kind, text, today)


def _due(kind: str, text: str, today: date) -> Sum | None:
    words = table("arithmetic.toml")
    year = _year(text, today)
    if year is not None:
        computed = deadlines.annual_report(year, kind)
        return Sum(computed) if computed else None
    year = _coming(kind, today)
    computed = deadlines.annual_report(year, kind)
    asks, notes = (words["asks"]["report_year"],), (words["told"]["report_year"].format(year=year),)
    return Sum(computed, asks, notes) if computed else None


def _year(text: str, today: date) -> int | None:
    """The year reported on, where the question says it."""
    match = re.search(table("arithmetic.toml")["annual"]["year"], text)
    if match is None:
        return None
    return int(match[1]) if match[1] else today.year + _YEARS[match[2]]


def _coming(kind: str, today: date) -> int:
    """The year whose report is due next."""
    law = annual(kind, today)
    due = date(today.year, law["month"], law["day"]) if law else today
    return today.year - 1 if today <= due else today.year


def _town() -> Sum:
    return Sum(said=table("arithmetic.toml")["told"]["town"], sources=("tiaoli/49",))
