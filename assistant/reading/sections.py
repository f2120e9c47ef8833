"""Stretches of lines -> sections of the report, with the origins of their headings."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.form import Form
from assistant.reading.five import Five, divide
from assistant.reading.furniture import is_furniture
from assistant.reading.lines import Line
from assistant.reading.outline import TABLE_PARTS, Stretch
from assistant.reading.paragraphs import join
from assistant.reading.signature import split_closing
from assistant.reading.tables import is_table_line, split_region
from assistant.reading.tags import ToldLine
from assistant.reading.title import Title
from assistant.reading.vocabulary import vocabulary
from assistant.report import Origin, Overview, Sections
from assistant.report.tags import Told

_NOTE = re.compile(r"\s*(?:备?注|说明)\s*[：:0-9]")
"""A note under a table."""
_EXTRA = "extra."
_EXTRAS = ("extra", "loose")
_FIVE = ("last_year", "problems", "improvements")
_ASPECTS = ("intro", "active", "on_request", "management", "platform", "oversight")


@dataclass
class Prose:
    """The prose as gathered: section id -> paragraphs; headings' origins; notes on what was left out.

    `numbers` are the paragraphs' lines, by section or own heading, in text that was not wrapped; `told` says by line
    what tags tell of part five.
    """

    page: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    extra: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)

    def text(self, section: str) -> str:
        """The section's paragraphs, separated by line feeds."""
        return "\n".join(self.texts.get(section, ()))

    def add(self, section: str, lines: Sequence[Line]) -> None:
        """Append the paragraphs of these lines to a section."""
        self.texts.setdefault(section, []).extend(join(lines, self.page))
        self._count(section, lines)

    def add_extra(self, heading: str, lines: Sequence[Line]) -> None:
        """Append the paragraphs of these lines under a heading of the report's own."""
        self.extra.setdefault(heading, []).extend(join(lines, self.page))
        self._count(f"{_EXTRA}{heading}", lines)

    def put_back(self, known: Iterable[ToldLine]) -> None:
        """Set each line that a tag told among the paragraphs of its section, where it stood."""
        for each in known:
            section, line = each.told.section, each.line
            if section in _EXTRAS:
                texts, numbers = self.extra.setdefault(each.heading, []), f"{_EXTRA}{each.heading}"
            else:
                section = "problems" if section in _FIVE else section
                numbers = f"overview.{section}" if section in _ASPECTS else section
                texts = self.texts.setdefault(numbers, [])
            if each.told.heading:
                continue
            at = bisect(before := self.numbers.setdefault(numbers, []), line.number)
            before.insert(at, line.number)
            texts.insert(at, line.text.strip())
            self.told[line.number] = each.told

    def _count(self, section: str, lines: Sequence[Line]) -> None:
        if not self.page:
            self.numbers.setdefault(section, []).extend(line.number for line in lines)


def gather(stretches: Sequence[Stretch], form: Form, page: int, read: frozenset[int]) -> Prose:
    """Sort the stretches' prose into sections; `read` are the numbers of the lines that tables were read from.

    The last stretch also holds the signature, or the last one before tables that are annexed.
    """
    prose = Prose(page)
    last = next((number for number in range(len(stretches) - 1, 0, -1) if stretches[number].part not in TABLE_PARTS), 0)
    for number, stretch in enumerate(stretches):
        lines = _cleared(stretch.lines, prose)
        if stretch.part not in TABLE_PARTS:
            lines = [line for line in lines if line.number not in read]
        if number == last:
            lines, closing, behind = split_closing(lines)
            prose.texts["closing"] = [line.text.strip() for line in closing]
            prose.numbers["closing"] = [line.number for line in closing]
            prose.notes += noted(behind, "落款以后的文字未读入")
        _sort(stretch, lines, form, prose)
    return prose


def noted(lines: Iterable[Line], why: str) -> list[str]:
    """A note with the text of lines that are left out, or nothing."""
    texts = [line.text.replace("\t", " ").strip() for line in lines if line.text.strip()]
    return [f"{why}：{'｜'.join(texts)}"] if texts else []


def as_sections(prose: Prose, five: Five, title: Title | None) -> Sections:
    """The gathered prose as the report's sections."""
    overview = {name: prose.text(f"overview.{name}") for name in _ASPECTS}
    return Sections(
        title=title.text if title else "",
        preface=prose.text("preface"),
        overview=Overview(**overview, extra={heading: "\n".join(texts) for heading, texts in prose.extra.items()}),
        problems=five.problems,
        improvements=five.improvements,
        last_year=five.last_year,
        other=prose.text("other"),
        closing=prose.text("closing"),
    )


def read_five(prose: Prose, year: int | None) -> Five:
    """Part five divided; its sub-headings become origins, that of the problems beside the part's own heading."""
    numbers = enumerate(prose.numbers.get("problems", ()))
    known = {index: prose.told[number] for index, number in numbers if number in prose.told}
    five = divide(prose.texts.get("problems", []), year, known)
    place = prose.origins["section.problems"].place if "section.problems" in prose.origins else ""
    for half, heading in five.headings.items():
        address = "section.problems.heading" if half == "problems" else f"section.{half}"
        prose.origins.setdefault(address, Origin(place=place, raw=heading))
    return five


def _cleared(lines: Sequence[Line], prose: Prose) -> list[Line]:
    """The lines without furniture."""
    left_out = [line for line in lines if line.grid is None and is_furniture(line.text)]
    prose.notes += noted(left_out, "页面上的导航、属性等文字未读入")
    return [line for line in lines if line not in left_out]


def _sort(stretch: Stretch, lines: Sequence[Line], form: Form, prose: Prose) -> None:
    section = {"head": "preface"}.get(stretch.part, stretch.part)
    if stretch.heading:
        address = f"section.{section.removesuffix('.intro')}"
        if stretch.part != "extra" and not stretch.headless:
            prose.origins.setdefault(address, Origin(place=stretch.place, raw=stretch.heading))
    if stretch.part in TABLE_PARTS:
        _sort_table_part(stretch, lines, form, prose)
    elif stretch.part == "extra":
        prose.add_extra(stretch.heading, _without_grids(lines, prose))
    elif lines:
        prose.add(section, _without_grids(lines, prose))


def _sort_table_part(stretch: Stretch, lines: Sequence[Line], form: Form, prose: Prose) -> None:
    """What stands beside a part's table: sentences go under the part's heading, captions and notes are noted."""
    table = "active_2019" if stretch.part == "active" and "active_2019" in form.tables else stretch.part
    others = [vocabulary(other, form.id) for other in form.tables if other != table]
    prose_lines = split_region(lines, vocabulary(table, form.id)).prose
    rest = [line for line in prose_lines if not any(is_table_line(line, words) for words in others)]
    sentences = [line for line in rest if line.grid is None and "。" in line.text and not _NOTE.match(line.text)]
    if sentences:
        prose.add_extra(stretch.heading, _without_grids(rest, prose))
    else:
        prose.notes += noted(rest, f"“{stretch.heading}”中表格以外的文字未归入")


def _without_grids(lines: Sequence[Line], prose: Prose) -> list[Line]:
    """The lines of text; rows of other tables in the prose are noted."""
    rows = [line for line in lines if line.grid is not None]
    single = [line for line in rows if len([piece for piece in line.pieces if not piece.blank]) == 1]
    prose.notes += noted([line for line in rows if line not in single], "正文中的其他表格未归入")
    return [line for line in lines if line.grid is None or line in single]
