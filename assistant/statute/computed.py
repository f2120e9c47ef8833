"""What a computation answers: the result, each step with the law behind it, and what was assumed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple


class Step(NamedTuple):
    """One step in Chinese; `source` is the passage or document that it rests on, "" for plain counting."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed day (date) or sum (int, 元) with its steps.

    `assumptions` say in Chinese what is this project's reading and stands in no text; `provisional` lists the years
    whose holidays are not known: weekends and fixed holidays alone were left out there.
    """

    result: date | int
    steps: tuple[Step, ...]
    assumptions: tuple[str, ...] = ()
    provisional: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The result in Chinese: 2025年3月31日, 2,200元."""
        return f"{self.result:,}元" if isinstance(self.result, int) else spoken(self.result)

    def to_json(self) -> dict[str, Any]:
        """As JSON: a day in ISO form, steps with their sources."""
        return {
            "result": self.result if isinstance(self.result, int) else self.result.isoformat(),
            "words": self.words,
            "steps": [step._asdict() for step in self.steps],
            "assumptions": list(self.assumptions),
            "provisional": list(self.provisional),
        }


def spoken(day: date) -> str:
    """A day in Chinese: 2025年3月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
