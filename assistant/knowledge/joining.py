"""The paragraphs of a document of law: lines that a page's width broke are put together again."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from assistant.document.blocks import Document, Grid, Heading, Paragraph

_END = re.compile(r"[。；：！？;:!?][”’）)」』]?$|[”’]$")
_NUMBER = "[〇○零一二三四五六七八九十百]{1,7}|[0-9]{1,3}"
OPENING = re.compile(
    rf"第(?:{_NUMBER})条(?:之(?:{_NUMBER}))?(?:[\s　【：]|$)|第(?:{_NUMBER})[章节编](?:[\s　]|$|.{{1,20}}$)"
    rf"|[（(](?:{_NUMBER})[）)](?![项款、至和或])|(?:{_NUMBER})[、．]|目[\s　]*录$"
)
"""What opens a paragraph wherever it stands: an article, a chapter, an item, a part."""

_SPOT = re.compile("第[0-9]+页")
_BLANKS = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_WRAPPED = ("text", "pdf")
_BROKEN = 0.1
"""From this share of lines on that end within a sentence, a file is taken for one whose lines were broken."""
_FEWEST, _NARROWEST = 3, 32
"""So many lines at least must end within a sentence, at so many columns."""
_SLACK = 8
"""Columns by which a full line may fall short of the widest: marks and numbers that may not be parted move down."""

_ENDED_SLACK = 3
"""The same after a full stop: there a paragraph is likely to end."""


def paragraphs(document: Document) -> list[str]:
    """Headings and paragraphs in reading order, blanks folded; tables are left out."""
    lines = [block for block in document.blocks if not isinstance(block, Grid) and block.text.strip()]
    if document.kind in _WRAPPED and _is_broken(lines):
        return list(_joined(lines))
    return [_folded(line.text) for line in lines]


def _is_broken(lines: Sequence[Heading | Paragraph]) -> bool:
    full = _full(lines)
    inner = [line for line in lines if _width(line) >= full - _SLACK and not _END.search(line.text)]
    return full >= _NARROWEST and len(inner) >= max(_FEWEST, _BROKEN * len(lines))


def _full(lines: Sequence[Heading | Paragraph]) -> int:
    """The width of a full line: what the widest tenth reaches."""
    widths = sorted((_width(line) for line in lines), reverse=True)
    return widths[len(widths) // 10] if widths else 0


def _joined(lines: Sequence[Heading | Paragraph]) -> Iterator[str]:
    full = _full(lines)
    indented = sum(_indent(line) >= 2 for line in lines)
    by_indent = 0.1 * len(lines) <= indented <= 0.9 * len(lines)
    gaps = any(map(_gap, lines))
    held, before = "", None
    for line in lines:
        text = _folded(line.text)
        blind = not gaps or (before is not None and _page(before) != _page(line))
        if before is not None and _opens(line, before, full, by_indent=by_indent, blind=blind):
            yield held
            held = ""
        held = _glued(held, text)
        before = line
    if held:
        yield held


def _opens(line: Heading | Paragraph, before: Heading | Paragraph, full: int, *, by_indent: bool, blind: bool) -> bool:
    """Whether a line opens a paragraph; `blind`: no gap can tell, in the whole file or at the top of a page.

    There a full line that ends a sentence is taken to end its paragraph: in laws that is so in five cases of eight.
    """
    if _CHAPTER.fullmatch(before.text.strip()) or isinstance(line, Heading):
        return True
    ended = _END.search(before.text) is not None
    if _width(before) < full - (_ENDED_SLACK if ended else _SLACK):  # a line that was broken is full
        return True
    if by_indent:
        return _indent(line) >= 2
    return OPENING.match(line.text) is not None or (ended and (blind or _gap(line)))


_CHAPTER = re.compile(rf"第(?:{_NUMBER})[章节编].{{0,30}}|目[\s　]*录")


def _folded(text: str) -> str:
    """Blanks of every kind as one, at the ends none."""
    return _BLANKS.sub(" ", text).strip()


def _glued(held: str, text: str) -> str:
    """Two pieces of a line; a blank stays only between words of Latin letters."""
    latin = held[-1:].isascii() and held[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha()
    return f"{held} {text}" if latin else held + text


def _page(line: Heading | Paragraph) -> str:
    """The page of a line in a file that has pages, "" in one that has none."""
    return spot[0] if (spot := _SPOT.match(line.place.spot)) else ""


def _indent(line: Heading | Paragraph) -> int:
    return line.indent if isinstance(line, Paragraph) else 0


def _gap(line: Heading | Paragraph) -> bool:
    return isinstance(line, Paragraph) and line.gap


def _width(line: Heading | Paragraph) -> int:
    """Columns of a line, a Chinese character taking two."""
    return _indent(line) + sum(1 + (east_asian_width(sign) in "WFA") for sign in line.text.rstrip())
