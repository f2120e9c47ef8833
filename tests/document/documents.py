"""Documents of any content, and what is the same in two of them, white space folded."""

from typing import TypeAlias

from hypothesis import strategies as st

from assistant.document import Block, Cell, Document, Grid, Heading, Paragraph, Place

NOWHERE = Place("试.txt")
Seen: TypeAlias = tuple[object, ...]

# Control characters cannot stand in a page; all else can, markup and marks of Markdown before all.
_ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)
_TRAPS = st.text("|\\`*_[]()<>#&;-+=~!:.12 一、（）“”\t\u3000", max_size=20)
_MARKUP = """\
1. 属于国家秘密
1.属于国家秘密
（一）予以公开
# 不是标题
- 不是列表
---
===
> 引
**一是**
<b>粗</b>
a | b
| --- |
&lt;&#49;
</table>
<table>
~~~
```
![](x)
<!-- -->
5²
\\|
+ 1"""
_LINES = st.sampled_from(_MARKUP.splitlines())
TEXTS = _ANY | _TRAPS | _LINES


@st.composite
def grids(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Grid:
    """A grid whose cells cover it without overlap, with spans; some rows at the top are its head."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    taken: set[tuple[int, int]] = set()
    cells = []
    head_rows = draw(st.integers(0, rows))
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            below = draw(st.integers(1, rows - row))
            if row < head_rows:
                below = min(below, head_rows - row)
            beside = draw(st.integers(1, columns - column))
            while any((row, column + step) in taken for step in range(beside)):
                beside -= 1
            taken |= {(row + down, column + right) for down in range(below) for right in range(beside)}
            head = row < head_rows or draw(st.booleans())
            cells.append(Cell(draw(texts), row, column, below, beside, head))
    return Grid(tuple(cells), rows, columns, NOWHERE, head_rows=head_rows)


@st.composite
def paragraphs(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Paragraph:
    """A paragraph, some with a highlight, some a note or a closing line."""
    text = draw(texts)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    marks = ((start, end),) if start < end else ()
    return Paragraph(text, NOWHERE, role=draw(st.sampled_from(("body", "note", "closing"))), marks=marks)


def documents(texts: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[Document]:
    """Headings, paragraphs and grids in any order."""
    headings = st.builds(Heading, texts, st.integers(0, 5), st.just(NOWHERE))
    blocks = st.lists(headings | paragraphs(texts) | grids(texts), max_size=5)
    return st.builds(Document, blocks.map(tuple), st.just("试.txt"), st.just("text"))


def folded(text: str) -> str:
    """Blanks of any kind, and what is as invisible at the ends, folded."""
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())


def seen(document: Document) -> list[Seen]:
    """What a reader sees of each block that shows anything; white space folded."""
    return [_seen(block) for block in document.blocks if isinstance(block, Grid) or folded(block.text)]


def _seen(block: Block) -> Seen:
    if isinstance(block, Grid):
        cells = {
            (c.row, c.column, c.rowspan, c.colspan, c.head or c.row < block.head_rows, folded(c.text))
            for c in block.cells
        }
        return ("grid", block.rows, block.columns, cells)
    if isinstance(block, Heading):
        return ("heading", block.level, folded(block.text))
    marked = folded("".join(block.text[start:end] for start, end in block.marks))
    return ("paragraph", block.role, folded(block.text), marked)
