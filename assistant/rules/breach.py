"""What a check function yields, and how it is registered under its rule's id."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from assistant.form import CellId
from assistant.report import Count, Severity, Span
from assistant.rules.cards import Card


class Breach(NamedTuple):
    """One instance of a broken rule, before the card gives it words.

    `severity` lowers the card's. `address` is that of a label or heading where no cell can stand for it
    (`requests.partial`, `section.other`). `variant` chooses among the card's messages and `words` fills its places;
    `expected`, `actual`, `year`, `quote` (the span's text), `cell` and `cells` (in the form's words) are there without
    being given. `gaps` says by column how much a sum misses (left minus right, 件): causes are found by it.
    """

    cells: tuple[CellId, ...] = ()
    span: Span | None = None
    expected: Count | str | None = None
    actual: Count | str | None = None
    severity: Severity | None = None
    address: str = ""
    variant: str = ""
    words: Mapping[str, str | int] = MappingProxyType({})
    gaps: Mapping[str, Count] = MappingProxyType({})

    @property
    def anchor(self) -> str:
        """What the finding's id names: the first cell, else the section, else the label."""
        return (
            self.cells[0] if self.cells else self.span.section if self.span else self.address.removeprefix("section.")
        )


class Raised(NamedTuple):
    """A breach of that card's rule under the id that its finding will have."""

    card: Card
    breach: Breach
    id: str


Check: TypeAlias = Callable[..., Iterable[Breach]]
"""Takes the view; where the card's needs hold a `*` (`active.*.issued`) also the id of the row to judge."""

CHECKS: dict[str, Check] = {}
"""Rule id -> check function."""


def check(rule: str) -> Callable[[Check], Check]:
    """Register the check function of that rule."""

    def register(function: Check) -> Check:
        if rule in CHECKS:
            raise ValueError(f"two functions for {rule}")
        CHECKS[rule] = function
        return function

    return register
