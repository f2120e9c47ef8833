"""Solutions of parts that share no sum, put together: the likeliest first, as many as are asked for."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.repair.ranking import Telling
from assistant.repair.value import Change


class Ranked(NamedTuple):
    """Changes of one part, or of several together, with the stories that tell them; `cost`: less is likelier."""

    changes: tuple[Change, ...]
    telling: Telling
    cost: float


def likeliest(parts: Sequence[Sequence[Ranked]], most: int) -> tuple[list[Ranked], bool]:
    """One solution of each part together, likeliest first, and whether these are all that there are.

    The parts are sorted; costs add up, so that the best of all never need more than the best `most` of each part.
    """
    found, whole = [Ranked((), Telling(0.0, {}), 0.0)], True
    for part in parts:
        order = sorted(
            (round(one.cost + other.cost, 6), first, second)
            for first, one in enumerate(found)
            for second, other in enumerate(part[:most])
        )
        whole = whole and len(part) <= most and len(order) <= most
        found = [_together(found[first], part[second]) for _, first, second in order[:most]]
    return found, whole


def _together(one: Ranked, other: Ranked) -> Ranked:
    telling = Telling(one.telling.cost + other.telling.cost, {**one.telling.stories, **other.telling.stories})
    return Ranked(one.changes + other.changes, telling, one.cost + other.cost)
