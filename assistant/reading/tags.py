"""Our own files come back by their tags; what was changed since is read like any other text.

A tag is believed where it fits its text and stands where it was written: under its own heading, the halves of part five
in their order, the signature at the end. Staff edit a draft in Word, and what they moved or rewrote is what they say it
is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.document import Block, Document, Grid, Heading, Paragraph
from assistant.reading.headings import printed
from assistant.reading.lines import Line
from assistant.reading.signature import split_closing
from assistant.report.tags import Told, cut, told_apart, told_by

_OVERVIEW = ("overview", "active", "on_request", "management", "platform", "oversight", "extra")
_UNKNOWN, _OWN_PART = "?", "own part"
_UNDER = {
    "preface": ("title",), "intro": ("overview",), "extra": ("extra", _OWN_PART), "loose": _OVERVIEW,
    "last_year": ("problems",), "problems": ("problems",), "improvements": ("problems",), "other": ("other",),
    **{aspect: (aspect,) for aspect in _OVERVIEW[1:-1]},
}  # fmt: skip
"""Section -> those whose heading it stands under."""
_EXTRA, _CLOSING = "extra", "closing"
_FIVE = ("last_year", "problems", "improvements")
_SUB_HEADINGS = frozenset(_OVERVIEW[1:])

Key = tuple[str, str]
"""Place and text of a line."""


class ToldLine(NamedTuple):
    """A line and what its tag tells; `heading` is the one that it stands under, for headings of the report's own."""

    line: Line
    told: Told
    heading: str = ""


def part_told(document: Document, lines: Sequence[Line]) -> tuple[list[Line], list[ToldLine]]:
    """The lines that are to be read by words, and those that the tags of the document tell.

    Official headings stay with the former; headings of the report's own go with the latter, and all that is below them.
    """
    if not document.tags and not any(block.tag for block in document.blocks if not isinstance(block, Grid)):
        return list(lines), []
    told = {
        (block.place.spot, text.strip()): found
        for block, found in _believed(document)
        for text in ([block.text] if found else block.text.splitlines())
    }
    rest: list[Line] = []
    known: list[ToldLine] = []
    heading = ""
    for line in lines:
        key = (line.place, line.text.strip())
        if line.grid is not None or key not in told:
            rest.append(line)
            continue
        found = told[key] or Told(_EXTRA)
        if found.heading:
            heading = line.text.strip()
        known.append(ToldLine(line, found, heading if found.section == _EXTRA else ""))
    return _signed(rest, known, {key for key, found in told.items() if found is None})


def _signed(rest: list[Line], known: list[ToldLine], untold: set[Key]) -> tuple[list[Line], list[ToldLine]]:
    """A signature that was changed since is not part of the own heading above it."""
    last = len(known)
    while last and (known[last - 1].line.place, known[last - 1].line.text.strip()) in untold:
        last -= 1
    below = [each.line for each in known[last:]]
    if not below or (rest and rest[-1].number > below[0].number):
        return rest, known
    _, closing, behind = split_closing(below)
    return [*rest, *closing, *behind], [each for each in known if each.line not in (*closing, *behind)]


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


_Told = tuple[Heading | Paragraph, Told | None]


def _believed(document: Document) -> Iterator[_Told]:
    """The blocks whose tags count, own headings and prose; with None what no tag tells below an own heading."""
    standing: list[_Told] = []
    where = _Where()
    last = 0
    for block, told in _told(document):
        if isinstance(block, Grid):
            where.beyond = True
        elif told and told.heading:
            believed = where.enter(told, block)
            standing += [(block, told)] if believed and told.section == _EXTRA else []
            last = len(standing)
        elif told and (told.section == _CLOSING or where.holds(told)):
            standing.append((block, told))
            last = last if told.section == _CLOSING else len(standing)
        elif told is None and (isinstance(block, Heading) or _heads(block.text)):
            where.under = _UNKNOWN
            last = len(standing)
        elif where.under in _UNDER[_EXTRA]:
            standing.append((block, None))
    five = [_FIVE.index(told.section) for _, told in standing if told and told.section in _FIVE]
    in_order = five == sorted(five)
    for number, (block, told) in enumerate(standing):
        section = told.section if told else _EXTRA
        if number >= last if section == _CLOSING else in_order or section not in _FIVE:
            yield block, told


def _told(document: Document) -> Iterator[tuple[Block, Told | None]]:
    """Each block but the notes to the drafter, with what its tag tells, whether it bears one or the file lists them."""
    blocks = [block for block in document.blocks if isinstance(block, Grid) or getattr(block, "role", "") != "note"]
    texts = [block for block in blocks if not isinstance(block, Grid)]
    if document.tags:
        apart = iter(told_apart(document.tags, [(text.text, isinstance(text, Heading)) for text in texts]))
    else:
        apart = iter([told_by(text.tag, text.text) if text.tag else None for text in texts])
    for block in blocks:
        yield block, None if isinstance(block, Grid) else next(apart)


@dataclass(slots=True)
class _Where:
    """Where in the report a reader of the blocks stands: the section of the last heading; `beyond` part one."""

    under: str = _UNKNOWN
    beyond: bool = False

    def enter(self, told: Told, block: Block) -> bool:
        """Step under a heading; False where it does not stand where it was written."""
        own_part = told.section == _EXTRA and isinstance(block, Heading) and block.level <= 1
        if told.section in _SUB_HEADINGS and not own_part:
            self.under = _UNKNOWN if self.beyond else told.section
            return not self.beyond
        self.beyond = self.beyond or told.section in ("table", "problems", "other")
        self.under = _OWN_PART if own_part else told.section
        return True

    def holds(self, told: Told) -> bool:
        """Whether the section stands under this heading."""
        return self.under in _UNDER.get(told.section, ()) and not (self.beyond and told.section == "loose")


def _heads(text: str) -> bool:
    """A line typed in since that reads as a heading: what follows may belong to it."""
    heading = printed(Line(0, text.strip(), ""))
    return heading is not None and heading.level in (1, 2) and not heading.rest and not heading.sentence
