"""Our own files come back by their tags; what was changed since is read like any other text.

A tag is believed where it fits its text and stands under the heading that it was written under: staff edit a draft in
Word, and what they moved or rewrote is what they say it is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.document import Document, Grid, Heading
from assistant.reading.headings import printed
from assistant.reading.lines import Line
from assistant.report.tags import Told, cut, told_by

_ANYWHERE = ""
_UNDER = {
    "preface": "title", "intro": "overview", "active": "active", "on_request": "on_request",
    "management": "management", "platform": "platform", "oversight": "oversight", "extra": "extra", "loose": _ANYWHERE,
    "last_year": "problems", "problems": "problems", "improvements": "problems", "other": "other",
    "closing": _ANYWHERE,
}  # fmt: skip
"""Section -> the one whose heading it stands under."""
_EXTRA, _UNKNOWN = "extra", "?"

Key = tuple[str, str]
"""Place and text of a line."""


class ToldLine(NamedTuple):
    """A line and what its tag tells; `heading` is the one that it stands under, for headings of the report's own."""

    line: Line
    told: Told
    heading: str = ""


def part_told(document: Document, lines: Sequence[Line]) -> tuple[list[Line], list[ToldLine]]:
    """The lines that are to be read by words, and those that the tags of the document tell.

    Official headings stay with the former, headings of the report's own go with the latter.
    """
    if not any(block.tag for block in document.blocks if not isinstance(block, Grid)):
        return list(lines), []
    told = dict(_believed(document))
    rest: list[Line] = []
    known: list[ToldLine] = []
    heading = ""
    for line in lines:
        found = told.get(_key(line.place, line.text)) if line.grid is None else None
        if found is None:
            rest.append(line)
            continue
        if found.heading:
            heading = line.text.strip()
        known.append(ToldLine(line, found, heading if found.section == _EXTRA else ""))
    return rest, known


def items_of(paragraphs: Sequence[tuple[str, Told]]) -> tuple[str, ...]:
    """The items of a list as they were; joined they are the paragraphs again."""
    items: list[str] = []
    for text, told in paragraphs:
        first, *others = cut(text, told.starts)
        if not items:
            items.append(first)
        elif 0 in told.starts:
            items[-1] += "\n"
            items.append(first)
        else:
            items[-1] += f"\n{first}"
        items += others
    return tuple(items)


def _believed(document: Document) -> Iterator[tuple[Key, Told]]:
    under = _UNKNOWN
    for block in document.blocks:
        if isinstance(block, Grid):
            continue
        told = told_by(block.tag, block.text) if block.tag else None
        if told and told.heading:
            under = told.section
            if under == _EXTRA:
                yield _key(block.place.spot, block.text), told
        elif told and _UNDER.get(told.section) in (under, _ANYWHERE):
            yield _key(block.place.spot, block.text), told
        elif told is None and (isinstance(block, Heading) or _heads(block.text)):
            under = _UNKNOWN


def _heads(text: str) -> bool:
    """A line typed in since that reads as a heading: what follows may belong to it."""
    heading = printed(Line(0, text.strip(), ""))
    return heading is not None and heading.level in (1, 2) and not heading.rest and not heading.sentence


def _key(place: str, text: str) -> Key:
    return place, text.strip()
