"""Plain text: one paragraph a line, and grids where tabs or bars show cells.

Lines whose columns are aligned by blanks stay lines, blanks kept: only a reader who knows the labels can tell a gap
between columns from one within a label.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from assistant.document.blocks import Block, Cell, Document, Grid, Paragraph, Place
from assistant.document.encoding import decode
from assistant.errors import InputError

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PAGE = re.compile(
    r"[-—–―－·•\s]*(?:[-—–―－]+\s*[0-9０-９]{1,3}\s*[-—–―－]+|第\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?"
    r"|[0-9]{1,3}\s*/\s*[0-9]{1,3})\s*"
)
_RULE = re.compile(r"[\s|+:=\-—_─━═┄┅┈┉┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*")
_BAR = re.compile(r"(?<!\\)[|｜│┃║]")


def read(data: bytes, name: str) -> Document:
    """A text file as blocks.

    Each line is a `Paragraph` with its leading blanks counted (a tab as four) and inner blanks kept; consecutive lines
    with tabs or bars make a `Grid`, ragged where their numbers of cells differ. Rules are left out, page numbers too
    and noted.

    Raises:
        InputError: the bytes are no text, or there is none.
    """
    text = decode(data, name)
    if not text.strip("\ufeff \t\r\n\f\u3000"):
        raise InputError("文件是空的", place=name, remedy="请选择有内容的年报文件")
    lines = _BREAKS.split(text.lstrip("\ufeff"))
    pages = [line.strip() for line in lines if _is_page_number(line)]
    notes = (f"页码未读入：{'｜'.join(pages)}",) if pages else ()
    return Document(tuple(_blocks(lines, name)), name, "text", notes=notes, sha256=sha256(data).hexdigest())


def _blocks(lines: Iterable[str], name: str) -> Iterator[Block]:
    rows: list[tuple[int, list[str]]] = []
    mark, gap = "", False
    for number, line in enumerate(lines, 1):
        kind = _separator(line)
        if rows and kind != mark and not (mark == "|" and _is_rule(line)):
            yield _grid(rows, name, mark)
            rows = []
        mark = kind or mark
        if kind and not _is_rule(line):
            rows.append((number, _cells(line, kind)))
        elif not line.strip():
            gap = True
            continue
        elif not _is_page_number(line) and not _is_rule(line):
            yield _paragraph(line, Place(name, f"第{number}行"), gap)
        gap = False
    if rows:
        yield _grid(rows, name, mark)


def _is_page_number(line: str) -> bool:
    return _PAGE.fullmatch(line) is not None and not _separator(line)


def _is_rule(line: str) -> bool:
    """A line that only draws: `|---|---|`, `+----+`, `────`."""
    return len(line.strip()) > 2 and bool(_RULE.fullmatch(line)) and bool(re.search(r"[-=—_─━═]", line))


def _separator(line: str) -> str:
    """What divides the line into cells: a tab, a bar, or "" for none."""
    if "\t" in line.strip(" ").lstrip("\t \u3000"):
        return "\t"
    return "|" if _BAR.search(line) else ""


def _cells(line: str, separator: str) -> list[str]:
    if separator == "\t":
        return [cell.strip(" ") for cell in line.split("\t")]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(line)]


def _grid(rows: list[tuple[int, list[str]]], name: str, separator: str) -> Grid:
    if separator == "|":
        rows = _unframed(rows)
    width = max(len(texts) for _, texts in rows)
    cells = tuple(
        Cell(text, row, column, place=Place(name, f"第{number}行第{column + 1}格"))
        for row, (number, texts) in enumerate(rows)
        for column, text in enumerate(texts)
    )
    ragged = len({len(texts) for _, texts in rows}) > 1
    return Grid(cells, len(rows), width, Place(name, f"第{rows[0][0]}行"), ragged=ragged)


def _unframed(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Without what stands outside the frame's bars; a blank first cell in lines that do not begin with a bar stays."""
    framed = sum(len(texts) > 1 and not texts[0] for _, texts in rows) * 2 > len(rows)
    closed = sum(len(texts) > 1 and not texts[-1] for _, texts in rows) * 2 > len(rows)
    return [
        (
            number,
            texts[
                framed and len(texts) > 1 and not texts[0] : len(texts) - (closed and len(texts) > 1 and not texts[-1])
            ],
        )
        for number, texts in rows
    ]


def _paragraph(line: str, place: Place, gap: bool) -> Paragraph:
    body = line.lstrip(" \t\u3000\u00a0")
    indent = sum({"\u3000": 2, "\t": 4}.get(blank, 1) for blank in line[: len(line) - len(body)])
    return Paragraph(body.rstrip(), place, indent, gap)
