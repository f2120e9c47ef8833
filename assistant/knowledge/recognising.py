"""An official text as sites and databases hand it out -> the document with its chapters, articles, 款 and 项."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from assistant.document.blocks import Document, Grid
from assistant.errors import InputError
from assistant.knowledge.imprint import Imprint, days, is_title, read_imprint, words
from assistant.knowledge.joining import paragraphs
from assistant.knowledge.source import Article, Clause, Source
from assistant.knowledge.versions import key
from assistant.text.articles import anchor, label, number
from assistant.text.folding import squeeze

_NUMERAL = "[〇○零一二三四五六七八九十百]{1,7}|[0-9０-９]{1,3}"
_ARTICLE = re.compile(rf"第\s?({_NUMERAL})\s?条(?:\s?之\s?([一二三四五六七八九十]{{1,2}}))?(?![0-9])")
_LABEL = re.compile(r"第[\s〇○零一二三四五六七八九十百0-9０-９]+[条章节编](?:之[一二三四五六七八九十]{1,2}(?=\s))?")
_INNER = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef“”‘’]) (?=[\u3000-\u9fff\uff00-\uffef“”‘’])")
_AFTER = re.compile(r"\s|【|[:：]|$")
_CITES = re.compile(
    rf"规定[的，。、；情以由]|第(?:{_NUMERAL})[款项条]|[款、及至，的之（(]|和第|所[称列规]|中[的规，]|以[上下外]"
)
_DIVISION = re.compile(rf"(第\s?(?:{_NUMERAL})\s?([编章节]))\s?(.{{0,30}})")
_PART = re.compile(rf"({_NUMERAL})、\s?(.*)", re.S)
_SUBPART = re.compile(rf"[（(]({_NUMERAL})[）)]\s?(.*)", re.S)
_ITEM = re.compile(rf"[（(](?:{_NUMERAL})[）)]")
_SUBITEM = re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9])|[①-⑳⑴-⒇]")
_ENDED = re.compile(r"[。；：:;！？][”’）)」』]?$|[”’]$")
_CONTENTS = re.compile(r"目\s*[录次]")
_IN_FORCE = re.compile(r"(?:公布|发布|印发|通过)之日起(?:施行|实施|执行)")
_NAMED = re.compile(r"((?:19|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
_LEAST = 2
"""A document of so few articles is none: a page that quotes one."""


def recognise(document: Document) -> Source:
    """The official text with all that it says of itself; `id` is empty: whoever keeps it knows what else there is.

    Raises:
        InputError: this is no document of law.
    """
    lines = [_mended(line) for line in paragraphs(document)]
    body = _Body()
    for place, line in enumerate(lines):
        body.take(line, lines[place + 1] if place + 1 < len(lines) else "")
    if len(body.articles) >= _LEAST:
        first, articles = body.first(lines), _trimmed(body.built())
    else:
        first, articles = _parts(lines)
    tags = [document.properties.get(key, "") for key in ("ArticleTitle", "articletitle")]
    cells = [cell.text for block in document.blocks if isinstance(block, Grid) for cell in block.cells]
    imprint = read_imprint([*_labelled(cells), *lines[:first]], [*filter(None, tags), document.title])
    if imprint is None or not articles:
        raise _refusal(document.name)
    return _source(document, imprint, articles)


@dataclass(slots=True)
class _Draft:
    """An article that is being read."""

    label: str
    chapter: str
    start: int
    lines: list[str] = field(default_factory=list)


class _Body:
    """Reads paragraphs one by one; `articles` are those of the text, those of a table of contents left out."""

    def __init__(self) -> None:
        self.articles: list[_Draft] = []
        self._divisions: dict[str, str] = {}
        self._place = -1
        self._over = False

    def take(self, line: str, following: str) -> None:
        """The next paragraph, and the one after it, which tells a heading from a sentence."""
        self._place += 1
        if self._over:
            return
        if opened := _opened(line, self._expected()):
            self._open(*opened)
        elif name := _division(line, following):
            self._divide(*name)
        elif self.articles:
            self.articles[-1].lines.append(line)

    def first(self, lines: Sequence[str]) -> int:
        """Where the text begins: the place of the first article."""
        return self.articles[0].start if self.articles else len(lines)

    def built(self) -> list[Article]:
        """The articles by 款 and 项."""
        return [Article(one.label, tuple(_clauses(one.lines)), chapter=one.chapter) for one in self.articles]

    def _expected(self) -> int:
        return int(anchor(self.articles[-1].label).split("-")[0]) + 1 if self.articles else 1

    def _open(self, name: str, rest: str) -> None:
        if name == label("1") and self.articles:
            if any(line.endswith("。") for one in self.articles for line in one.lines):
                self._over = True  # a second document in the same file
                return
            self.articles.clear()
        self.articles.append(_Draft(name, " ".join(self._divisions.values()), self._place, [rest] if rest else []))

    def _divide(self, kind: str, name: str) -> None:
        order = "编章节".index(kind)
        self._divisions = {one: text for one, text in self._divisions.items() if "编章节".index(one) < order}
        self._divisions[kind] = name


def _mended(line: str) -> str:
    """A paragraph without the blanks that a line's end in the file left between characters: 第四十 一条."""
    line = _LABEL.sub(lambda match: squeeze(match[0]), line)
    label_end = match.end() if (match := _LABEL.match(line)) else 0
    return line[: label_end + 1] + _INNER.sub("", line[label_end + 1 :])


def _opened(line: str, expected: int) -> tuple[str, str] | None:
    """Label and first words of an article that this paragraph opens; None where it only cites one."""
    match = _ARTICLE.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    if not _AFTER.match(rest) and (number(match[1]) != expected or _CITES.match(rest)):
        return None
    sub = f"-{number(match[2])}" if match[2] else ""
    return label(f"{number(match[1])}{sub}"), rest.lstrip(" :：")


def _division(line: str, following: str) -> tuple[str, str] | None:
    """Kind (编, 章, 节) and name of a heading."""
    if (match := _DIVISION.fullmatch(line)) and not _ENDED.search(line):
        return match[2], f"{squeeze(match[1])} {squeeze(match[3])}".strip()
    part = _PART.fullmatch(line)
    if part and len(line) < 24 and not _ENDED.search(line) and _ARTICLE.match(following):
        return "章", squeeze(line)
    return None


def _clauses(lines: Sequence[str]) -> Iterator[Clause]:
    """款 and their 项; what is counted within a 项 (1. 2.) stays in its line."""
    text, items = "", list[str]()
    for line in lines:
        if (text or items) and _ITEM.match(line):
            items.append(line)
        elif items and _SUBITEM.match(line):
            items[-1] += line
        elif text and not items and _SUBITEM.match(line):
            text += line
        else:
            if text or items:
                yield Clause(text, tuple(items))
            text, items = line, []
    if text or items:
        yield Clause(text, tuple(items))


def _trimmed(articles: list[Article]) -> list[Article]:
    """Without what stands below the text (signature, annexes, the page's foot) in the last article."""
    kept = list[Clause]()
    for clause in articles[-1].clauses:
        if kept and (not _ENDED.search(clause.text) or re.match(words()["furniture"], clause.text)):
            break
        kept.append(clause)
    last = articles[-1]
    return [*articles[:-1], Article(last.label, tuple(kept), last.title, last.chapter)]


def _parts(lines: Sequence[str]) -> tuple[int, list[Article]]:
    """Place of the first sentence, and a notice's parts: 一, 一（一）; 引言 before them, 正文 where there are none."""
    title = next((place for place, line in enumerate(lines) if is_title(line, "letters")), None)
    if title is None:
        return len(lines), []
    start = next((place for place in range(title + 1, len(lines)) if len(lines[place]) > 15), len(lines))
    drafts = [_Draft("引言", "", start)]
    part = chapter = ""
    for place in range(start, len(lines)):
        line = lines[place]
        if top := _PART.fullmatch(line):
            part, chapter = top[1], squeeze(line) if not _ENDED.search(line) else ""
            drafts.append(_Draft(part, chapter, place, [] if chapter else [top[2]]))
        elif part and (sub := _SUBPART.fullmatch(line)) and not _lists(drafts[-1]):
            drafts.append(_Draft(f"{part}（{sub[1]}）", chapter, place, [sub[2]]))
        else:
            drafts[-1].lines.append(line)
    if len(drafts) == 1:
        drafts[0].label = "正文"
    articles = [Article(one.label, tuple(_clauses(one.lines)), chapter=one.chapter) for one in drafts if one.lines]
    return start, _trimmed(articles) if articles else []


def _lists(draft: _Draft) -> bool:
    """Whether a sentence announces a list whose （一） are its 项."""
    return any(line.endswith(("：", ":")) for line in draft.lines)


def _labelled(cells: Sequence[str]) -> Iterator[str]:
    """Pairs of a page's table of particulars: 发文字号, 国办函〔2020〕109号."""
    for name, value in pairwise(cells):
        if "文号" in squeeze(name) or "字号" in squeeze(name):
            yield f"文号：{squeeze(value)}"


def _source(document: Document, imprint: Imprint, articles: Sequence[Article]) -> Source:
    numbered = [one for one in articles if _ARTICLE.match(one.label)]
    missing = list(_missing(numbered))
    adopted, published = imprint.last("adopted"), imprint.last("published")
    named = _named_day(document.name, imprint)
    if adopted and published and published < adopted:
        published = None
    effective = imprint.last("effective") or _effective(articles, published or adopted)
    published = named or published
    made = max((day for day in (adopted, published) if day), default=None)
    if effective and made and effective < made:
        effective = None  # an amended law names the day of its first text, and does not say its own
    return Source(
        id="",
        title=imprint.title,
        articles=tuple(articles),
        kind="official",
        short=tuple(one for one in (imprint.title.removeprefix("中华人民共和国"),) if one != imprint.title),
        number=imprint.number,
        issuer=imprint.issuer,
        rank=imprint.rank,
        adopted=adopted,
        published=published,
        effective=effective,
        history=(
            *(f"{event.day} {event.text}".strip() for event in imprint.events),
            *((f"{named} 版本（据文件名）",) if named else ()),
        ),
        articles_total=_last(numbered),
        read="part" if missing else "full",
        unread=tuple(missing),
        name=document.name,
        sha256=document.sha256,
    )


def _named_day(name: str, imprint: Imprint) -> date | None:
    """The version that a database names in its file's name (行政许可法_20190423.docx) where the text does not."""
    match = _NAMED.search(name)
    if match is None or key(imprint.title) not in key(name):
        return None
    try:
        day = date(*map(int, match.groups()))
    except ValueError:  # a number that is no day
        return None
    return day if all(event.day < day for event in imprint.events if "effective" not in event.kinds) else None


def _last(numbered: Sequence[Article]) -> int | None:
    return int(anchor(numbered[-1].label).split("-")[0]) if numbered else None


def _missing(numbered: Sequence[Article]) -> Iterator[str]:
    """Labels of articles that the counting passes over."""
    held = {int(one.anchor.split("-")[0]) for one in numbered}
    yield from (label(str(count)) for count in range(1, max(held, default=0)) if count not in held)


def _effective(articles: Sequence[Article], made: date | None) -> date | None:
    """The day from which the last articles put the document in force."""
    for article in reversed(articles[-3:]):
        text = article.text
        for day, _, end in days(text):
            if re.match(r"\s*起(?:施行|实施|执行)", text[end:]):
                return day
        if _IN_FORCE.search(text):
            return made
    return None


def _refusal(name: str) -> InputError:
    return InputError(
        "看不出这是一部法规、规章或公文：没有找到标题和条文",
        place=name,
        remedy="请提供带标题的官方全文（每条以“第…条”开头，或以一、（一）分段），或已发布的年度报告",
    )
