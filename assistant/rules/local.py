"""What a place or an office sets otherwise than the catalogue: dates, severities, limits."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from assistant.report import Count, Severity


class Day(NamedTuple):
    """A day of the year that follows the report's."""

    month: int
    day: int


class Local(NamedTuple):
    """Settings of a place; all that is not set stays as the catalogue has it.

    Args:
        publish_by: the last day for publication by kind of agency (`department`, `office`, `government`), by level
            (`township`) or for all (`*`); the most particular counts, kind before level.
        severities: rule id -> the upper bound of its severity.
        limits: name in `phrases/limits.toml` -> limit; `overview_characters` (字) has none but a local one.
        law_enforcing: whether the unit makes decisions on licences, penalties or coercion; None: by its name.
        source: the notice that sets all this, as findings name it.
    """

    publish_by: Mapping[str, Day] = MappingProxyType({})
    severities: Mapping[str, Severity] = MappingProxyType({})
    limits: Mapping[str, Count] = MappingProxyType({})
    law_enforcing: bool | None = None
    source: str = ""

    def day_for(self, kind: str | None, level: str | None) -> Day | None:
        """The last day for an agency of that kind and level, or None."""
        return next((self.publish_by[key] for key in (kind, level, "*") if key and key in self.publish_by), None)


NOWHERE = Local()
