"""The printed text of one Word paragraph: runs through all their wrappers, without what is deleted or hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from assistant.document.docx_package import W
from assistant.document.docx_styles import Style, Styles, flag, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BOX = f"{W}txbxContent"

_DROPPED = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_WRAPPERS = {
    f"{W}hyperlink", f"{W}smartTag", f"{W}customXml", f"{W}sdt", f"{W}sdtContent", f"{W}fldSimple", f"{W}dir",
    f"{W}bdo", f"{W}ruby", f"{W}rubyBase", *_INSERTED,
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_SUBSCRIPT = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_SYMBOL = re.compile("[0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}")  # no surrogates
_LINE = str.maketrans("\n\r\t", "   ")


@dataclass
class Trail:
    """What was accepted or left out on the way through a file."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    pictures: int = 0

    def notes(self) -> Iterator[str]:
        """In Chinese, for the document's notes."""
        if self.inserted or self.deleted:
            yield f"文中有修订，已按接受修订读取（插入{self.inserted}处，删除{self.deleted}处）"
        if self.hidden:
            yield f"文中有隐藏文字{self.hidden}处，未读入"
        if self.pictures:
            yield f"文中有图片或嵌入对象{self.pictures}个，其中的文字未读入"


@dataclass
class Line:
    """A paragraph's text. `marks` are the highlighted spans, `boxes` the text boxes anchored in it.

    `joined`: the paragraph's end was deleted as a tracked change, so the next paragraph continues it.
    """

    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    joined: bool = False

    def add(self, text: str, *, marked: bool = False) -> None:
        """Append text, lengthening the mark before it where both are marked."""
        start, self.text = len(self.text), self.text + text
        if marked and text:
            before = self.marks.pop() if self.marks and self.marks[-1][1] == start else (start, start)
            self.marks.append((before[0], len(self.text)))

    def pieces(self) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
        """Text and marks of each line that has text, cut at line breaks."""
        start = 0
        for piece in self.text.split("\n"):
            end = start + len(piece)
            if piece.strip():
                cut = ((max(left, start) - start, min(right, end) - start) for left, right in self.marks)
                yield piece, tuple((left, right) for left, right in cut if left < right)
            start = end + 1


def read_line(paragraph: etree._Element, styles: Styles, trail: Trail, before: Line | None = None) -> Line:
    """The text of a paragraph as accepted and printed, appended to `before` where that one continues in it."""
    line = before or Line()
    line.joined = False
    _Runs(line, styles, styles.of_paragraph(paragraph), trail).walk(paragraph)
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is not None and any(mark.find(tag) is not None for tag in _DROPPED):
        line.joined = True
    return line


def choices(element: etree._Element) -> Iterator[etree._Element]:
    """The children to read: of a compatibility choice only one branch, else the element's own."""
    if element.tag == f"{_MC}AlternateContent":
        branch = element.find(f"{_MC}Choice")
        element = element if branch is None and (branch := element.find(f"{_MC}Fallback")) is None else branch
    yield from element.iterchildren(tag=etree.Element)


@dataclass
class _Runs:
    line: Line
    styles: Styles
    style: Style
    trail: Trail
    fields: list[bool] = field(default_factory=list)
    """Open fields; True while the field's instruction, which is not printed, runs."""

    def walk(self, element: etree._Element) -> None:
        for child in choices(element):
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in _DROPPED:
                self.trail.deleted += _count(child)
            elif child.tag in _WRAPPERS or child.tag == f"{_MC}AlternateContent":
                self.trail.inserted += child.tag in _INSERTED and _count(child)
                self.walk(child)

    def _run(self, run: etree._Element) -> None:
        if self.styles.hidden(run, self.style):
            self.trail.hidden += any(text.text for text in run.iter(f"{W}t"))
            return
        properties = run.find(f"{W}rPr")
        marked = bool(flag(properties, "highlight"))
        raised = {"superscript": _SUPERSCRIPT, "subscript": _SUBSCRIPT}.get(value(properties, "vertAlign"), {})
        for child in choices(run):
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}ruby":
                self.walk(child)
            elif child.tag in {f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"}:
                boxes = list(_boxes(child))
                self.line.boxes += boxes
                self.trail.pictures += not boxes and _is_picture(child)
            elif not any(self.fields):
                self.line.add(_printed(child).translate(raised), marked=marked)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def _printed(element: etree._Element) -> str:
    """What a run's child prints: text, tab, line break, hyphen, symbol. A page break prints nothing."""
    match element.tag.removeprefix(W):
        case "t":
            text = (element.text or "").translate(_LINE)
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            return text if kept else text.strip(" ")
        case "tab" | "ptab":
            return "\t"
        case "cr":
            return "\n"
        case "br":
            return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        case "noBreakHyphen":
            return "-"
        case "sym":
            code = element.get(f"{W}char", "")
            return chr(int(code, 16)) if _SYMBOL.fullmatch(code) else ""
        case _:
            return ""


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes inside a drawing, each once: the fall-back for old programs repeats the same box."""
    for child in choices(element):
        if child.tag == BOX:
            yield child
        else:
            yield from _boxes(child)


def _is_picture(element: etree._Element) -> bool:
    """The drawing shows an image, or an object of another program (a sheet of Excel) by its image."""
    return any(str(part.tag).rpartition("}")[2] in {"blip", "imagedata"} for part in element.iter(etree.Element))


def _count(element: etree._Element) -> int:
    """1 for a change that has text, 0 for one of the format alone."""
    return int(any(text.text for text in element.iter(f"{W}t", f"{W}delText")))
