"""All prose of a report as one text, for rules that look for words: scanned once, each find led back to its section."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from assistant.report import SectionId, Span
from assistant.text.folding import fold_digits

STOPS = "。；！？;!?"
_ENDS = f"{STOPS}：:…"
_FULL_WIDTH = "０１２３４５６７８９"
_WIDEST = 120
"""Half characters: no page is wider."""
_RAGGED = 12
"""Lines broken by width differ by at most so many half characters: a word or a number was not torn."""
_FEWEST = 3
"""So many broken lines are no chance."""
_LONG_NUMBER = r"[0-9][0-9 -]{9,24}[0-9](?:[Xx](?![0-9A-Za-z]))?"
_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_BULLETS = "一二三四五六七八九十（(0123456789　 "


class _Stretch(NamedTuple):
    """A section in the whole text: `cuts` are places of that text where the section has a line feed more."""

    section: SectionId
    start: int
    end: int
    cuts: tuple[int, ...]


class Prose:
    """The sections of a report one after another, their paragraphs separated by line feeds.

    A line feed that only a page's width put into a sentence is left out, so that no phrase is torn; full-width digits
    are ASCII here. Every other character is the source's. Positions count in `text`; `span` leads back.
    """

    def __init__(self, texts: Iterable[tuple[SectionId, str]]) -> None:
        parts: list[str] = []
        self._stretches: list[_Stretch] = []
        start = 0
        self.printed: dict[SectionId, str] = {}
        given = tuple(texts)
        page = _page_width(text for _, text in given)
        for section, printed in given:
            self.printed[section] = printed
            text, cuts = _unbroken(printed, page) if page and "\n" in printed else (printed, ())
            end = start + len(text)
            self._stretches.append(_Stretch(section, start, end, tuple(start + cut for cut in cuts)))
            parts.append(text)
            start = end + 1
        text = "\n".join(parts)
        self.text = fold_digits(text) if any(map(text.__contains__, _FULL_WIDTH)) else text
        self._starts = [stretch.start for stretch in self._stretches]

    @cached_property
    def pairs(self) -> Set[int]:
        """All pairs of neighbouring characters, as `pair` has them."""
        raw = self.text.encode(_UTF_16, "surrogatepass")
        even, odd = len(raw) // 4 * 4, (len(raw) - 2) // 4 * 4 if len(raw) > 2 else 0
        found = set(memoryview(raw)[:even].cast("I"))
        found.update(memoryview(raw)[2 : 2 + odd].cast("I"))
        return found

    def has(self, *words: str) -> bool:
        """Whether one of the words stands in the text."""
        return any(map(self.stands, words))

    def stands(self, word: str) -> bool:
        """Whether the word stands in the text: one that does not mostly lacks its first or last character there.

        One character is found many times faster than two.
        """
        text = self.text
        return word[0] in text and word[-1] in text and word in text

    def places(self, word: str) -> Iterator[int]:
        """Where the word begins, from left to right; places may overlap."""
        at = self.text.find(word) if self.stands(word) else -1
        while at >= 0:
            yield at
            at = self.text.find(word, at + 1)

    def section(self, at: int) -> SectionId:
        """The section in which that place lies."""
        return self._stretch(at).section

    def span(self, start: int, end: int) -> Span:
        """The stretch as the section prints it; it does not leave the section of its start."""
        stretch = self._stretch(start)
        end = min(end, stretch.end)
        first = start + bisect_right(stretch.cuts, start) - stretch.start
        last = end + bisect_right(stretch.cuts, end - 1) - stretch.start
        printed = self.printed[stretch.section]
        return Span(section=stretch.section, start=first, end=last, text=printed[first:last])

    @cached_property
    def sections(self) -> dict[SectionId, tuple[int, int]]:
        """Section -> where it lies in `text`."""
        return {stretch.section: (stretch.start, stretch.end) for stretch in self._stretches}

    @cached_property
    def long_numbers(self) -> tuple[tuple[int, int], ...]:
        """Runs of eleven digits and more, spaces and hyphens inside allowed: one scan for all that may be personal."""
        return tuple(match.span() for match in re.finditer(_LONG_NUMBER, self.text))

    @cached_property
    def paragraphs(self) -> tuple[tuple[SectionId, int, int], ...]:
        """Every paragraph that is not blank: its section, start and end, white space around it left out."""
        return tuple(self._paragraphs())

    def _paragraphs(self) -> Iterator[tuple[SectionId, int, int]]:
        for stretch in self._stretches:
            start = stretch.start
            for line in self.text[stretch.start : stretch.end].split("\n"):
                if bare := line.strip():
                    at = start + line.index(bare)
                    yield stretch.section, at, at + len(bare)
                start += len(line) + 1

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a stretch, without its stop."""
        text = self.text
        before = max(text.rfind(stop, 0, start) for stop in "。！？；\n") + 1
        after = min((at for stop in "。！？；\n" if (at := text.find(stop, end)) >= 0), default=len(text))
        return text[before:after]

    def _stretch(self, at: int) -> _Stretch:
        return self._stretches[bisect_right(self._starts, at) - 1]


def pair(two: str) -> int:
    """Two characters as one number: a set of numbers is made several times faster than one of strings."""
    return int.from_bytes(two.encode(_UTF_16, "surrogatepass"), sys.byteorder)


def _page_width(texts: Iterable[str]) -> int:
    """The width (half characters) by which a page broke the lines of these texts, or 0 where none did.

    Lines that end inside a sentence and are about equally wide, in a number that chance does not give.
    """
    lines = (line for text in texts if "\n" in text for line in text.split("\n")[:-1])
    widths = [_width(line) for line in lines if line and line[-1] not in _ENDS]
    widest = max((width for width in widths if width <= _WIDEST), default=0)
    full = [width for width in widths if widest - _RAGGED <= width <= widest]
    return widest if len(full) >= _FEWEST and len(full) * 2 > len(widths) else 0


def _width(line: str) -> int:
    return len(line) + sum(character > "⺀" for character in line)


def _unbroken(printed: str, page: int) -> tuple[str, tuple[int, ...]]:
    """A section without the line feeds that a page's width put there, and where they were in what is left."""
    lines = printed.split("\n")
    text, cuts = lines[0], []
    for number, (line, following) in enumerate(pairwise(lines)):
        # The first line may have lost a heading that stood in it.
        full = page - _RAGGED <= _width(line) <= page or (number == 0 and _width(line) <= page)
        if full and _goes_on(line, following):
            cuts.append(len(text))
            text += following
        else:
            text += "\n" + following
    return text, tuple(cuts)


def _goes_on(line: str, following: str) -> bool:
    """A sentence that the line leaves open, and no item that begins with the following one."""
    bullet = following[:1] in _BULLETS and following[1:2] in "、.．是）)　 "
    return bool(line and following) and line[-1] not in _ENDS and not bullet
