"""The rows and cells of a Word table as printed: out of content controls, without what is deleted or hidden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from assistant.document.docx_package import W
from assistant.document.docx_properties import VAL, Properties, flag, opened, value, whole
from assistant.document.docx_text import Trail
from assistant.document.docx_xml import MARK_FILL

TABLE = f"{W}tbl"
WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}
"""What may stand around rows, cells and paragraphs: content controls and accepted changes."""

_ROW, _CELL, _TEXT = f"{W}tr", f"{W}tc", f"{W}t"
_ROW_PROPERTIES, _CELL_PROPERTIES = f"{W}trPr", f"{W}tcPr"
_DELETED, _INSERTED, _HIDDEN = f"{W}del", f"{W}ins", f"{W}hidden"
_BEFORE, _HEAD = f"{W}gridBefore", f"{W}tblHeader"
_CELL_DELETED, _SPAN, _SHADE, _FILL = f"{W}cellDel", f"{W}gridSpan", f"{W}shd", f"{W}fill"
_DOWN, _ACROSS = f"{W}vMerge", f"{W}hMerge"

_MOST_COLUMNS = 63
"""Word's own limit."""


@dataclass(slots=True)
class Part:
    """What stands in one `w:tc`. `down`, `across`: it carries on the cell above or, in old files, the one before."""

    contents: list[etree._Element]
    span: int
    down: bool
    across: bool
    marked: bool


@dataclass(slots=True)
class Row:
    """One `w:tr`. `before` columns are left free at its beginning; `head`: it is repeated on each page."""

    parts: list[Part]
    before: int
    head: bool


def rows(table: etree._Element, trail: Trail) -> list[Row]:
    """The rows that are printed; what is left out or accepted is counted in `trail`."""
    found = []
    for row in _unwrapped(table, _ROW):
        named, contents = opened(row, _ROW_PROPERTIES)
        if _DELETED in named:
            trail.deleted += 1
        elif flag(named, _HIDDEN):
            trail.hidden += 1
        else:
            trail.inserted += _INSERTED in named
            before = whole(value(named, _BEFORE), most=_MOST_COLUMNS)
            found.append(Row(list(_parts(contents)), before, flag(named, _HEAD) is True))
    return found


def is_layout(table: etree._Element, found: list[Row]) -> bool:
    """A table that only frames text: one cell, or tables inside it and no two filled cells side by side."""
    if sum(len(row.parts) for row in found) == 1:
        return True
    if next(table.iterdescendants(TABLE), None) is None:
        return False
    holds_tables = any(True for row in found for part in row.parts for _ in _all(part, TABLE))
    return holds_tables and all(sum(map(_is_filled, row.parts)) <= 1 for row in found)


def _unwrapped(contents: Iterable[etree._Element], tag: str) -> Iterator[etree._Element]:
    for each in contents:
        if each.tag == tag:
            yield each
        elif each.tag in WRAPPERS:
            yield from _unwrapped(each, tag)


def _parts(row: Iterable[etree._Element]) -> Iterator[Part]:
    for cell in _unwrapped(row, _CELL):
        named, contents = opened(cell, _CELL_PROPERTIES)
        if _CELL_DELETED not in named:
            span = max(whole(value(named, _SPAN), 1, _MOST_COLUMNS), 1) if _SPAN in named else 1
            yield Part(contents, span, _continues(named, _DOWN), _continues(named, _ACROSS), _is_marked(named))


def _continues(named: Properties, tag: str) -> bool:
    merge = named.get(tag)
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _is_marked(named: Properties) -> bool:
    shade = named.get(_SHADE)
    return shade is not None and shade.get(_FILL, "").upper() == MARK_FILL


def _all(part: Part, tag: str) -> Iterator[etree._Element]:
    return chain.from_iterable(each.iter(tag) for each in part.contents)


def _is_filled(part: Part) -> bool:
    return any(True for _ in _all(part, TABLE)) or any((text.text or "").strip() for text in _all(part, _TEXT))
