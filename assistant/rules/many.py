"""The sums of many reports at once: which reports are faulty, and which of their sums.

Reports of one layout are the rows of an array. Each row is multiplied by one weight a cell, made of a random number a
sum: a report whose sums all hold gives 0, and the pass costs hardly more than reading the array. Only of the others
each sum is computed. One wrong cell never gives 0. Several do by chance with about 2^(v-31), where 2^v divides all that
the sums miss: for slips of odd size once in two thousand million reports.

Here alone numpy is loaded; a check of one report never needs it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from assistant.form import CellId, Equation
from assistant.report import Count, Report
from assistant.rules.sums import Layout, sums_of
from assistant.rules.view import View

Figures: TypeAlias = NDArray[np.int32]
"""A row a report, a column a cell (`ManySums.cells`), 件."""

Numbers: TypeAlias = NDArray[np.intp]

MOST = 2**19
"""A larger figure, of either sign, is left to the engine: sums of 32 smaller ones are exact as float32."""

_SEED = 711
_BLOCK, _STEP = 8192, 32
"""Rows that are looked at together, so that the faulty ones are still in the cache; and those of one product."""


class ManySums:
    """The sums of one layout over arrays of reports that fill in every cell of them.

    `cells` are the columns of such an array; `equations` are the sums by number, as `Standing` counts them.
    """

    def __init__(self, layout: Layout) -> None:
        sums = sums_of(layout)
        self.equations: tuple[Equation, ...] = sums.equations
        self.cells: tuple[CellId, ...] = tuple(sums.places)
        signs = np.zeros((len(self.cells), len(self.equations)), np.int64)
        for column, (left, right) in enumerate(sums.places.values()):
            signs[column, list(left)] += 1
            signs[column, list(right)] -= 1
        chance = np.random.default_rng(_SEED).integers(2**32, size=len(self.equations), dtype=np.int64) | 1
        self._weights = ((signs * chance).sum(axis=1) % 2**32).astype(np.uint32)
        self._signs = signs.astype(np.float32)
        self._fetch = itemgetter(*self.cells)

    def fits(self, known: Mapping[CellId, Count]) -> bool:
        """These figures can be a row: every cell is known, a whole number and not too large."""
        return known.keys() >= set(self.cells) and all(
            type(figure) is int and -MOST <= figure <= MOST for figure in self._fetch(known)
        )

    def figures(self, reports: Sequence[Mapping[CellId, Count]]) -> Figures:
        """The array of reports that fit."""
        flat = np.fromiter(chain.from_iterable(map(self._fetch, reports)), np.int32, len(reports) * len(self.cells))
        return flat.reshape(len(reports), len(self.cells))

    def faulty(self, figures: Figures) -> Numbers:
        """The rows in which a sum does not hold."""
        return np.flatnonzero(np.einsum("ij,j->i", figures.view(np.uint32), self._weights) != 0)

    def broken(self, figures: Figures) -> tuple[Numbers, Numbers]:
        """Every sum that does not hold: rows and, beside them, numbers of sums, both ascending."""
        starts = range(0, len(figures) or 1, _BLOCK)
        rows, numbers = zip(*(self._broken(figures[start : start + _BLOCK], start) for start in starts), strict=True)
        return np.concatenate(rows), np.concatenate(numbers)

    def _broken(self, figures: Figures, start: int) -> tuple[Numbers, Numbers]:
        """The same of one block, in products so small that BLAS starts no threads for them."""
        faulty = self.faulty(figures)
        steps = -(-len(faulty) // _STEP)
        gathered = np.zeros((steps * _STEP, len(self.cells)), np.float32)
        gathered[: len(faulty)] = figures.take(faulty, axis=0)
        gaps = gathered.reshape(steps, _STEP, len(self.cells)) @ self._signs
        places, numbers = np.divmod(np.flatnonzero(gaps != 0), len(self.equations))
        return start + faulty[places], numbers


def broken_sums(reports: Iterable[Report]) -> list[tuple[Equation, ...]]:
    """For each report the sums that its figures break, as the rules judge them one report at a time.

    Reports that leave cells open, or fill in what is no count, are judged by the engine; all others together.
    """
    found: list[tuple[Equation, ...]] = []
    together: dict[Layout, tuple[ManySums, list[int], list[Mapping[CellId, Count]]]] = {}
    for place, report in enumerate(reports):
        view = View(report)
        if view.layout not in together:
            together[view.layout] = ManySums(view.layout), [], []
        sums, places, figures = together[view.layout]
        if sums.fits(view.known):
            places.append(place)
            figures.append(view.known)
            found.append(())
        else:
            found.append(tuple(view.sums.equations[number] for number in sorted(view.sums.outcomes)))
    for sums, places, figures in together.values():
        for row, number in zip(*map(np.ndarray.tolist, sums.broken(sums.figures(figures))), strict=True):
            found[places[row]] += (sums.equations[number],)
    return found
