"""What is found: an article of a document of law, or a section of a published report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from assistant.knowledge.library import Library
from assistant.knowledge.source import Article, Source

PassageKind: TypeAlias = Literal["law", "report"]

ALWAYS = 99991231
"""The last day of what has no end, as an integer like 20191231."""

NEVER = 0
"""The last day of what ended on a day that nobody here knows: on no day is it said to be in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage. `document` is the source's id, `label` the article's or section's name there.

    `names` say where it stands (document, chapter, title of the article); `asks` are questions that it answers.
    `since`, `until` are the days in force as integers (20190515); for reports the year alone counts.
    """

    id: str
    kind: PassageKind
    document: str
    label: str
    names: str
    text: str
    clauses: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    status: str = "in_force"
    jurisdiction: str = "全国"
    since: int = 0
    until: int = ALWAYS
    year: int = 0
    agency: str = ""


def of_library(library: Library) -> Iterator[Passage]:
    """Every article of every document, repealed ones too: whoever searches leaves these out."""
    for source in library:
        for article in source.articles:
            yield _passage(source, article, library)


def _passage(source: Source, article: Article, library: Library) -> Passage:
    passage = f"{source.id}/{article.anchor}"
    gloss = library.gloss(passage)
    return Passage(
        id=passage,
        kind="law",
        document=source.id,
        label=article.label,
        names=f"{source.called} {article.chapter} {article.title}",
        text=article.text if gloss is None else f"{article.text}\n{gloss.text}",
        clauses=tuple(map(str, article.clauses)),
        asks=article.asks,
        status=source.status,
        jurisdiction=source.jurisdiction,
        since=_day(source.since) or 0,
        until=_day(source.until) or (NEVER if source.status == "repealed" else ALWAYS),
    )


def _day(day: date | None) -> int | None:
    return int(day.strftime("%Y%m%d")) if day else None
