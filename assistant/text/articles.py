"""References to articles as they are written.

第三十三条第二款第（三）项, 条例33条, 第十四、十五、十六条, 第三十条至第三十三条, 第10-60条, 第 六 十 条.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.text.folding import fold_digits, squeeze
from assistant.text.numbers.values import chinese, spelled


class Pin(NamedTuple):
    """One place that a reference points at.

    `article` is the number in figures, `33`, or `33-1` for 第三十三条之一, "" where 第…条 stands but gives no number
    (第×条, 第三三十条); `paragraph` (款), `item` (项) count from 1. `start`, `end` are offsets of the print in Unicode
    characters; pins of one enumeration share those of its 条. `marked` says that 第 stands before the number: without
    it “33条” may as well count something. `through` is set on the last pin of a range and names the article that the
    range began with. `unread` is a 款 or 项 that stands there and gives no number (第×款).
    """

    article: str
    paragraph: int | None
    item: int | None
    start: int
    end: int
    marked: bool
    through: str | None = None
    unread: str = ""

    @property
    def label(self) -> str:
        """As the law prints it: 第三十三条, 第三十三条之一."""
        return label(self.article)


_OLD = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿", strict=True))
_TENS = str.maketrans(_OLD | {"廿": "二十", "卅": "三十", "卌": "四十"})
_SIGNS = f"〇○零一二三四五六七八九十百千两廿卅卌{''.join(_OLD)}万亿"
_NUMBER = "[0-9０-９]{1,4}|[〇○零一二三四五六七八九十百千两]{1,9}"
_B = r"[\s　]*"
_SPREAD = f"[0-9０-９](?:{_B}[0-9０-９]){{0,7}}|[{_SIGNS}](?:{_B}[{_SIGNS}]){{0,11}}"
_OPEN, _CLOSE = "[（(]", "[）)]"
_TO = r"[至到\-—–―－~～]+"
_LIST = rf"(?:{_B}[、，,和及与]{_B}第?{_B}(?:{_NUMBER}))*"
_SPREAD_LIST = rf"(?:{_B}(?:[、，,和及与或]|以及|{_TO}){_B}第?{_B}(?:{_SPREAD}))*"
_UNCLEAR = rf"[\s　{_SIGNS}0-9０-９A-Za-zＡ-Ｚａ-ｚ×✕＊*_＿?？+某□…·.]{{0,14}}"
_SUB = r"(?:之(?P<sub>[一二三四五六七八九十]{1,2}|[0-9]{1,2}))?"
_NONE = "(?!例|件|款约|文|信息)"
_ARTICLE = re.compile(
    rf"第{_B}(?P<marked>(?:{_SPREAD}){_SPREAD_LIST}){_B}[条條]{_SUB}{_NONE}"
    rf"|(?<![0-9０-９{_SIGNS}])(?P<bare>(?:{_NUMBER}){_LIST}){_B}[条條]{_SUB.replace('<sub>', '<bare_sub>')}{_NONE}"
    rf"|第(?P<unclear>{_UNCLEAR})[条條](?!款|目|理|形码)(?!例|件|文|信息)"
)
_PARAGRAPH = re.compile(
    rf"{_B}[、，,和及]?{_B}第?{_B}(?P<numbers>(?:{_SPREAD})(?:{_B}款?{_B}(?:[、，,和及与]|{_TO}){_B}第?{_B}(?:{_SPREAD}))*){_B}款"
)
_ITEM = re.compile(
    rf"{_B}[、，,和及]?{_B}第?{_B}(?P<numbers>{_OPEN}?{_B}(?:{_SPREAD}){_B}{_CLOSE}?"
    rf"(?:{_B}项?{_B}(?:(?:[、，,和及与]|{_TO}){_B}第?{_B}{_OPEN}?|{_OPEN}){_B}(?:{_SPREAD}){_B}{_CLOSE}?)*){_B}[项項](?!目)"
    rf"|第?(?P<bracketed>{_OPEN}(?:{_NUMBER}){_CLOSE})(?![0-9{_SIGNS}])"
)
_NO_PLACE = re.compile(rf"{_B}第{_UNCLEAR}[款项項](?!目)")
_MOST = 10**5
"""No document has so many articles."""
_EACH = re.compile(_SPREAD)
_RANGE = re.compile(rf"{_B}{_TO}{_B}\Z")


def pins(text: str) -> Iterator[Pin]:
    """All places that the text points at, in the order of print."""
    before: Pin | None = None
    for match in _ARTICLE.finditer(text):
        ends_range = before is not None and _RANGE.fullmatch(text[before.end : match.start()])
        through = before.article if before and ends_range else None
        for pin in _pins(text, match):
            yield pin._replace(through=pin.through or through, marked=pin.marked or through is not None)
            before = pin


def number(printed: str) -> int:
    """A printed number of an article, 款 or 项: 三十三, 33, ３３, （三）, 卅三, 三 十 三."""
    digits = fold_digits(squeeze(printed).strip("（()）")).translate(_TENS)
    return int(digits) if digits.isdecimal() else chinese(digits)


def anchor(label: str) -> str:
    """An article's label as passage ids have it: 第三十三条 -> 33, 第三条之一 -> 3-1; others as they stand."""
    match = _ARTICLE.fullmatch(label.strip())
    if match is None or not match["marked"]:
        return label.strip()
    return _article(match["marked"], match["sub"])


def label(article: str) -> str:
    """What `anchor` shortened: 33 -> 第三十三条, 33-1 -> 第三十三条之一; anything else as it stands."""
    main, _, sub = article.partition("-")
    if not main.isdecimal():
        return article
    return f"第{spelled(int(main))}条" + (f"之{spelled(int(sub))}" if sub else "")


def _pins(text: str, match: re.Match[str]) -> Iterator[Pin]:
    start, end, marked = match.start(), match.end(), match["bare"] is None
    *others, (article, through) = _articles(match)
    for other, since in others:
        yield Pin(other, None, None, start, end, marked, since)
    paragraphs, items = list[int | None](), list[int | None]()
    if paragraph := _PARAGRAPH.match(text, end):
        paragraphs, end = _numbers(paragraph["numbers"]), paragraph.end()
    if item := _ITEM.match(text, end):
        items, end = _numbers(item["numbers"] or item["bracketed"]), item.end()
    unread = ""
    if not items and (place := _NO_PLACE.match(text, end)):
        unread, end = squeeze(place[0]), place.end()
    elif None in (*paragraphs, *items):
        unread = squeeze(text[match.end() : end])
    places = [(paragraph, None) for paragraph in paragraphs[:-1]]
    last = paragraphs[-1] if paragraphs else None
    for place_ in [*places, *((last, item) for item in items or [None])]:
        yield Pin(article, *place_, start, end, marked, through, unread)


def _articles(match: re.Match[str]) -> list[tuple[str, str | None]]:
    """The articles that one 条 counts, with the first of the range that each ends; “三十三、四” counts 33 and 34."""
    printed = match["marked"] or match["bare"]
    if not printed:
        return [("", None)]
    articles, last, end = list[tuple[str, str | None]](), 0, 0
    for each in _EACH.finditer(printed):
        between, value = printed[end : each.start()], _counted(each[0])
        if value is None:
            articles.append(("", None))
        else:
            if value < 10 and last > 10 and 0 < last % 10 < value and "第" not in between:
                value += last // 10 * 10
            through = articles[-1][0] if articles and re.search(_TO, between) else None
            articles.append((str(value), through))
        last, end = value or 0, each.end()
    sub = match["sub"] or match["bare_sub"]
    if sub and articles[-1][0]:
        articles[-1] = (f"{articles[-1][0]}-{number(sub)}", articles[-1][1])
    return articles


def _numbers(printed: str) -> list[int | None]:
    """款 or 项 as counted, None where the print is no number; a range as all that it holds."""
    numbers, end = list[int | None](), 0
    for each in _EACH.finditer(printed):
        value, before = _counted(each[0]), numbers[-1] if numbers else None
        if re.search(_TO, printed[end : each.start()]) and value and before:
            numbers.extend(range(before + 1, min(value, before + 99)))
        numbers.append(value)
        end = each.end()
    return numbers


def _counted(printed: str) -> int | None:
    """The number, None where the print is none that anybody counts so: 三三十, 百十."""
    folded = fold_digits(squeeze(printed)).translate(_TENS)
    if folded.isdecimal():
        return int(folded) if int(folded) < _MOST else None
    plain = folded.translate(str.maketrans("〇○两", "零零二"))
    value = chinese(plain)
    if value >= _MOST:
        return None
    as_spelled = {plain, plain.removeprefix("一") if plain.startswith("一十") else plain}
    digits = not any(character in "十百千万亿" for character in plain) and (len(plain) == 1 or "零" in plain)
    return value if digits or spelled(value) in as_spelled else None


def _article(printed: str, sub: str | None) -> str:
    return f"{number(printed)}-{number(sub)}" if sub else str(number(printed))
