"""Building WordprocessingML: one helper for elements, one for runs of text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from assistant.document.docx_package import W

NAMESPACES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
MARK_FILL = "FFFF00"
"""The fill of a marked cell."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def w(tag: str, *children: etree._Element | None, **attributes: object) -> etree._Element:
    """`<w:tag w:name="value">`; children and attributes that are None are left out."""
    given = {W + name: str(value) for name, value in attributes.items() if value is not None}
    element = etree.Element(W + tag, given, nsmap=NAMESPACES)
    element.extend(child for child in children if child is not None)
    return element


def on(tag: str, wanted: object) -> etree._Element | None:
    """A switch such as `<w:keepNext/>`, or nothing."""
    return w(tag) if wanted else None


def printable(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def runs(
    text: str, marks: Sequence[tuple[int, int]] = (), *, highlight: str = "yellow", size_pt: float | None = None
) -> Iterator[etree._Element]:
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
        yield w("r", properties, *_contents(printable(piece)))


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


def _contents(text: str) -> Iterable[etree._Element]:
    for part in re.split("([\t\n])", text):
        if part == "\t":
            yield w("tab")
        elif part == "\n":
            yield w("br")
        elif part:
            element = w("t")
            element.text = part
            if part != part.strip():
                element.set(_SPACE, "preserve")
            yield element
