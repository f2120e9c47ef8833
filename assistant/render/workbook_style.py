"""How the fill-in workbook looks: colours, fonts, borders, and cells that hold text as text."""

from decimal import Decimal
from typing import Any, TypeAlias

from assistant.report import Count

FONT = "微软雅黑"

COLOURS = {"input": "#FFF8DC", "computed": "#DDEBF7", "fixed": "#F2F2F2", "wrong": "#FFC7CE", "blank": "#F8CBAD"}
"""The colours that the first page explains."""

_BASE = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True}
_BOX = {"border": 1, "border_color": "#8EA9C1"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "align": "center"},
    "banner": {"font_size": 13, "bold": True, "align": "center", "bg_color": COLOURS["wrong"], "font_color": "#9C0006"},
    "part": {"font_size": 12, "bold": True, "font_color": "#1F4E79"},
    "plain": {},
    "note": {"font_color": "#595959"},
    "hint": {"font_color": "#595959", "indent": 1},
    "head": {"bold": True, "align": "center", "bg_color": "#D6E4F0", **_BOX},
    "stub": {"align": "left", "indent": 1, **_BOX},
    "input": {"align": "center", "bg_color": COLOURS["input"], "locked": False, **_BOX},
    "text": {"align": "left", "indent": 1, "bg_color": COLOURS["input"], "locked": False, "num_format": "@", **_BOX},
    "computed": {"align": "center", "bg_color": COLOURS["computed"], "bold": True, **_BOX},
    "fixed": {"align": "left", "indent": 1, "bg_color": COLOURS["fixed"], "font_color": "#404040", **_BOX},
    "base": {"align": "center", "bg_color": COLOURS["fixed"], "font_color": "#404040", **_BOX},
    "mark": {"align": "center", "font_color": "#548235", **_BOX},
    "verdict": {"bold": True, "align": "center", "font_color": "#548235", **_BOX},
    "details": {"align": "left", "indent": 1, "font_color": "#9C0006", **_BOX},
    "wrong": {"bg_color": COLOURS["wrong"], "font_color": "#9C0006", "bold": True},
    "blank": {"bg_color": COLOURS["blank"]},
}
_CONDITIONAL = ("wrong", "blank")


Area: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __call__(self, name: str) -> Any:
        """The format of that name."""
        if name not in self._made:
            base = {} if name in _CONDITIONAL else _BASE
            self._made[name] = self._book.add_format({**base, **_STYLES[name]})
        return self._made[name]

    def colour(self, colour: str) -> Any:
        """A cell of that colour, for the legend."""
        return self._book.add_format({**_BOX, "bg_color": colour})


def put(
    sheet: Any, row: int, column: int, value: str | Count | None, style: Any, *, rows: int = 1, columns: int = 1
) -> None:
    """Write one value, over merged cells where it spans several. Text stays text, also one that begins with “=”."""
    if rows > 1 or columns > 1:
        sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", style)
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_number(row, column, float(value) if isinstance(value, Decimal) else value, style)


def height(text: str, width: float, *, least: float = 20) -> float:
    """The height in points that a text needs in a column of that width (in digits; a Chinese character takes two)."""
    lines = sum(
        max(1, -(-sum(1 + (ord(c) > 0x2E80) for c in line) // max(1, int(width) - 3))) for line in text.split("\n")
    )
    return max(least, 15.0 * lines + 5)


def finish(sheet: Any, *, landscape: bool, area: Area | None = None, repeat: tuple[int, int] | None = None) -> None:
    """Print on A4, one page wide, a table (`area`) also one page high; protect the labels.

    No password: who must change a label can unprotect the sheet.
    """
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1 if area else 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    if area:
        sheet.print_area(*area)
    if repeat:
        sheet.repeat_rows(*repeat)
    allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))
    sheet.hide_gridlines(2)
