"""The search over ten thousand passages, beside public packages on the same texts."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from assistant.knowledge import library, sparse
from assistant.knowledge.passages import Passage, of_library
from assistant.knowledge.search import search
from assistant.knowledge.tokens import terms
from evals.benchmarks.timing import Measured, side_by_side
from evals.questions import questions

_MANY = 10_000
_SEED = 6


def search_warm(rounds: int) -> Measured:
    """A question over ten thousand passages by words, beside the public BM25 package."""
    import bm25s

    passages = _passages(_MANY)
    index = sparse.ensure(Path(mkdtemp(prefix="gongkai-bench-")), "k", lambda: passages, lambda _: None)
    peer = bm25s.BM25()
    peer.index([terms(f"{one.names}\n{one.text}") for one in passages], show_progress=False)
    return side_by_side(
        _each(lambda question: search(index, question)),
        _each(lambda question: peer.retrieve([terms(question)], k=10, show_progress=False)),
        rounds=rounds,
        inner=50,
    )


def _each(find: Callable[[str], object]) -> Callable[[], object]:
    """Work that takes the next question each time."""
    asked = [one.question for one in questions("dev")]
    place = iter(range(10**9))
    return lambda: find(asked[next(place) % len(asked)])


def _passages(many: int) -> list[Passage]:
    """So many passages: the corpus, then copies of it with their sentences in another order and no asks."""
    own = list(of_library(library.load()))
    found, shuffled = list(own), random.Random(_SEED)
    while len(found) < many:
        one = shuffled.choice(own)
        clauses = list(one.clauses)
        shuffled.shuffle(clauses)
        found.append(replace(one, id=f"{one.id}#{len(found)}", text="\n".join(clauses), asks=()))
    return found[:many]
