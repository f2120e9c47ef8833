"""What a suite is made of: cases, what is done with a case, and what the scorers say of the outcome."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
DATA = FOLDER / "data"
REFERENCES = FOLDER / "references"


class UnscoredError(Exception):
    """The case could not be scored; the text says why, in Chinese. It is counted as such, never as 0."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: `input` is what the product gets, `target` what is known to be right."""

    id: str
    input: Any
    target: Any = None


@dataclass(frozen=True, slots=True)
class Score:
    """What one scorer says of one case on one metric.

    Either a proportion, `right` of `n` observations, or with `points` a value on a scale (`n` is then 1).
    `faults` say in Chinese what was wrong, each with its place.
    """

    metric: str
    right: int = 0
    n: int = 0
    points: float | None = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """A named set of cases; `solve` yields the scores of a case and raises `UnscoredError` where it cannot.

    `titles` are the metrics' Chinese names, in the order of the table.
    """

    name: str
    title: str
    titles: dict[str, str]
    cases: Callable[[], Iterable[Case]]
    solve: Callable[[Case], Iterator[Score]]
    notes: tuple[str, ...] = field(default=())
