"""The search over ten thousand passages, beside public packages on the same texts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.benchmarks.engines import ENGINES, Find, passages
from evals.benchmarks.timing import Measured, PeerMissingError, side_by_side
from evals.questions import questions

_MANY = 10_000
_FEW = 30
"""Questions for a peer that takes a tenth of a second for each."""


def search_warm(rounds: int) -> Measured:
    """A question over ten thousand passages by words, beside the public BM25 package."""
    with _built("bm25s") as (ours, peer):
        return side_by_side(_warmed(ours), _warmed(peer), rounds=rounds, inner=50)


def search_ensemble(rounds: int) -> Measured:
    """The same beside LangChain's ensemble of BM25 and Chroma, whose vectors cost nothing to make."""
    with _built("ensemble") as (ours, peer):
        return side_by_side(_warmed(ours, _FEW), _warmed(peer, _FEW), rounds=rounds, inner=10)


@contextmanager
def _built(peer: str) -> Iterator[tuple[Find, Find]]:
    """Our search and the peer's over the same passages."""
    if gone := ENGINES[peer].missing():
        raise PeerMissingError(", ".join(gone))
    given = passages(_MANY)
    with TemporaryDirectory(prefix="gongkai-bench-", ignore_cleanup_errors=True) as folder:
        yield ENGINES["ours"].build(given, Path(folder, "ours")), ENGINES[peer].build(given, Path(folder, "peer"))


def _warmed(find: Find, many: int | None = None) -> Callable[[], object]:
    """Work that takes the next of the questions each time, once all were asked unmeasured."""
    asked = [one.question for one in questions("dev")][:many]
    for question in asked:
        find(question)
    place = iter(range(10**9))
    return lambda: find(asked[next(place) % len(asked)])
