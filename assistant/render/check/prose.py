"""The text of a section as markup: findings' quotes, numbers with what they rest on, gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.document.html_writing import attribute, text_of
from assistant.form import Form
from assistant.render.check.marks import anchor, link
from assistant.render.check.words import named, words
from assistant.render.tables import layout
from assistant.report import Finding, NumberMention
from assistant.report.finding import SEVERITIES


@dataclass(frozen=True, slots=True)
class Quote:
    """A finding that quotes this section, and the number of its story."""

    number: int
    finding: Finding
    start: int
    end: int


def paragraphs(text: str, quotes: Sequence[Quote], numbers: Sequence[NumberMention], form: Form) -> str:
    """The section as `p` elements, a line feed ending each."""
    gaps = [found.span() for found in re.finditer(layout()["gap"], text)]
    figures = [(one.start, one.start + len(one.text), one) for one in numbers if one.status]
    cuts = {0, len(text)}
    for start, end in (*((one.start, one.end) for one in quotes), *((a, b) for a, b, _ in figures), *gaps):
        cuts |= {start, end}
    for found in re.finditer("\n", text):
        cuts |= {found.start(), found.end()}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    lines: list[list[str]] = [[]]
    for start, end in pairwise(ordered):
        piece = text[start:end]
        if piece == "\n":
            lines.append([])
            continue
        inside = text_of(piece)
        for first, last, one in figures:
            if first <= start < last:
                inside = f'<span class="num {one.status}" title="{attribute(_rests_on(one, form))}">{inside}</span>'
        if any(first <= start < last for first, last in gaps):
            inside = f'<span class="gap">{inside}</span>'
        lines[-1].append(_quoted(inside, start, end, quotes))
    return "\n".join(f"<p>{''.join(line)}</p>" for line in lines if "".join(line).strip())


def quotes_by_section(told: Sequence[tuple[int, Finding]]) -> dict[str, list[Quote]]:
    """Section -> the findings that quote it."""
    found: dict[str, list[Quote]] = {}
    for number, finding in told:
        if span := finding.span:
            found.setdefault(span.section, []).append(Quote(number, finding, span.start, span.end))
    return found


def _quoted(inside: str, start: int, end: int, quotes: Sequence[Quote]) -> str:
    covering = sorted(
        (one for one in quotes if one.start <= start < one.end),
        key=lambda one: (SEVERITIES.index(one.finding.severity), one.end - one.start),
    )
    if not covering:
        return inside
    first = covering[0].finding
    ids = "".join(
        f'<i id="{attribute(anchor_of_quote(one.finding.id))}"></i>' for one in covering if one.start == start
    )
    numbers = "".join(f"<sup>{one.number}</sup>" for one in covering if one.end == end)
    title = attribute("；".join(f"{one.finding.title}：{one.finding.message}" for one in covering))
    target = attribute(link(anchor(first.id)))
    return f'{ids}<a class="quote {first.severity}" href="{target}" title="{title}">{inside}{numbers}</a>'


def anchor_of_quote(finding: str) -> str:
    """The id of the element at which a finding's quote begins."""
    return "q-" + "_".join(finding.split())


def _rests_on(number: NumberMention, form: Form) -> str:
    said = str(words()["status"][number.status])
    source = named(number.source, form) if number.source else ""
    expected = "" if number.expected is None else str(number.expected)
    return said.format(source=source, expected=expected).rstrip("：")
