"""Document -> Report: the one mapper for every format."""

from collections.abc import Sequence
from typing import Literal, cast

from assistant.document import Document
from assistant.errors import InputError
from assistant.form import Form, load_form
from assistant.reading.headings import part_of, printed
from assistant.reading.inferring import note_of
from assistant.reading.lines import Line, lines_of
from assistant.reading.naming import name, page_title
from assistant.reading.outline import TABLE_PARTS, Stretch, contents, outline, page_numbers
from assistant.reading.paragraphs import page_width
from assistant.reading.sections import Prose, as_sections, gather, noted, read_five
from assistant.reading.table import TableReading
from assistant.reading.tables import format_of, is_table_line, read_table, split_region
from assistant.reading.tags import part_told
from assistant.reading.title import Title, find_title, is_title
from assistant.reading.vocabulary import vocabulary
from assistant.report import Origin, Report, Rows, Source
from assistant.text.folding import squeeze

_HEAD = 60
"""Lines at the top among which the title is looked for."""


def interpret(document: Document) -> Report:
    """Read a document as a report (DESIGN §4).

    Raises:
        InputError: the document is no such report, or most figures of a table cannot be placed.
    """
    lines, told = part_told(document, lines_of(document))
    form = load_form(format_of(lines))
    printed = find_title(lines[:_HEAD], form)
    head, body = (lines[: printed.first], lines[printed.last + 1 :]) if printed else ([], lines)
    title = _fuller(printed, page_title(document, form))
    listed = contents(body, form)
    body, second = _first_of([line for line in body if line not in listed], form)
    tables = _tables_of(form)
    words = [vocabulary(table, form.id) for table in tables.values()]
    loose = [line for line in body if not any(is_table_line(line, table) for table in words)]
    page = page_width(loose) if document.kind in ("text", "pdf") else 0
    pages = page_numbers(body)
    stretches = outline([line for line in body if line not in pages], form, tables, page)
    readings = _read_tables(stretches, tables, form, document.name)
    _demand_report(title, stretches, readings, document.name)
    prose = gather(stretches, form, page, frozenset().union(*(reading.lines for reading in readings)))
    prose.put_back(told)
    notes = [
        *document.notes,
        *noted(head, "题目以前的文字未读入"),
        *noted(listed, "目录未读入"),
        *noted(pages, "页码未读入"),
        *_second(second),
        *prose.notes,
        *_unread(readings, tables, form),
    ]
    return _report(document, form, title, readings, prose, notes)


def _report(
    document: Document,
    form: Form,
    title: Title | None,
    readings: Sequence[TableReading],
    prose: Prose,
    notes: list[str],
) -> Report:
    named = name(document, title, prose, form)
    nature, inferred = note_of(named.agency, {})
    notes += [
        *named.notes,
        *(note for reading in readings for note in reading.notes),
        *([inferred] if inferred else []),
    ]
    five = read_five(prose, named.year)
    return Report(
        agency=named.agency,
        short=nature.short,
        level=nature.level,
        kind=nature.kind,
        year=named.year,
        format=form.id,
        tables=_rows(readings),
        requests_group_rows=_group_rows(readings),
        sections=as_sections(prose, five, title),
        origins=_origins(document, readings, prose),
        source=Source(
            name=document.name,
            kind=cast("Literal['docx', 'html', 'pdf', 'xlsx', 'text', 'md']", document.kind),
            sha256=document.sha256,
            notes=tuple(dict.fromkeys(notes)),
        ),
    )


def _fuller(printed: Title | None, own: Title | None) -> Title | None:
    """The printed title; where it names nothing (an item of a menu), the one that the file gives itself."""
    return own if own and own.known and not (printed and printed.known) else printed or own


def _tables_of(form: Form) -> dict[str, str]:
    """Part -> the table that stands in it: 2019's form has a table two of its own."""
    return {part: "active_2019" if part == "active" and "active_2019" in form.tables else part for part in TABLE_PARTS}


def _first_of(lines: Sequence[Line], form: Form) -> tuple[list[Line], Line | None]:
    """The lines of the first report, and the title line of a second one in the same file.

    A title opens a second report only below tables and where a part one follows: pages print their title twice at the
    top, running headers on every page. Such repetitions are left out.
    """
    words = [vocabulary(table, form.id) for table in _tables_of(form).values()]
    first: list[Line] = []
    seen = False
    for index, line in enumerate(lines):
        if line.grid is None and is_title(line, form):
            if seen and any(_opens_overview(later, form) for later in lines[index + 1 :]):
                return first, line
            continue
        first.append(line)
        seen = seen or any(is_table_line(line, table) for table in words)
    return first, None


def _opens_overview(line: Line, form: Form) -> bool:
    heading = printed(line) if line.grid is None else None
    return heading is not None and part_of(heading, form) == ("overview", True)


def _second(line: Line | None) -> list[str]:
    return [f"文件里还有另一份年报（{line.place}“{line.text.strip()}”起），只读第一份"] if line else []


def _read_tables(stretches: Sequence[Stretch], tables: dict[str, str], form: Form, name: str) -> list[TableReading]:
    readings = []
    for part, table in tables.items():
        own = [line for stretch in stretches if stretch.part == part for line in stretch.lines]
        region = split_region(own, vocabulary(table, form.id)).lines
        if not region:
            elsewhere = [line for stretch in stretches if stretch.part != part for line in stretch.lines]
            region = split_region(elsewhere, vocabulary(table, form.id)).lines
        if region:
            readings.append(read_table(region, table, form, name))
    return readings


def _unread(readings: Sequence[TableReading], tables: dict[str, str], form: Form) -> list[str]:
    """A note for each table that is not there, or only as a picture."""
    read = {reading.table.id for reading in readings}
    missing = [form.tables[table] for table in tables.values() if table not in read]
    return [f"没有读到{table.number}“{table.title}”：文件里没有这张表，或者它是一张图片" for table in missing]


def _demand_report(
    title: Title | None, stretches: Sequence[Stretch], readings: Sequence[TableReading], name: str
) -> None:
    parts = {stretch.part for stretch in stretches if stretch.part not in ("head", "extra")}
    if len(parts) + 2 * len(readings) + 2 * (title is not None) < 3:
        raise InputError(
            "不像政府信息公开工作年度报告：没有找到年报的题目、章节和表格",
            place=name,
            remedy="请确认选对了文件；年报有“一、总体情况”等六个部分和三张表",
        )


def _rows(readings: Sequence[TableReading]) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    for reading in readings:
        for cell, read in reading.cells.items():
            table, row, column = cell.split(".")
            if table != "group":
                tables.setdefault(table, {}).setdefault(row, {})[column] = read.value
    return tables


def _group_rows(readings: Sequence[TableReading]) -> Rows:
    """The group rows that carry figures, each with all columns: one that the source lacks is None."""
    rows: Rows = {}
    for reading in readings:
        for cell, read in reading.cells.items():
            owner, row, column = cell.split(".")
            if owner == "group" and squeeze(read.raw):
                rows.setdefault(row, dict.fromkeys(reading.table.column))[column] = read.value
    return rows


def _origins(document: Document, readings: Sequence[TableReading], prose: Prose) -> dict[str, Origin]:
    traces = {
        f"source.{kind}": Origin(place="文件属性" if kind == "author" else "", raw=words)
        for kind, words in document.traces.items()
    }
    origins = prose.origins | traces
    for reading in readings:
        origins |= reading.labels
        origins |= {cell: Origin(place=read.place, raw=read.raw) for cell, read in reading.cells.items()}
    return origins
