"""The report's lines sorted under its headings: six parts, aspects of part one, headings of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.form import Form
from assistant.reading.counts import is_figure
from assistant.reading.furniture import is_page_number
from assistant.reading.headings import Printed, aspect_of, cut_at_blank, five_part_of, part_of, printed
from assistant.reading.lines import Line, letters, width
from assistant.reading.tables import is_table_line
from assistant.reading.vocabulary import Vocabulary, vocabulary

TABLE_PARTS = ("active", "requests", "litigation")
_OWN = "extra"
_LONGEST_OWN = 22
"""Characters of a heading of the report's own; what is longer is a sentence."""


@dataclass
class Stretch:
    """Lines under one heading. `part`: head, a part's id, an aspect as `overview.active`, or `extra` (own heading).

    `headless`: a sub-heading alone begins the part, its own heading is not printed.
    """

    part: str
    heading: str = ""
    place: str = ""
    lines: list[Line] = field(default_factory=list)
    headless: bool = False


@dataclass
class _State:
    form: Form
    words: dict[str, Vocabulary]
    page: int
    stretches: list[Stretch]
    level: int = 0

    @property
    def part(self) -> str:
        return self.stretches[-1].part

    @property
    def in_overview(self) -> bool:
        return self.part.split(".")[0] in ("head", "overview", _OWN) and not self.beyond

    @property
    def beyond(self) -> bool:
        """Past part one: a table's part or a later one has begun."""
        return any(stretch.part in (*TABLE_PARTS, "problems", "other") for stretch in self.stretches)


def outline(lines: Sequence[Line], form: Form, tables: dict[str, str], page: int) -> list[Stretch]:
    """The lines of one report under their headings, in printed order.

    Args:
        lines: the report's lines below its title, without page numbers.
        form: the form, for titles and aliases.
        tables: part -> id of the table that stands in it.
        page: the width of wrapped text, 0 for none.
    """
    words = {part: vocabulary(table, form.id) for part, table in tables.items()}
    state = _State(form, words, page, [Stretch("head")])
    for index, line in enumerate(lines):
        if not _opens(line, lines[index + 1 :], state):
            state.stretches[-1].lines.append(line)
    return state.stretches


def page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines that number a page (`第 2 页`); a figure alone on its line may be a table's."""
    return [line for line in lines if line.grid is None and is_page_number(line.text) and not is_figure(line.text)]


def _opens(line: Line, after: Sequence[Line], state: _State) -> bool:
    """Begin a new stretch where the line is a heading."""
    if line.grid is not None and len([piece for piece in line.pieces if not piece.blank]) != 1:
        return False
    heading = printed(line)
    if heading is None or any(_is_label(line, words) for words in state.words.values()):
        return False
    for reading in filter(None, (heading, cut_at_blank(heading, line))):
        stretch = _part(reading, line, after, state) or _inner(reading, line, state)
        if stretch is not None:
            _begin(stretch, reading, line, state)
            return True
    return False


def _is_label(line: Line, words: Vocabulary) -> bool:
    """A line of a table, or the first part of a label that was broken over lines."""
    key = letters(line.text)
    return is_table_line(line, words) or (len(key) > 3 and words.is_fragment(key))


def _begin(stretch: Stretch, heading: Printed, line: Line, state: _State) -> None:
    stretch.heading, stretch.place = heading.raw, line.place
    goes_on = heading.said and heading.rest and stretch.part.startswith("overview.")
    if text := line.text.strip() if goes_on else heading.rest:
        indent = line.indent + width(line.text) - width(text)
        stretch.lines.append(Line(line.number, text, line.place, indent, line.gap))
    state.stretches.append(stretch)


def _part(heading: Printed, line: Line, after: Sequence[Line], state: _State) -> Stretch | None:
    """One of the six parts, where the heading stands at their level."""
    part, exact = part_of(heading, state.form)
    if not part or (not exact and (heading.sentence or _is_wrapped(heading, line, state))):
        return None
    official = exact and _is_official(part, heading, state)
    if heading.level > 1 or (line.level or 0) > 1:
        return Stretch(part) if official and part in TABLE_PARTS and _has_table(part, after, False, state) else None
    if (heading.rest and not heading.level) or not (exact or heading.level == 1 or line.level in (0, 1)):
        return None
    if part in ("active", "requests") and not _has_table(part, after, official, state):
        return None
    if part not in TABLE_PARTS and not exact and state.in_overview and aspect_of(heading.title, state.form)[0]:
        return None
    state.level = 0
    return Stretch(f"{part}.intro" if part == "overview" else part)


def _is_official(part: str, heading: Printed, state: _State) -> bool:
    return any(s.id == part and letters(s.title) == letters(heading.title) for s in state.form.sections)


def _has_table(part: str, after: Sequence[Line], official: bool, state: _State) -> bool:
    """The table of that part follows before the next heading of a part; an official one may stand over none at all."""
    for line in after:
        if is_table_line(line, state.words[part]):
            return True
        heading = printed(line) if line.grid is None else None
        if heading and not heading.sentence:
            named, exact = part_of(heading, state.form)
            if named and (heading.level == 1 or (exact and not heading.rest)):
                break
    return official


def _inner(heading: Printed, line: Line, state: _State) -> Stretch | None:
    """An aspect of part one, a heading of the report's own, or part five begun by a sub-heading alone."""
    numbered = heading.level or line.level or 0
    if state.part in TABLE_PARTS and numbered and five_part_of(heading.title) == "problems":
        return Stretch("problems", lines=[line], headless=True)
    if state.part == "other" and 1 in (heading.level, line.level) and not heading.rest:
        return Stretch(_OWN)
    if not state.in_overview or _is_wrapped(heading, line, state):
        return None
    aspect, exact = aspect_of(heading.title, state.form)
    if heading.sentence and not exact:
        return None
    if not numbered:
        stands = exact and state.part != "head" and (not heading.rest or heading.title.endswith("情况"))
        return Stretch(f"overview.{aspect}") if stands else None
    if (state.part == "head" and numbered > 2) or (state.level and numbered > state.level):
        return None
    if (numbered >= 3 and not exact) or (not aspect and len(heading.title) > _LONGEST_OWN):
        return None
    state.level = numbered
    taken = any(stretch.part == f"overview.{aspect}" and stretch.lines for stretch in state.stretches)
    return Stretch(f"overview.{aspect}" if aspect and not (taken and not exact) else _OWN)


def _is_wrapped(heading: Printed, line: Line, state: _State) -> bool:
    """A full line of wrapped text that goes on below: a sentence, not a heading."""
    return bool(state.page) and not heading.rest and width(line.text) + line.indent >= state.page - 4


def contents(lines: Sequence[Line], form: Form) -> list[Line]:
    """The lines of a table of contents: parts named one after another, with page numbers or named again below."""
    named = [(index, part) for index, line in enumerate(lines) if (part := _named(line, form))]
    listed: dict[int, Line] = {}
    for position in range(len(named)):
        stop = position + 1
        while stop < len(named) and named[stop][0] - named[stop - 1][0] == 1:
            stop += 1
        again = [
            index
            for offset, (index, part) in enumerate(named[position:stop], position + 1)
            if part in {later for _, later in named[offset:]}
        ]
        if len(again) >= 3:
            listed |= {index: lines[index] for index in again}
    return list(listed.values())


def _named(line: Line, form: Form) -> str:
    heading = printed(line) if line.grid is None else None
    return part_of(heading, form)[0] if heading and not heading.rest else ""
