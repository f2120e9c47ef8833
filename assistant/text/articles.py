"""References to articles as they are written.

第三十三条第二款第（三）项, 条例33条, 第十四、十五、十六条, 第三十条至第三十三条.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.text.folding import fold_digits
from assistant.text.numbers.values import chinese, spelled


class Pin(NamedTuple):
    """One place that a reference points at.

    `article` is the number in figures, `33`, or `33-1` for 第三十三条之一; `paragraph` (款), `item` (项) count from 1.
    `start`, `end` are offsets of the print in Unicode characters; pins of one enumeration share those of its 条.
    `marked` says that 第 stands before the number: without it “33条” may as well count something.
    `through` is set on the last pin of a range and names the article that the range began with.
    """

    article: str
    paragraph: int | None
    item: int | None
    start: int
    end: int
    marked: bool
    through: str | None = None

    @property
    def label(self) -> str:
        """As the law prints it: 第三十三条, 第三十三条之一."""
        return label(self.article)


_NUMBER = "[0-9０-９]{1,3}|[〇○零一二三四五六七八九十百两]{1,7}"
_B = r"[\s　]*"
_OPEN, _CLOSE = "[（(]", "[）)]"
_LIST = rf"(?:{_B}[、，,和及与]{_B}第?{_B}(?:{_NUMBER}))*"
_ARTICLE = re.compile(
    rf"(?P<mark>第?){_B}(?P<numbers>(?:{_NUMBER}){_LIST}){_B}条(?:之(?P<sub>[一二三四五六七八九十]{{1,2}}))?(?!例|件|款约|文|信息)"
)
_PARAGRAPH = re.compile(
    rf"{_B}[、，,和及]?{_B}第?{_B}(?P<numbers>(?:{_NUMBER})(?:{_B}款?{_B}[、，,和及与]{_B}第?{_B}(?:{_NUMBER}))*){_B}款"
)
_ITEM = re.compile(
    rf"{_B}[、，,和及]?{_B}第?{_B}(?P<numbers>{_OPEN}?(?:{_NUMBER}){_CLOSE}?"
    rf"(?:{_B}项?{_B}[、，,和及与至]{_B}第?{_B}{_OPEN}?(?:{_NUMBER}){_CLOSE}?)*){_B}项(?!目)"
)
_EACH = re.compile(_NUMBER)
_RANGE = re.compile(rf"{_B}[至到\-—－~～]{_B}\Z")


def pins(text: str) -> Iterator[Pin]:
    """All places that the text points at, in the order of print."""
    before: Pin | None = None
    for match in _ARTICLE.finditer(text):
        ends_range = before is not None and _RANGE.fullmatch(text[before.end : match.start()])
        through = before.article if before and ends_range else None
        for pin in _pins(text, match):
            yield pin._replace(through=through)
            before = pin


def number(printed: str) -> int:
    """A printed number of an article, 款 or 项: 三十三, 33, ３３, （三）."""
    digits = fold_digits(printed.strip("（()） 　"))
    return int(digits) if digits.isdecimal() else chinese(digits)


def anchor(label: str) -> str:
    """An article's label as passage ids have it: 第三十三条 -> 33, 第三条之一 -> 3-1; others as they stand."""
    match = _ARTICLE.fullmatch(label.strip())
    if match is None or not match["mark"]:
        return label.strip()
    return _article(match["numbers"], match["sub"])


def label(article: str) -> str:
    """What `anchor` shortened: 33 -> 第三十三条, 33-1 -> 第三十三条之一; anything else as it stands."""
    main, _, sub = article.partition("-")
    if not main.isdecimal():
        return article
    return f"第{spelled(int(main))}条" + (f"之{spelled(int(sub))}" if sub else "")


def _pins(text: str, match: re.Match[str]) -> Iterator[Pin]:
    marked = bool(match["mark"])
    numbers = _EACH.findall(match["numbers"])
    for other in numbers[:-1]:
        yield Pin(_article(other, None), None, None, match.start(), match.end(), marked)
    article = _article(numbers[-1], match["sub"])
    end, paragraphs, items = match.end(), list[int | None](), list[int | None]()
    if paragraph := _PARAGRAPH.match(text, end):
        paragraphs, end = [number(one) for one in _EACH.findall(paragraph["numbers"])], paragraph.end()
    if item := _ITEM.match(text, end):
        items, end = [number(one) for one in _EACH.findall(item["numbers"])], item.end()
    places = [(paragraph, None) for paragraph in paragraphs[:-1]]
    last = paragraphs[-1] if paragraphs else None
    for place in [*places, *((last, item) for item in items or [None])]:
        yield Pin(article, *place, match.start(), end, marked)


def _article(printed: str, sub: str | None) -> str:
    return f"{number(printed)}-{number(sub)}" if sub else str(number(printed))
