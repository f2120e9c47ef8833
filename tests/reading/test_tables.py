"""Tables with positions and without, on small grids: what belongs to a table, and how it is read."""

from collections.abc import Sequence

import pytest

from assistant.document import Cell, Document, Grid, Paragraph, Place
from assistant.errors import InputError
from assistant.form import load_form
from assistant.reading.cases import read_cases
from assistant.reading.grid import read_positioned
from assistant.reading.lines import Line, lines_of
from assistant.reading.strips import read_strips
from assistant.reading.table import TableReading
from assistant.reading.tables import format_of, is_table_line, read_table, split_region
from assistant.reading.vocabulary import vocabulary

FORM = load_form()
ACTIVE, REQUESTS, LITIGATION = (vocabulary(table, FORM.id) for table in ("active", "requests", "litigation"))
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
PLACE = Place("年报.docx", "表1")


def grid(*rows: Sequence[str | tuple[str, int, int]]) -> list[Line]:
    """Rows of texts, or of (text, rowspan, colspan), set side by side around the spans above."""
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for entry in row:
            text, rowspan, colspan = entry if isinstance(entry, tuple) else (entry, 1, 1)
            while (number, column) in covered:
                column += 1
            covered |= {(number + down, column + right) for down in range(rowspan) for right in range(colspan)}
            cells.append(Cell(text, number, column, rowspan, colspan))
            column += colspan
    block = Grid(tuple(cells), len(rows), max(right for _, right in covered) + 1, PLACE)
    return lines_of(Document((block,), "年报.docx", "docx"))


def text(*lines: str) -> list[Line]:
    return [Line(number, line, f"第{number + 1}行") for number, line in enumerate(lines)]


def values(reading: TableReading | None, row: str) -> list[object]:
    assert reading is not None
    return [cell.value for name, cell in reading.cells.items() if name.split(".")[1] == row]


def test_merged_headers_lead_to_their_columns() -> None:
    reading = read_positioned(
        grid(
            [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
            [*((name, 2, 1) for name in OUTCOMES), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
            OUTCOMES * 2,
            [str(number) for number in range(15)],
        ),
        LITIGATION,
    )
    assert values(reading, "review") == [0, 1, 2, 3, 4]
    assert values(reading, "suit_after_review") == [10, 11, 12, 13, 14]


def test_fifteen_figures_under_a_header_out_of_line_are_read_in_their_order() -> None:
    """A copy kept the blanks of one header row and lost those of the two above it."""
    lines = grid(
        ["行政复议", "行政诉讼"],
        [*OUTCOMES, "未经复议直接起诉", "复议后起诉"],
        ["", "", "", "", "", *OUTCOMES, *OUTCOMES],
        [str(number) for number in range(15)],
    )
    reading = read_table(lines, "litigation", FORM, "年报.docx")
    assert values(reading, "review") == [0, 1, 2, 3, 4]
    assert values(reading, "suit_direct") == [5, 6, 7, 8, 9]
    assert values(reading, "suit_after_review") == [10, 11, 12, 13, 14]


def test_a_row_that_is_blank_throughout_is_not_filled_in_and_not_lost() -> None:
    reading = read_strips(
        grid(
            ["", "自然人", "商业企业", "总计"],
            ["一、本年新收政府信息公开申请数量", "5", "1", "6"],
            ["二、上年结转政府信息公开申请数量", "", "", ""],
            ["四、结转下年度继续办理", "", "1", "1"],
        ),
        REQUESTS,
    )
    assert values(reading, "carried_in") == [None, None, None]
    assert [cell.raw for name, cell in reading.cells.items() if ".carried_in." in name] == ["", "", ""]
    assert (reading.unplaced, reading.notes) == (0, [])


def test_a_row_for_each_case_is_read_by_its_label() -> None:
    rows = [["", *OUTCOMES], ["复议后起诉", *"54321"], ["行政复议", *"12345"], ["未经复议直接起诉", *"00000"]]
    for reading in (
        read_positioned(grid(*rows), LITIGATION),
        read_cases(text(*("  ".join(row) for row in rows)), LITIGATION),
    ):
        assert values(reading, "review") == [1, 2, 3, 4, 5]
        assert values(reading, "suit_after_review") == [5, 4, 3, 2, 1]


def test_columns_in_another_order_are_followed() -> None:
    head = ["信息内容", "现行有效件数", "本年废止件数", "本年制发件数"]
    strips = text("  ".join(head), "规章  3  2  1")
    for reading in (read_positioned(grid(head, ["规章", "3", "2", "1"]), ACTIVE), read_strips(strips, ACTIVE)):
        assert reading is not None
        assert reading.cells["active.regulations.issued"].value == 1
        assert reading.cells["active.regulations.in_force"].value == 3


def test_a_value_cell_may_span_more_than_its_header() -> None:
    reading = read_positioned(
        grid(["信息内容", ("本年处理决定数量", 1, 3)], ["行政许可", ("97", 1, 3)], ["行政处罚", "", "", ""]), ACTIVE
    )
    assert values(reading, "licensing") == [97]


def test_a_header_broken_over_cells_is_put_together() -> None:
    head = [["", "自然人", "商业", "科研", "总计"], ["", "", "企业", "机构", ""]]
    reading = read_positioned(grid(*head, ["一、本年新收政府信息公开申请数量", *"1203"]), REQUESTS)
    assert reading is not None
    assert reading.cells["requests.new_received.research"].value == 0
    assert reading.labels["requests.*.commercial"].raw == "商业企业"


def test_a_second_grid_may_leave_out_or_repeat_the_header() -> None:
    head = ["", "自然人", "总计"]
    first, again, bare = (
        grid(head, ["2.重复申请", "1", "1"]),
        grid(head, ["（七）总计", "2", "2"]),
        grid(["3.其他", "3", "3"]),
    )
    reading = read_positioned([*first, *again, *bare], REQUESTS)
    assert values(reading, "handled_total") == [2, 2]
    assert values(reading, "other_misc") == [3, 3]


def test_positions_that_contradict_each_other_are_not_used() -> None:
    rows = [["自然人", "法人或其他组织", "总计"], ["商业企业", "科研机构", ""], ["2.重复申请", "1", "2"]]
    assert read_positioned(grid(*rows), REQUESTS) is None


def test_an_odd_cell_is_null_with_its_print() -> None:
    reading = read_positioned(grid(["", "自然人", "总计"], ["2.重复申请", "若干", "/"]), REQUESTS)
    assert values(reading, "refused_repeat") == [None, None]
    assert reading is not None
    assert reading.cells["requests.refused_repeat.natural_person"].raw == "若干"


def test_a_row_of_the_agencys_own_is_noted() -> None:
    reading = read_positioned(
        grid(["", "自然人", "总计"], ["2.重复申请", "1", "1"], ["9.本地自设事项数量", "4", "4"]), REQUESTS
    )
    assert reading is not None
    assert any("9.本地自设事项数量" in note and "4、4" in note for note in reading.notes)
    assert reading.unplaced == 1


def test_the_lines_of_a_table_are_told_from_the_prose_around_it() -> None:
    lines = text(
        "2024年收到申请5件。",
        "申请人情况",
        "自然人  总计",
        "1.属于国家秘密  0  0",
        "2.其他法律行政法规",
        "0  0",
        "禁止公开",
        "注：无。",
    )
    region = split_region(lines, REQUESTS)
    assert [line.text for line in region.prose] == ["2024年收到申请5件。", "注：无。"]
    assert len(region.lines) == 6
    assert is_table_line(lines[2], REQUESTS)
    assert not is_table_line(lines[0], REQUESTS)


def test_the_older_form_is_known_by_its_labels() -> None:
    old = (
        "信息内容  本年新制作数量  本年新公开数量  对外公开总数量",
        "规章  1  1  9",
        "信息内容  上一年项目数量  本年增/减  处理决定数量",
        "行政许可  20  -3  5",
    )
    assert format_of(text(*old)) == "2019-60"
    assert format_of(text("行政许可  5")) == "2021-30"
    reading = read_table(text(*old), "active_2019", load_form("2019-60"), "年报.txt")
    assert reading.cells["active_2019.regulations.published_total"].value == 9
    assert reading.cells["active_2019.licensing.items_change"].value == -3


def test_most_rows_without_their_places_refuse_the_table() -> None:
    lines = text("自然人  商业企业  总计", "1.属于国家秘密  0", "2.重复申请  0", "3.其他  4  4", "（七）总计  4  0  4")
    with pytest.raises(InputError, match="表三“收到和处理政府信息公开申请情况”"):
        read_table(lines, "requests", FORM, "年报.txt")


def test_one_row_without_its_places_does_not() -> None:
    lines = text("自然人  商业企业  总计", "1.属于国家秘密  0  0  0", "2.重复申请  0", "（七）总计  4  0  4")
    reading = read_table(lines, "requests", FORM, "年报.txt")
    assert values(reading, "handled_total") == [4, 0, 4]
    assert values(reading, "refused_repeat") == []


def test_prose_in_a_paragraph_block_is_no_table() -> None:
    document = Document((Paragraph("行政许可决定97件，行政处罚决定3件。", PLACE),), "年报.docx", "docx")
    assert split_region(lines_of(document), ACTIVE).lines == []
