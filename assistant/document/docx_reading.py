"""A Word file -> blocks: printed text with places, true grids, automatic numbers, tracked changes as accepted.

Own reader over the XML: python-docx drops tracked insertions, content controls and text boxes.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from assistant.document import office
from assistant.document.blocks import Block, Cell, Document, Grid, Heading, Paragraph, Place
from assistant.document.docx_numbering import Numbering
from assistant.document.docx_package import Package, W, kind_of
from assistant.document.docx_styles import CELL_HEAD_STYLE, Styles, flag, value, whole
from assistant.document.docx_text import Line, Trail, choices, read_line

MARK_FILL = "FFFF00"
"""The fill with which our own writer marks a cell."""

_LONGEST_HEADING = 60
"""Characters. A longer paragraph with a full stop inside is body text that wears a heading's style."""

_MOST_COLUMNS = 63
"""Word's own limit."""
_WIDEST = 31680
"""The widest column that Word allows, in twentieths of a point."""

_WORDS = re.compile(r"(?<=[A-Za-z])\n(?=[A-Za-z])")

_BREAKS_OUT = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def read(data: bytes, name: str) -> Document:
    """The blocks of a .docx; of a .doc, .wps or .rtf too where LibreOffice is found.

    Raises:
        InputError: no Word file, broken, encrypted, or an old format without a converter.
    """
    notes: tuple[str, ...] = ()
    content = data
    if kind_of(data) in {"doc", "rtf"}:
        content = office.to_docx(data, kind_of(data), place=name)
        notes = ("旧格式文件，已由 LibreOffice 转为 docx 后读取",)
    package = Package(content, name)
    reader = _Reader(name, Styles(package.related("styles")), Numbering(package.related("numbering")))
    body = package.main.find(f"{W}body")
    blocks = tuple(reader.blocks(body)) if body is not None else ()
    title = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 0), "")
    return Document(
        blocks=blocks,
        name=name,
        kind="docx",
        title=title,
        notes=(*notes, *reader.trail.notes(), *reader.notes, *_footnotes(package, reader)),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _footnotes(package: Package, reader: "_Reader") -> Iterator[str]:
    """Foot- and endnotes as notes: they are no part of the running text, and yet not to be lost."""
    for kind, tag, word in (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注")):
        part = package.related(kind)
        for note in () if part is None else part.iterchildren(W + tag):
            if note.get(f"{W}type", "normal") == "normal":
                text = "".join(read_line(each, reader.styles, reader.trail).text for each in note.iter(f"{W}p"))
                if text.strip():
                    yield f"{word}未读入正文：{text.strip()}"


@dataclass
class _Reader:
    name: str
    styles: Styles
    numbering: Numbering
    trail: Trail = field(default_factory=Trail)
    notes: list[str] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """The blocks of a body, a layout cell or a text box."""
        open_line: Line | None = None
        for element in self._flat(container):
            if element.tag == f"{W}tbl":
                yield from self._table(element)
                continue
            if self.styles.of_paragraph(element).contents:
                self._note("目录未读入")
                continue
            line = self._line(element, open_line)
            open_line = line if line.joined else None
            if open_line is None:
                yield from self._paragraph(element, line)
        if open_line is not None:
            open_line.joined = False
            yield from self._lines(open_line)

    def _flat(self, container: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, out of content controls and accepted insertions."""
        for child in choices(container):
            if child.tag in {f"{W}p", f"{W}tbl"}:
                yield child
            elif value(child, "sdtPr/docPartObj/docPartGallery") == "Table of Contents":
                self._note("目录未读入")
            elif child.tag in _BREAKS_OUT or child.tag == _CHOICE:
                yield from self._flat(child)
            elif child.tag == f"{W}altChunk":
                self._note("嵌入的外部文档未读入")

    def _line(self, paragraph: etree._Element, before: Line | None = None) -> Line:
        line = read_line(paragraph, self.styles, self.trail, before)
        if before is None and (line.text.strip() or _has_number_alone(paragraph)):
            label = self.numbering.label(paragraph, self.styles.of_paragraph(paragraph))
            if label and line.text.strip():
                line.marks = [(start + len(label), end + len(label)) for start, end in line.marks]
                line.text = label + line.text
        return line

    def _paragraph(self, element: etree._Element, line: Line) -> Iterator[Block]:
        level = self.styles.level(element)
        if level is not None and line.text.strip() and not _is_running_text(line.text):
            yield Heading(_one_line(line.text), level, self._next_place())
        else:
            role = self.styles.of_paragraph(element).role
            yield from (replace(block, role=role) for block in self._lines(line))
        for box in line.boxes:
            yield from self.blocks(box)

    def _lines(self, line: Line) -> Iterator[Paragraph]:
        place = self._next_place() if line.text.strip() else Place(self.name)
        for text, marks in line.pieces():
            yield Paragraph(text, place, marks=marks)

    def _next_place(self) -> Place:
        self.paragraphs += 1
        return Place(self.name, f"第{self.paragraphs}段")

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    # --- tables

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = list(self._rows(table))
        cells = [list(self._parts(row, f"{W}tc")) for row in rows]
        if _is_layout(cells):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell)
            return
        if not rows:
            return
        self.tables += 1
        number = self.tables
        nested: list[etree._Element] = []
        built = list(self._cells(rows, cells, number, nested))
        headed = [flag(row.find(f"{W}trPr"), "tblHeader") is True for row in rows]
        columns = [each.get(f"{W}w", "0") for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        width = max((cell.column + cell.colspan for cell in built), default=0)
        yield Grid(
            cells=tuple(built),
            rows=len(rows),
            columns=max(width, 0 if built else len(columns)),
            place=Place(self.name, f"表{number}"),
            head_rows=[*headed, False].index(False),
            widths=tuple(float(whole(each, most=_WIDEST)) for each in columns)
            if len(columns) == width and all(_sized(columns))
            else (),
        )
        for inner in nested:
            yield from self._table(inner)

    def _rows(self, table: etree._Element) -> Iterator[etree._Element]:
        for row in self._parts(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.trail.deleted += 1
            elif flag(properties, "hidden"):
                self.trail.hidden += 1
            else:
                self.trail.inserted += properties is not None and properties.find(f"{W}ins") is not None
                yield row

    def _parts(self, element: etree._Element, tag: str) -> Iterator[etree._Element]:
        """The rows of a table or the cells of a row, out of content controls."""
        for child in choices(element):
            if child.tag == tag:
                if child.find(f"{W}tcPr/{W}cellDel") is None:
                    yield child
            elif child.tag in _BREAKS_OUT:
                yield from self._parts(child, tag)

    def _cells(
        self,
        rows: list[etree._Element],
        cells: list[list[etree._Element]],
        number: int,
        nested: list[etree._Element],
    ) -> Iterator[Cell]:
        """The grid's cells in reading order; tables inside them are added to `nested`."""
        found: list[Cell] = []
        above: dict[int, int] = {}
        for position, (row, parts) in enumerate(zip(rows, cells, strict=True)):
            column, open_here = whole(value(row, "trPr/gridBefore"), most=_MOST_COLUMNS), dict[int, int]()
            for part in parts:
                properties = part.find(f"{W}tcPr")
                span = max(whole(value(properties, "gridSpan"), 1, _MOST_COLUMNS), 1)
                continues = _continues(properties, "vMerge")
                if _continues(properties, "hMerge") and open_here:
                    last = max(open_here)
                    found[open_here[last]] = _wider(found[open_here[last]], span)
                elif continues and column in above:
                    # Word prints nothing of what stands in a cell that continues the one above.
                    upper = found[above[column]]
                    found[above[column]] = replace(upper, rowspan=position - upper.row + 1)
                    open_here[column] = above[column]
                else:
                    open_here[column] = len(found)
                    found.append(self._cell(part, position, column, span, number, nested))
                column += span
            above = open_here
        return iter(found)

    def _cell(
        self, part: etree._Element, row: int, column: int, span: int, number: int, nested: list[etree._Element]
    ) -> Cell:
        texts, marked, head = [], False, False
        open_line: Line | None = None
        for element in self._flat(part):
            if element.tag == f"{W}tbl":
                nested.append(element)
                continue
            line = self._line(element, open_line)
            open_line = line if line.joined else None
            if open_line is None:
                texts.append(line.text)
            texts += [block.text for box in line.boxes for block in self.blocks(box) if not isinstance(block, Grid)]
            marked = marked or bool(line.marks)
            head = head or self.styles.of_paragraph(element).name == CELL_HEAD_STYLE
        if open_line is not None:
            texts.append(open_line.text)
        place = Place(self.name, f"表{number}第{row + 1}行第{column + 1}列")
        text = "\n".join(texts).strip("\n")
        return Cell(text, row, column, colspan=span, head=head, place=place, marked=marked or _shaded(part))


def _shaded(part: etree._Element) -> bool:
    shade = part.find(f"{W}tcPr/{W}shd")
    return shade is not None and shade.get(f"{W}fill", "").upper() == MARK_FILL


def _one_line(text: str) -> str:
    """A heading that is broken over lines is still one: nothing stands between Chinese, a blank between Latin words."""
    return _WORDS.sub(" ", text).replace("\n", "")


def _is_running_text(text: str) -> bool:
    return len(text) > _LONGEST_HEADING and "。" in text.rstrip()[:-1]


def _has_number_alone(paragraph: etree._Element) -> bool:
    """An empty numbered paragraph still counts in its list."""
    return paragraph.find(f"{W}pPr/{W}numPr") is not None


def _is_layout(cells: list[list[etree._Element]]) -> bool:
    """A table that only frames text: one cell, or tables inside it and no two filled cells side by side."""
    if sum(len(row) for row in cells) == 1:
        return True
    holds_tables = any(part.find(f".//{W}tbl") is not None for row in cells for part in row)
    return holds_tables and all(sum(_is_filled(part) for part in row) <= 1 for row in cells)


def _is_filled(part: etree._Element) -> bool:
    return part.find(f".//{W}tbl") is not None or any((text.text or "").strip() for text in part.iter(f"{W}t"))


def _continues(properties: etree._Element | None, name: str) -> bool:
    """The cell carries on the merged cell above (`vMerge`) or, in old files, before it (`hMerge`)."""
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _sized(columns: list[str]) -> Iterator[bool]:
    return (whole(column) > 0 for column in columns)


def _wider(cell: Cell, span: int) -> Cell:
    return replace(cell, colspan=cell.colspan + span)
