"""Any source -> Report, by what the file is: report JSON, year file, workbook, or a document."""

from pathlib import Path

from assistant.errors import InputError
from assistant.report import Report

_DATA = frozenset({".json", ".yaml", ".yml"})
_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})

_CHECK_PAGE = "gongkai check"
"""What our own page of a check says of its maker: it prints the tables again, but is no report."""


def read(path: Path) -> Report:
    """Read a report from a Word, HTML, Markdown or text file, a fill-in workbook, a report's JSON or a year file.

    Raises:
        InputError: the file cannot be opened, is damaged, or holds no such report; an odd cell never refuses a file.
            Its place begins with the path as given: files of one name lie in many folders.
    """
    try:
        return _read(path)
    except InputError as error:
        if error.place.partition("，")[0] != path.name:
            raise
        place = f"{path}{error.place.removeprefix(path.name)}"
        raise InputError(error.problem, place=place, remedy=error.remedy, doing=error.doing) from error


def _read(path: Path) -> Report:
    suffix = path.suffix.lower()
    if suffix in _DATA:
        from assistant.reading.year_file import read_data

        return read_data(path)
    if suffix in _BOOKS and _is_book(path):
        return _workbook(path)
    from assistant.document import load
    from assistant.reading.interpreting import interpret

    document = load(path)
    if document.properties.get("generator") == _CHECK_PAGE:
        raise InputError("这是校验结果页，不是年报", place=path.name, remedy="请指定年报文件本身")
    return _workbook(path) if document.kind == "xlsx" else interpret(document)


def _is_book(path: Path) -> bool:
    """Not a web page under a workbook's name, as some sites hand out."""
    from assistant.document.loading import read_bytes
    from assistant.document.sniffing import kind_of

    return kind_of(read_bytes(path), path.name) == "xlsx"


def _workbook(path: Path) -> Report:
    from assistant.reading.workbook import read_workbook

    return read_workbook(path)
