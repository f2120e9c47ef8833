"""Any source -> Report, by what the file is: report JSON, year file, workbook, or a document."""

from pathlib import Path

from assistant.report import Report

_DATA = frozenset({".json", ".yaml", ".yml"})
_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})


def read(path: Path) -> Report:
    """Read a report from a Word, HTML, Markdown or text file, a fill-in workbook, a report's JSON or a year file.

    Raises:
        InputError: the file cannot be opened, is damaged, or holds no such report; an odd cell never refuses a file.
    """
    suffix = path.suffix.lower()
    if suffix in _DATA:
        from assistant.reading.year_file import read_data

        return read_data(path)
    if suffix in _BOOKS:
        from assistant.reading.workbook import read_workbook

        return read_workbook(path)
    from assistant.document import load
    from assistant.reading.interpreting import interpret

    return interpret(load(path))
