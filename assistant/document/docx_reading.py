"""A Word file -> blocks: printed text with places, true grids, automatic numbers, tracked changes as accepted.

Own reader over the XML: python-docx drops tracked insertions, content controls and text boxes.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from assistant.document import office
from assistant.document.blocks import Block, Cell, Document, Grid, Heading, Paragraph, Place, Trace
from assistant.document.docx_grids import TABLE, WRAPPERS, Part, Row, is_layout, rows
from assistant.document.docx_numbering import Numbering
from assistant.document.docx_package import Package, W, kind_of
from assistant.document.docx_properties import NUMBER, VAL, whole
from assistant.document.docx_styles import CELL_HEAD_STYLE, Role, Styled, Styles
from assistant.document.docx_text import CHOICE, Line, Trail, chosen, read_line

_PARAGRAPH, _CONTROL, _EMBEDDED = f"{W}p", f"{W}sdt", f"{W}altChunk"
_BLOCKS = {_PARAGRAPH, TABLE}
_COLUMN = f"{W}tblGrid/{W}gridCol"
_AUTHORS = ("creator", "lastModifiedBy")
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"

_LONGEST_HEADING = 60
"""Characters. A longer paragraph with a full stop inside is body text that wears a heading's style."""

_WIDEST = 31680
"""The widest column that Word allows, in twentieths of a point."""

_WORDS = re.compile(r"(?<=[A-Za-z])\n(?=[A-Za-z])")


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
    traces = dict((*reader.trail.traces(), *_comments(package)))
    return Document(
        blocks=blocks,
        name=name,
        kind="docx",
        title=title,
        notes=(*notes, *traces.values(), *reader.notes, *_footnotes(package, reader)),
        traces={**traces, **_author(package)},
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _footnotes(package: Package, reader: "_Reader") -> Iterator[str]:
    """Foot- and endnotes as notes: they are no part of the running text, and yet not to be lost."""
    for kind, tag, word in (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注")):
        part = package.related(kind)
        for note in () if part is None else part.iterchildren(W + tag):
            if note.get(f"{W}type", "normal") == "normal":
                paragraphs = (reader.styles.paragraph(each) for each in note.iter(_PARAGRAPH))
                text = "".join(read_line(each, reader.styles, reader.trail).text for each in paragraphs)
                if text.strip():
                    yield f"{word}未读入正文：{text.strip()}"


def _comments(package: Package) -> Iterator[tuple[Trace, str]]:
    """That there are comments: who wrote what in them is nobody's business but the authors'."""
    part = package.related("comments")
    count = 0 if part is None else sum(1 for _ in part.iterchildren(f"{W}comment"))
    if count:
        yield "comments", f"文中有批注{count}条，未读入"


def _author(package: Package) -> dict[Trace, str]:
    """Who made the file or changed it last, as its own properties say."""
    named = dict.fromkeys(name for tag in _AUTHORS if (name := package.property(tag)))
    return {"author": "、".join(named)} if named else {}


@dataclass
class _Reader:
    name: str
    styles: Styles
    numbering: Numbering
    trail: Trail = field(default_factory=Trail)
    notes: list[str] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def blocks(self, contents: Iterable[etree._Element]) -> Iterator[Block]:
        """The blocks of what stands in a body, a layout cell or a text box."""
        open_line: Line | None = None
        for element in self._flat(contents):
            if element.tag == TABLE:
                yield from self._table(element)
                continue
            paragraph = self.styles.paragraph(element)
            if paragraph.style.contents:
                self._note("目录未读入")
                continue
            line = self._line(paragraph, open_line)
            open_line = line if line.joined else None
            if open_line is None:
                yield from self._paragraph(paragraph, line)
        if open_line is not None:
            open_line.joined = False
            yield from self._lines(open_line)

    def _flat(self, contents: Iterable[etree._Element]) -> Iterator[etree._Element]:
        """Paragraphs and tables, out of content controls and accepted insertions."""
        for each in contents:
            tag = each.tag
            if tag in _BLOCKS:
                yield each
            elif tag == _CONTROL and _is_contents(each):
                self._note("目录未读入")
            elif tag in WRAPPERS or tag == CHOICE:
                yield from self._flat(chosen(each))
            elif tag == _EMBEDDED:
                self._note("嵌入的外部文档未读入")

    def _line(self, paragraph: Styled, before: Line | None = None) -> Line:
        line = read_line(paragraph, self.styles, self.trail, before)
        # An empty paragraph with a number of its own still counts in its list.
        if paragraph.numbered and before is None and (line.text.strip() or NUMBER in paragraph.properties):
            label = self.numbering.label(paragraph)
            if label and line.text.strip():
                line.marks = [(start + len(label), end + len(label)) for start, end in line.marks]
                line.text = label + line.text
        return line

    def _paragraph(self, paragraph: Styled, line: Line) -> Iterator[Block]:
        level = paragraph.level
        if level is not None and line.text.strip() and not _is_running_text(line.text):
            yield Heading(_one_line(line.text), level, self._next_place(), " ".join(line.bookmarks))
        else:
            yield from self._lines(line, paragraph.style.role)
        for box in line.boxes:
            yield from self.blocks(box)

    def _lines(self, line: Line, role: Role = "body") -> Iterator[Paragraph]:
        place = self._next_place() if line.text.strip() else Place(self.name)
        for text, marks in line.pieces():
            yield Paragraph(text, place, role=role, marks=marks, tag=" ".join(line.bookmarks))

    def _next_place(self) -> Place:
        self.paragraphs += 1
        return Place(self.name, f"第{self.paragraphs}段")

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    # --- tables

    def _table(self, table: etree._Element) -> Iterator[Block]:
        found = rows(table, self.trail)
        if is_layout(table, found):
            for row in found:
                for part in row.parts:
                    yield from self.blocks(part.contents)
            return
        if not found:
            return
        self.tables += 1
        place = Place(self.name, f"表{self.tables}")
        nested: list[etree._Element] = []
        cells = self._cells(found, self.tables, nested)
        columns = [whole(each.get(f"{W}w", "0"), most=_WIDEST) for each in table.iterfind(_COLUMN)]
        width = max((cell.column + cell.colspan for cell in cells), default=0)
        yield Grid(
            cells=tuple(cells),
            rows=len(found),
            columns=max(width, 0 if cells else len(columns)),
            place=place,
            head_rows=[*(row.head for row in found), False].index(False),
            widths=tuple(map(float, columns)) if len(columns) == width and all(columns) else (),
        )
        for inner in nested:
            yield from self._table(inner)

    def _cells(self, found: list[Row], number: int, nested: list[etree._Element]) -> list[Cell]:
        """The grid's cells in reading order; tables inside them are added to `nested`."""
        cells: list[Cell] = []
        above: dict[int, int] = {}
        for position, row in enumerate(found):
            column, here = row.before, dict[int, int]()
            for part in row.parts:
                if part.across and here:
                    last = here[max(here)]
                    cells[last] = replace(cells[last], colspan=cells[last].colspan + part.span)
                elif part.down and column in above:
                    # Word prints nothing of what stands in a cell that continues the one above.
                    here[column] = upper = above[column]
                    cells[upper] = replace(cells[upper], rowspan=position - cells[upper].row + 1)
                else:
                    here[column] = len(cells)
                    cells.append(self._cell(part, position, column, number, nested))
                column += part.span
            above = here
        return cells

    def _cell(self, part: Part, row: int, column: int, number: int, nested: list[etree._Element]) -> Cell:
        texts, marked, head = [], part.marked, False
        open_line: Line | None = None
        for element in self._flat(part.contents):
            if element.tag == TABLE:
                nested.append(element)
                continue
            paragraph = self.styles.paragraph(element)
            line = self._line(paragraph, open_line)
            open_line = line if line.joined else None
            if open_line is None:
                texts.append(line.text)
            for box in line.boxes:
                texts += [block.text for block in self.blocks(box) if not isinstance(block, Grid)]
            marked = marked or bool(line.marks)
            head = head or paragraph.style.name == CELL_HEAD_STYLE
        if open_line is not None:
            texts.append(open_line.text)
        place = Place(self.name, f"表{number}第{row + 1}行第{column + 1}列")
        return Cell("\n".join(texts).strip("\n"), row, column, 1, part.span, head, place, marked)


def _is_contents(control: etree._Element) -> bool:
    """A content control that holds a table of contents."""
    gallery = control.find(_GALLERY)
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _one_line(text: str) -> str:
    """A heading that is broken over lines is still one: nothing stands between Chinese, a blank between Latin words."""
    return _WORDS.sub(" ", text).replace("\n", "")


def _is_running_text(text: str) -> bool:
    return len(text) > _LONGEST_HEADING and "。" in text.rstrip()[:-1]
