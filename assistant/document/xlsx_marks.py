"""What calamine leaves unsaid of a workbook: formulas, error cells, number formats, what is hidden.

Calamine reads an error cell and a blank alike, and a formula that was never calculated as a blank; the sheet's own
XML tells them apart. Works for xlsx and ods; an xls has no XML and no marks.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

Spot = tuple[int, int]
"""Row and column of a cell, from 0."""

_PERCENT_IDS = {9, 10}
_MONTH_IDS = {17, 57}
"""Built-in formats that show a date without its day: mmm-yy, and 年月 in Chinese editions."""

_LIMIT = 300 * 2**20
"""Bytes of XML in one part; beyond that a file is no workbook that people fill in."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one sheet. `shows` is the number format of cells that show a percentage (`%`) or year and month (`ym`)."""

    formulas: frozenset[Spot] = frozenset()
    errors: dict[Spot, str] = field(default_factory=dict)
    shows: dict[Spot, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def marks_of(data: bytes) -> dict[str, Marks]:
    """Sheet name -> its marks; empty for a file that is no xlsx and no ods.

    Raises:
        ValueError: a part is missing or broken.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if max((part.file_size for part in parts.infolist()), default=0) > _LIMIT:
                raise ValueError("part too large")
            names = set(parts.namelist())
            if "xl/workbook.xml" in names:
                return dict(_xlsx(parts, names))
            return dict(_ods(parts)) if "content.xml" in names else {}
    except (
        etree.LxmlError,
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        KeyError,
        EOFError,
        OSError,
        zlib.error,
    ) as error:
        raise ValueError(str(error)) from error
    except NotImplementedError as error:  # a compression or an encryption that zipfile lacks
        raise ValueError(str(error)) from error


def _root(parts: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(parts.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _get(element: Any, name: str) -> str:
    """An attribute by local name: strict and transitional files differ in namespaces only."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _named(root: Any, name: str) -> Iterator[Any]:
    return (element for element in root.iter() if _local(element) == name)


def _xlsx(parts: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, Marks]]:
    targets = {
        _get(relation, "Id"): posixpath.normpath(posixpath.join("/xl", _get(relation, "Target"))).lstrip("/")
        for relation in _named(_root(parts, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    shows = _formats(_root(parts, "xl/styles.xml")) if "xl/styles.xml" in names else []
    for sheet in _named(_root(parts, "xl/workbook.xml"), "sheet"):
        target = targets.get(_get(sheet, "id"), "")
        if target in names:
            yield _get(sheet, "name"), _xlsx_sheet(parts, target, shows)


def _formats(styles: Any) -> list[str]:
    """For each cell style: `%`, `ym` or nothing."""
    codes = {_get(item, "numFmtId"): _get(item, "formatCode") for item in _named(styles, "numFmt")}
    crossed = next(_named(styles, "cellXfs"), None)
    return [_shown(_get(item, "numFmtId"), codes) for item in (() if crossed is None else crossed)]


def _shown(number: str, codes: dict[str, str]) -> str:
    code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", codes.get(number, "")).lower()
    known = int(number) if number.isdigit() else 0
    if known in _PERCENT_IDS or "%" in code:
        return "%"
    return "ym" if known in _MONTH_IDS or ("y" in code and "m" in code and "d" not in code) else ""


def _xlsx_sheet(parts: zipfile.ZipFile, name: str, shows: list[str]) -> Marks:
    formulas: set[Spot] = set()
    errors: dict[Spot, str] = {}
    shown: dict[Spot, str] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    row = column = -1
    wanted = ("{*}row", "{*}c", "{*}col")
    with parts.open(name) as stream:
        for event, element in etree.iterparse(stream, events=("start", "end"), tag=wanted, resolve_entities=False):
            tag = _local(element)
            if event == "start":
                if tag == "row":
                    row, column = int(element.get("r") or row + 2) - 1, -1
                    if element.get("hidden") in ("1", "true"):
                        hidden_rows.add(row)
                elif tag == "c":
                    spot = _spot(element.get("r") or "", row, column + 1)
                    column = spot[1]
                elif tag == "col" and element.get("hidden") in ("1", "true"):
                    hidden_columns.update(range(int(element.get("min")) - 1, int(element.get("max"))))
            elif tag == "c":
                style = element.get("s") or "0"
                if style.isdigit() and int(style) < len(shows) and shows[int(style)]:
                    shown[row, column] = shows[int(style)]
                for child in element:
                    if _local(child) == "f":
                        formulas.add((row, column))
                    elif _local(child) == "v" and element.get("t") == "e":
                        errors[row, column] = child.text or "#N/A"
            elif tag == "row":
                element.clear()
    return Marks(frozenset(formulas), errors, shown, frozenset(hidden_rows), frozenset(hidden_columns))


def _spot(address: str, row: int, column: int) -> Spot:
    """The position of `D7`; a file may leave addresses out, cells then follow one another."""
    if match := re.fullmatch(r"([A-Z]{1,3})([0-9]+)", address):
        letters = 0
        for letter in match[1]:
            letters = letters * 26 + ord(letter) - 64
        return int(match[2]) - 1, letters - 1
    return row, column


def _ods(parts: zipfile.ZipFile) -> Iterator[tuple[str, Marks]]:
    for table in _named(_root(parts, "content.xml"), "table"):
        yield _get(table, "name"), _ods_sheet(table)


def _ods_sheet(table: Any) -> Marks:
    formulas: set[Spot] = set()
    errors: dict[Spot, str] = {}
    shown: dict[Spot, str] = {}
    hidden: dict[str, set[int]] = {"table-row": set(), "table-column": set()}
    at = {"table-row": 0, "table-column": 0}
    for element in table.iter():
        tag = _local(element)
        if tag not in at:
            continue
        attribute = "number-rows-repeated" if tag == "table-row" else "number-columns-repeated"
        repeated = int(_get(element, attribute) or 1)
        if _get(element, "visibility") in ("collapse", "filter"):
            hidden[tag].update(range(at[tag], at[tag] + min(repeated, 4096)))
        if tag == "table-row":
            for column, cell in _ods_cells(element):
                spot = (at[tag], column)
                if _get(cell, "formula"):
                    formulas.add(spot)
                kinds = {str(value) for key, value in cell.attrib.items() if key.rpartition("}")[2] == "value-type"}
                if "error" in kinds:
                    errors[spot] = "".join(cell.itertext()) or "#N/A"
                if "percentage" in kinds:
                    shown[spot] = "%"
        at[tag] += repeated
    return Marks(frozenset(formulas), errors, shown, frozenset(hidden["table-row"]), frozenset(hidden["table-column"]))


def _ods_cells(row: Any) -> Iterator[tuple[int, Any]]:
    column = 0
    for cell in row:
        if _local(cell) in ("table-cell", "covered-table-cell"):
            repeated = int(_get(cell, "number-columns-repeated") or 1)
            if len(cell.attrib) > 0 and repeated < 1024:
                for each in range(column, column + repeated):
                    yield each, cell
            column += repeated
