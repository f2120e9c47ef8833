"""Find passages: candidates by the index of words, each weighed by what of the question it covers."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, fsum, log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.knowledge import glossary
from assistant.knowledge.linear import model
from assistant.knowledge.passages import Passage
from assistant.knowledge.sparse import Filters, SparseIndex, Unit, Words
from assistant.knowledge.tokens import terms

if TYPE_CHECKING:
    from assistant.knowledge.index import DenseIndex, Near

_EVERYWHERE = "全国"


class Hit(NamedTuple):
    """A passage with its score, and which of its asks (from 0) are most like the question, the most alike first."""

    passage: Passage
    score: float
    asks: tuple[int, ...] = ()


@cache
def weights() -> dict[str, Any]:
    """The weights of weights.toml."""
    return tomllib.loads((Path(__file__).parent / "weights.toml").read_text("utf-8"))


def search(
    index: SparseIndex,
    question: str,
    *,
    added: Sequence[str] | None = None,
    filters: Filters | None = None,
    dense: "DenseIndex | None" = None,
    limit: int = 10,
) -> list[Hit]:
    """The passages that best match a question, best first.

    Args:
        index: the open index.
        question: as the user put it.
        added: legal words beside the question's own; None: those of the glossary.
        filters: what passages must fulfil.
        dense: the vectors, where there are any: they reorder and add passages.
        limit: how many at most.
    """
    counted = weighed(question, glossary.added(question) if added is None else added)
    filters = filters or Filters()
    wide = weights()["candidates"]
    asked = _asked(question, index, counted)
    units = index.search(asked.own, filters, max(wide["units"], 4 * limit))
    found = _put_together(units)[: max(wide["passages"], limit)]
    hits = _ranked(found, index, asked)
    if dense is not None:
        hits = _fused(hits, dense.near(question), index, filters, question)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def weighed(question: str, added: Sequence[str] = ()) -> dict[str, float]:
    """The terms of a question and of the words added to it, each with its weight."""
    counted = dict.fromkeys(terms(question), 1.0)
    for term in terms(" ".join(added)):
        counted.setdefault(term, weights()["terms"]["added"])
    return counted


class _Asked(NamedTuple):
    """A question, the share of each term in all their weights, and the same of those that are its own, not added."""

    text: str
    shares: Mapping[str, float]
    own: Mapping[str, float]


def _asked(question: str, index: SparseIndex, counted: Mapping[str, float]) -> _Asked:
    """The question with the weights of its terms, which grow with rarity."""
    units = len(index) + 1
    weighed = {term: weight * log(units / (index.rarity(term) + 1)) for term, weight in counted.items()}
    total = sum(weighed.values()) or 1.0
    shares = {term: weight / total for term, weight in weighed.items()}
    return _Asked(question, shares, {term: shares[term] for term in dict.fromkeys(terms(question))})


def _put_together(units: Sequence[Unit]) -> list[tuple[int, float]]:
    """Positions of passages with a score from their own words and their asks, best first."""
    parts, scores = weights()["parts"], dict[int, float]()
    shares = (parts["whole"], parts["asks"])
    for position, part, score in units:
        scores[position] = scores.get(position, 0.0) + shares[part] * score
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))


def _ranked(found: Sequence[tuple[int, float]], index: SparseIndex, asked: _Asked) -> list[Hit]:
    """The passages weighed: what of the question they cover, whether their document is meant, how like their asks are.

    Asks are compared for the best alone: it costs most and lifts nothing from further back.
    """
    passages = [index.passage(position) for position, _ in found]
    lean = _leaning(asked, {passage.document for passage in passages})
    covered = sorted(
        (
            -score * _covered(index.words(position), asked) * lean[passage.document] * _meant(passage, asked.text),
            position,
            passage,
        )
        for (position, score), passage in zip(found, passages, strict=True)
    )
    front = weights()["alike"]["passages"]
    hits = list[Hit]()
    for score, position, passage in covered[:front]:
        alike, asks = _alike(index.words(position), asked)
        hits.append(Hit(passage, -score * alike, asks))
    none = weights()["alike"]["none"]
    return hits + [Hit(passage, -score * none) for score, _, passage in covered[front:]]


def _covered(words: Words, asked: _Asked) -> float:
    """The share of the question that a passage and its asks hold."""
    return fsum(map(asked.shares.__getitem__, words.held.intersection(asked.shares)))


def _alike(words: Words, asked: _Asked) -> tuple[float, tuple[int, ...]]:
    """How like its asks are to the question, by the likeness (0 to 1) of the few that are most so; these.

    What has no asks, as the user's own additions, is judged by what it covers.
    """
    shared = dict[int, float]()
    for term, share in asked.own.items():
        for ask in words.asks.get(term, ()):
            shared[ask] = shared.get(ask, 0.0) + share
    many, found = len(asked.own), weights()["alike"]
    if not words.lengths:
        return found["none"] + found["unasked"] * _covered(words, asked) ** 2, ()
    best = sorted((-2 * share / (1 + words.lengths[ask] / many), ask) for ask, share in shared.items())
    best = best[: len(found["asks"])]
    added = sum(weight * -like for weight, (like, _) in zip(found["asks"], best, strict=False))
    return found["none"] + added, tuple(ask for _, ask in best)


def _leaning(asked: _Asked, documents: Iterable[str]) -> dict[str, float]:
    """The factor of each document by what the question's words are about; 1 for those that the model does not know."""
    scores = model("matter").scores(asked.own, documents)
    mean = sum(scores.values()) / max(len(scores), 1)
    lean = weights()["documents"]["lean"]
    return {document: exp(lean * (scores.get(document, mean) - mean)) for document in documents}


def _fused(
    hits: Sequence[Hit], near: "Mapping[str, Near]", index: SparseIndex, filters: Filters, question: str
) -> list[Hit]:
    """The hits by words and those by meaning alone, scores added on the scale of the best score by words."""
    scale = max((hit.score for hit in hits), default=1.0)
    held = {hit.passage.id: hit for hit in hits}
    for key in near.keys() - held.keys():
        found = index.find(key)
        if found and filters.admits(found[1]):
            held[key] = Hit(found[1], 0.0)
    return [
        hit._replace(score=hit.score + scale * _closeness(near[key]) * _meant(hit.passage, question))
        if key in near
        else hit
        for key, hit in held.items()
    ]


def _closeness(near: "Near") -> float:
    """What the cosines add: 0 at the bound, the part's weight at 1."""
    found = weights()["dense"]
    above = {part: max(getattr(near, part) - found["from"], 0.0) / (1 - found["from"]) for part in ("whole", "ask")}
    return float(sum(found[part] * share for part, share in above.items()))


def _meant(passage: Passage, question: str) -> float:
    """How likely the question means this document: its matter is named, or none is and it is the usual one."""
    found = weights()["documents"]
    if passage.jurisdiction != _EVERYWHERE and passage.jurisdiction.rstrip("省市县区") not in question:
        return float(found["elsewhere"])
    governing = _governing(question)
    if passage.document in governing:
        return float(weights()["matter"]["factor"])
    return 1.0 if governing else float(found.get(passage.document, 1.0))


@lru_cache(maxsize=64)
def _governing(question: str) -> frozenset[str]:
    """The documents that govern the matters which the question names."""
    return frozenset(
        document
        for matter in weights()["matter"]["of"]
        if any(word in question for word in matter["words"])
        for document in matter["documents"]
    )
