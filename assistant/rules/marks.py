"""Punctuation, figures and units of the prose: GB/T 15834, GB/T 15835. What occurs all over is one finding a report."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.report import SectionId
from assistant.rules.breach import Breach, check
from assistant.rules.lexicon import compiled
from assistant.rules.phrases import phrases
from assistant.rules.view import View

_HALF_WIDTH = r'[,;:()?!"](?:(?=[^\x00-\xff])|(?<=[^\x00-\xff].))'
"""The mark first, then what stands around it: few places have to be looked at."""
_GAP = "[ 　\xa0]+"
_BETWEEN = ("》、《", "”、“", "’、‘")
_ORDINAL = r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)、.．]"
_ENDS = "。！？；…：:;!?"
_OPEN_ENDS = "，,、"
_CLOSERS = "”’）)》】"
_INNER = "，。；：、,;:"
_SHORTEST = 8
_UNSAID = ("title", "closing")
"""Sections without sentences."""


@check("G-R01")
def half_width_marks(view: View) -> Iterator[Breach]:
    """Commas, colons, brackets and the like in half width beside Chinese characters.

    One finding for all the prose, one for the labels of the tables.
    """
    prose = view.prose
    if prose.has(*phrases("style")["half_width"]):
        found = list(compiled(_HALF_WIDTH).finditer(prose.text))
        if found:
            marks = "　".join(f"{mark}{count}处" for mark, count in Counter(one[0] for one in found).most_common())
            start, end = found[0].span()
            words: Mapping[str, str | int] = {
                "count": len(found),
                "marks": marks,
                "sample": _around(prose.text, start, end),
            }
            yield Breach(span=prose.span(start, end), words=words)
    labels = "\n".join(view.labels.values())
    lines = [labels.count("\n", 0, one.start()) for one in compiled(_HALF_WIDTH).finditer(labels)]
    if lines:
        address, raw = list(view.labels.items())[lines[0]]
        words = {"count": len(set(lines)), "sample": " ".join(raw.split())}
        yield Breach(address=address, variant="labels", words=words)


def _around(text: str, start: int, end: int, room: int = 4) -> str:
    return " ".join(text[max(start - room, 0) : end + room].split())


@check("G-R02")
def mark_after_ordinal(view: View) -> Iterator[Breach]:
    """（一）、 and 1、 and 第一、: brackets take no mark, digits a dot, words a comma."""
    return view.worded("G-R02")


@check("G-R03")
def comma_between_titles(view: View) -> Iterator[Breach]:
    """Book-title marks or quotation marks side by side with 、 between them: one finding."""
    prose = view.prose
    found = sorted(at for pair in _BETWEEN for at in prose.places(pair))
    if found:
        start = found[0]
        words: Mapping[str, str | int] = {"count": len(found), "sample": prose.text[start : start + 3]}
        yield Breach(span=prose.span(start, start + 3), words=words)


@check("G-R04")
def figures_badly_set(view: View) -> Iterator[Breach]:
    """Spaces between figures and characters (one finding), and numbers of one kind in two spellings in a sentence."""
    prose = view.prose
    if prose.has(*" 　\xa0"):
        gaps = [one.span() for one in compiled(_GAP).finditer(prose.text) if _in_a_figure(prose.text, *one.span())]
        if gaps:
            after_figure = (gap for gap in gaps if prose.text[gap[0] - 1].isdecimal())
            start, end = _with_figure(prose.text, *next(after_figure, gaps[0]))
            words: Mapping[str, str | int] = {"count": len(gaps), "sample": prose.text[start:end]}
            yield Breach(span=prose.span(start, end), words=words)
    yield from view.worded("G-R04")


def _with_figure(text: str, start: int, end: int) -> tuple[int, int]:
    """The gap with the figure and the character that it parts."""
    start, end = start - 1, end + 1
    while start > 0 and text[start].isdigit() and text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end - 1].isdigit() and text[end].isdigit():
        end += 1
    return start, end


def _in_a_figure(text: str, start: int, end: int) -> bool:
    """A digit on one side and a character on the other: 2024 年, and not “， 2024” or “20 24”."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isdecimal() and after > "⺀" and after.isalpha()) or (
        after.isdecimal() and before > "⺀" and before.isalpha()
    )


@check("G-R05")
def paragraph_without_stop(view: View) -> Iterator[Breach]:
    """Paragraphs that end without a mark, or with one that leaves the sentence open; the span is the last clause.

    Headings, lines of data and lead-ins are no sentences.
    """
    prose, rules = view.prose, phrases("style")
    paragraphs = prose.paragraphs
    for number, (section, start, end) in enumerate(paragraphs):
        if section in _UNSAID or prose.text[end - 1] in _ENDS:
            continue
        last = number + 1 == len(paragraphs) or paragraphs[number + 1][0] != section
        paragraph = prose.text[start:end]
        if paragraph[-1] in _OPEN_ENDS and len(paragraph) >= _SHORTEST and last:
            yield Breach(span=prose.span(end - 1, end), variant="open")
        elif _wants_stop(paragraph, section, last, rules):
            clause = max(paragraph.rfind(mark, 0, -1) for mark in _INNER) + 1
            yield Breach(span=prose.span(start + clause, end))


def _wants_stop(paragraph: str, section: SectionId, last: bool, rules: dict[str, Any]) -> bool:
    closed = paragraph[-1] in _CLOSERS and paragraph[-2:-1] in set(_ENDS)
    if (
        closed
        or len(paragraph) < _SHORTEST
        or paragraph[-1].isascii()
        or paragraph.startswith(tuple(rules["data_lines"]))
    ):
        return False
    if last and any(mark in paragraph for mark in "。；"):
        return True
    if compiled(_ORDINAL).match(paragraph) and not last:
        return "。" in paragraph  # a heading inside a section may have a comma
    if len(paragraph) > rules["longest_heading"]:
        return any(mark in paragraph for mark in _INNER)
    return last and section != "preface" and any(word in paragraph for word in rules["sentence_words"])


@check("G-R06")
def wrong_unit(view: View) -> Iterator[Breach]:
    """Applications that are counted in 次, 条 or 篇."""
    return view.worded("G-R06")
