import io

import docx
from docx.table import Table

from assistant.document import Cell, Document, Grid, Place
from assistant.document.docx_writing import write

NOWHERE = Place("")


def tabled(grid: Grid) -> Table:
    return docx.Document(io.BytesIO(write(Document((grid,), name="", kind="docx")))).tables[0]


def small(rows: int, columns: int = 10, head_rows: int = 0) -> Grid:
    cells = tuple(Cell(f"{row}.{column}", row, column) for row in range(rows) for column in range(columns))
    return Grid(cells, rows, columns, NOWHERE, head_rows, widths=(11, 17, *[4] * (columns - 2)))


def test_columns_have_their_shares_of_the_text_width() -> None:
    widths = [int(width) for width in tabled(small(2))._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == 8844  # 156 mm in twentieths of a point
    assert widths[0] / widths[1] == 11 / 17 or abs(widths[0] / widths[1] - 11 / 17) < 0.01
    assert tabled(small(2))._tbl.xpath("./w:tblPr/w:tblLayout/@w:type") == ["fixed"]


def test_header_rows_repeat_and_no_row_is_cut() -> None:
    rows = tabled(small(4, head_rows=2))._tbl.xpath("./w:tr")
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True, True, False, False]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_a_table_that_fits_a_page_is_kept_on_one() -> None:
    rows = tabled(small(28))._tbl.xpath("./w:tr")
    kept = [len(row.xpath(".//w:keepNext")) for row in rows]
    assert kept == [10] * 27 + [0]


def test_a_table_longer_than_a_page_may_break() -> None:
    assert not tabled(small(60))._tbl.xpath(".//w:keepNext")


def test_merged_cells_are_merged_for_other_readers() -> None:
    cells = (
        Cell("注", 0, 0, 2, 2, head=True), Cell("申请人情况", 0, 2, 1, 2, head=True),
        Cell("自然人", 1, 2, head=True), Cell("总计", 1, 3, head=True),
        Cell("一、新收", 2, 0, 1, 2, head=True), Cell("5", 2, 2), Cell("5", 2, 3, marked=True),
    )  # fmt: skip
    table = tabled(Grid(cells, 3, 4, NOWHERE, head_rows=2))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["注", "注", "申请人情况", "申请人情况"],
        ["注", "注", "自然人", "总计"],
        ["一、新收", "一、新收", "5", "5"],
    ]


def test_a_label_over_many_rows_is_written_downwards() -> None:
    label = Cell("三、本年度办理结果", 1, 0, 20, 1, head=True)
    head = (Cell("项目", 0, 0, head=True), Cell("总计", 0, 1, head=True))
    figures = tuple(Cell("0", row, 1) for row in range(1, 21))
    table = tabled(Grid((*head, label, *figures), 21, 2, NOWHERE, head_rows=1))
    assert len(table._tbl.xpath(".//w:textDirection[@w:val='tbRlV']")) == 20


def test_positions_that_no_cell_covers_are_empty_cells() -> None:
    table = tabled(Grid((Cell("甲", 0, 0), Cell("丙", 0, 2), Cell("乙", 1, 1)), 2, 3, NOWHERE))
    assert [cell.text for cell in table.rows[0].cells] == ["甲", "", "丙"]
    assert table._tbl.xpath("./w:tr[2]/w:trPr/w:gridBefore/@w:val") == ["1"]
    assert table._tbl.xpath("./w:tr[2]/w:trPr/w:gridAfter/@w:val") == ["1"]


def test_a_long_number_is_set_smaller_so_as_not_to_break() -> None:
    narrow = Grid(
        tuple(Cell(text, 0, column) for column, text in enumerate(["5", "1234567", *[""] * 14])), 1, 16, NOWHERE
    )
    first, second, *_ = tabled(narrow)._tbl.xpath("./w:tr/w:tc")
    assert first.xpath(".//w:r/w:rPr/w:sz") == []
    (size,) = second.xpath(".//w:r/w:rPr/w:sz/@w:val")
    assert 12 <= int(size) < 18
