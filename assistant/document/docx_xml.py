"""Writing WordprocessingML as text: one helper for elements, one for runs of text.

`Xml` is text that is escaped already; only what is in this module makes it, and mypy lets nothing else pass for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NewType

Xml = NewType("Xml", str)

NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
MARK_FILL = "FFFF00"
"""The fill of a marked cell."""
HIDDEN = "_"
"""What the name of a bookmark begins with that Word keeps out of its list."""
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, attributes: Mapping[str, object], *children: Xml | None) -> Xml:
    """`<name attribute="value">`; children and attributes that are None are left out."""
    given = "".join([f' {key}="{_quoted(str(value))}"' for key, value in attributes.items() if value is not None])
    inner = "".join([each for each in children if each is not None])
    return Xml(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")


def w(tag: str, *children: Xml | None, **attributes: object) -> Xml:
    """`<w:tag w:name="value">`."""
    return element(f"w:{tag}", {f"w:{name}": value for name, value in attributes.items()}, *children)


def on(tag: str, wanted: object) -> Xml | None:
    """A switch such as `<w:keepNext/>`, or nothing."""
    return w(tag) if wanted else None


def root(tag: str, *children: Xml | None) -> Xml:
    """The outermost element of a part."""
    return element(f"w:{tag}", NAMESPACES, *children)


def escaped(text: str) -> Xml:
    """Text to stand inside an element, without the control characters that XML cannot hold."""
    return Xml(_NOT_IN_XML.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _quoted(value: str) -> str:
    return escaped(value).replace('"', "&quot;")


def runs(
    text: str, marks: Sequence[tuple[int, int]] = (), *, highlight: str = "yellow", size_pt: float | None = None
) -> Iterator[Xml]:
    """A text as runs, tabs and line breaks included; the spans of `marks` are highlighted."""
    for piece, marked in _cut(text, marks):
        properties = w(
            "rPr",
            # Quotation marks and dashes belong to both scripts: without the hint Word sets them in the Latin font.
            w("rFonts", hint="eastAsia"),
            w("sz", val=round(size_pt * 2)) if size_pt else None,
            w("szCs", val=round(size_pt * 2)) if size_pt else None,
            w("highlight", val=highlight) if marked else None,
        )
        yield w("r", properties, *_contents(piece))


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    position = 0
    for start, end in sorted(marks):
        if start > position:
            yield text[position:start], False
        if end > max(start, position):
            yield text[max(start, position) : end], True
        position = max(position, end)
    if text[position:]:
        yield text[position:], False


def _contents(text: str) -> Iterable[Xml]:
    for part in re.split("([\t\n])", _NOT_IN_XML.sub("", text)):
        if part == "\t":
            yield w("tab")
        elif part == "\n":
            yield w("br")
        elif part:
            yield element("w:t", {"xml:space": None if part == part.strip() else "preserve"}, escaped(part))
