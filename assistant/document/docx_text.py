"""The printed text of one Word paragraph: runs through all their wrappers, without what is deleted or hidden."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from assistant.document.blocks import Trace
from assistant.document.docx_package import W
from assistant.document.docx_properties import RUN, child, flag, opened, value
from assistant.document.docx_styles import Style, Styled, Styles
from assistant.document.docx_xml import HIDDEN

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE = f"{_MC}AlternateContent"
_BRANCH, _FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"

_RUN, _TEXT, _RUBY, _BOX = f"{W}r", f"{W}t", f"{W}ruby", f"{W}txbxContent"
_BOOKMARK, _NAME = f"{W}bookmarkStart", f"{W}name"
_HIGHLIGHT, _RAISED = f"{W}highlight", f"{W}vertAlign"
_FIELD, _FIELD_TURN = f"{W}fldChar", f"{W}fldCharType"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_WRAPPERS = {
    f"{W}hyperlink", f"{W}smartTag", f"{W}customXml", f"{W}sdt", f"{W}sdtContent", f"{W}fldSimple", f"{W}dir",
    f"{W}bdo", f"{W}rubyBase", _RUBY, CHOICE, *_INSERTED,
}  # fmt: skip
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object", CHOICE}
_RAISED_DIGITS = {
    "superscript": str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"),
    "subscript": str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"),
}
_SYMBOL = re.compile("[0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}")  # no surrogates


@dataclass(slots=True)
class Trail:
    """What was accepted or left out on the way through a file."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    pictures: int = 0

    def traces(self) -> Iterator[tuple[Trace, str]]:
        """By kind, in Chinese."""
        if self.inserted or self.deleted:
            yield "revisions", f"文中有修订，已按接受修订读取（插入{self.inserted}处，删除{self.deleted}处）"
        if self.hidden:
            yield "hidden_text", f"文中有隐藏文字{self.hidden}处，未读入"
        if self.pictures:
            yield "pictures", f"文中有图片或嵌入对象{self.pictures}个，其中的文字未读入"


@dataclass(slots=True)
class Line:
    """A paragraph's text. `marks` are the highlighted spans, `boxes` the text boxes anchored in it.

    `bookmarks` are the names of those that begin in it, without the mark that hides them.
    `joined`: the paragraph's end was deleted as a tracked change, so the next paragraph continues it.
    """

    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    joined: bool = False
    bookmarks: list[str] = field(default_factory=list)

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


def read_line(paragraph: Styled, styles: Styles, trail: Trail, before: Line | None = None) -> Line:
    """The text of a paragraph as accepted and printed, appended to `before` where that one continues in it."""
    line = before or Line()
    _Runs(line, styles, paragraph.style, trail).walk(paragraph.contents)
    mark = paragraph.properties.get(RUN)
    line.joined = mark is not None and any(child(mark, tag) is not None for tag in _DROPPED)
    return line


def chosen(element: etree._Element) -> etree._Element:
    """The element whose children are to be read: of a compatibility choice one branch, else the element itself."""
    if element.tag != CHOICE:
        return element
    branch = child(element, _BRANCH)
    return element if branch is None and (branch := child(element, _FALLBACK)) is None else branch


@dataclass(slots=True)
class _Runs:
    line: Line
    styles: Styles
    style: Style
    trail: Trail
    fields: list[bool] = field(default_factory=list)
    """Open fields; True while the field's instruction, which is not printed, runs."""

    def walk(self, contents: Iterable[etree._Element]) -> None:
        for each in contents:
            tag = each.tag
            if tag == _RUN:
                self._run(each)
            elif tag in _DROPPED:
                self.trail.deleted += _count(each)
            elif tag in _WRAPPERS:
                self.trail.inserted += tag in _INSERTED and _count(each)
                self.walk(chosen(each))
            elif tag == _BOOKMARK:
                name = each.get(_NAME, "").removeprefix(HIDDEN)
                self.line.bookmarks += [name] if name else []

    def _run(self, run: etree._Element) -> None:
        named, contents = opened(run, RUN)
        if self.styles.hidden(named, self.style):
            self.trail.hidden += any(text.text for text in run.iter(_TEXT))
            return
        marked = bool(flag(named, _HIGHLIGHT))
        digits = _RAISED_DIGITS.get(value(named, _RAISED))
        for each in contents:
            tag = each.tag
            prints = _PRINTS.get(tag)
            if prints is not None:
                if not any(self.fields):
                    text = prints(each)
                    self.line.add(text.translate(digits) if digits else text, marked=marked)
            elif tag == _FIELD:
                self._field(each.get(_FIELD_TURN, ""))
            elif tag == _RUBY:
                self.walk(each)
            elif tag in _DRAWINGS:
                boxes = list(_boxes(chosen(each)))
                self.line.boxes += boxes
                self.trail.pictures += not boxes and _is_picture(each)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def _text(element: etree._Element) -> str:
    text = (element.text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return text if element.get(_SPACE) == "preserve" else text.strip(" ")


def _break(element: etree._Element) -> str:
    """A line break; one of the page or column prints nothing."""
    return "\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else ""


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{W}char", "")
    return chr(int(code, 16)) if _SYMBOL.fullmatch(code) else ""


_PRINTS: dict[str, Callable[[etree._Element], str]] = {
    _TEXT: _text,
    f"{W}tab": lambda _: "\t",
    f"{W}ptab": lambda _: "\t",
    f"{W}br": _break,
    f"{W}cr": lambda _: "\n",
    f"{W}noBreakHyphen": lambda _: "-",
    f"{W}sym": _symbol,
}
"""What the children of a run print; all others print nothing."""


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes inside a drawing, each once: the fall-back for old programs repeats the same box."""
    for each in element:
        if each.tag == _BOX:
            yield each
        else:
            yield from _boxes(chosen(each))


def _is_picture(element: etree._Element) -> bool:
    """The drawing shows an image, or an object of another program (a sheet of Excel) by its image."""
    return any(str(part.tag).rpartition("}")[2] in {"blip", "imagedata"} for part in element.iter(etree.Element))


def _count(element: etree._Element) -> int:
    """1 for a change that has text, 0 for one of the format alone."""
    return int(any(text.text for text in element.iter(_TEXT, f"{W}delText")))
