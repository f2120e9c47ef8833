"""Take the time of a work and of its peer in turns, so that a busy machine weighs on both alike."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


class PeerMissingError(Exception):
    """What a work is held against is not installed; names the packages."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds a run: the median, the range in which the middle half lies, and what nine in ten stay below."""

    median: float
    low: float
    high: float
    runs: int
    p90: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A work beside its peer. `ratio` is the median of the pairs' ratios, not the ratio of the medians."""

    work: Spread
    peer: Spread
    ratio: float
    ratio_low: float
    ratio_high: float


def side_by_side(work: Work, peer: Work, *, rounds: int, inner: int = 1) -> Measured:
    """Run both in turns, the order changing from round to round; `inner` repeats each within a round."""
    took: list[tuple[float, float]] = []
    work(), peer()
    for turn in range(rounds):
        if turn % 2:
            second, first = _took(peer, inner), _took(work, inner)
        else:
            first, second = _took(work, inner), _took(peer, inner)
        took.append((first, second))
    ratios = sorted(mine / its for mine, its in took)
    low, middle, high = _quarters(ratios)
    return Measured(spread([a for a, _ in took]), spread([b for _, b in took]), middle, low, high)


def spread(seconds: Sequence[float]) -> Spread:
    """Median and middle half."""
    ordered = sorted(seconds)
    low, middle, high = _quarters(ordered)
    return Spread(middle, low, high, len(ordered), ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))])


def process(*command: str) -> Work:
    """A whole process as work; what it prints is thrown away, and a failure ends the benchmark."""

    def run() -> int:
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode > 1:
            raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
        return done.returncode

    return run


def _took(work: Work, inner: int) -> float:
    begun = time.perf_counter()
    for _ in range(inner):
        work()
    return (time.perf_counter() - begun) / inner


def _quarters(values: Sequence[float]) -> tuple[float, float, float]:
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high
