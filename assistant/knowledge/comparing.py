"""A text beside another of the same document: what it lacks, what it says otherwise, whether both are one version."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.knowledge.amounts import CALENDAR, DUE, Amount, read
from assistant.knowledge.source import Article, Source
from assistant.text.articles import label
from assistant.text.similarity import runs

_MARKS = re.compile(r"[\W_]+")
_UNITS = ("工作日", "月", "年", "日", "小时", "元", "倍")
_YEARS = 1900
"""A date's value from here on is a year; a day of a month is at most 1231."""
_DAY_NAMED = "1日"
"""Of 某月一日, which other words may name: it tells nothing."""
_RUN = 2
_TELLING = 10
"""So many runs a digest's article must have to be told from others."""
_ALIGNED = 0.9
"""From this share of a digest's articles on that are nearest to the text's article of the same number, both are one."""

_LISTED = 2
"""So many articles in a row are named one by one."""


class Otherwise(NamedTuple):
    """An article whose figures are not those of the digest: figures of the text alone, and of the digest alone."""

    label: str
    text: tuple[str, ...]
    digest: tuple[str, ...]

    def __str__(self) -> str:
        ours = f"这份里的{'、'.join(self.text)}，摘要里没有" if self.text else ""
        theirs = f"摘要里的{'、'.join(self.digest)}，这份里没有" if self.digest else ""
        return f"{self.label}的数字与摘要不同：{'；'.join(filter(None, (ours, theirs)))}"


def wanting(source: Source, others: Iterable[Source]) -> list[str]:
    """Anchors of numbered articles that one of the others has, or counts, and the text has not, in their order."""
    had = {one.anchor for one in source.articles if one.text}
    wanted = set[str]()
    for other in others:
        wanted.update(one.anchor for one in other.articles if one.text)
        wanted.update(map(str, range(1, (other.articles_total or 0) + 1)))
    return sorted((one for one in wanted - had if _order(one)), key=_order)


def differing(source: Source, other: Source) -> Iterator[str]:
    """Labels of the articles that both have and whose words differ; marks and blanks do not count."""
    for article in source.articles:
        held = other.article(article.anchor)
        if held and plain(held) != plain(article):
            yield article.label


def otherwise(source: Source, digest: Source) -> Iterator[Otherwise]:
    """The articles in which text and digest name other days, times or sums."""
    for article in source.articles:
        gloss = digest.article(article.anchor)
        if gloss is None or not article.text:
            continue
        ours, theirs = figures(article.text), figures(gloss.text)
        if ours != theirs:
            yield Otherwise(article.label, tuple(sorted(ours - theirs)), tuple(sorted(theirs - ours)))


def figures(text: str) -> frozenset[str]:
    """Days, times and sums with their units: 20工作日, 3月, 100元; however they are spelled."""
    return frozenset(part for one in read(text) for part in _parts(one)) - {_DAY_NAMED}


def _parts(amount: Amount) -> Iterator[str]:
    """An amount as figures and unit; a date in its parts, for a digest may name the month alone."""
    if amount.unit in _UNITS:
        yield f"{amount.value:.10g}{amount.unit}"
    elif amount.unit == CALENDAR and amount.value >= _YEARS:
        yield f"{amount.value:.0f}年"
    elif amount.unit in (CALENDAR, DUE):
        month, day = divmod(int(amount.value), 100)
        yield from (f"{part}{unit}" for part, unit in ((month, "月"), (day, "日")) if part)


def alike(source: Source, digest: Source) -> bool:
    """Whether the text is, article for article, what the digest digests: as many, each nearest to its own number."""
    numbered = [one for one in source.articles if _order(one.anchor)]
    if not numbered or digest.articles_total != _order(numbered[-1].anchor)[0]:
        return False
    told = [one for one in digest.articles if len(_runs(one.text)) >= _TELLING and _order(one.anchor)]
    near = sum(gloss.anchor == max(numbered, key=lambda one: nearness(one.text, gloss.text)).anchor for gloss in told)
    return bool(told) and near >= _ALIGNED * len(told)


def nearness(text: str, other: str) -> float:
    """How much two articles have in common, longer ones by chance discounted; for comparison only."""
    own = _runs(text)
    return float(len(own & _runs(other)) / (len(own) ** 0.5 + 1))


def spans(anchors: Sequence[str]) -> str:
    """Articles in words, three and more in a row as a range: 第三条、第四条、第十二条至第五十六条."""
    groups = list[list[str]]()
    for anchor in anchors:
        if groups and _next(groups[-1][-1]) == anchor:
            groups[-1].append(anchor)
        else:
            groups.append([anchor])
    return "、".join(
        f"{label(one[0])}至{label(one[-1])}" if len(one) > _LISTED else "、".join(map(label, one)) for one in groups
    )


def plain(article: Article) -> str:
    """The words of an article, marks and blanks left out."""
    return _MARKS.sub("", article.text)


def by_number(articles: Iterable[Article]) -> list[Article]:
    """Numbered articles in their order."""
    return sorted(articles, key=lambda one: _order(one.anchor))


@lru_cache(maxsize=1024)
def _runs(text: str) -> frozenset[str]:
    return runs(text, _RUN)


def _next(anchor: str) -> str:
    return str(int(anchor) + 1) if anchor.isdecimal() else ""


def _order(anchor: str) -> tuple[int, ...]:
    """33-1 -> (33, 1); empty for what has no number of an article."""
    parts = anchor.split("-")
    return tuple(map(int, parts)) if all(one.isdecimal() for one in parts) else ()
