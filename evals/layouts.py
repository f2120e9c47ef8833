"""Text copies of a report in the layouts that pages and PDFs leave behind, made from figures alone.

Written apart from `assistant.render`, so that the reader is not measured on the product's own print. A blank cell stays
blank where the layout keeps columns, and is "/" where it would vanish.
"""

from collections.abc import Callable, Iterator, Mapping
from unicodedata import east_asian_width

from assistant.form import Table
from assistant.report import Report

Line = list[str]
"""The cells of one printed line, spans already lost."""


def _tabs(lines: list[Line]) -> Iterator[str]:
    yield from ("\t".join(line) for line in lines)


def _bars(lines: list[Line]) -> Iterator[str]:
    width = max(map(len, lines))
    yield from (f"| {' | '.join(line)} |{'|' * (width - len(line))}" for line in lines)


def _spaces(lines: list[Line]) -> Iterator[str]:
    """Labels at the left, figures at the right in columns of their own, as a PDF viewer copies them."""
    label = max(_width(" ".join(line[: len(line) - _figures(line)])) for line in lines) + 2
    for line in lines:
        count = _figures(line)
        words = " ".join(line[: len(line) - count])
        row = "".join(_filled(cell).rjust(10) for cell in line[len(line) - count :])
        yield (words + " " * (label - _width(words)) + row) if count else "  ".join(line)


def _one_a_line(lines: list[Line]) -> Iterator[str]:
    yield from (text for line in lines for cell in line for text in (_filled(cell), ""))


LAYOUTS: dict[str, Callable[[list[Line]], Iterator[str]]] = {
    "tabs": _tabs,
    "tabs-groups": _tabs,
    "bars": _bars,
    "spaces": _spaces,
    "one-a-line": _one_a_line,
}
"""Layout -> how the lines of a table are printed; `tabs-groups` repeats a group's label on every row."""


def text_copy(report: Report, layout: str) -> str:
    """The whole report as text in that layout; tables two to four stand under their headings."""
    form = report.form
    heading = {section.id: section.heading for section in form.sections}
    out = [report.sections.title, report.sections.preface, heading["overview"], report.sections.overview.intro]
    for aspect in form.aspects:
        text = getattr(report.sections.overview, aspect.id)
        out += [aspect.heading, text] if text else []
    for name, lines in (("active", _active), ("requests", _requests), ("litigation", _litigation)):
        out += [heading[name], *LAYOUTS[layout](list(lines(report, layout)))]
    out += [heading["problems"], report.sections.last_year, "".join(report.sections.problems)]
    out += ["".join(report.sections.improvements), heading["other"], report.sections.other]
    return "\n".join(line for line in out if line or layout == "one-a-line") + "\n"


def _active(report: Report, layout: str) -> Iterator[Line]:
    table = report.form.tables["active"]
    for clause in table.clauses:
        yield [clause.label]
        yield [table.head, *(table.column[column].label for column in clause.columns)]
        for row in clause.rows:
            yield [table.row[row].label, *_print(report.tables["active"][row])]


def _requests(report: Report, layout: str) -> Iterator[Line]:
    table = report.form.tables["requests"]
    yield from _heads(table)
    figures = report.tables["requests"]
    opened: set[str] = set()
    for row in table.rows:
        first = row.id == "granted"
        stub = [table.stub] if first and layout != "spaces" else []
        if not row.group:
            yield [*stub, row.label, *_print(figures[row.id])]
            continue
        group = table.group[row.group]
        printed = report.requests_group_rows.get(row.group)
        whole = printed and all(v is None for item in table.items(row.group) for v in figures[item.id].values())
        if row.group not in opened and printed:
            yield [group.label, *_print({column.id: printed.get(column.id) for column in table.columns})]
        if not whole:
            named = not printed and (row.group not in opened or layout == "tabs-groups")
            yield [*([group.label] if named else []), row.label, *_print(figures[row.id])]
        opened.add(row.group)


def _heads(table: Table) -> Iterator[Line]:
    """The three header lines of table three as they come out of merged cells."""
    band = next(column.band for column in table.columns if column.band)
    yield [table.note, table.head]
    yield [table.columns[0].label, band, table.columns[-1].label]
    yield [column.label for column in table.columns if column.band]


def _litigation(report: Report, layout: str) -> Iterator[Line]:
    table = report.form.tables["litigation"]
    labels = [column.label for column in table.columns]
    first, *suits = table.rows
    yield [first.label, suits[0].band]
    yield [*labels, *(row.label for row in suits)]
    yield labels * len(suits)
    yield [text for row in table.rows for text in _print(report.tables["litigation"][row.id])]


def _print(figures: Mapping[str, object]) -> Line:
    return ["" if value is None else str(value) for value in figures.values()]


def _filled(cell: str) -> str:
    return cell or "/"


def _figures(line: Line) -> int:
    """How many cells at the end of a line are figures or blanks."""
    count = 0
    for cell in reversed(line):
        if cell.strip("0123456789."):
            break
        count += 1
    return count


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def without_repeats(text: str) -> str:
    """A copy that has lost its repeated cells: of each run of tabs-separated lines every token stands only once.

    Some page grabbers drop text that they have seen before; the zeros are then gone for good (reports/MANIFEST 056).
    """
    seen: set[str] = set()
    out = []
    for line in text.splitlines():
        kept = []
        for cell in line.split("\t"):
            if cell not in seen or not cell.isdigit():
                kept.append(cell)
            seen.add(cell)
        out += ["\t".join(kept)] if kept else []
    return "\n".join(out) + "\n"
