"""Find passages: words by the sparse index, each passage's score put together from its units."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from assistant.knowledge.passages import Passage
from assistant.knowledge.sparse import FIELDS, Filters, SparseIndex
from assistant.knowledge.tokens import terms

_UNITS = 200
"""Units that are looked at for a question: enough for the passages of several pages of results."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score and what it is made of: part (whole, clause, ask) -> score of its best unit."""

    passage: Passage
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    clause: int | None = None
    ask: int | None = None


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights of weights.toml."""
    return tomllib.loads((Path(__file__).parent / "weights.toml").read_text("utf-8"))


def search(
    index: SparseIndex, question: str, *, added: Sequence[str] = (), filters: Filters | None = None, limit: int = 10
) -> list[Hit]:
    """The passages that best match a question, best first.

    Args:
        index: the open index.
        question: as the user put it.
        added: legal terms that the glossary adds to the question's own words.
        filters: what passages must fulfil.
        limit: how many at most.
    """
    counted = dict.fromkeys(terms(question), 1.0)
    for term in terms(" ".join(added)):
        counted.setdefault(term, weights()["glossary"]["added"])
    by_field = {name: {term: w * weights()["fields"][name] for term, w in counted.items()} for name in FIELDS}
    best: dict[int, dict[str, tuple[float, int]]] = {}
    for unit in index.search(by_field, filters or Filters(), _UNITS):
        parts = best.setdefault(unit.passage, {})
        if unit.part not in parts:  # units come best first
            parts[unit.part] = (unit.score, unit.number)
    shares = weights()["parts"]
    scored = {place: sum(shares[part] * score for part, (score, _) in parts.items()) for place, parts in best.items()}
    ranked = sorted(scored, key=lambda place: (-scored[place], place))[:limit]
    return [_hit(index.passage(place), scored[place], best[place]) for place in ranked]


def _hit(passage: Passage, score: float, parts: Mapping[str, tuple[float, int]]) -> Hit:
    number = {part: number for part, (_, number) in parts.items()}
    return Hit(
        passage, score, {part: score for part, (score, _) in parts.items()}, number.get("clause"), number.get("ask")
    )
