"""Paragraphs put together from the lines of a page: hard-wrapped text is joined, other text keeps its lines."""

import re
from collections.abc import Iterable, Sequence

from assistant.reading.lines import Line, width
from assistant.text.folding import split_ordinal

_ENDS = "。；：！？…”’）)】》.;:!?"
_INNER = re.compile(r"(?<=[^\x00-\x7f])[ \u00a0]+(?=[^\x00-\x7f])")
"""Blanks between characters of which neither is Latin; ranges of Chinese characters cost a millisecond to compile."""
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")
_SLACK = 6
"""Columns that a full line may fall short of the page: a word or mark that did not fit."""


def page_width(lines: Iterable[Line]) -> int:
    """The width in columns to which these lines of prose were wrapped, 0 where they were not.

    In wrapped text many long lines do not end a sentence, and those that do not are about as wide as the page.
    """
    plain = [line for line in lines if line.level is None and line.grid is None and not split_ordinal(line.text)[0]]
    long = [line for line in plain if width(line.text) > 30]
    open_ended = [line for line in long if not line.text.endswith(tuple(_ENDS))]
    if len(long) < 5 or len(open_ended) < 0.45 * len(long):
        return 0
    widths = sorted(width(line.text) + line.indent for line in open_ended)
    page = widths[len(widths) // 2]
    full = [taken for taken in widths if abs(taken - page) <= _SLACK]
    return page if page <= 130 and len(full) >= 0.6 * len(widths) else 0


def join(lines: Sequence[Line], page: int) -> list[str]:
    """The paragraphs of these lines; `page` is the page's width, 0 for text that was not wrapped."""
    paragraphs: list[str] = []
    before: Line | None = None
    for line in lines:
        if page and before is not None and _goes_on(before, line, page):
            paragraphs[-1] = _glue(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        before = line
    return [tidy(paragraph, wrapped=bool(page)) for paragraph in paragraphs]


def tidy(text: str, *, wrapped: bool) -> str:
    """Runs of blanks as one; in wrapped text blanks between Chinese characters come from justified lines and go."""
    text = _BLANKS.sub(" ", text).strip()
    return _INNER.sub("", text) if wrapped else text


def _goes_on(before: Line, line: Line, page: int) -> bool:
    """The line before was full and this one does not begin a paragraph."""
    if before.level is not None or line.level is not None or line.grid is not None:
        return False
    taken = width(before.text) + before.indent
    full = taken >= page - _SLACK or (taken >= page * 0.75 and not before.text.endswith(tuple(_ENDS)))
    return full and line.indent <= before.indent + 1


def _glue(left: str, right: str) -> str:
    both = left[-1:] + right[:1]
    return f"{left} {right}" if both.isascii() and both.isalnum() else left + right
