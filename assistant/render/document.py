"""A report -> the blocks of the printed report: six parts, official headings, official tables."""

import re
from collections.abc import Collection, Iterator
from typing import Literal

from assistant.document import Block, Document, Heading, Paragraph, Place
from assistant.form import CellId, Form
from assistant.render.tables import drawn, layout
from assistant.report import Report

_NOWHERE = Place("")


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
        Heading(title, 0, _NOWHERE),
        *_paragraphs(report.sections.preface),
        *_parts(report, marked),
        *_paragraphs(report.sections.closing, "closing"),
    )
    known = (report.agency, f"{report.year}年" if report.year else None)
    keywords = [*layout()["keywords"], *(word for word in known if word)]
    return Document(
        blocks, name=title, kind="docx", title=title, header=header, properties={"keywords": "，".join(keywords)}
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
        yield Heading(part.heading, 1, _NOWHERE)
        match part.id:
            case "overview":
                yield from _overview(report)
            case "problems":
                yield from _paragraphs(sections.last_year)
                yield from _paragraphs("".join(sections.problems))
                yield from _paragraphs("".join(sections.improvements))
            case "other":
                yield from _paragraphs(sections.other)
            case table:
                yield drawn(report, table, marked).grid
    for heading, text in sections.overview.extra.items():
        if _is_part(heading):
            yield Heading(heading, 1, _NOWHERE)
            yield from _paragraphs(text)


def _overview(report: Report) -> Iterator[Block]:
    overview = report.sections.overview
    yield from _paragraphs(overview.intro)
    for heading, text in _aspects(report.form, report):
        if text:
            yield Heading(heading, 2, _NOWHERE)
            yield from _paragraphs(text)
    for heading, text in overview.extra.items():
        if not _is_part(heading):
            if heading:
                yield Heading(heading, 2, _NOWHERE)
            yield from _paragraphs(text)


def _aspects(form: Form, report: Report) -> Iterator[tuple[str, str]]:
    for aspect in form.aspects:
        yield aspect.heading, str(getattr(report.sections.overview, aspect.id))


def _is_part(heading: str) -> bool:
    return re.match(layout()["seventh_part"], heading) is not None


def _paragraphs(text: str, role: Literal["body", "closing"] = "body") -> Iterator[Paragraph]:
    """The lines of a section, gaps marked."""
    for line in text.split("\n"):
        if line.strip():
            gaps = tuple(found.span() for found in re.finditer(layout()["gap"], line))
            yield Paragraph(line, _NOWHERE, role=role, marks=gaps)
