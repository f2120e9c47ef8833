"""What all solutions share, and what is left to choose: independent choices are asked one by one."""

from collections.abc import Sequence
from math import prod
from typing import TypeAlias

from assistant.form import CellId
from assistant.report import Figure

Atom: TypeAlias = tuple[CellId, Figure]
"""A cell and what it becomes."""
Pick: TypeAlias = frozenset[Atom]


def forced(solutions: Sequence[Pick]) -> Pick:
    """The changes that every solution makes."""
    return frozenset.intersection(*solutions) if solutions else frozenset()


def choices(solutions: Sequence[Pick]) -> list[list[Pick]]:
    """The options of each independent choice, in the solutions' order; every solution takes one option of each.

    Where the solutions are no such product, there is one choice, among the solutions themselves.
    """
    left = [solution - forced(solutions) for solution in solutions]
    if not any(left):
        return []
    blocks = _blocks(left)
    options = [list(dict.fromkeys(pick & block for pick in left)) for block in blocks]
    if prod(map(len, options)) == len(set(left)):
        return options
    return [list(dict.fromkeys(left))]


def _blocks(left: Sequence[Pick]) -> list[Pick]:
    """Atoms by block: two atoms lie in one where how often they come together is not what chance would have it."""
    atoms = list(dict.fromkeys(atom for pick in left for atom in sorted(pick, key=str)))
    having = {atom: frozenset(n for n, pick in enumerate(left) if atom in pick) for atom in atoms}
    blocks: list[set[Atom]] = []
    for atom in atoms:
        together = [block for block in blocks if any(_tied(having[atom], having[other], len(left)) for other in block)]
        blocks = [block for block in blocks if block not in together]
        blocks.append({atom}.union(*together))
    return [frozenset(block) for block in sorted(blocks, key=lambda block: min(map(atoms.index, block)))]


def _tied(one: frozenset[int], other: frozenset[int], count: int) -> bool:
    return len(one & other) * count != len(one) * len(other)
