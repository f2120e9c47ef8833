"""What a question that is a sum comes to."""

from dataclasses import dataclass

from assistant.statute.computed import Computed


@dataclass(frozen=True, slots=True)
class Sum:
    """A question that is a sum: `computed` None where nothing can be computed.

    `said` is what is said first, in Chinese: whether the day was kept (`late` says which), or why nothing is computed;
    "" where the result says it all. `asks` ask for what is wanting, `sources` are passages behind what is only said.
    """

    computed: Computed | None = None
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    said: str = ""
    sources: tuple[str, ...] = ()
    late: bool | None = None
