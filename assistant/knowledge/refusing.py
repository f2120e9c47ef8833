"""Why a question is not answered, in the words of refusals.toml: for what it names, or for what it seems to ask."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from assistant.knowledge.citation import Citation, verify
from assistant.knowledge.library import Library
from assistant.knowledge.question import Question
from assistant.text.articles import label

_YEAR = re.compile(r"(20[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered: `kind` as in refusals.toml, `text` in Chinese."""

    kind: str
    text: str


def refusal(question: Question, library: Library) -> Refusal | None:
    """The first reason against answering, whatever is found: what is named is not held, or nowhere written."""
    return next(_reasons(question, library), None)


def suspected(question: Question, today: date) -> str:
    """The kind of question that no law answers which it seems by its turns of phrase, "" where it seems none."""
    marks = question.marks
    if "chitchat" in marks and not question.documents:
        return "chitchat"
    if "opinion" in marks:
        return "opinion"
    if "future" in marks or any(int(year) > today.year for year in _YEAR.findall(question.text)):
        return "future"
    return "own" if "private" in marks or _of_the_house(question) else ""


def say(kind: str, **values: str) -> Refusal:
    """The refusal of that kind in its words."""
    return Refusal(kind, _words()[kind].format(**values))


def _reasons(question: Question, library: Library) -> Iterator[Refusal]:
    if question.strangers:
        yield say("stranger", names="、".join(f"《{name}》" for name in question.strangers))
    if "old" in question.marks and not any(library.sources[one].status == "repealed" for one in question.documents):
        yield say("old")
    for cited in question.cited:
        yield from _unheld(cited, library)
    if places := [place for place in question.places if not _held(place, library)]:
        yield say("local", places="、".join(places))


def _of_the_house(question: Question) -> bool:
    """Whether it asks for what stands in the office's own files: its figures, people, papers, what happened to them."""
    marks = question.marks
    if "fact" in marks and marks & {"own", "told"} and "norm" not in marks:
        return True
    return "strong_own" in marks and not marks & {"ruled", "situation"}


def _unheld(cited: Citation, library: Library) -> Iterator[Refusal]:
    """Articles, 款 and 项 that do not exist or that nobody here has read."""
    source = library.sources.get(cited.source)
    if source is None:
        yield say("stranger", names=f"《{cited.document}》")
        return
    verdict = verify(cited, library)
    if verdict.status == "absent":
        yield say("absent", what=verdict.note)
    elif source.article(cited.article) is None:
        yield say("unread", what=f"《{source.called}》{label(cited.article)}")


def _held(place: str, library: Library) -> bool:
    return any(source.jurisdiction.startswith(place) for source in library)


@cache
def _words() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads((Path(__file__).parent / "refusals.toml").read_text("utf-8"))
    return table
