"""How well a ranking serves: recall at a rank, reciprocal rank, discounted gain. Relevance is yes or no."""

from collections.abc import Sequence
from math import log2


def recall_at(found: Sequence[str], gold: Sequence[str], rank: int) -> bool:
    """Whether one of the right passages stands among the first so many (every gold passage answers by itself)."""
    return any(passage in gold for passage in found[:rank])


def reciprocal_rank(found: Sequence[str], gold: Sequence[str], rank: int = 10) -> float:
    """1 divided by the place of the first right passage, 0 behind `rank`."""
    return next((1 / place for place, passage in enumerate(found[:rank], 1) if passage in gold), 0.0)


def ndcg(found: Sequence[str], gold: Sequence[str], rank: int = 10) -> float:
    """Normalised discounted cumulative gain at `rank`.

    Source: Järvelin and Kekäläinen 2002, gains 1 and 0, discount log2(1 + place).
    """
    gain = sum(1 / log2(1 + place) for place, passage in enumerate(found[:rank], 1) if passage in gold)
    best = sum(1 / log2(1 + place) for place in range(1, min(len(set(gold)), rank) + 1))
    return gain / best if best else 0.0
