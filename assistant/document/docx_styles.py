"""What the styles of a Word file say of a paragraph or run: heading level, table of contents, hidden, our own roles."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from lxml import etree

from assistant.document.docx_package import W

NOTE_STYLE = "gongkai-note"
CLOSING_STYLE = "gongkai-closing"
CELL_HEAD_STYLE = "gongkai-cell-head"

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9].*|toc heading|目录标题", re.IGNORECASE)
_BODY_LEVEL = 9
"""An outline level of 9 means body text."""
_LONGEST_NUMBER = 10
_LONGEST_CHAIN = 50
"""Styles based on one another; Word itself ends such chains much earlier."""


def value(element: etree._Element | None, path: str, default: str = "") -> str:
    """`w:val` of the descendant at that path of local names (`pPr/jc`), or the default."""
    if element is None:
        return default
    found = element.find(_path(path))
    return default if found is None else found.get(f"{W}val", default)


def whole(raw: str, default: int = 0, most: int = 9999) -> int:
    """A whole number of the file, at most `most`; the default where the text is none."""
    return min(int(raw), most) if raw.isdecimal() and len(raw) < _LONGEST_NUMBER else default


@cache
def _path(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def flag(element: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as `vanish` of a property element; None where it is not named."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


@dataclass(frozen=True)
class Style:
    """One style, with what it takes over from the style that it is based on."""

    name: str
    level: int | None
    """The heading level: 0 the title, 1 the parts; None for body text."""
    vanish: bool
    number: etree._Element | None
    """`w:numPr`, where the style numbers its paragraphs."""

    @property
    def contents(self) -> bool:
        """A line of the table of contents."""
        return _CONTENTS.fullmatch(self.name) is not None

    @property
    def role(self) -> Literal["body", "note", "closing"]:
        """The role of a paragraph that our own writer gave this style."""
        return "note" if self.name == NOTE_STYLE else "closing" if self.name == CLOSING_STYLE else "body"


class Styles:
    """The styles of one file; `root` is its styles part, or None."""

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

    def of_paragraph(self, paragraph: etree._Element) -> Style:
        """The style of a paragraph, the file's default where none is named."""
        return self._style(value(paragraph, "pPr/pStyle") or self._default)

    def level(self, paragraph: etree._Element) -> int | None:
        """The heading level of a paragraph: its own outline level first, then its style's."""
        own = value(paragraph, "pPr/outlineLvl")
        return _outline(own) if own else self.of_paragraph(paragraph).level

    def hidden(self, run: etree._Element, paragraph_style: Style) -> bool:
        """The run is hidden text: by itself, by its own style or by its paragraph's."""
        properties = run.find(f"{W}rPr")
        own = flag(properties, "vanish")
        if own is not None:
            return own
        named = value(properties, "rStyle")
        return paragraph_style.vanish or (bool(named) and self._style(named).vanish)

    def _style(self, key: str, below: frozenset[str] = frozenset()) -> Style:
        if key in self._known:
            return self._known[key]
        raw = self._raw.get(key)
        parent_key = value(raw, "basedOn")
        # A style based on itself, directly or in a ring, is a broken file; Word takes the chain as ended there.
        chain = below | {key}
        ends = not parent_key or parent_key in chain or len(chain) > _LONGEST_CHAIN
        parent = None if ends else self._style(parent_key, chain)
        name = value(raw, "name", key)
        level = _level_by_name(name)
        outline = value(raw, "pPr/outlineLvl")
        if level is None:
            level = _outline(outline) if outline else parent.level if parent else None
        vanish = flag(raw.find(f"{W}rPr"), "vanish") if raw is not None else None
        number = raw.find(f"{W}pPr/{W}numPr") if raw is not None else None
        style = Style(
            name,
            level,
            vanish if vanish is not None else bool(parent and parent.vanish),
            number if number is not None else parent.number if parent else None,
        )
        if not below:
            self._known[key] = style
        return style


def _level_by_name(name: str) -> int | None:
    if found := _HEADING.fullmatch(name):
        return int(found[1])
    return 0 if _TITLE.fullmatch(name) else None


def _outline(raw: str) -> int | None:
    level = whole(raw, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else None
