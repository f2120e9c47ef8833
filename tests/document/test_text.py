import pytest

from assistant.document import Document, Grid, Paragraph
from assistant.document.text import read
from assistant.errors import InputError


def document(text: str) -> Document:
    return read(text.encode(), "年报.txt")


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def test_a_line_is_a_paragraph_with_its_indent_gap_and_number() -> None:
    first, second = document("　　一、总体情况\n\n  2024 年   收到 5 件").blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text, first.indent, first.gap, str(first.place)) == ("一、总体情况", 4, False, "年报.txt，第1行")
    assert (second.text, second.indent, second.gap) == ("2024 年   收到 5 件", 2, True)


def test_tabs_make_a_grid_that_keeps_blank_cells() -> None:
    (grid,) = document("\t自然人\t总计\n规章\t\t3").blocks
    assert isinstance(grid, Grid)
    assert rows(grid) == [["", "自然人", "总计"], ["规章", "", "3"]]
    assert not grid.ragged
    assert grid.cells[-1].place is not None
    assert str(grid.cells[-1].place) == "年报.txt，第2行第3格"


def test_rows_of_different_length_are_ragged() -> None:
    (grid,) = document("自然人\t总计\n规章\t1\t3").blocks
    assert isinstance(grid, Grid)
    assert grid.ragged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规章 | 0 | 1 |\n行政许可 | 3 | |", [["规章", "0", "1"], ["行政许可", "3", ""]]),
        ("| 规章 | 0 |||\n| --- | --- |\n| 行政许可 | 3 |||", [["规章", "0", "", ""], ["行政许可", "3", "", ""]]),
        ("规章｜0｜1\n行政许可｜3｜4", [["规章", "0", "1"], ["行政许可", "3", "4"]]),
        ("a | 0 | 1 |\nb | 2 | 3 |\n | 4 | 5 |", [["a", "0", "1"], ["b", "2", "3"], ["", "4", "5"]]),
    ],
)
def test_bars_make_a_grid_and_its_frame_is_no_cell(text: str, expected: list[list[str]]) -> None:
    (grid,) = document(text).blocks
    assert isinstance(grid, Grid)
    assert rows(grid) == expected


def test_page_numbers_rules_and_form_feeds_are_no_text_and_page_numbers_are_noted() -> None:
    read = document("甲。\n      -3-\n\f乙。\n—— 4 ——\n────────\n第 5 页 共 9 页\n丙。")
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == ["甲。", "乙。", "丙。"]
    assert read.notes == ("页码未读入：-3-｜—— 4 ——｜第 5 页 共 9 页",)


def test_a_number_alone_may_be_a_cell_and_stays() -> None:
    assert [block.text for block in document("行政许可\n\n0\n").blocks if isinstance(block, Paragraph)] == [
        "行政许可",
        "0",
    ]


def test_gb18030_is_read_and_bytes_that_are_no_text_are_refused() -> None:
    (block,) = read("一、总体情况".encode("gb18030"), "年报.txt").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "一、总体情况"
    with pytest.raises(InputError):
        read(bytes(range(32)) * 40, "噪声.txt")
    with pytest.raises(InputError, match="空"):
        read(b" \n\n", "空.txt")
