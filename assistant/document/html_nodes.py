"""What the parts of the html codec share: kinds of elements, what is hidden, and the text under an element."""

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from selectolax.lexbor import LexborNode

TEXT: Final = "-text"

HEADINGS: Final = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
"""The level of `Heading.level` for each element: h1 is the title."""

_BLOCKS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p section summary table tbody td tfoot th thead tr ul
"""
BLOCKS: Final = frozenset(_BLOCKS.split())
"""Elements that begin and end a paragraph."""

_SILENT = """
script style noscript template head iframe object embed applet svg math canvas audio video select datalist textarea
button rp rt colgroup col noframes -comment !doctype
"""
SILENT: Final = frozenset(_SILENT.split())
"""Elements whose content is no text of the page."""

NOTE_CLASS: Final = "gongkai-note"
CLOSING_CLASS: Final = "gongkai-closing"
HEADER_CLASS: Final = "gongkai-header"
TABLE_CLASS: Final = "gongkai-table"
"""Classes of our own pages, so that they come back as they went."""

TAG: Final = "data-gongkai"
"""The attribute that holds the tag of a heading or paragraph."""

MARK: Final = "\0"
"""Stands in gathered text where a highlight begins or ends; a parsed page cannot hold it."""

LINE: Final = "\v"
"""Stands in gathered text where a line ends."""

# Not `visibility`: a saved WeChat page carries it on the whole article, for a script to lift.
_CONCEALED = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_BLANKS = re.compile("[ \t\r\n\f]+")
_CJK = "\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_BROKEN_LINE = re.compile(rf"(?<=[{_CJK}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_CJK}])")
_EDGE = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"
SUPERSCRIPTS: Final = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
"""Raised text: a footnote mark must stay apart from the figure before it (5² is not 52)."""

Attributes: TypeAlias = dict[str, str | None]


@dataclass(slots=True)
class Omitted:
    """How many pieces with text were left out, hidden or struck as deleted."""

    hidden: int = 0
    deleted: int = 0

    def add(self, other: "Omitted") -> None:
        """Count in what another part of the page left out."""
        self.hidden += other.hidden
        self.deleted += other.deleted

    def notes(self) -> tuple[str, ...]:
        """What to tell the user."""
        said = ((self.hidden, "略去网页中隐藏的内容{}处"), (self.deleted, "略去网页中标为删除的文字{}处"))
        return tuple(text.format(count) for count, text in said if count)


@dataclass(slots=True)
class Gathered:
    """The text under an element: `parts` with LINE and MARK among them, and what else was met on the way."""

    omitted: Omitted
    parts: list[str] = field(default_factory=list)
    has_table: bool = False
    has_heading: bool = False

    def lines(self) -> list[str]:
        """The lines with text, white space folded, MARK still inside."""
        folded = (strip(fold(line)) for line in "".join(self.parts).split(LINE))
        return [line for line in folded if line.strip(MARK)]


def gather(root: LexborNode, omitted: Omitted) -> Gathered:
    """The text under `root` as lines; ends at the first table below it, for which its caller must look again."""
    found = Gathered(omitted)
    stack: list[LexborNode | str] = children(root)
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            found.parts.append(node)
        elif node.tag == "table":
            found.has_table = True
            break
        else:
            found.has_heading = found.has_heading or node.tag in HEADINGS
            step(node, found.parts, stack, omitted)
    return found


def step(node: LexborNode, parts: list[str], stack: list[LexborNode | str], omitted: Omitted) -> None:
    """Take one node: its own text goes to `parts`, its children and what follows them to `stack`."""
    tag = node.tag or ""
    if tag == TEXT:
        parts.append((node.text_content or "").replace(LINE, " "))
        return
    attrs = node.attributes
    if tag in SILENT or left_out(node, tag, attrs, omitted):
        return
    if tag == "br":
        parts.append(LINE)
    elif tag == "sup":
        parts.append(node.text().translate(SUPERSCRIPTS))
    elif tag == "input":
        parts.append((attrs.get("value") or "") if attrs.get("type") in (None, "text", "number") else "")
    elif keeps_lines(node, tag, attrs):
        parts += (LINE, node.text().replace("\n", LINE), LINE)
    else:
        around = LINE if tag in BLOCKS else MARK if tag == "mark" else ""
        parts.append(around)
        stack.append(around)
        stack += children(node)


def keeps_lines(node: LexborNode, tag: str, attrs: Attributes) -> bool:
    """Whether the line ends of the source are those of the page; not where elements inside make the lines."""
    kept = tag == "pre" or bool(_KEEPS_LINES.search(attrs.get("style") or ""))
    return kept and node.css_first("table, p, div, section, br, li") is None


def children(node: LexborNode) -> list["LexborNode | str"]:
    """The children, last first: as a stack wants them."""
    found: list[LexborNode | str] = []
    child = node.last_child
    while child is not None:
        found.append(child)
        child = child.prev
    return found


def left_out(node: LexborNode, tag: str, attrs: Attributes, omitted: Omitted) -> bool:
    """Whether a browser shows nothing of the element, as far as itself tells, or shows it as deleted; it is counted."""
    hidden = "hidden" in attrs or bool(_CONCEALED.search(attrs.get("style") or ""))
    if not hidden and tag != "del":
        return False
    if strip(node.text()):
        omitted.hidden += hidden
        omitted.deleted += not hidden
    return True


def fold(text: str) -> str:
    """White space as a browser folds it; a line end of the source between Chinese characters is no blank."""
    return _BLANKS.sub(" ", _BROKEN_LINE.sub("", text))


def strip(text: str) -> str:
    """Without the blanks at both ends, full-width and no-break ones too."""
    return text.strip(_EDGE)


def indent(text: str) -> int:
    """The width of the leading blanks that a browser shows: a full-width one counts as two."""
    lead = text[: len(text) - len(text.lstrip(_EDGE))]
    return sum({"\u3000": 2, "\u00a0": 1}.get(blank, 0) for blank in lead)


def cut_marks(text: str, *, inside: bool = False) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its MARKs and the spans between them; `inside`: a highlight goes on from the line before."""
    plain, marks = "", []
    for number, piece in enumerate(text.split(MARK)):
        if piece and (number % 2 == 1) != inside:
            marks.append((len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, tuple(marks)
