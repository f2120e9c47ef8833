"""Blocks -> Markdown that a person reads in a plain editor and that comes back as it went.

Merged cells cannot be said in rows of pipes, so that a grid with spans is an html table, one row a line; renderers
show it. Signs that Markdown would take for markup are escaped, and only these: “1.属于” needs no backslash.
"""

import re
import textwrap
from collections.abc import Iterator

from assistant.document.blocks import Block, Document, Grid, Heading, Paragraph
from assistant.document.html_nodes import CLOSING_CLASS, NOTE_CLASS
from assistant.document.html_writing import UNSAYABLE, inline, table
from assistant.document.md_lines import TAG_LEAD, TAG_SEPARATOR

_ANYWHERE = re.compile(r"[\\`*\[\]<]|_(?![^\W_])|(?<![^\W_])_|~(?=~)|(?<=~)~|&(?=#?\w+;)")
_AT_START = re.compile(r"\A[#>]|\A[-+](?=\s|-|$)")
_HASH = re.compile("#")
_LIST_NUMBER = re.compile(r"\A(\d{1,9})(?=[.)](?:\s|$))")
_LINE_END = re.compile(r"\r\n?|\n")
_BACKSLASHED = r"\\\g<0>"
_WIDTH = 100


def write(document: Document) -> bytes:
    """The file in UTF-8."""
    header = [f"<!-- {_comment(document.header)} -->"] if document.header else []
    parts = [*header, *(part for block in document.blocks for part in _block(block)), *_listed(document)]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        if block.cells:
            yield _pipes(block) if _is_plain(block) else table(block, styled=False)
    elif isinstance(block, Heading):
        if text := _escaped(_LINE_END.sub(" ", block.text)).strip():
            yield f"{'#' * min(block.level + 1, 6)} {_HASH.sub(_BACKSLASHED, text)}"
    else:
        yield from _paragraph(block)


def _paragraph(block: Paragraph) -> Iterator[str]:
    if not block.text.strip():
        return
    if block.role == "note":
        yield f'<blockquote class="{NOTE_CLASS}">{inline(block.text, block.marks)}</blockquote>'
    elif block.role == "closing":
        yield f'<p class="{CLOSING_CLASS}" align="right">{inline(block.text, block.marks)}</p>'
    else:
        yield from filter(None, _lines(block.text, block.marks))


def _listed(document: Document) -> Iterator[str]:
    """All tags in one comment below the text, where nobody who reads or copies the source stumbles over them."""
    tags = [_comment(block.tag) for block in document.blocks if not isinstance(block, Grid) and block.tag]
    if tags:
        listed = textwrap.fill(f"{TAG_SEPARATOR} ".join(tags), _WIDTH, break_on_hyphens=False, break_long_words=False)
        yield f"<!-- {TAG_LEAD}\n{listed}\n-->"


def _lines(text: str, marks: tuple[tuple[int, int], ...]) -> Iterator[str]:
    """The lines of a text, each a paragraph of its own, what is marked in `<mark>`."""
    start = 0
    for line in _LINE_END.split(text):
        # Offsets count the line end as one sign, as in `Paragraph.marks`.
        inside = [(max(first - start, 0), min(end - start, len(line))) for first, end in marks]
        yield _line(line, [(first, end) for first, end in inside if first < end])
        start += len(line) + 1


def _line(line: str, marks: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for first, end in sorted(marks):
        if done <= first:
            parts += (_escaped(line[done:first]), f"<mark>{_escaped(line[first:end])}</mark>")
            done = end
    shown = "".join((*parts, _escaped(line[done:]))).strip()
    return _AT_START.sub(_BACKSLASHED, _LIST_NUMBER.sub(r"\1\\", shown))


def _is_plain(grid: Grid) -> bool:
    """Whether rows of pipes say all of the grid: one header row, no span, no gap, no mark."""
    return (
        grid.head_rows == 1
        and len(grid.cells) == grid.rows * grid.columns
        and all(
            cell.rowspan == cell.colspan == 1 and cell.head == (cell.row == 0) and not cell.marked
            for cell in grid.cells
        )
    )


def _pipes(grid: Grid) -> str:
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        lines = (_escaped(line).strip() for line in _LINE_END.split(cell.text))
        rows[cell.row].append("<br>".join(lines).replace("|", "\\|"))
    rows.insert(1, ["---"] * grid.columns)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _escaped(text: str) -> str:
    return _ANYWHERE.sub(_BACKSLASHED, text.translate(UNSAYABLE))


def _comment(text: str) -> str:
    return re.sub("-{2,}|[<>]", "-", " ".join(text.split()))
