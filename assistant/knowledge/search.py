"""Find passages: words by the sparse index, each passage's score put together from its units."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.knowledge import glossary
from assistant.knowledge.passages import Passage
from assistant.knowledge.sparse import FIELDS, Filters, SparseIndex, Unit
from assistant.knowledge.tokens import terms

if TYPE_CHECKING:
    from assistant.knowledge.index import DenseIndex, Near

_UNITS = 200
"""Units that are looked at for a question: enough for the passages of several pages of results."""
_EVERYWHERE = "全国"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score and what it is made of: part (whole, clause, ask) -> score of its best unit."""

    passage: Passage
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    clause: int | None = None
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
    by_field = {name: {term: w * weights()["fields"][name] for term, w in counted.items()} for name in FIELDS}
    filters = filters or Filters()
    units = index.search(by_field, filters, _UNITS)
    best = _best(units)
    shares = weights()["parts"]
    scored = {place: sum(shares[part] * unit.score for part, unit in parts.items()) for place, parts in best.items()}
    ranked = sorted(scored, key=lambda place: (-scored[place], place))[: limit * 2]
    hits = [_hit(index.passage(place), scored[place], best[place], question) for place in ranked]
    if dense is not None:
        hits = _fused(hits, dense.near(question), index, filters, question)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def weighed(question: str, added: Sequence[str] = ()) -> dict[str, float]:
    """The terms of a question and of the words added to it, each with its weight."""
    counted = dict.fromkeys(terms(question), 1.0)
    for term in terms(" ".join(added)):
        counted.setdefault(term, weights()["terms"]["added"])
    return counted


def _best(units: Sequence[Unit]) -> dict[int, dict[str, Unit]]:
    """Passage -> part -> its best unit; units come best first."""
    best: dict[int, dict[str, Unit]] = {}
    for unit in units:
        best.setdefault(unit.passage, {}).setdefault(unit.part, unit)
    return best


def _hit(passage: Passage, score: float, parts: Mapping[str, Unit], question: str) -> Hit:
    number = {part: unit.number for part, unit in parts.items()}
    meant = score * _meant(passage, question)
    return Hit(
        passage, meant, {part: unit.score for part, unit in parts.items()}, number.get("clause"), number.get("ask")
    )


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
    """How likely a question that names no document means this one."""
    found = weights()["documents"]
    if passage.jurisdiction != _EVERYWHERE and passage.jurisdiction.rstrip("省市县区") not in question:
        return float(found["elsewhere"])
    return float(found.get(passage.document, 1.0))
