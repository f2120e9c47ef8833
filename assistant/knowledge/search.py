"""Find passages: words by the sparse index, each passage's score put together from its units."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.knowledge import glossary
from assistant.knowledge.passages import Passage
from assistant.knowledge.sparse import Filters, SparseIndex, Unit
from assistant.knowledge.tokens import terms

if TYPE_CHECKING:
    from assistant.knowledge.index import DenseIndex, Near

_UNITS = 200
"""Units that are looked at for a question: enough for the passages of several pages of results."""
_EVERYWHERE = "全国"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score and what it is made of: part (whole, ask) -> score of its best unit."""

    passage: Passage
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    ask: int | None = None


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
    units = index.search(counted, filters, _UNITS)
    found = _put_together(units)
    ranked = sorted(found, key=lambda one: (-one.score, one.passage))[: limit * 2]
    rare = _rarity(index, counted)
    hits = [_hit(one, index, rare, question) for one in ranked]
    if dense is not None:
        hits = _fused(hits, dense.near(question), index, filters, question)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def weighed(question: str, added: Sequence[str] = ()) -> dict[str, float]:
    """The terms of a question and of the words added to it, each with its weight."""
    counted = dict.fromkeys(terms(question), 1.0)
    for term in terms(" ".join(added)):
        counted.setdefault(term, weights()["terms"]["added"])
    return counted


class _Found(NamedTuple):
    """A passage's position, its score, those of its own words and of its best ask, and that ask from 1 (0: none)."""

    passage: int
    score: float
    whole: float
    best: float
    ask: int


def _put_together(units: Sequence[Unit]) -> list[_Found]:
    """Each passage's score from its own words and its best ask; units come best first."""
    whole, asks = dict[int, float](), dict[int, Unit]()
    for unit in units:
        if not unit.part:
            whole[unit.passage] = unit.score
        elif unit.passage not in asks:
            asks[unit.passage] = unit
    share, ask_share = weights()["parts"]["whole"], weights()["parts"]["ask"]
    found = [
        _Found(passage, share * own + ask_share * ask.score, own, ask.score, ask.part)
        for passage, ask in asks.items()
        for own in (whole.pop(passage, 0.0),)
    ]
    return found + [_Found(passage, share * own, own, 0.0, 0) for passage, own in whole.items()]


def _hit(found: _Found, index: SparseIndex, rare: Mapping[str, float], question: str) -> Hit:
    passage = index.passage(found.passage)
    parts = {part: score for part, score in (("whole", found.whole), ("ask", found.best)) if score}
    held = index.terms(found.passage)
    covered = weights()["covered"]["least"] + sum(share for term, share in rare.items() if term in held)
    score = found.score * covered * _meant(passage, question)
    return Hit(passage, score, parts, found.ask - 1 if found.ask else None)


def _rarity(index: SparseIndex, counted: Mapping[str, float]) -> dict[str, float]:
    """The terms of a question, each with its share of all their weights, which grow with rarity."""
    units = len(index) + 1
    weighed = {term: weight * log(units / (index.rarity(term) + 1)) for term, weight in counted.items()}
    total = sum(weighed.values()) or 1.0
    return {term: weight / total for term, weight in weighed.items()}


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
        replace(hit, score=hit.score + scale * _closeness(near[key]) * _meant(hit.passage, question))
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
