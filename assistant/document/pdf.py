"""A PDF with a text layer -> blocks: its lines with page and line as place, ruled tables as grids.

Scans have no text layer and are refused; running heads and page numbers are left out and noted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from assistant.document.blocks import Block, Document, Grid, Paragraph, Place
from assistant.document.pdf_tables import RADICALS, grids, holds, joined
from assistant.errors import InputError

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PAGE_NUMBER = re.compile(
    r"[-—–―－·•\s]*(?:第\s*)?[0-9]{1,3}(?:\s*页)?(?:\s*[/／共,，]+\s*[0-9]{1,3}\s*页?)?[-—–―－·•\s]*"
)
_UNKNOWN = re.compile(r"\(cid:[0-9]+\)")
_UNREADABLE = 0.05
"""From this share of characters on that the font does not name, a text cannot be used."""
_EDGE = 0.1
"""The share of a page's height, at top and bottom, in which running heads and page numbers stand."""
_REPEATED = 3
"""On so many pages a line at the edge makes a running head."""
_GAP = 1.3
"""A distance of so many usual ones between two lines parts paragraphs."""
_SPLIT = 0.6
"""Blank between two characters, in sizes of them, that makes them two words."""


class Line(NamedTuple):
    """A line of print: its left edge, top and size of type in points, page and number on the page from 1."""

    text: str
    left: float
    top: float
    size: float
    page: int
    number: int
    at_edge: bool


def read(data: bytes, name: str) -> Document:
    """Read a PDF.

    Raises:
        InputError: encrypted, damaged, scanned, or with a font that does not say what its characters are.
    """
    pages, blank = _pages(data, name)
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    if not lines and not any(isinstance(item, Grid) for page in pages for item in page):
        raise InputError(
            "PDF 是扫描的图片，没有可读的文字",
            place=name,
            remedy="请用原来的 Word 文件或网页，或先用文字识别（OCR）软件转成带文字的文件",
        )
    running = _running(lines)
    notes = [f"页眉页脚和页码未读入：{'｜'.join(dict.fromkeys(line.text for line in running))}"] if running else []
    if blank:
        notes.append(f"第{'、'.join(map(str, blank))}页是图片，没有读出文字")
    kept = [[item for item in page if item not in running] for page in pages]
    return Document(tuple(_blocks(kept, name)), name, "pdf", notes=tuple(notes), sha256=sha256(data).hexdigest())


def _pages(data: bytes, name: str) -> tuple[list[list[Line | Grid]], list[int]]:
    """Lines and grids of every page from top to bottom, and the pages that hold pictures alone."""
    import pdfplumber  # here: half a second that only a PDF costs
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    pages, blank = list[list[Line | Grid]](), list[int]()
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                pages.append(_page(page, number, name))
                if not pages[-1] and page.images:
                    blank.append(number)
                page.close()
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise InputError("PDF 设了密码", place=name, remedy="请用密码打开，另存为不加密的文件") from error
        raise _damaged(name) from error
    except (PSException, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise _damaged(name) from error  # the library meets broken structures wherever they are used
    if not pages:
        raise _damaged(name)
    return pages, blank


def _damaged(name: str) -> InputError:
    return InputError("PDF 已损坏或不完整", place=name, remedy="请重新下载，或用原来的 Word 文件、网页")


def _page(page: "Page", number: int, name: str) -> list[Line | Grid]:
    sheet = page.dedupe_chars()
    tables = grids(sheet, number, name)
    outside = sheet.filter(lambda thing: not any(holds(box, thing) for _, box in tables))
    words = outside.extract_words(
        keep_blank_chars=False, use_text_flow=False, x_tolerance_ratio=_SPLIT, y_tolerance=3, extra_attrs=["size"]
    )
    whole = "".join(word["text"] for word in words)
    if len(whole) > 0 and sum(map(len, _UNKNOWN.findall(whole))) > _UNREADABLE * len(whole):
        raise InputError(
            "PDF 的字体没有标明文字编码，读出来是乱码",
            place=name,
            remedy="请用原来的 Word 文件或网页，或用文字识别（OCR）软件转换",
        )
    lines = [(line.top, line) for line in _lines(words, number, float(page.height))]
    items: list[tuple[float, Line | Grid]] = [*lines, *((box[1], grid) for grid, box in tables)]
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]


def _lines(words: Sequence[dict[str, float]], page: int, height: float) -> Iterator[Line]:
    rows: list[list[dict[str, float]]] = []
    for word in sorted(words, key=lambda one: ((one["top"] + one["bottom"]) / 2, one["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and rows[-1][0]["top"] <= middle <= rows[-1][0]["bottom"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    for number, row in enumerate(rows, 1):
        row.sort(key=lambda one: one["x0"])
        text = " ".join(str(word["text"]) for word in row).translate(RADICALS)
        top, bottom = row[0]["top"], row[0]["bottom"]
        at_edge = top < _EDGE * height or bottom > (1 - _EDGE) * height
        yield Line(text, row[0]["x0"], top, row[0]["size"], page, number, at_edge)


def _running(lines: Sequence[Line]) -> list[Line]:
    """Page numbers at the edge, and lines that stand at the edge of several pages."""
    edge = [line for line in lines if line.at_edge]
    often = Counter(re.sub(r"[0-9]+", "0", line.text) for line in edge)
    return [
        line
        for line in edge
        if _PAGE_NUMBER.fullmatch(line.text) or often[re.sub(r"[0-9]+", "0", line.text)] >= _REPEATED
    ]


def _blocks(pages: Sequence[Sequence[Line | Grid]], name: str) -> Iterator[Block]:
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    left = _left(lines)
    pitch = _pitch(lines)
    waiting: Grid | None = None
    before: Line | None = None
    for page in pages:
        for item in page:
            if isinstance(item, Grid):
                if waiting and (whole := joined(waiting, item)):
                    waiting = whole
                    continue
                if waiting:
                    yield waiting
                waiting, before = item, None
                continue
            if waiting:
                yield waiting
                waiting = None
            yield _paragraph(item, before, left, pitch, name)
            before = item
    if waiting:
        yield waiting


def _paragraph(line: Line, before: Line | None, left: float, pitch: float, name: str) -> Paragraph:
    indent = max(round((line.left - left) / line.size * 2), 0)
    gap = before is not None and before.page == line.page and line.top - before.top > _GAP * pitch
    return Paragraph(line.text, Place(name, f"第{line.page}页第{line.number}行"), indent, gap)


def _left(lines: Sequence[Line]) -> float:
    """The left margin: where most of the leftmost lines begin."""
    edges = Counter(round(line.left) for line in lines)
    often = [edge for edge, count in edges.items() if count >= max(2, len(lines) * 0.05)]
    return min(often, default=min((line.left for line in lines), default=0.0))


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two lines: a lower quartile, as paragraphs may be set apart."""
    steps = sorted(
        later.top - line.top
        for line, later in pairwise(lines)
        if line.page == later.page and 0 < later.top - line.top < 4 * line.size
    )
    return steps[len(steps) // 4] if steps else median([line.size for line in lines] or [12.0]) * 1.5
