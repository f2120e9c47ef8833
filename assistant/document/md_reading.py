"""Markdown -> blocks.

CommonMark with pipe tables; tables in html go through the html codec. Where CommonMark would change what stands in
print, print wins: list numbers are kept, indented text is text and not code.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.document import html_reading
from assistant.document.blocks import Block, Cell, Document, Grid, Heading, Paragraph, Place
from assistant.document.encoding import decode
from assistant.document.html_nodes import LINE, MARK, SUPERSCRIPTS, cut_marks, indent, strip
from assistant.document.md_lines import Segment, front_matter, listed_tags, segments, split_row, unwrapped

_LONG_HEADING = 60
"""Characters. A line as long above `---` is a paragraph with a rule below it, not a heading."""

_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z][\w-]*)")


def read(data: bytes, name: str) -> Document:
    """Read a Markdown file; paragraphs have places by line, tables by number.

    Raises:
        InputError: the bytes are no text.
    """
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").replace(LINE, " ")
    title, start = front_matter(text)
    reader = _Reader(name)
    for segment in segments(text, start):
        if segment.is_table:
            reader.markup(segment.text, segment.line)
        else:
            reader.markdown(segment)
    blocks, notes, tags = tuple(reader.blocks), tuple(reader.notes), tuple(reader.tags)
    return Document(blocks, name, "md", title=title, notes=notes, tags=tags)


def _parser() -> MarkdownIt:
    # Without text_join an escaped sign stays apart from one that emphasis left behind.
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table").disable(["code", "text_join"])


@dataclass(slots=True)
class _Reader:
    """Gathers the blocks of the segments in turn."""

    name: str
    tables: int = 0
    marker: str = ""
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parser: MarkdownIt = field(default_factory=_parser)

    def markup(self, text: str, line: int) -> None:
        """Take over what the html codec makes of a piece of html."""
        part = html_reading.parse(text, self.name, self.tables)
        self.notes += [note for note in part.notes if note not in self.notes]
        for block in part.blocks:
            if isinstance(block, Grid):
                self.tables += 1
                self.blocks.append(block)
            else:
                self.blocks.append(replace(block, place=self._place(line)))

    def markdown(self, segment: Segment) -> None:
        """Take the blocks of a stretch of Markdown."""
        lines = segment.text.split("\n")
        tokens = iter(self.parser.parse(segment.text))
        for token in tokens:
            first = segment.line + (token.map[0] if token.map else 0)
            if token.type == "html_block" and (tags := listed_tags(token.content)) is not None:
                self.tags += tags
            elif token.type == "html_block":
                self.markup(token.content, first)
            elif token.type == "fence":
                for number, line in enumerate(token.content.split("\n"), start=1):
                    self._paragraph(line, first + number)
            elif token.type == "list_item_open" and token.info:
                self.marker = f"{token.info}{token.markup} "
            elif token.type == "heading_open":
                self._heading(token, next(tokens), first)
            elif token.type == "table_open":
                self._table(token, tokens, lines)
            elif token.type == "inline":
                self._inline(token, first)

    def _heading(self, token: Token, inline: Token, line: int) -> None:
        if token.markup in ("-", "=") and len(inline.content) > _LONG_HEADING:
            self._inline(inline, line)
        elif text := strip(_printed(inline).replace(MARK, "").replace(LINE, " ").replace("\n", " ")):
            self.blocks.append(Heading(text, int(token.tag[1]) - 1, self._place(line)))

    def _inline(self, token: Token, line: int) -> None:
        highlighted = False
        printed, self.marker = self.marker + _printed(token), ""
        for part in printed.split(LINE):
            for number, text in unwrapped([text.strip(" \t") for text in part.split("\n")]):
                self._paragraph(text, line + number, inside=highlighted)
                highlighted ^= text.count(MARK) % 2 == 1
            line += part.count("\n") + 1

    def _paragraph(self, text: str, line: int, *, inside: bool = False) -> None:
        plain, marks = cut_marks(strip(text), inside=inside)
        if strip(plain):
            self.blocks.append(Paragraph(plain, self._place(line), indent(text), marks=marks))

    def _table(self, opening: Token, tokens: Iterator[Token], lines: list[str]) -> None:
        self.tables += 1
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_cell(token))
        if opening.level == 0 and opening.map:
            self._surplus(rows, lines, opening.map[0])
        self.blocks.append(self._grid(rows))

    def _surplus(self, rows: list[list[str]], lines: list[str], first: int) -> None:
        """Add the cells that stand beyond the width of the header: CommonMark drops them."""
        for number, row in enumerate(rows):
            printed = split_row(lines[first + number + (number > 0)])
            for cell in printed[len(row) :]:
                row.append(_cell(self.parser.parseInline(cell)[0]))

    def _grid(self, rows: list[list[str]]) -> Grid:
        spot = f"第{self.tables}个表格"
        cells = tuple(
            Cell(text, row, column, head=row == 0, place=Place(self.name, f"{spot}第{row + 1}行第{column + 1}列"))
            for row, line in enumerate(rows)
            for column, text in enumerate(line)
        )
        return Grid(cells, len(rows), max(map(len, rows)), Place(self.name, spot), head_rows=1)

    def _place(self, line: int) -> Place:
        return Place(self.name, f"第{line}行")


def _cell(token: Token) -> str:
    lines = (strip(line) for line in _printed(token).replace(MARK, "").split(LINE))
    return "\n".join(line for line in lines if line)


def _printed(inline: Token) -> str:
    """The text of an inline token: LINE at breaks, MARK around highlights, a line feed where a source line ends."""
    parts: list[str] = []
    raised = False
    for token in inline.children or ():
        if token.type == "softbreak":
            parts.append("\n")
        elif token.type == "hardbreak":
            parts.append(LINE)
        elif token.type == "html_inline":
            tag = _TAG.match(token.content)
            name = tag[2].lower() if tag else ""
            raised = (not tag[1]) if tag and name == "sup" else raised
            parts.append({"br": LINE, "mark": MARK}.get(name, ""))
        else:
            # Emphasis beside Chinese punctuation fails by the letter of CommonMark and leaves its asterisks.
            text = token.content.replace("**", "") if token.type == "text" else token.content
            parts.append(text.translate(SUPERSCRIPTS) if raised else text)
    return "".join(parts)
