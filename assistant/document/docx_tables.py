"""A grid of blocks -> a Word table: merged cells, repeated header rows, kept on one page where it fits."""

from collections.abc import Iterator

from assistant.document.blocks import Cell, Grid
from assistant.document.docx_look import look, mm, pt, style_id, text_height_mm, text_width
from assistant.document.docx_xml import MARK_FILL, Xml, on, runs, w


def table(grid: Grid) -> Xml:
    """The table at full text width."""
    return _Writer(grid).table()


class _Writer:
    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.data = look()["table"]
        self.small = grid.columns >= self.data["small_columns"]
        self.row_mm = self.data["row_mm" if self.small else "large_row_mm"]
        self.fits = grid.rows * self.row_mm <= text_height_mm()
        self.edges = _edges(grid)
        self.at: dict[tuple[int, int], Cell] = {}
        for cell in grid.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    self.at.setdefault((row, column), cell)

    def table(self) -> Xml:
        line = {"val": "single", "sz": self.data["border_eighths_pt"], "space": 0, "color": self.data["border"]}
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        beside, above = mm(self.data["margin_mm"]), mm(self.data["above_mm"])
        margins = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
        properties = w(
            "tblPr",
            w("tblW", w=text_width(), type="dxa"),
            w("jc", val="center"),
            w("tblBorders", *(w(side, **line) for side in sides)),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins)),
        )
        widths = (self._width(column, 1) for column in range(self.grid.columns))
        columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        return w("tbl", properties, columns, *(self._row(row) for row in range(self.grid.rows)))

    def _row(self, row: int) -> Xml:
        filled = [column for column in range(self.grid.columns) if (row, column) in self.at] or [0]
        before, after = filled[0], self.grid.columns - 1 - filled[-1]
        properties = w(
            "trPr",
            w("gridBefore", val=before) if before else None,
            w("gridAfter", val=after) if after else None,
            w("cantSplit"),
            w("trHeight", val=mm(self.row_mm), hRule="atLeast"),
            on("tblHeader", row < self.grid.head_rows),
        )
        return w("tr", properties, *self._cells(row, before, filled[-1] + 1))

    def _cells(self, row: int, column: int, end: int) -> Iterator[Xml]:
        while column < end:
            cell = self.at.get((row, column)) or Cell("", row, column)
            yield self._cell(cell, row)
            column += cell.colspan

    def _cell(self, cell: Cell, row: int) -> Xml:
        first = row == cell.row
        vertical = self._is_row_label(cell) and cell.rowspan >= self.data["vertical_from_rows"]
        whole_row = cell.head and cell.colspan == self.grid.columns
        fill = MARK_FILL if cell.marked else self.data["clause_fill"] if whole_row else ""
        properties = w(
            "tcPr",
            w("tcW", w=self._width(cell.column, cell.colspan), type="dxa"),
            w("gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
            w("vMerge", val="restart" if first else None) if cell.rowspan > 1 else None,
            w("shd", val="clear", color="auto", fill=fill) if fill else None,
            w("textDirection", val="tbRlV") if vertical else None,
            w("vAlign", val="center"),
        )
        # A merged cell cut by a page break would leave its label on the page before.
        keep = self.fits and row < self.grid.rows - 1
        lines = cell.text.split("\n") if first else [""]
        return w("tc", properties, *(self._paragraph(cell, line, keep) for line in lines))

    def _paragraph(self, cell: Cell, line: str, keep: bool) -> Xml:
        properties = w(
            "pPr",
            w("pStyle", val=style_id("cell_head" if cell.head else "cell")),
            on("keepNext", keep),
            None if self.small else w("spacing", line=pt(self.data["large_line_pt"])),
            w("jc", val="left") if self._is_left(cell) else None,
        )
        return w("p", properties, *runs(line, size_pt=self._size(cell, line)))

    def _size(self, cell: Cell, line: str) -> float | None:
        """The size in points where it is not the style's: a number too wide for its column is set smaller."""
        usual = look()["styles"]["cell"]["size_pt"] if self.small else self.data["large_pt"]
        if line.isascii() and line.strip():
            room = (self._width(cell.column, cell.colspan) - 2 * mm(self.data["margin_mm"])) / 20
            # A Latin digit is half as wide as it is high; sizes go in half points.
            fitting = int(room / (len(line) / 2) * 2) / 2
            usual = max(min(usual, fitting), self.data["smallest_pt"])
        return usual if usual != look()["styles"]["cell"]["size_pt"] else None

    def _is_row_label(self, cell: Cell) -> bool:
        return cell.head and cell.row >= self.grid.head_rows > 0

    def _is_left(self, cell: Cell) -> bool:
        if not cell.head:
            return False
        whole_row = cell.colspan == self.grid.columns
        return (
            whole_row
            or (self._is_row_label(cell) and cell.rowspan == 1)
            or len(cell.text) > self.data["left_from_chars"]
        )

    def _width(self, column: int, span: int) -> int:
        return self.edges[min(column + span, self.grid.columns)] - self.edges[column]


def _edges(grid: Grid) -> list[int]:
    """The columns' left edges and the last one's right edge, in twentieths of a point: rounding loses no width."""
    shares = grid.widths if len(grid.widths) == grid.columns and sum(grid.widths) > 0 else (1.0,) * grid.columns
    edges, done = [0], 0.0
    for share in shares:
        done += share
        edges.append(round(text_width() * done / sum(shares)))
    return edges
