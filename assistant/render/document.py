"""A report -> the blocks of the printed report: six parts, official headings, official tables."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from assistant.document import Block, Document, Grid, Heading, Paragraph, Place
from assistant.form import CellId
from assistant.render.tables import drawn, layout
from assistant.report import Report
from assistant.report.tags import Told, item_starts, numbered, tag_of

_NOWHERE = Place("")
_PROSE_PARTS = ("overview", "problems", "other")


def to_document(
    report: Report,
    *,
    notes: tuple[str, ...] = (),
    header: str = "",
    marked: Collection[CellId] = (),
) -> Document:
    """The report as blocks, in the order of the official form.

    Args:
        report: text and figures; an aspect of part one without text gets no heading, the six parts always do.
        notes: lines for the drafter, set apart before the title (what is open in a report written by force); reading
            the file back leaves them out.
        header: the running header of every page.
        marked: cells to highlight.
    """
    title = title_of(report)
    blocks = (
        *(Paragraph(note, _NOWHERE, role="note") for note in notes),
        _heading(title, 0, "title"),
        *_paragraphs("preface", report.sections.preface),
        *_parts(report, marked),
        *_paragraphs("closing", report.sections.closing, "closing"),
    )
    known = (report.agency, f"{report.year}年" if report.year else None)
    keywords = [*layout()["keywords"], *(word for word in known if word)]
    return Document(
        tuple(_numbered(blocks)),
        name=title,
        kind="docx",
        title=title,
        header=header,
        properties={"keywords": "，".join(keywords)},
    )


def title_of(report: Report) -> str:
    """The report's own title, else the official one as far as agency and year are known."""
    if report.sections.title:
        return report.sections.title
    form = report.form
    if not report.agency or not report.year:
        return (report.agency or "") + (f"{report.year}年" if report.year else "") + form.title_words
    return form.report_title.format(agency=report.agency, year=report.year)


def _parts(report: Report, marked: Collection[CellId]) -> Iterator[Block]:
    sections = report.sections
    for part in report.form.sections:
        yield _heading(part.heading, 1, part.id if part.id in _PROSE_PARTS else "table")
        match part.id:
            case "overview":
                yield from _overview(report)
            case "problems":
                yield from _paragraphs("last_year", sections.last_year)
                yield from _items("problems", sections.problems)
                yield from _items("improvements", sections.improvements)
            case "other":
                yield from _paragraphs("other", sections.other)
            case table:
                yield drawn(report, table, marked).grid
    for heading, text in sections.overview.extra.items():
        if _is_part(heading):
            yield _heading(heading, 1, "extra")
            yield from _paragraphs("extra", text)


def _overview(report: Report) -> Iterator[Block]:
    overview = report.sections.overview
    yield from _paragraphs("intro", overview.intro)
    for aspect in report.form.aspects:
        if text := str(getattr(overview, aspect.id)):
            yield _heading(aspect.heading, 2, aspect.id)
            yield from _paragraphs(aspect.id, text)
    for heading, text in overview.extra.items():
        if not _is_part(heading):
            if heading:
                yield _heading(heading, 2, "extra")
            yield from _paragraphs("extra" if heading else "loose", text)


def _is_part(heading: str) -> bool:
    return re.match(layout()["seventh_part"], heading) is not None


def _heading(text: str, level: int, section: str) -> Heading:
    """A heading, with the tag of the section below it."""
    return Heading(text, level, _NOWHERE, tag_of(Told(section, heading=True), text))


def _paragraphs(section: str, text: str, role: Literal["body", "closing"] = "body") -> Iterator[Paragraph]:
    """The lines of a section, gaps marked."""
    for line in _lines(text):
        yield _paragraph(line, Told(section), role)


def _items(section: str, items: tuple[str, ...]) -> Iterator[Paragraph]:
    """The lines of a list; their tags keep where its items begin."""
    lines = _lines("".join(items))
    for line, starts in zip(lines, item_starts(items, lines), strict=True):
        yield _paragraph(line, Told(section, starts=starts))


def _paragraph(line: str, told: Told, role: Literal["body", "closing"] = "body") -> Paragraph:
    gaps = tuple(found.span() for found in re.finditer(layout()["gap"], line))
    return Paragraph(line, _NOWHERE, role=role, marks=gaps, tag=tag_of(told, line))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks, start=1):
        yield block if isinstance(block, Grid) else replace(block, tag=numbered(block.tag, number))
