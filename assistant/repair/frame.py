"""The sums of a layout as bit masks: which variables an equation has, which equations a variable stands in.

A frame depends on the layout alone and is made once; a report then only brings its values. Sums that share no cell,
directly or through others, lie in different frames and are repaired apart.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from assistant.form import CellId, Equation, applied, load_form
from assistant.report import Report

Mask: TypeAlias = int
"""A set of variables (or equations) of a frame: bit i is the i-th."""

PREVIOUS, TEXT = "previous:", "text:"


class Layout(NamedTuple):
    """What decides which sums apply: the form, its group rows with figures, last year's report, numbers of the prose.

    `stated` are pairs of a number's address (`text:CELL`) and the cells that it sums up, where such numbers may be
    the fault themselves.
    """

    form_id: str
    carried: tuple[str, ...] = ()
    undivided: tuple[str, ...] = ()
    previous: bool = False
    stated: tuple[tuple[str, tuple[CellId, ...]], ...] = ()

    @classmethod
    def of(cls, report: Report, stated: tuple[tuple[str, tuple[CellId, ...]], ...] = ()) -> "Layout":
        """The layout of a report."""
        carried = report.carried_groups
        return cls(report.format, carried, report.undivided_groups if carried else (), report.previous_fits, stated)


class Frame(NamedTuple):
    """The equations of one part of a report.

    `left`, `right` and `every` hold a mask of variables an equation, `inside` a mask of equations a variable; `weight`
    is the cost of changing each variable.
    """

    cells: tuple[CellId, ...]
    equations: tuple[Equation, ...]
    left: tuple[Mask, ...]
    right: tuple[Mask, ...]
    every: tuple[Mask, ...]
    inside: tuple[Mask, ...]
    sides: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    weight: tuple[int, ...]


@cache
def settings() -> dict[str, Any]:
    """Weights of changes and limits of the search."""
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text("utf-8"))


def weigh(cell: CellId) -> int:
    """What it costs to change that cell."""
    weight: dict[str, int] = settings()["weight"]
    return weight["previous" if cell.startswith(PREVIOUS) else "stated" if cell.startswith(TEXT) else "cell"]


@lru_cache(maxsize=64)
def equations(layout: Layout) -> tuple[Equation, ...]:
    """All sums that apply to the layout; those with last year's figures only where last year's report is there."""
    form = load_form(layout.form_id)
    found = [
        equation
        for name in form.identities
        for equation in applied(layout.form_id, name, layout.carried, layout.undivided)
        if layout.previous or not any(cell.startswith(PREVIOUS) for cell in equation.cells)
    ]
    return (*found, *(Equation("stated", address, (address,), cells) for address, cells in layout.stated))


@lru_cache(maxsize=64)
def within(layout: Layout) -> dict[CellId, tuple[int, ...]]:
    """The numbers of the equations of the layout in which each cell stands."""
    found: dict[CellId, list[int]] = {}
    for number, equation in enumerate(equations(layout)):
        for cell in equation.cells:
            found.setdefault(cell, []).append(number)
    return {cell: tuple(numbers) for cell, numbers in found.items()}


@lru_cache(maxsize=64)
def frames(layout: Layout) -> tuple[Frame, ...]:
    """The parts of the layout that share no cell, largest first."""
    parts: list[tuple[set[CellId], list[Equation]]] = []
    for equation in equations(layout):
        cells, own = set(equation.cells), [equation]
        apart = []
        for part in parts:
            if cells.isdisjoint(part[0]):
                apart.append(part)
            else:
                cells |= part[0]
                own = part[1] + own
        parts = [*apart, (cells, own)]
    return tuple(sorted((_frame(own) for _, own in parts), key=lambda frame: -len(frame.cells)))


def _frame(own: list[Equation]) -> Frame:
    cells = tuple(dict.fromkeys(cell for equation in own for cell in equation.cells))
    place = {cell: number for number, cell in enumerate(cells)}
    left = tuple(mask_of(place[cell] for cell in equation.left) for equation in own)
    right = tuple(mask_of(place[cell] for cell in equation.right) for equation in own)
    every = tuple(one | other for one, other in zip(left, right, strict=True))
    inside = tuple(mask_of(e for e, mask in enumerate(every) if mask >> v & 1) for v in range(len(cells)))
    sides = tuple(
        (tuple(place[cell] for cell in equation.left), tuple(place[cell] for cell in equation.right))
        for equation in own
    )
    return Frame(cells, tuple(own), left, right, every, inside, sides, tuple(map(weigh, cells)))


def mask_of(numbers: Iterable[int]) -> Mask:
    """The set with these members."""
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask


def members(mask: Mask) -> Iterator[int]:
    """The members of a set, least first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
