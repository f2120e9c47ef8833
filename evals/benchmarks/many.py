"""A hundred thousand reports as an array: real tables that add up, over and over, with slips in a share of them."""

import numpy as np

from assistant.rules.many import Figures, ManySums
from assistant.rules.sums import Layout
from evals.benchmarks.timing import Measured, side_by_side
from evals.faults import base, tables

REPORTS = 100_000
_SEED = 20_241
_INNER = 3


def many_faulty(rounds: int) -> Measured:
    """Which of the reports are faulty, one in a thousand, beside reading the array once."""
    sums, figures = _with_slips(0.001)
    return side_by_side(lambda: sums.faulty(figures), lambda: figures.max(), rounds=rounds, inner=_INNER)


def many_named_rare(rounds: int) -> Measured:
    """Every sum that does not hold, with one faulty report in a thousand, beside the same."""
    return _named(0.001, rounds)


def many_named_often(rounds: int) -> Measured:
    """Every sum that does not hold, with one faulty report in ten, beside the same."""
    return _named(0.1, rounds)


def _named(share: float, rounds: int) -> Measured:
    sums, figures = _with_slips(share)
    return side_by_side(lambda: sums.broken(figures), lambda: figures.max(), rounds=rounds, inner=_INNER)


def _with_slips(share: float) -> tuple[ManySums, Figures]:
    """The sums and the array; in that share of its rows one cell is off by 1 to 9."""
    sums = ManySums(Layout("2021-30", over_years=False, carried=(), undivided=()))
    settled = [found[1] for _, raw in tables() if (found := base(raw, groups=False, previous=False))]
    figures = np.resize(sums.figures(settled), (REPORTS, len(sums.cells)))
    chance = np.random.default_rng(_SEED)
    faulty = chance.choice(REPORTS, int(share * REPORTS), replace=False)
    figures[faulty, chance.integers(len(sums.cells), size=faulty.size)] += chance.integers(1, 10, faulty.size, np.int32)
    if sums.faulty(figures).size != faulty.size:
        raise RuntimeError("the tables of the benchmark do not add up")
    return sums, figures
