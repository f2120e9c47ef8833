"""Adding up: proportions with Wilson's interval, means with a bootstrap interval, precision, recall and F1."""

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
"""The two-sided 95 % quantile of the normal distribution."""

RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with what it rests on: `n` observations, `low`..`high` the 95 % interval; value None where n is 0."""

    value: float | None
    n: int
    low: float | None
    high: float | None


def wilson(right: int, n: int, z: float = Z95) -> tuple[float, float]:
    """The score interval of a proportion.

    Args:
        right: successes, 0..n.
        n: trials, at least 1.
        z: quantile; 1.96 for 95 %.

    Source: Wilson 1927; Newcombe 1998, method 3 (81 of 263 gives .2553–.3662).
    """
    if not 0 <= right <= n or n < 1:
        raise ValueError(f"no proportion: {right} of {n}")
    share, spread = right / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def proportion(right: int, n: int) -> Estimate:
    """`right` of `n`; nothing is claimed where n is 0."""
    if n == 0:
        return Estimate(None, 0, None, None)
    low, high = wilson(right, n)
    return Estimate(right / n, n, low, high)


def mean(values: Sequence[float], seed: int = 1) -> Estimate:
    """The mean over cases; its interval is the percentile bootstrap's, the same in every run."""
    if not values:
        return Estimate(None, 0, None, None)
    chance = random.Random(seed)
    draws = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    cut = round(RESAMPLES * 0.025)
    return Estimate(sum(values) / len(values), len(values), draws[cut], draws[-cut - 1])


@dataclass(frozen=True, slots=True)
class Found:
    """What was found against what was to be found, as counts."""

    hits: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Share of the found that is right; None where nothing was found."""
        found = self.hits + self.spurious
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of the wanted that was found; None where nothing was wanted."""
        wanted = self.hits + self.missed
        return self.hits / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where neither found nor wanted."""
        total = 2 * self.hits + self.spurious + self.missed
        return 2 * self.hits / total if total else None


def compare(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> Found:
    """Match two bags: an item that stands twice must be found twice."""
    have, want = Counter(found), Counter(wanted)
    hits = sum((have & want).values())
    return Found(hits, have.total() - hits, want.total() - hits)
