"""A web page -> blocks: headings, paragraphs, tables, as a reader of the page sees them.

Published reports stand in pages of any make: layout tables, blanks as indents, a paragraph a `<br>`, GB18030 bytes.
Navigation and page feet come as paragraphs; what is report and what is not is the reader's business.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.document.blocks import Block, Document, Heading, Paragraph, Place
from assistant.document.encoding import decode
from assistant.document.html_nodes import (
    BLOCKS,
    CLOSING_CLASS,
    HEADER_CLASS,
    HEADINGS,
    LINE,
    MARK,
    NOTE_CLASS,
    TABLE_CLASS,
    TAG,
    Omitted,
    children,
    cut_marks,
    fold,
    gather,
    indent,
    keeps_lines,
    left_out,
    step,
    strip,
)
from assistant.document.html_tables import read_table, to_grid, without_banners

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([-\w]+)|<\?xml[^>]{0,80}encoding=[\"']([-\w]+)", re.I)
_META = {"sitename", "articletitle", "pubdate", "contentsource", "author", "keywords", "generator"}
"""What pages of government sites say of themselves (国办发〔2017〕47号: 网站页面标签)."""

_NUMBERED = re.compile(r"\s*[（(①②③④⑤⑥⑦⑧⑨]?\s*[0-9０-９一二三四五六七八九十]")
"""An item that carries its number in the text."""

_Role: TypeAlias = Literal["body", "note", "closing"]


def read(data: bytes, name: str) -> Document:
    """Read a page.

    Raises:
        InputError: the bytes are no text.
    """
    declared = _CHARSET.search(data[:4096].replace(b"\0", b""))
    charset = (declared[1] or declared[2]).decode("ascii") if declared else ""
    return parse(decode(data, name, charset), name)


def parse(markup: str, name: str, tables_before: int = 0) -> Document:
    """Read a page or a piece of one; tables are counted on from `tables_before`."""
    page = LexborHTMLParser(markup)
    flow = _Flow(name, tables=tables_before)
    if page.body is not None:
        flow.read(page.body)
    title = page.css_first("head title")
    return Document(
        blocks=tuple(flow.blocks),
        name=name,
        kind="html",
        title=strip(fold(title.text())) if title else "",
        notes=flow.omitted.notes(),
        header=flow.header,
        properties={
            meta.attributes.get("name") or "": strip(meta.attributes.get("content") or "")
            for meta in page.css("meta[name][content]")
            if (meta.attributes.get("name") or "").lower() in _META
        },
    )


_Step: TypeAlias = "LexborNode | str | Callable[[], list[_Step]]"
"""What waits on the stack: a node, text to add, or work that follows an element and may bring more."""


@dataclass(slots=True)
class _Flow:
    """The blocks of a page as they come; `parts` is the paragraph that is being gathered.

    `marker` is the number of a list item whose text has not come yet, `highlighted` whether a highlight is open.
    """

    name: str
    tables: int = 0
    paragraphs: int = 0
    header: str = ""
    role: _Role = "body"
    tag: str = ""
    highlighted: bool = False
    marker: str = ""
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    omitted: Omitted = field(default_factory=Omitted)

    def read(self, root: LexborNode) -> None:
        """Walk the tree below `root` without recursion: pages nest thousands of elements deep."""
        stack: list[_Step] = [*children(root)]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                self.parts.append(item)
            elif not isinstance(item, LexborNode):
                stack += item()
            elif item.tag in BLOCKS:
                stack += self._block(item)
            else:
                inline: list[LexborNode | str] = []
                step(item, self.parts, inline, self.omitted)
                stack += inline
        self._end()

    def _block(self, node: LexborNode) -> list[_Step]:
        """Begin an element that is a paragraph of its own, or holds some."""
        self._end()
        tag, attrs = node.tag or "", node.attributes
        if left_out(node, tag, attrs, self.omitted):
            return []
        names = (attrs.get("class") or "").split()
        if tag == "table":
            return self._table(node, ours=TABLE_CLASS in names)
        if HEADER_CLASS in names:
            self.header = strip(fold(node.text()))
            return []
        if tag in HEADINGS and node.css_first("table") is None:
            self._heading(fold("\n".join(gather(node, self.omitted).lines())), HEADINGS[tag], attrs.get(TAG) or "")
            return []
        self.tag = attrs.get(TAG) or ""
        self.role = "note" if NOTE_CLASS in names else "closing" if CLOSING_CLASS in names else "body"
        if keeps_lines(node, tag, attrs):
            self.parts.append(node.text().replace("\n", LINE))
            return [self._end]
        return [self._end, *(self._items(node) if tag == "ol" else children(node))]

    def _items(self, node: LexborNode) -> list[_Step]:
        """The children of an ordered list; a browser prints the number before each item, so it is part of the text."""
        start = node.attributes.get("start") or ""
        numbers = count(int(start) if start.isdecimal() else 1)
        items: list[_Step] = [
            partial(self._item, child, next(numbers)) if child.tag == "li" else child
            for child in node.iter(include_text=True)
        ]
        return items[::-1]

    def _item(self, node: LexborNode, number: int) -> list[_Step]:
        inside = self._block(node)
        if inside and not _NUMBERED.match(node.text()):
            self.marker = f"{number}."
        return inside

    def _table(self, node: LexborNode, *, ours: bool) -> list[_Step]:
        raw = read_table(node)
        if raw.nested or (raw.is_layout and not ours):
            return [*children(node)]
        self.omitted.add(raw.omitted)
        for caption in raw.captions:
            self._paragraph(caption)
        self.tables += 1
        grid = to_grid(raw, self.name, self.tables)
        for part in [grid] if ours else without_banners(grid):
            if isinstance(part, str):
                self._paragraph(part)
            else:
                self.blocks.append(part)
        return []

    def _end(self) -> list[_Step]:
        """The gathered text becomes paragraphs, one a line."""
        for line in "".join(self.parts).split(LINE) if self.parts else ():
            self._paragraph(line)
        self.parts.clear()
        self.role, self.tag = "body", ""
        return []

    def _heading(self, text: str, level: int, tag: str) -> None:
        if plain := text.replace(MARK, ""):
            self.blocks.append(Heading(self.marker + plain, level, self._place(), tag))
            self.marker = ""

    def _paragraph(self, line: str) -> None:
        folded = fold(line)
        text = strip(folded)
        if strip(text.replace(MARK, "")):
            plain, marks = cut_marks(self.marker + text, inside=self.highlighted)
            self.blocks.append(
                Paragraph(plain, self._place(), indent(folded), role=self.role, marks=marks, tag=self.tag)
            )
            self.marker = ""
        self.highlighted ^= line.count(MARK) % 2 == 1

    def _place(self) -> Place:
        self.paragraphs += 1
        return Place(self.name, f"第{self.paragraphs}段")
