"""Spreadsheets (xlsx, xlsm, xls, ods; also as saved by WPS and LibreOffice) -> sheets, and sheets -> blocks."""

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assistant.document.blocks import Block, Cell, Document, Grid, Heading, Place
from assistant.document.xlsx_marks import Marks, marks_of
from assistant.errors import InputError

_MOST_CELLS = 5_000_000
_COMPOUND, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_REMEDY = "请在 Excel 或 WPS 中打开并另存为 .xlsx 后再试"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell. `text` is its value as people see it (`5`, `5%`, `2026年3月31日`, `#DIV/0!`), unfolded, "" if blank.

    A `formula` that was never calculated has no text. `error` says that the value is an error of Excel's.
    """

    text: str = ""
    formula: bool = False
    error: bool = False


_BLANK = SheetCell()


@dataclass(frozen=True)
class Sheet:
    """A sheet; rows and columns count from 0. `cells` holds what is not blank.

    `merges` are (first row, first column, last row, last column).
    """

    name: str
    cells: dict[tuple[int, int], SheetCell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def at(self, row: int, column: int) -> SheetCell:
        """The cell there; a blank one where nothing stands."""
        return self.cells.get((row, column), _BLANK)

    @property
    def rows(self) -> int:
        """One more than the last row in which something stands."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def columns(self) -> int:
        """One more than the last column in which something stands."""
        return max((column for _, column in self.cells), default=-1) + 1

    def spot(self, row: int, column: int) -> str:
        """The cell's address as people say it: `表三 D7`."""
        return f"{self.name} {address(row, column)}"


@dataclass(frozen=True)
class Book:
    """A spreadsheet file with all its sheets, hidden ones too."""

    name: str
    sheets: tuple[Sheet, ...]
    sha256: str
    notes: tuple[str, ...] = field(default=())


def address(row: int, column: int) -> str:
    """`D7` for row 6, column 3."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def open_book(data: bytes, name: str) -> Book:
    """The sheets of a spreadsheet file. `name` is the file's, for messages.

    Raises:
        InputError: it is empty, protected by a password, broken, or no spreadsheet.
    """
    import python_calamine as calamine

    if not data:
        raise InputError("文件是空的（0字节）", place=name, remedy="请换用有内容的文件")
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:  # calamine finds no format in these bytes
        raise _locked(name)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        marks = marks_of(data)
        sheets = tuple(
            _sheet(workbook, meta.name, meta.visible == calamine.SheetVisibleEnum.Visible, marks, name)
            for meta in workbook.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError as error:
        raise _locked(name) from error
    except calamine.ZipError as error:
        raise InputError("文件已损坏或不完整", place=name, remedy="请重新复制或下载该文件，能打开后再试") from error
    except UnicodeEncodeError as error:  # the system's code page has no word for where this program lies
        remedy = "文件没有问题：请把环境变量 PYTHONUTF8 设为 1 再运行，或把本程序放在英文名的文件夹里"
        raise InputError("系统的语言设置读不了电子表格", place=name, remedy=remedy) from error
    except (calamine.CalamineError, ValueError) as error:
        raise InputError("不是能读取的电子表格，或者已损坏", place=name, remedy=_REMEDY) from error
    return Book(name, sheets, hashlib.sha256(data).hexdigest())


def _locked(name: str) -> InputError:
    return InputError("文件设有打开密码", place=name, remedy="请在 Excel 或 WPS 中取消密码、另存后再试")


def read(data: bytes, name: str) -> Document:
    """The visible sheets in order, each a heading (the sheet's name) and a grid. Hidden ones are left out and noted.

    Raises:
        InputError: as `open_book`.
    """
    book = open_book(data, name)
    blocks = tuple(block for sheet in book.sheets if sheet.visible for block in _blocks(sheet, name))
    return Document(blocks, name, "xlsx", notes=tuple(_hidden_notes(book)), sha256=book.sha256)


def _sheet(workbook: Any, title: str, visible: bool, all_marks: dict[str, Marks], name: str) -> Sheet:
    raw, marks = workbook.get_sheet_by_name(title), all_marks.get(title, Marks())
    last_row, last_column = raw.end or (0, 0)
    if last_row * last_column > _MOST_CELLS:
        raise InputError(
            f"工作表“{title}”的内容一直铺到 {address(last_row, last_column)}，过大",
            place=name,
            remedy="请删去远处多余的单元格后再试",
        )
    cells = {
        (row, column): SheetCell(text)
        for row, values in enumerate(raw.to_python(skip_empty_area=False))
        for column, value in enumerate(values)
        if (text := _text(value, marks.shows.get((row, column), "")))
    }
    for spot in marks.formulas:
        cells[spot] = SheetCell(cells.get(spot, _BLANK).text, formula=True)
    for spot, shown in marks.errors.items():
        cells[spot] = SheetCell(shown, formula=spot in marks.formulas, error=True)
    return Sheet(
        title,
        cells,
        tuple((*first, *last) for first, last in raw.merged_cell_ranges or ()),
        visible,
        marks.hidden_rows,
        marks.hidden_columns,
    )


def _text(value: Any, shown: str) -> str:
    """A value as people see it; 15 significant digits, as Excel keeps them."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        number = Decimal(format(value, ".15g"))
        return _plain(number * 100) + "%" if shown == "%" else _plain(number)
    if isinstance(value, dt.datetime):
        clock = "" if value.time() == dt.time() else f" {value:%H:%M}"
        return _date(value.date(), shown) + clock
    if isinstance(value, dt.date):
        return _date(value, shown)
    return str(value)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(day: dt.date, shown: str) -> str:
    return f"{day.year}年{day.month}月" + ("" if shown == "ym" else f"{day.day}日")


def _blocks(sheet: Sheet, name: str) -> Iterator[Block]:
    yield Heading(sheet.name, 1, Place(name, sheet.name))
    rows = [row for row in range(sheet.rows) if row not in sheet.hidden_rows]
    columns = [column for column in range(sheet.columns) if column not in sheet.hidden_columns]
    corners = {(first, left): (last, right) for first, left, last, right in sheet.merges}
    covered = {
        (row, column)
        for first, left, last, right in sheet.merges
        for row in range(first, last + 1)
        for column in range(left, right + 1)
    } - corners.keys()
    cells = []
    for down, row in enumerate(rows):
        for across, column in enumerate(columns):
            if (row, column) in covered:
                continue
            last, right = corners.get((row, column), (row, column))
            tall = sum(each not in sheet.hidden_rows for each in range(row, last + 1))
            wide = sum(each not in sheet.hidden_columns for each in range(column, right + 1))
            place = Place(name, sheet.spot(row, column))
            cells.append(Cell(sheet.at(row, column).text, down, across, tall, wide, place=place))
    if cells:
        yield Grid(tuple(cells), len(rows), len(columns), Place(name, sheet.name))


def _hidden_notes(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if not sheet.visible:
            yield f"工作表“{sheet.name}”是隐藏的，未读入"
            continue
        rows = [str(row + 1) for row in sorted(sheet.hidden_rows) if any(spot[0] == row for spot in sheet.cells)]
        if rows:
            yield f"工作表“{sheet.name}”第{'、'.join(rows[:10])}{'等' if len(rows) > 10 else ''}行是隐藏的，未读入"
        columns = [
            address(0, column)[:-1]
            for column in sorted(sheet.hidden_columns)
            if any(spot[1] == column for spot in sheet.cells)
        ]
        if columns:
            yield f"工作表“{sheet.name}”{'、'.join(columns[:10])}列是隐藏的，未读入"
