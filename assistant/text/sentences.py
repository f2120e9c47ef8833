"""Sentences and clauses: a number belongs to its own clause, and no rule leaps over a full stop."""

import re
from collections.abc import Iterator

STOPS = "。！？!?"
"""What ends a sentence."""

MARKS = "，,；;：:、（）()"
"""What ends a clause within a sentence."""

_ENDS = frozenset(MARKS + STOPS)
_SENTENCE = re.compile(f"[^{STOPS}\n]+")
_BROKEN = re.compile(f"[^{STOPS}]+")
_NARROWEST = 15
"""Characters of a line that a page may have broken by its width."""
_CLOSED = "；：;:…”）)"
_BULLETS = "一二三四五六七八九十（("


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without its stop.

    A line feed ends a sentence, too, unless a page's width put it there: within a long line that no mark closes.
    """
    if "\n" not in text:
        for match in _SENTENCE.finditer(text):
            yield match.span()
        return
    for match in _BROKEN.finditer(text):
        yield from _lines(text, *match.span())


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun, line = start, start
    while (at := text.find("\n", line, end)) >= 0:
        if not _torn(text, max(line, text.rfind("\n", 0, at) + 1), at):
            if at > begun:
                yield begun, at
            begun = at + 1
        line = at + 1
    if end > begun:
        yield begun, end


def _torn(text: str, line: int, at: int) -> bool:
    """The line feed at that place broke a sentence that goes on behind it."""
    before = text[line:at].rstrip()
    after = text[at + 1 : at + 3].lstrip()
    whole = at - (text.rfind("\n", 0, at) + 1)
    opens = bool(after) and after[0] in _BULLETS and after[1:2] in ("、", "是", ")", "）", *_BULLETS)
    return bool(before) and whole >= _NARROWEST and before[-1] not in _CLOSED and bool(after) and not opens


def sentence_around(text: str, start: int) -> tuple[int, int]:
    """Start and end of the sentence in which that character stands; of the whole text where it stands in none."""
    return next((span for span in sentences(text) if span[0] <= start < span[1]), (0, len(text)))


def clause_start(text: str, at: int) -> int:
    """Where the clause begins in which that character stands, behind the mark before it and white space."""
    begun = at
    while begun and text[begun - 1] not in _ENDS:
        begun -= 1
    return begun + len(text[begun:at]) - len(text[begun:at].lstrip())
