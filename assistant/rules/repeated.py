"""Numbers of the prose against each other: parts and wholes, the same thing told twice."""

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.report import Span
from assistant.rules.breach import Breach, check
from assistant.rules.numbers import Aligned, aligned
from assistant.rules.numbers.lists import lists
from assistant.rules.view import View
from assistant.rules.wording import section_name
from assistant.text.numbers import Number
from assistant.text.sentences import clause_start, sentence_around

_NOT_LABEL = re.compile(r"20\d\d年?度?|^[一二三四五六七八九]是|[\s　全年共累计约近有为了的本度已达总其中]+")
_LABEL = 6
"""A label shorter than this may name two things."""
_FULL_LABEL = 8
"""A label of so many characters names one thing even within part one."""
_AHEAD = ("improvements", "closing", "title")
_ELSEWHERE = ("将", "拟", "上年", "去年", "季度", "上半年", "下半年", "往年", "力争", "计划", "月")
_TABLED = ("cell", "derived", "contradicted", "law")


@check("N-R06")
def parts_within_the_whole(view: View) -> Iterator[Breach]:
    """共249条，其中…: parts that surely belong to the list are no more than the whole, a complete list no less."""
    texts = dict(view.texts)
    for section, group in groupby(aligned(view), key=lambda one: one.section):
        text, numbers = texts[section], [one.number for one in group]
        for found in lists(text, numbers) if len(numbers) > 1 else ():
            if found.over or found.short:
                start = clause_start(text, found.whole.start)
                span = Span(section=section, start=start, end=found.whole.end, text=text[start : found.whole.end])
                yield Breach(
                    span=span,
                    expected=found.whole.value,
                    actual=found.total,
                    severity=None if found.over else "warning",
                    variant="" if found.over else "short",
                    words={"unit": found.whole.unit or ""},
                )


@check("N-R14")
def told_twice_alike(view: View) -> Iterator[Breach]:
    """One thing named by the same words in two parts of the report has one number; table figures have other rules."""
    texts = dict(view.texts)
    first: dict[tuple[str, str], Aligned] = {}
    for one in aligned(view):
        if not (label := _label(one, texts[one.section])):
            continue
        earlier = first.setdefault((label, one.number.unit or ""), one)
        same_part = _part(earlier) == _part(one) and (earlier.section == one.section or len(label) < _FULL_LABEL)
        if same_part or _alike(earlier.number, one.number):
            continue
        if not any(_elsewhere(found, texts[found.section]) for found in (earlier, one)):
            words = {"place": section_name(view.form, earlier.section), "other": earlier.number.text}
            yield Breach(span=one.span, expected=earlier.number.value, actual=one.number.value, words=words)


def _part(one: Aligned) -> str:
    """Sentences of one part may count different things by the same words; those of two parts repeat."""
    return one.section if one.section in ("preface", "overview.intro") else one.section.partition(".")[0]


def _label(one: Aligned, text: str) -> str:
    """The words right before a work figure, without what does not tell things apart; "" where they are too few."""
    number = one.number
    if number.kind != "figure" or number.unit is None or one.section in _AHEAD or one.status in _TABLED:
        return ""
    clause = text[clause_start(text, number.start) : number.start]
    label = _NOT_LABEL.sub("", clause)
    return label if len(label) >= _LABEL else ""


def _elsewhere(one: Aligned, text: str) -> bool:
    """Its sentence speaks of a plan, of last year or of a part of the year."""
    start, end = sentence_around(text, one.number.start)
    return any(word in text[start:end] for word in _ELSEWHERE)


def _alike(one: Number, other: Number) -> bool:
    """The same number, or approximations of each other."""
    low, high = sorted((one, other), key=lambda number: number.value or 0)
    if low.value == high.value:
        return True
    return (low.approx or high.approx) and float(high.value or 0) <= float(low.value or 0) * 1.1
