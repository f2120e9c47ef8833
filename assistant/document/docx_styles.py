"""What the styles of a Word file say of a paragraph or run: heading level, table of contents, hidden, our own roles."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from lxml import etree

from assistant.document.docx_package import W
from assistant.document.docx_properties import (
    NUMBER,
    OUTLINE,
    RUN,
    STYLE,
    VANISH,
    Properties,
    flag,
    opened,
    properties,
    value,
    whole,
)  # fmt: skip

NOTE_STYLE = "gongkai-note"
CLOSING_STYLE = "gongkai-closing"
CELL_HEAD_STYLE = "gongkai-cell-head"
Role: TypeAlias = Literal["body", "note", "closing"]
"""The role of a paragraph that our own writer gave its style."""

_PARAGRAPH, _NAME, _BASE, _RUN_STYLE = f"{W}pPr", f"{W}name", f"{W}basedOn", f"{W}rStyle"

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9].*|toc heading|目录标题", re.IGNORECASE)
_BODY_LEVEL = 9
"""An outline level of 9 means body text."""
_LONGEST_CHAIN = 50
"""Styles based on one another; Word itself ends such chains much earlier."""


@dataclass(frozen=True)
class Style:
    """One style, with what it takes over from the style that it is based on."""

    name: str
    level: int | None
    """The heading level: 0 the title, 1 the parts; None for body text."""
    vanish: bool
    number: Properties | None
    """`w:numPr`, where the style numbers its paragraphs."""

    @cached_property
    def contents(self) -> bool:
        """A line of the table of contents."""
        return _CONTENTS.fullmatch(self.name) is not None

    @cached_property
    def role(self) -> Role:
        """The role of a paragraph of this style."""
        return "note" if self.name == NOTE_STYLE else "closing" if self.name == CLOSING_STYLE else "body"


@dataclass(slots=True)
class Styled:
    """A `w:p`: what stands in it, its properties and its style."""

    contents: list[etree._Element]
    properties: Properties
    style: Style

    @property
    def numbered(self) -> bool:
        """The paragraph or its style names a list."""
        return NUMBER in self.properties or self.style.number is not None

    @property
    def level(self) -> int | None:
        """The heading level: the paragraph's own outline level first, then its style's."""
        own = value(self.properties, OUTLINE)
        return _outline(own) if own else self.style.level


class Styles:
    """The styles of one file, each resolved once; `root` is its styles part, or None."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._raw = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, Style] = {}

    @cached_property
    def _default(self) -> str:
        for key, raw in self._raw.items():
            if raw.get(f"{W}default") in {"1", "true", "on"} and raw.get(f"{W}type") == "paragraph":
                return key
        return ""

    def paragraph(self, element: etree._Element) -> Styled:
        """A paragraph in its style, the file's default where it names none."""
        named, contents = opened(element, _PARAGRAPH)
        return Styled(contents, named, self._style(value(named, STYLE) or self._default))

    def hidden(self, named: Properties, paragraph_style: Style) -> bool:
        """A run of these properties is hidden text: by itself, by its own style or by its paragraph's."""
        if VANISH in named:
            return flag(named, VANISH) is True
        style = value(named, _RUN_STYLE) if _RUN_STYLE in named else ""
        return paragraph_style.vanish or (bool(style) and self._style(style).vanish)

    def _style(self, key: str) -> Style:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolved(key)
        return known

    def _resolved(self, key: str, below: frozenset[str] = frozenset()) -> Style:
        raw = properties(self._raw.get(key))
        paragraph, run = properties(raw.get(_PARAGRAPH)), properties(raw.get(RUN))
        parent_key = value(raw, _BASE)
        # A style based on itself, directly or in a ring, is a broken file; Word takes the chain as ended there.
        chain = below | {key}
        ends = not parent_key or parent_key in chain or len(chain) > _LONGEST_CHAIN
        parent = None if ends else self._known.get(parent_key) or self._resolved(parent_key, chain)
        name = value(raw, _NAME, key)
        level = _level_by_name(name)
        outline = value(paragraph, OUTLINE)
        if level is None:
            level = _outline(outline) if outline else parent.level if parent else None
        vanish = flag(run, VANISH)
        return Style(
            name,
            level,
            vanish if vanish is not None else bool(parent and parent.vanish),
            properties(paragraph[NUMBER]) if NUMBER in paragraph else parent.number if parent else None,
        )


def _level_by_name(name: str) -> int | None:
    if found := _HEADING.fullmatch(name):
        return int(found[1])
    return 0 if _TITLE.fullmatch(name) else None


def _outline(raw: str) -> int | None:
    level = whole(raw, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else None
