"""Blocks -> a web page that stands alone: nothing is fetched, and it prints well.

Its article can be pasted into the editor of a government site. Such editors strip style sheets, so that borders and
alignment stand in each element.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import TypeAlias

from assistant.document.blocks import Block, Cell, Document, Grid, Heading
from assistant.document.html_nodes import CLOSING_CLASS, HEADER_CLASS, NOTE_CLASS, TABLE_CLASS, TAG

_SHEET = """\
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { margin: 0 auto; max-width: 50em; padding: 2em 1.5em; color: #000; background: #fff; line-height: 1.8;
  font-family: "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", serif; }
h1 { font-family: "方正小标宋简体", "SimSun", "宋体", "STSong", "Noto Serif CJK SC", serif; font-weight: normal; }
h2 { font-family: "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; font-weight: normal; }
h3 { font-family: "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "Kaiti SC", "AR PL UKai CN", serif; }
table { line-height: 1.4; font-size: 0.9em; }
h2, h3 { break-after: avoid; }
table { break-inside: avoid; }
@media print {
  body { max-width: none; padding: 0; font-size: 12pt; }
  table { font-size: 9pt; line-height: 1.2; }
  td, th { padding: 3pt 4pt !important; }
  article > div { overflow: visible !important; }
}
"""
_LEVELS = (
    ("h1", "text-align:center;font-size:1.6em;line-height:1.4;margin:1em 0"),
    ("h2", "font-size:1.15em;margin:1.2em 0 0.5em;text-indent:2em"),
    ("h3", "font-size:1.05em;margin:1em 0 0.5em;text-indent:2em"),
    ("h4", "font-size:1em;margin:0.8em 0 0.4em;text-indent:2em"),
    ("h5", "font-size:1em;margin:0.8em 0 0.4em;text-indent:2em"),
    ("h6", "font-size:1em;margin:0.8em 0 0.4em;text-indent:2em"),
)
_PARAGRAPHS = {
    "body": ("", "text-indent:2em;margin:0.4em 0"),
    "closing": (CLOSING_CLASS, "text-align:right;margin:0.4em 0"),
    "note": (NOTE_CLASS, "border-left:4px solid #c00;background:#fff6e5;padding:0.3em 0.8em;margin:0.4em 0"),
}
_SCROLLS = "overflow-x:auto"
"""On a telephone the table moves sideways, and not the whole page."""
_TABLE = "border-collapse:collapse;width:100%;margin:0.8em 0"
_CELL = "border:1px solid #000;padding:4px 6px;text-align:"
UNSAYABLE = dict.fromkeys([0, *range(1, 9), 11, *range(14, 32), 127])
"""Control characters: a page may not hold them."""


def write(document: Document) -> bytes:
    """The whole page in UTF-8."""
    title = attribute(document.title or document.name)
    keywords = attribute(document.properties.get("keywords", ""))
    head = "".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f'<meta name="keywords" content="{keywords}">\n' if keywords else "",
            f"<title>{title}</title>\n<style>\n{_SHEET}</style>\n</head>\n<body>\n",
            f'<header class="{HEADER_CLASS}">{text_of(document.header)}</header>\n' if document.header else "",
            "<article>\n",
        )
    )
    page = f"{head}{body(document.blocks)}</article>\n</body>\n</html>\n"
    return page.encode("utf-8", "replace")


def body(blocks: Iterable[Block]) -> str:
    """The blocks as markup, one element a line: what is pasted into a site's editor."""
    return "".join(f"{_block(block)}\n" for block in blocks)


Dress: TypeAlias = Callable[[Cell], tuple[str, str]]
"""Cell -> attributes to add to its element (escaped, each behind a blank), and its content as markup."""


def table(grid: Grid, *, styled: bool = True, dress: Dress | None = None) -> str:
    """A grid as a `table` element, one row a line.

    Unstyled for use inside Markdown; with `dress` for a page of its own style sheet, which says more of each cell.
    """
    heads = _head_rows(grid)
    rows = list(_rows(grid, styled=styled, dress=dress))
    head = f"<thead>\n{''.join(rows[:heads])}</thead>\n" if heads else ""
    rest = f"<tbody>\n{''.join(rows[heads:])}</tbody>\n" if rows[heads:] else ""
    columns = _widths(grid) if styled or dress else ""
    return f'<table class="{TABLE_CLASS}"{_style(_TABLE, styled)}>\n{columns}{head}{rest}</table>'


def inline(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """The text of a paragraph as markup, what is marked as `mark`."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(marks):
        if done <= start < end:
            parts += (text_of(text[done:start]), f"<mark>{text_of(text[start:end])}</mark>")
            done = end
    return "".join((*parts, text_of(text[done:])))


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        return f'<div style="{_SCROLLS}">\n{table(block)}\n</div>'
    if isinstance(block, Heading):
        tag, style = _LEVELS[min(block.level, len(_LEVELS) - 1)]
        return f'<{tag} style="{style}"{tagged(block.tag)}>{text_of(block.text)}</{tag}>'
    name, style = _PARAGRAPHS[block.role]
    classed = f' class="{name}"' if name else ""
    return f'<p{classed} style="{style}"{tagged(block.tag)}>{inline(block.text, block.marks)}</p>'


def tagged(tag: str) -> str:
    """The attribute for a block's tag, or nothing."""
    return f' {TAG}="{attribute(tag)}"' if tag else ""


def _head_rows(grid: Grid) -> int:
    """The rows that may stand in `thead`: none where a cell reaches from them into the body, which html forbids."""
    crossed = any(cell.row < grid.head_rows < cell.row + cell.rowspan for cell in grid.cells)
    return 0 if crossed else grid.head_rows


def _rows(grid: Grid, *, styled: bool, dress: Dress | None) -> Iterator[str]:
    heads = _head_rows(grid)
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    by_row = {row: list(line) for row, line in groupby(cells, key=lambda cell: cell.row)}
    for row in range(grid.rows):
        in_head = row < heads
        line = "".join(
            _cell(cell, in_head=in_head, side=_side(cell, grid, in_head=in_head), styled=styled, dress=dress)
            for cell in by_row.get(row, ())
        )
        yield f"<tr>{line}</tr>\n"


def _side(cell: Cell, grid: Grid, *, in_head: bool) -> str:
    """As in Word: what heads a row stands left, and what runs across the table; other heads and figures are centred."""
    heads_row = grid.head_rows > 0 and cell.rowspan == 1
    left = not in_head and not _is_figure(cell.text) and (not cell.head or heads_row or cell.colspan == grid.columns)
    return "left" if left else "center"


def _cell(cell: Cell, *, in_head: bool, side: str, styled: bool, dress: Dress | None) -> str:
    tag = "th" if cell.head or in_head else "td"
    scope = f' scope="{"col" if in_head else "row"}"' if tag == "th" and (styled or dress) else ""
    spans = "".join(
        f' {name}="{value}"' for name, value in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if value > 1
    )
    if dress:
        attributes, inside = dress(cell)
        return f"<{tag}{scope}{spans}{attributes}>{inside}</{tag}>"
    style = _CELL + side
    weight = ";font-weight:normal" if tag == "th" else ""
    text = text_of(cell.text)
    inside = f"<mark>{text}</mark>" if cell.marked and text else text
    return f"<{tag}{scope}{spans}{_style(style + weight, styled)}>{inside}</{tag}>"


def _is_figure(text: str) -> bool:
    return not any("\u3400" <= sign <= "\u9fff" for sign in text)


def _widths(grid: Grid) -> str:
    if len(grid.widths) != grid.columns or not (total := sum(grid.widths)):
        return ""
    columns = "".join(f'<col style="width:{100 * width / total:.4g}%">' for width in grid.widths)
    return f"<colgroup>{columns}</colgroup>\n"


def _style(style: str, styled: bool) -> str:
    return f' style="{style}"' if styled else ""


def text_of(text: str) -> str:
    """Escaped for the content of an element; a line end becomes `<br>`."""
    return "<br>".join(escape(line.translate(UNSAYABLE)) for line in re.split("\r\n?|\n", text))


def attribute(text: str) -> str:
    """Escaped for the value of an attribute, on one line."""
    return escape(" ".join(text.translate(UNSAYABLE).split()))
