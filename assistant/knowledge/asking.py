"""From a question to its answer: taken apart, computed or refused, found, weighed, and the words that answer chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from assistant.knowledge import arithmetic, deciding, refusing, standing
from assistant.knowledge.amounts import contradicts
from assistant.knowledge.answer import Answer, Place
from assistant.knowledge.citation import Citation
from assistant.knowledge.extracting import Extract, extract
from assistant.knowledge.library import Library
from assistant.knowledge.question import Question, holds, understand
from assistant.knowledge.refusing import Refusal
from assistant.knowledge.search import Hit, search
from assistant.knowledge.signals import Weigher, signals
from assistant.knowledge.source import Article, Source
from assistant.knowledge.sparse import Filters, SparseIndex

if TYPE_CHECKING:
    from assistant.knowledge.index import DenseIndex

_FOUND = 10
_CITED = 3
"""Articles shown with an answer at most; those far behind the first are left out."""
_NEAR = 0.88
"""A further article is cited where its score is at least this share of the first's."""
_RELATED = 5
_FIGURES_ASKED = ("duration", "date", "money")
_WITHOUT_FIGURE = 0.9
"""What is left of the score of an article that names no figure where one of these kinds is asked for."""
_RIVAL = 0.92
"""Two documents so near in score may both be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the user limits the answer to: documents by id, and a day on which they are in force (20240131; 0: any)."""

    documents: tuple[str, ...] = ()
    on: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A question with what was found for it: a sum, or hits with the reason to refuse or the signals to weigh.

    Neither reason nor signals where articles are named that the library holds. `following`: it keeps to the document of
    the question before it.
    """

    asked: Question
    weigher: Weigher
    hits: Sequence[Hit] = ()
    refused: Refusal | None = None
    signals: Mapping[str, float] = field(default_factory=dict)
    sum: arithmetic.Sum | None = None
    following: bool = False


def ask(
    question: str,
    context: Sequence[str],
    index: SparseIndex,
    library: Library,
    *,
    today: date,
    limits: Limits | None = None,
    dense: "DenseIndex | None" = None,
) -> Answer:
    """Answer a question from the library, or say why not.

    Args:
        question: as the user put it.
        context: earlier questions of the conversation, oldest first.
        index: the open index.
        library: the documents that the index was built from.
        today: the day on which it is asked.
        limits: documents and day that the user limits the answer to.
        dense: the vectors, where there are any.
    """
    seen = prepare(question, context, index, library, today=today, limits=limits, dense=dense)
    if seen.sum:
        return _computed(seen.asked, seen.sum, library)
    if named := standing.meant(seen.asked, library):
        return _answer(seen.asked, Extract(standing.told(named, library)), (Place(named, named.articles[0]),), library)
    if refused := seen.refused or (seen.signals and _doubt(seen, library)):
        return _refused(seen, refused, library)
    return _extractive(seen, library) if seen.signals else _of_named(seen, library)


def prepare(
    question: str,
    context: Sequence[str],
    index: SparseIndex,
    library: Library,
    *,
    today: date,
    limits: Limits | None = None,
    dense: "DenseIndex | None" = None,
) -> Seen:
    """All that an answer is made from; arguments as those of `ask`."""
    limits = limits or Limits()
    asked = understand(question, library, context)
    weigher = Weigher(len(index), index.rarity)
    if sum_ := arithmetic.compute(asked.text, today, context):
        return Seen(asked, weigher, sum=sum_)
    hits = _search(asked, index, library, limits, dense)
    refused, suspected = refusing.refusal(asked, library), refusing.suspected(asked, today)
    meant = _cited(asked.cited[0], library) if asked.cited else _place(library, hits[0].passage.id) if hits else None
    refused = refused or _misstated(asked, meant, weigher)
    if asked.cited and suspected:
        refused = refused or refusing.say(suspected)
    if refused or asked.cited:
        return Seen(asked, weigher, hits, refused)
    if not hits:
        return Seen(asked, weigher, refused=refusing.say(suspected or "uncovered"))
    best = hits[0].passage
    if part := deciding.unread(asked, best, library.sources[best.document], weigher):
        refused = refusing.say("unread_part", document=library.sources[best.document].called, what=part)
        return Seen(asked, weigher, hits, refused)
    before = search(index, context[-1], filters=Filters(kind="law"), limit=1) if context else []
    following = any(hit.passage.document == best.document for hit in before)
    return Seen(asked, weigher, hits, signals=signals(asked, hits, weigher, suspected), following=following)


def _misstated(asked: Question, place: Place | None, weigher: Weigher) -> Refusal | None:
    """That the article named, or else found, says another figure than the question says it does."""
    if place is None or not asked.marks & {"claim", "assertion", "stated"}:
        return None
    if not contradicts(place.article.text, asked.text):
        return None
    return refusing.say("premise", found=f"{place.name}：{extract(asked, place.article, weigher).text}")


def _search(
    asked: Question, index: SparseIndex, library: Library, limits: Limits, dense: "DenseIndex | None"
) -> list[Hit]:
    """What is found, within the documents named; repealed ones only where they are named."""
    within = limits.documents or asked.documents
    repealed = any(library.sources[one].status == "repealed" for one in within)
    filters = Filters(kind="law", documents=within, on=limits.on, repealed=repealed)
    hits = search(index, asked.words, filters=filters, dense=dense, limit=_FOUND)
    if asked.leans:
        hits = _joined(hits, search(index, asked.text, filters=filters, dense=dense, limit=_FOUND))
    places = [hit for hit in hits if _of_place(hit, asked, library)] or hits
    return sorted(places, key=lambda hit: -_fitting(hit, asked))


def _fitting(hit: Hit, asked: Question) -> float:
    """A hit's score, less where a figure is asked for and the article names none of its kind."""
    figure = asked.wants in _FIGURES_ASKED and holds(asked.wants, hit.passage.text) < 1
    return hit.score * (_WITHOUT_FIGURE if figure else 1.0)


def _joined(whole: Sequence[Hit], own: Sequence[Hit]) -> list[Hit]:
    """The hits of a question with the one before it and of the question alone, scores added."""
    held = {hit.passage.id: hit for hit in whole}
    for hit in own:
        before = held.get(hit.passage.id)
        held[hit.passage.id] = hit._replace(score=hit.score + (before.score if before else 0.0))
    return sorted(held.values(), key=lambda hit: -hit.score)[:_FOUND]


def _of_place(hit: Hit, asked: Question, library: Library) -> bool:
    """Local rules answer only where their place is named; then they come first."""
    jurisdiction = library.sources[hit.passage.document].jurisdiction
    if asked.places:
        return any(jurisdiction.startswith(place) for place in asked.places)
    return jurisdiction == "全国"


def _doubt(seen: Seen, library: Library) -> Refusal | None:
    """Why what was found does not answer: it contradicts what the question claims, or speaks of something else."""
    if deciding.answered(seen.signals, seen.following):
        return None
    if kind := deciding.unlawful(seen.signals):
        return refusing.say(kind)
    place = _place(library, seen.hits[0].passage.id)
    if (
        place
        and (seen.signals["claim"] or seen.signals["assertion"])
        and seen.signals["share_best"] > deciding.config()["premise"]
    ):
        told = extract(seen.asked, place.article, seen.weigher)
        return refusing.say("unsupported", found=f"{place.name}：{told.text}")
    return refusing.say("uncovered")


def _extractive(seen: Seen, library: Library) -> Answer:
    asked, hits = seen.asked, seen.hits
    near = [hit for hit in hits if hit.score >= _NEAR * hits[0].score][:_CITED]
    places = [place for hit in near if (place := _place(library, hit.passage.id))]
    told = extract(asked, places[0].article, seen.weigher, _ask(hits[0]))
    places[0] = replace(places[0], paragraph=told.paragraph, item=told.item)
    rival = _rival(hits, places, library)
    asks = (f"也可能问的是{rival.name}（{rival.article.title}）；请说明指的是哪一件事。",) if rival else ()
    return _answer(asked, told, tuple(places), library, asks)


def _ask(hit: Hit) -> str:
    """The ask by which the passage was found, "" where none was."""
    return hit.passage.asks[hit.asks[0]] if hit.asks else ""


def _rival(hits: Sequence[Hit], places: Sequence[Place], library: Library) -> Place | None:
    """An article of another document that answers as well: the question does not say which matter is meant."""
    first = hits[0]
    for hit in hits[1:3]:
        if hit.score >= _RIVAL * first.score and hit.passage.document != first.passage.document:
            return _place(library, hit.passage.id)
    return None


def _of_named(seen: Seen, library: Library) -> Answer:
    """The articles that the question names."""
    asked = seen.asked
    places = tuple(place for one in asked.cited if (place := _cited(one, library)))
    told = extract(asked, places[0].article, seen.weigher)
    if not (places[0].paragraph or places[0].item) and deciding.only_named(asked):
        told = Extract(places[0].article.text)
    return _answer(asked, told, places, library)


def _answer(
    asked: Question, told: Extract, places: tuple[Place, ...], library: Library, asks: tuple[str, ...] = ()
) -> Answer:
    first = places[0]
    return Answer(
        question=asked.text,
        answerable=True,
        answer=told.text,
        citations=places,
        related=tuple(_related(places, library)),
        notes=tuple(_notes(first, library)),
        asks=asks,
    )


def _refused(seen: Seen, refused: Refusal, library: Library) -> Answer:
    nearest = [place for hit in seen.hits[:_CITED] if (place := _place(library, hit.passage.id))]
    if refused.kind in ("chitchat", "opinion"):
        nearest = []
    return Answer(question=seen.asked.text, answerable=False, answer=refused.text, related=tuple(nearest))


def _computed(asked: Question, one: arithmetic.Sum, library: Library) -> Answer:
    """A sum with its steps, the articles that they rest on, and what is asked back."""
    computed = one.computed
    if computed is None:
        return _not_computed(asked, one, library)
    sources = dict.fromkeys(step.source for step in computed.steps)
    places = [place for source in sources if (place := _source(source, library))]
    provisional = tuple(f"{year}年的放假安排还没有收录，结果待核" for year in computed.provisional)
    return Answer(
        question=asked.text,
        answerable=True,
        answer=one.said or f"{computed.words}。",
        citations=tuple(places),
        related=tuple(_related(places, library)),
        notes=(*one.notes, *computed.assumptions, *provisional, *(_notes(places[0], library) if places else ())),
        asks=one.asks,
        computed=computed,
    )


def _not_computed(asked: Question, one: arithmetic.Sum, library: Library) -> Answer:
    """Why nothing is computed, with the articles behind that, and what is asked back."""
    return Answer(
        question=asked.text,
        answerable=False,
        answer=one.said or "还缺计算所需的信息。",
        related=tuple(place for source in one.sources if (place := _place(library, source))),
        notes=one.notes,
        asks=one.asks,
    )


def _source(passage: str, library: Library) -> Place | None:
    """The article of a step; of a document alone, the article that its figure stands in."""
    return _place(library, passage) if "/" in passage else _place(library, _FIGURES.get(passage, ""))


_FIGURES = {"guobanhan-2020-109": "guobanhan-2020-109/4"}


def _notes(place: Place, library: Library) -> Iterator[str]:
    """What must be known beside the answer: status, reservations, that it is a digest."""
    source, article = place.source, place.article
    if source.status == "repealed":
        yield f"{standing.repealed(source, library)}，不能再作依据。"
    yield from map(str, article.reservations)
    yield f"《{source.title}》{_dated(source)}。"
    if source.kind == "digest":
        yield "以上是本项目整理的摘要，不是官方原文；引用请核对官方文本" + (f"：{source.url}" if source.url else "。")


def _dated(source: Source) -> str:
    parts = [source.number] if source.number else []
    if source.effective:
        parts.append(f"{source.effective.year}年{source.effective.month}月{source.effective.day}日起施行")
    if source.jurisdiction != "全国":
        parts.append(f"只在{source.jurisdiction}适用")
    return "，".join(["", *parts]).removeprefix("，") if parts else "日期、文号没有读到"


def _related(places: Sequence[Place], library: Library) -> Iterator[Place]:
    """What the first article says to read beside it, so far as it is not cited."""
    shown = {place.passage for place in places}
    others = [one for place in places[:1] for one in place.article.related if one not in shown]
    yield from islice(filter(None, (_place(library, one) for one in others)), _RELATED)


def _place(library: Library, passage: str) -> Place | None:
    found = library.article(passage)
    return Place(*found) if found else None


def _cited(citation: Citation, library: Library) -> Place | None:
    found: tuple[Source, Article] | None = library.article(citation.passage or "")
    return Place(*found, citation.paragraph, citation.item) if found else None
