"""The first page of the fill-in workbook: what it is for, how to fill it in, when it is due, what the colours mean."""

from typing import Any

from assistant.form.workbook import load_fill_in
from assistant.render.workbook_style import COLOURS, Styles, finish, height, put
from assistant.report import Report

_WIDTHS = (24, 50, 46)


def write_guide(sheet: Any, styles: Styles, report: Report, *, example: bool) -> None:
    """Fill the first page. Source of the dates: 条例第四十九条."""
    guide, sheets = load_fill_in().guide, load_fill_in().sheets
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    row = 0
    if example:
        row = _line(sheet, styles, row, guide["example"], "banner", tall=30)
    owner = f"{report.agency or ''}{report.year or ''}{'年' if report.year else ''}"
    row = _line(sheet, styles, row, f"{owner}{guide['title']}", "title", tall=36)
    row = _line(sheet, styles, row, guide["lead"], "plain")
    previous = report.previous
    base = guide["taken"].format(year=previous.year or "上") if previous else guide["opened"]
    row = _line(sheet, styles, row, base, "plain")
    for part in guide["part"]:
        row = _line(sheet, styles, row + 1, part["title"], "part", tall=26)
        for text in part["lines"]:
            row = _line(sheet, styles, row, _dated(text, report.year), "plain")
    who, colours = guide["who"], guide["colours"]
    row = _line(sheet, styles, row + 1, who["title"], "part", tall=26)
    for column, head in enumerate(who["head"]):
        put(sheet, row, column, head, styles("head"))
    for name, what, whom in who["rows"]:
        row += 1
        sheet.write_url(row, 0, f"internal:'{sheets[name]}'!A1", styles("stub"), sheets[name])
        put(sheet, row, 1, what, styles("stub"))
        put(sheet, row, 2, whom, styles("stub"))
        sheet.set_row(row, max(height(what, _WIDTHS[1]), height(whom, _WIDTHS[2])))
    row = _line(sheet, styles, row + 2, colours["title"], "part", tall=26)
    for name, meaning in colours["rows"]:
        put(sheet, row, 0, "", styles.colour(COLOURS[name]))
        put(sheet, row, 1, meaning, styles("hint"))
        sheet.set_row(row, 20)
        row += 1
    finish(sheet, landscape=False)


def _dated(text: str, year: int | None) -> str:
    """The deadlines of that report; without a year in general words."""
    if year is None:
        return text.replace("{year+1}年", "次年").replace("{year}年度", "上一年度")
    return text.replace("{year+1}", str(year + 1)).replace("{year}", str(year))


def _line(sheet: Any, styles: Styles, row: int, text: str, style: str, *, tall: float = 0) -> int:
    put(sheet, row, 0, text, styles(style), columns=len(_WIDTHS))
    sheet.set_row(row, tall or height(text, sum(_WIDTHS)))
    return row + 1
