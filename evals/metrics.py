"""Adding up: proportions over cases, means with a bootstrap interval, precision, recall and F1."""

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
    """A figure with what it rests on: `n` observations, `low`..`high` the 95 % interval.

    `value` is None where n is 0; an interval is None where the observations do not allow one.
    """

    value: float | None
    n: int
    low: float | None
    high: float | None


def wilson(right: float, n: float, z: float = Z95) -> tuple[float, float]:
    """The score interval of a proportion.

    Args:
        right: successes, 0..n; a fraction where the trials are an effective number.
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


def proportion(cases: Sequence[tuple[int, int]]) -> Estimate:
    """The share of what is right over cases, each (right, n): the cells of a report, the figures of a draft.

    Observations of one case stand or fall together, so the interval is Wilson's over the effective number of trials:
    the share's variance between cases says how many independent trials the observations are worth. Where every case
    has the same share (all right, most often) that variance tells nothing, and a case counts as one trial.

    Source: Korn and Graubard 1998; ratio estimator of Cochran 1977, 6.4.
    """
    right, n = sum(case[0] for case in cases), sum(case[1] for case in cases)
    if n == 0:
        return Estimate(None, 0, None, None)
    share, many = right / n, len([case for case in cases if case[1]])
    between = sum((case[0] - share * case[1]) ** 2 for case in cases)
    trials = (
        float(many) if between < 1e-9 else min(n, share * (1 - share) * n * n / (between * many / max(many - 1, 1)))
    )
    trials = max(trials, 1.0)
    low, high = wilson(share * trials, trials)
    return Estimate(share, n, low, high)


def mean(values: Sequence[float], seed: int = 1) -> Estimate:
    """The mean over cases; its interval is the percentile bootstrap's, the same in every run.

    Equal values have no interval: resampling them would feign certainty.
    """
    if not values:
        return Estimate(None, 0, None, None)
    if min(values) == max(values):
        return Estimate(values[0], len(values), None, None)
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
