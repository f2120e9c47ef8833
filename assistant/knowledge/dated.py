"""A question asked for a day in the past: answered from what was in force then, or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.knowledge import arithmetic
from assistant.knowledge.answer import Answer, Place
from assistant.knowledge.asking import Limits, ask
from assistant.knowledge.comparing import nearness
from assistant.knowledge.library import Library
from assistant.knowledge.question import Question, understand
from assistant.knowledge.search import search
from assistant.knowledge.source import Source
from assistant.knowledge.sparse import Filters, SparseIndex
from assistant.knowledge.versions import same_document
from assistant.text.similarity import overlap

if TYPE_CHECKING:
    from assistant.knowledge.index import DenseIndex

_EVERYWHERE = "全国"
_LOOKED_AT = 10
_RUN = 2
_NEAR = 0.35
"""So much of an older article's pairs of characters must stand in today's for both to speak of the same matter."""


def ask_on(
    day: date,
    question: str,
    context: Sequence[str],
    index: SparseIndex,
    library: Library,
    *,
    today: date,
    documents: tuple[str, ...] = (),
    dense: "DenseIndex | None" = None,
) -> Answer:
    """Answer from the texts in force on a day.

    Where the document that would answer today was not in force yet, its version of that day answers; without one
    nothing does: another document that happens to hold the same words is no answer.

    Args:
        day: the day.
        question: as the user put it.
        context: earlier questions of the conversation, oldest first.
        index: the open index.
        library: the documents that the index was built from.
        today: the day on which it is asked.
        documents: ids of documents that the user limits the answer to.
        dense: the vectors, where there are any.
    """
    asked = understand(question, library, context)
    meant = [library.sources[one] for one in documents] or _meant(asked, index, library)
    late = [one for one in meant if not one.in_force(day)]
    instead = list(_versions(late, library, day)) or [one for one in meant if one.in_force(day)]
    if late and not instead:
        now = ask(question, context, index, library, today=today, limits=Limits(documents=documents), dense=dense)
        told = _none(late[0], day) if now.answerable else now.answer
        return Answer(question=question, answerable=False, answer=told)
    if late and arithmetic.compute(asked.words, today):
        return Answer(question=question, answerable=False, answer=_no_figures(day))
    within = tuple(one.id for one in instead) if late else documents
    limits = Limits(documents=within, on=int(day.strftime("%Y%m%d")))
    then = as_of(library, day)
    answer = ask(question, context, index, then, today=today, limits=limits, dense=dense)
    if late and not answer.answerable:
        now = ask(question, context, index, library, today=today, limits=Limits(documents=documents), dense=dense)
        answer = _counterpart(now, late, instead) or answer
    said = tuple(f"据{_spoken(day)}有效的文本回答：{_named(one)}。" for one in instead if late)
    return replace(answer, notes=(*said, *answer.notes)) if answer.answerable else answer


def as_of(library: Library, day: date) -> Library:
    """The library as it was on a day: what was not in force is gone, or its version of that day stands in its place."""
    held = dict[str, Source]()
    for key, source in library.sources.items():
        if source.in_force(day):
            held[key] = _then(source)
        elif those := list(_versions([source], library, day)):
            held[key] = _then(those[0])
    return Library(held, library.digests)


def _meant(asked: Question, index: SparseIndex, library: Library) -> list[Source]:
    """The documents that the question names, else the one that would answer it today."""
    named = dict.fromkeys((*asked.documents, *(one.source for one in asked.cited)))
    if known := [library.sources[one] for one in named if one in library.sources]:
        return known
    hits = search(index, asked.words, filters=Filters(kind="law"), limit=_LOOKED_AT)
    found = (library.sources[hit.passage.document] for hit in hits)
    places = asked.places or (_EVERYWHERE,)
    return [one for one in found if one.jurisdiction.startswith(places)][:1]


def _counterpart(now: Answer, late: Sequence[Source], instead: Sequence[Source]) -> Answer | None:
    """The article of that day whose words are nearest to the one that answers today: older versions carry no asks."""
    if not now.answerable or not now.citations or now.citations[0].source.id not in {one.id for one in late}:
        return None
    first = now.citations[0]
    those = [Place(_then(source), article) for source in instead for article in source.articles]
    best = max(those, key=lambda one: nearness(one.text, first.text), default=None)
    if best is None or overlap(best.text, first.text, _RUN) < _NEAR:
        return None
    note = f"这是与现行{first.name}文字最相近的一条，请核对所问的是不是这件事。"
    return replace(now, answer=best.text, citations=(best,), related=(), notes=(note,), asks=(), computed=None)


def _versions(late: Iterable[Source], library: Library, day: date) -> Iterable[Source]:
    """The versions in force on that day of documents that were not, and the repealed documents that they replaced."""
    for one in late:
        for other in library:
            replaced = other.status == "repealed" and other.replaced_by == one.id
            if other.id != one.id and (replaced or same_document(other, one)) and other.in_force(day):
                yield other


def _then(source: Source) -> Source:
    """A document in the state of a day on which it was in force."""
    return replace(source, status="in_force", replaced_by="") if source.status == "repealed" else source


def _none(source: Source, day: date) -> str:
    since = f"：现有的文本自{_spoken(source.since)}起施行" if source.since and day < source.since else ""
    return (
        f"资料库里没有{_spoken(day)}有效的《{source.called}》{since}。"
        "请用 gongkai corpus add 添加当时的文本后再问，或不写日期，按现行规定回答。"
    )


def _no_figures(day: date) -> str:
    return f"{_spoken(day)}当时的期限和收费数字没有收录，不能计算；请看当时的条文。"


def _named(source: Source) -> str:
    return f"《{source.title}》" + (f"（{source.number}）" if source.number else "")


def _spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
