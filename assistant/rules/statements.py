"""Statements without a number that the tables can contradict: none received, all upheld, all closed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.form import CellId
from assistant.report import Span
from assistant.rules.breach import Breach, check
from assistant.rules.numbers.figures import Figures
from assistant.rules.phrases import phrases
from assistant.rules.view import View

_SUITS = ("suit_direct", "suit_after_review")
_CASES = {"复议": ("review",), "诉讼": _SUITS}


def _claims(view: View, name: str) -> Iterator[tuple[Span, str]]:
    """The places where a statement of that kind stands, with the sentence around each."""
    kind, prose = phrases("claims")[name], view.prose
    if not prose.has(*kind["signs"]):
        return
    for match in _compiled(kind["regex"]).finditer(prose.text):
        start = match.start()
        clause = max(prose.text.rfind(mark, 0, start) for mark in "，；,;。\n") + 1
        if not any(word in prose.text[clause:start] for word in phrases("claims")["elsewhere"]):
            yield prose.span(start, match.end()), prose.sentence(start, match.end())


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


@check("N-R11")
def outcomes_as_counted(view: View) -> Iterator[Breach]:
    """均维持: nothing but 维持 happened; 零败诉: nothing was 纠正; 均审结: nothing is pending (件 of table four)."""
    against_it = {
        "all_upheld": ("corrected", "other", "pending"),
        "none_lost": ("corrected",),
        "all_decided": ("pending",),
    }
    for name, columns in against_it.items():
        for span, sentence in _claims(view, name):
            cases = [case for word, kinds in _CASES.items() if word in sentence for case in kinds]
            against = _positive(view, [f"litigation.{case}.{column}" for case in cases for column in columns])
            if against:
                yield Breach(cells=against, span=span, expected=0, actual=sum(view.known[cell] for cell in against))


@check("N-R12")
def none_as_counted(view: View) -> Iterator[Breach]:
    """未收到申请, 没有行政复议, 没有行政诉讼: the tables count none (件)."""
    asked: dict[str, Sequence[CellId]] = {
        "no_request": ("requests.new_received.total",),
        "no_review": ("litigation.review.total",),
        "no_suit": tuple(f"litigation.{case}.total" for case in _SUITS),
    }
    for name, cells in asked.items():
        if against := _positive(view, cells):
            for span, _ in _claims(view, name):
                yield Breach(cells=against, span=span, expected=0, actual=view.known[against[0]])


def _positive(view: View, cells: Sequence[CellId]) -> tuple[CellId, ...]:
    return tuple(cell for cell in cells if view.figures[cell] > 0)


@check("N-R13")
def closed_as_counted(view: View) -> Iterator[Breach]:
    """全部办结, 办结率100%: nothing is carried into the next year (件)."""
    carried = Figures(view).request("carried_out")
    if not carried.value:
        return
    for span, sentence in _claims(view, "all_closed"):
        about = span.section.endswith("on_request") or "公开申请" in sentence
        if about and not any(word in sentence for word in phrases("claims")["all_closed"]["except"]):
            cells = _positive(view, carried.cells)
            yield Breach(cells=cells, span=span, expected=0, actual=carried.value)
