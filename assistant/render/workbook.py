"""Report -> the fill-in workbook, in which staff fill in a year."""

import datetime as dt
import io
from typing import Any

from assistant.form import load_form
from assistant.form.workbook import load_fill_in
from assistant.render.workbook_guide import write_guide
from assistant.render.workbook_lists import write_basics, write_facts, write_other, write_plans
from assistant.render.workbook_previous import lines_of, sources, write_previous
from assistant.render.workbook_style import Styles
from assistant.render.workbook_tables import write_table
from assistant.report import Report

_TAB = {"guide": "#7F7F7F", "previous": "#7F7F7F"}


def workbook(report: Report, *, example: bool = False) -> bytes:
    """The workbook of a year as an xlsx file: filled with what the report gives, the same bytes for the same report.

    `prepare` makes the report of a blank year. What a workbook holds is what a year's input is (DESIGN §4): sections
    and origins are not in it. With `example` the first page says that the data are invented.

    Each total that agrees with its parts is a formula with its value; a figure that is not known is a blank cell.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {"title": f"{report.agency or ''}{report.year or ''}年政府信息公开工作年度报告填报表", **_CLEAN}
    )
    book.set_calc_mode("auto")
    styles = Styles(book)
    sheets: dict[str, Any] = {}
    for name, title in load_fill_in().sheets.items():
        sheets[name] = book.add_worksheet(title)
        sheets[name].set_tab_color(_TAB.get(name, "#2F75B5"))
    lines = lines_of(report)
    write_guide(sheets["guide"], styles, report, example=example)
    write_basics(sheets["basics"], styles, report)
    for name in ("active", "requests", "litigation"):
        write_table(sheets[name], styles, load_form().tables[name], report, sources(lines))
    write_facts(sheets["facts"], styles, report)
    write_plans(sheets["plans"], styles, report)
    write_other(sheets["other"], styles, report)
    write_previous(sheets["previous"], styles, report, lines)
    book.close()
    return stream.getvalue()


_CLEAN = {"author": "", "created": dt.datetime(2024, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)}
"""No author, and a fixed date: the same report gives the same file."""
