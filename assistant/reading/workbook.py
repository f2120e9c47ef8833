"""A filled workbook -> Report: by sheet names, heads and labels, never by position alone."""

import re
from pathlib import Path
from typing import cast

from assistant.document.loading import read_bytes
from assistant.document.xlsx import open_book
from assistant.errors import InputError
from assistant.form import load_form
from assistant.form.workbook import choice_of, load_fill_in
from assistant.reading.inferring import note_of
from assistant.reading.workbook_lists import read_facts, read_fee, read_measures, read_previous, read_problems
from assistant.reading.workbook_sheets import Pages, beside, pages_of
from assistant.reading.workbook_tables import read_table
from assistant.report import Level, Origin, Report, Source
from assistant.text.folding import fold_digits, squeeze


def read_workbook(path: Path) -> Report:
    """The year that a filled workbook holds: tables, facts, fee, problems, measures, last year's report.

    `origins` says of every cell where it stands (`表三 D7`) and what is written there. A cleared cell is None. Totals
    that are formulas are recomputed from their parts, also where Excel never calculated them; a total typed over its
    formula is taken as given and left to the rules. What was folded, left out or not understood is in `source.notes`.

    Raises:
        InputError: it cannot be opened, is no workbook of ours, or lacks a sheet, a head or a label that is needed.
    """
    book = open_book(read_bytes(path), path.name)
    pages = pages_of(book)
    readings = {table: read_table(pages, table) for table in load_form().tables}
    cells = {cell: read for reading in readings.values() for cell, read in reading.cells.items()}
    origins = {cell: Origin(place=read.place, raw=read.raw) for cell, read in cells.items()}
    labels = {address: origin for reading in readings.values() for address, origin in reading.labels.items()}
    basics, facts = _basics(pages), read_facts(pages)
    problems = read_problems(pages, facts, {read.place: cell for cell, read in cells.items()})
    parts = {
        "fee": read_fee(pages),
        "facts": facts,
        "problems": problems,
        "measures": read_measures(pages, problems),
        "previous": read_previous(pages),
        "origins": {**origins, **labels, **pages.entries},
    }
    report = basics.model_copy(update=parts).with_cells({cell: read.value for cell, read in cells.items()})
    return report.model_copy(
        update={"source": Source(name=path.name, kind="xlsx", sha256=book.sha256, notes=tuple(pages.notes))}
    )


def _basics(pages: Pages) -> Report:
    """A report that says whose it is and of what year, and holds nothing else."""
    fill_in, sheet = load_fill_in(), pages.sheets["basics"]
    given: dict[str, str] = {}
    for item in fill_in.basics:
        found = beside(sheet, item.label, but=item.help)
        if found is None and item.id in ("agency", "year"):
            raise InputError(
                f"工作表“{sheet.name}”缺少“{item.label}”一行",
                place=pages.name,
                remedy="请用 gongkai new 重新生成填报表，把已填的数据复制过去",
            )
        given[item.id] = found[0] if found else ""
        if found and item.id in ("agency", "year", "level", "kind"):
            pages.entries[item.id] = Origin(place=found[1], raw=found[0])
    agency = given["agency"] or None
    nature = {
        "short": given["short"] or None,
        "level": choice_of(given["level"], fill_in.levels),
        "kind": choice_of(given["kind"], fill_in.kinds) or given["kind"] or None,
    }
    inferred, note = note_of(agency, nature)
    pages.notes += [note] if note else []
    nature = {name: value or getattr(inferred, name) for name, value in nature.items()}
    level = cast("Level | None", nature["level"])  # an id of the list of levels, or inferred
    return Report(agency=agency, short=nature["short"], level=level, kind=nature["kind"], year=_year(given["year"]))


def _year(text: str) -> int | None:
    match = re.fullmatch(r"([0-9]{4})年?(?:度)?", squeeze(fold_digits(text)))
    return int(match[1]) if match else None
