"""Find the citations in any text: which document, which article, and what is said to stand there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.knowledge import quotations
from assistant.knowledge.citation import Citation
from assistant.knowledge.library import Library
from assistant.knowledge.naming import Named, Names
from assistant.text.articles import Pin, number, pins

__all__ = ["Named", "citations", "documents"]

_LAW_WORDS = (
    "法", "典", "条例", "规定", "办法", "细则", "解释", "决定", "通知", "意见", "准则", "规则", "公约", "格式", "规范",
)  # fmt: skip
_ENDED = tuple("。！？；：!?;:”」』…")
_NUMERALS = "〇○零一二三四五六七八九十百千0-9０-９"
_BROKEN = re.compile(rf"第[\s{_NUMERALS}]*\Z|[{_NUMERALS}（(][\s]*\Z")
_BROKEN_REST = re.compile(rf"\s*[{_NUMERALS}]*\s*[条款项）)]")
_OPENS = re.compile(rf"\s*(?:第[{_NUMERALS}\s]{{1,9}}[条章节编][\s　]|[（(]?[{_NUMERALS}]{{1,3}}[、.．）)])")
_WRAPPED = 16
"""A line of so many characters that ends without a mark goes on in the next."""
_LEAD = 40
"""So many characters before a name tell how it is meant."""
_LINES = 40
"""So many lines at most belong to one paragraph."""
_OVER_BEFORE = re.compile(r"(?:废止|代替|替代|取代|失效)(?:了|原|的)?[\s《]*\Z")
_OVER_AFTER = re.compile(
    r"[）)》\s]*(?:已|已经|同时|随之|现已|予以|即行)?(?:经|被)?(?:废止|失效|停止执行|代替|替代|取代)"
)
_SPELLINGS = (
    {ord("\r"): " ", ord("\n"): " ", ord("﹝"): "〔", ord("﹞"): "〕"}
    | {0xFF10 + value: str(value) for value in range(10)}
    | {0x3220 + value: sign for value, sign in enumerate("一二三四五六七八九十")}
    | {first + value: sign for first in (0x2460, 0x2474) for value, sign in enumerate("123456789十")}
)
_YEAR = re.compile("[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_BETWEEN = re.compile(r"[\s、，,和及与或以至到\-—~～（）()》]*")


def citations(text: str, library: Library) -> Iterator[Citation]:
    """The citations in their order: every article named, and documents of law named without an article.

    An article without a document belongs to the document named last in the same paragraph.
    """
    names = Names(library)
    for start, end in _paragraphs(text):
        yield from _of_paragraph(text[start:end], start, names)


def documents(text: str, library: Library) -> tuple[Named, ...]:
    """The documents of law that a text names, known or not, by 《》, a known name or number, in their order."""
    named = (one for one in Names(library).find(_plain(text)) if not one.passing)
    return tuple(one for one in named if one.source or not one.own)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends; lines that a printed page or a quotation breaks belong together."""
    lines = text.splitlines(keepends=True)
    start = end = count = 0
    for line, following in pairwise([*lines, ""]):
        end, count = end + len(line), count + 1
        if count >= _LINES or not _goes_on(text[start:end], line, following):
            yield start, end
            start, count = end, 0


def _goes_on(paragraph: str, line: str, following: str) -> bool:
    end = line.rstrip()
    if not end or not following.strip():
        return False
    if _BROKEN.search(end) and _BROKEN_REST.match(following):
        return True
    if paragraph.count("“") > paragraph.count("”"):
        return True
    return len(end) >= _WRAPPED and not end.endswith(_ENDED) and not _OPENS.match(following)


def _of_paragraph(printed: str, offset: int, names: Names) -> Iterator[Citation]:
    text = _plain(printed)
    named = names.find(text)
    cited: set[int] = set()
    those = list[Citation]()
    for pin in pins(text):
        index = _index(named, pin, text)
        one = _meant(named, index, text) if index is not None else None
        if not pin.marked and (one is None or text[one.tail : pin.start].strip("》的 ")):
            continue  # “33条” counts something unless a document stands right before it
        if index is not None:
            cited.add(index)
        those.append(_citation(printed, offset, one, pin))
    if those:
        yield from _with_words(those, text, offset)
    for index, one in enumerate(named):
        if index not in cited and not one.passing and not one.own and not _said_to_be_over(one, text):
            yield from _of_document(one, printed, offset)


def _of_document(one: Named, printed: str, offset: int) -> Iterator[Citation]:
    """A document named without an article; what is quoted from it where the text says so."""
    if one.source is None and not one.title.endswith(_LAW_WORDS):
        return
    yield Citation(
        one.title,
        one.source.id if one.source else "",
        text=printed[one.start : one.end],
        start=offset + one.start,
        edition=one.edition,
        quotes=tuple(quote for quote in quotations.behind(printed, one.tail) if quote.sure),
    )


def _said_to_be_over(one: Named, text: str) -> bool:
    """Whether the text itself says that a document named without an article is repealed: 废止法释〔2011〕17号."""
    if one.source is None or (one.source.status != "repealed" and not one.edition):
        return False
    return bool(_OVER_BEFORE.search(text[max(0, one.start - _LEAD) : one.start]) or _OVER_AFTER.match(text, one.tail))


def _plain(text: str) -> str:
    """The text, as long as before: no line ends, figures and brackets (㈨, 二〇〇七年, ﹝2019﹞) in one spelling."""
    return _YEAR.sub(lambda match: "".join(str(number(sign)) for sign in match[0]), text.translate(_SPELLINGS))


def _index(named: Sequence[Named], pin: Pin, text: str) -> int | None:
    """The document that an article belongs to: the one named last, an unknown number only right before it."""
    before = (at for at, one in enumerate(named) if one.end <= pin.start)
    return max((at for at in before if not named[at].passing or _near(named[at], pin, text)), default=None)


def _meant(named: Sequence[Named], index: int, text: str) -> Named:
    """The document at that place; 本法 within a quotation is the document that is quoted."""
    one = named[index]
    before = [other for other in named[:index] if not other.own and not other.passing]
    if not one.own or not before or not quotations.within(text, before[-1].end, one.start):
        return one
    return replace(one, title=before[-1].title, source=before[-1].source, edition=before[-1].edition, own=False)


def _near(one: Named, pin: Pin, text: str) -> bool:
    return not text[one.tail : pin.start].strip("》〉）)的 ，,\r\n")


def _citation(text: str, offset: int, one: Named | None, pin: Pin) -> Citation:
    start = one.start if one is not None and _near(one, pin, text) else pin.start
    return Citation(
        document=one.title if one else "",
        source=one.source.id if one and one.source and not one.own else "",
        article=pin.article,
        paragraph=pin.paragraph,
        item=pin.item,
        text=text[start : pin.end],
        start=offset + start,
        edition=one.edition if one else "",
        through=pin.through or "",
        unread=pin.unread or ("" if pin.article else text[pin.start : pin.end].strip()),
    )


def _with_words(those: Sequence[Citation], text: str, offset: int) -> Iterator[Citation]:
    """The citations, the last of an enumeration (第三十三条、第三十四条) with what is said to stand there."""
    group = list[Citation]()
    for one, following in pairwise([*those, None]):
        assert one is not None
        group.append(one)
        end = one.start - offset + len(one.text)
        if following is not None and _joined(text[end : following.start - offset]):
            yield one
            continue
        first = group[0].start - offset
        quotes = (*quotations.behind(text, end), *quotations.ahead(text, first, end))
        yield replace(one, quotes=quotes, told=quotations.told(text, first, end), beside=tuple(group[:-1]))
        group.clear()


def _joined(between: str) -> bool:
    return bool(_BETWEEN.fullmatch(between))
