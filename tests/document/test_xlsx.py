import datetime as dt
import io
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from assistant.document import xlsx
from assistant.document.blocks import Grid, Heading
from assistant.errors import InputError


def made(fill: Callable[[Any, Any], None]) -> bytes:
    """A workbook with one sheet 表三, filled by `fill(workbook, sheet)`."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    fill(book, book.add_worksheet("表三"))
    book.close()
    return stream.getvalue()


def odd_cells(book: Any, sheet: Any) -> None:
    sheet.write("D7", 5)
    sheet.write("D8", 1286.4)
    sheet.write_formula("E7", "=1/0", None, "#DIV/0!")
    sheet.write_formula("E8", "=D7+1", None, "")
    sheet.write_formula("E9", "=D7+1", None, 6)
    sheet.write("F7", 0.05, book.add_format({"num_format": "0%"}))
    sheet.write("F8", dt.date(2026, 3, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write("F9", dt.date(2026, 3, 1), book.add_format({"num_format": 'yyyy"年"m"月"'}))
    sheet.write_string("G7", "１２件")
    sheet.write("G8", 1e9)
    sheet.write("G9", 0.1 + 0.2)
    sheet.write_boolean("G10", True)


def opened(data: bytes) -> xlsx.Sheet:
    return xlsx.open_book(data, "填报.xlsx").sheets[0]


def text(sheet: xlsx.Sheet, address: str) -> str:
    return {xlsx.address(*spot): cell.text for spot, cell in sheet.cells.items()}.get(address, "")


def test_cells_keep_their_address_though_rows_and_columns_before_them_are_empty() -> None:
    sheet = opened(made(odd_cells))
    assert text(sheet, "D7") == "5"
    assert sheet.spot(6, 3) == "表三 D7"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("D8", "1286.4"),
        ("F7", "5%"),
        ("F8", "2026年3月31日"),
        ("F9", "2026年3月"),
        ("G7", "１２件"),
        ("G8", "1000000000"),
        ("G9", "0.3"),
        ("G10", "TRUE"),
    ],
)
def test_text_is_what_people_see_in_the_cell(address: str, shown: str) -> None:
    assert text(opened(made(odd_cells)), address) == shown


def test_error_cell_blank_and_uncalculated_formula_are_told_apart() -> None:
    sheet = opened(made(odd_cells))
    assert (sheet.at(6, 4).text, sheet.at(6, 4).error, sheet.at(6, 4).formula) == ("#DIV/0!", True, True)
    assert (sheet.at(7, 4).text, sheet.at(7, 4).error, sheet.at(7, 4).formula) == ("", False, True)
    assert (sheet.at(8, 4).text, sheet.at(8, 4).formula) == ("6", True)
    assert sheet.at(20, 20) == xlsx.SheetCell()


def test_addresses_of_columns_beyond_z() -> None:
    assert [xlsx.address(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


def hidden(book: Any, sheet: Any) -> None:
    sheet.write("A1", "可见")
    sheet.write("A2", "藏行")
    sheet.write("C1", "藏列")
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.set_column("C:C", None, None, {"hidden": True})
    other = book.add_worksheet("底稿")
    other.write("A1", "藏表")
    other.hide()


def test_hidden_sheets_rows_and_columns_are_left_out_of_the_document_and_noted() -> None:
    document = xlsx.read(made(hidden), "a.xlsx")
    texts = [cell.text for block in document.blocks if isinstance(block, Grid) for cell in block.cells]
    assert texts == ["可见", ""]
    assert document.notes == (
        "工作表“表三”第2行是隐藏的，未读入",
        "工作表“表三”C列是隐藏的，未读入",
        "工作表“底稿”是隐藏的，未读入",
    )


def test_a_sheet_becomes_a_heading_and_a_grid_with_spans_and_places() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:B1", "法人或其他组织")
        sheet.write_row("A2", ["商业企业", 3])

    heading, grid = xlsx.read(made(fill), "a.xlsx").blocks
    assert isinstance(heading, Heading)
    assert isinstance(grid, Grid)
    assert heading.text == "表三"
    assert (grid.rows, grid.columns) == (2, 2)
    assert [(cell.text, cell.row, cell.column, cell.colspan) for cell in grid.cells] == [
        ("法人或其他组织", 0, 0, 2),
        ("商业企业", 1, 0, 1),
        ("3", 1, 1, 1),
    ]
    assert str(grid.cells[2].place) == "a.xlsx，表三 B2"


def test_an_empty_sheet_is_a_heading_alone() -> None:
    assert [type(block) for block in xlsx.read(made(lambda book, sheet: None), "a.xlsx").blocks] == [Heading]


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "文件是空的（0字节）"),
        (b"not a workbook at all", "不是能读取的电子表格，或者已损坏"),
        (COMPOUND, "不是能读取的电子表格，或者已损坏"),
        (made(odd_cells)[:3000], "不是能读取的电子表格，或者已损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_with_place_and_remedy(data: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        xlsx.open_book(data, "填报.xlsx")
    assert (caught.value.problem, caught.value.place) == (problem, "填报.xlsx")
    assert caught.value.remedy


def test_a_broken_sheet_part_is_refused_not_read_as_empty() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(odd_cells))) as source, zipfile.ZipFile(stream, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, content[: len(content) // 2] if part.endswith("sheet1.xml") else content)
    with pytest.raises(InputError, match="已损坏"):
        xlsx.open_book(stream.getvalue(), "填报.xlsx")


def test_a_part_whose_bytes_were_damaged_is_refused() -> None:
    data = bytearray(made(odd_cells))
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        start = source.getinfo("xl/worksheets/sheet1.xml").header_offset + 80
    data[start : start + 60] = b"\xff" * 60
    with pytest.raises(InputError, match="已损坏"):
        xlsx.open_book(bytes(data), "填报.xlsx")


def encrypted() -> bytes:
    """The smallest compound file with the streams of an encrypted workbook ([MS-CFB], [MS-OFFCRYPTO])."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    table = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126

    def entry(name: str, kind: int, right: int, child: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        return struct.pack("<64sHBBIII36xIQ", raw, len(raw), kind, 1, free, right, child, end, 0)

    entries = (
        entry("Root Entry", 5, free, 1) + entry("EncryptionInfo", 2, 2, free) + entry("EncryptedPackage", 2, free, free)
    )
    return head + table + entries + bytes(128)


def test_a_workbook_with_a_password_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError) as caught:
        xlsx.open_book(encrypted(), "填报.xlsx")
    assert caught.value.problem == "文件设有打开密码"
    assert "取消密码" in caught.value.remedy


def test_a_cell_at_the_far_corner_does_not_eat_the_memory() -> None:
    with pytest.raises(InputError, match="一直铺到 XFD1048576，过大"):
        xlsx.open_book(made(lambda book, sheet: sheet.write("XFD1048576", 1)), "填报.xlsx")


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_files_saved_by_an_office_program_read_alike(suffix: str, tmp_path: Path) -> None:
    source = tmp_path / "in" / "填报.xlsx"
    source.parent.mkdir()
    source.write_bytes(made(odd_cells))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", suffix, "--outdir", str(tmp_path / "out"), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    sheet = opened((tmp_path / "out" / f"填报.{suffix}").read_bytes())
    assert [text(sheet, cell) for cell in ("D7", "D8", "E9", "G7")] == ["5", "1286.4", "6", "１２件"]
    if suffix != "xls":  # calamine gives no formulas of the old format
        assert sheet.at(6, 4).error
        assert sheet.at(8, 4).formula
        assert text(sheet, "F7") == "5%"


def test_a_code_page_without_the_program_s_folder_does_not_make_a_good_file_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def marks_of(data: bytes) -> dict[str, Any]:
        raise UnicodeEncodeError("gbk", "\udce6", 0, 1, "illegal multibyte sequence")

    monkeypatch.setattr(xlsx, "marks_of", marks_of)
    with pytest.raises(InputError, match="PYTHONUTF8") as caught:
        xlsx.open_book(made(odd_cells), "填报表.xlsx")
    assert "损坏" not in str(caught.value)
