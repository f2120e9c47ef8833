"""The one block model between files and everything else: headings, paragraphs, grids, each with its place.

A codec turns a file into a `Document` and, where it writes, a `Document` into a file. Nothing here knows what a
report is. Text is raw, as printed: folding of digits and blanks is the reader's business.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where something stands, as the user knows it: `年报.docx，第12段`, `填报.xlsx，表三 D7`, `年报.txt，第31行`."""

    file: str
    spot: str = ""

    def __str__(self) -> str:
        return f"{self.file}，{self.spot}" if self.spot else self.file


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` 0 is the document's title, 1 the parts (一、), 2 the sub-headings (（一）)."""

    text: str
    level: int
    place: Place
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or in plain text one line.

    `indent` counts leading blanks of a text line (a full-width one as two), `gap` says that an empty line stands
    before it: both help to put wrapped lines together. `role` is the style to write with: `note` is a line set apart
    for the drafter (a list of what is open), `closing` a signature or date at the right.
    `marks` are (start, end) spans in Unicode characters that are to be highlighted. `tag` is for whoever wrote the
    file, as that of a heading: names parted by blanks, each of up to 39 letters, digits and underscores, found nowhere
    else in the file; docx and html carry it unseen, md in a list at its end.
    """

    text: str
    place: Place
    indent: int = 0
    gap: bool = False
    role: Literal["body", "note", "closing"] = "body"
    marks: tuple[tuple[int, int], ...] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid at its top left position, rows and columns counted from 0."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    head: bool = False
    place: Place | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `cells` stand in reading order; positions covered by a span have no cell.

    `widths` are relative widths of the columns and `head_rows` the number of rows repeated on each page, both for
    writing. `ragged` says that the source kept no column positions (a text copy of a page whose merged cells are
    lost): a cell's `column` is then only its place in the line.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    head_rows: int = 0
    widths: tuple[float, ...] = ()
    ragged: bool = False


Block: TypeAlias = Heading | Paragraph | Grid
Trace: TypeAlias = Literal["revisions", "comments", "hidden_text", "pictures", "author"]
"""What a file carries beside its text; only Word files are asked."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content in reading order.

    `kind` is the format (docx, html, md, text, pdf, xlsx), `notes` say in Chinese what was left out or accepted
    (hidden text, tracked changes). `header` is the running header of pages, `keywords` the file's own properties;
    both only for writing.
    `traces` say in Chinese what the file carries beside its text, by kind; of an author his name.
    `tags` are those that the file lists apart from its blocks (md), in the order of the blocks when it was written.
    """

    blocks: tuple[Block, ...]
    name: str
    kind: str
    title: str = ""
    notes: tuple[str, ...] = ()
    header: str = ""
    sha256: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    traces: dict[Trace, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
