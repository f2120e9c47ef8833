"""The text of a report by section, and the section ids that findings, spans and origins use."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from assistant.report.value import Value

SectionId: TypeAlias = str
"""`title`, `preface`, `overview.intro`, `overview.active`, `overview.extra.〈heading〉`, `problems`, `last_year`, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Value):
    """Part one: what stands before （一）, the five aspects, and what stands under headings of its own."""

    intro: str = ""
    active: str = ""
    on_request: str = ""
    management: str = ""
    platform: str = ""
    oversight: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections(Value):
    """The prose as printed; paragraphs of one section are separated by a line feed.

    `preface` stands before heading 一. `problems` and `improvements` hold one entry an item, ordinal and closing mark
    kept, the lead-in at the front of the first; joined without a separator they are the section's text. `last_year`
    is the account of last year's promises, `closing` the signature and date.
    """

    title: str = ""
    preface: str = ""
    overview: Overview = field(default_factory=Overview)
    problems: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    last_year: str = ""
    other: str = ""
    closing: str = ""

    def texts(self) -> Iterator[tuple[SectionId, str]]:
        """Every section with its text, empty ones too, in printed order (spans count in this text)."""
        for section in ("title", "preface"):
            yield section, getattr(self, section)
        for aspect in ("intro", "active", "on_request", "management", "platform", "oversight"):
            yield f"overview.{aspect}", getattr(self.overview, aspect)
        for heading, text in self.overview.extra.items():
            yield f"overview.extra.{heading}", text
        yield "last_year", self.last_year
        yield "problems", "".join(self.problems)
        yield "improvements", "".join(self.improvements)
        yield "other", self.other
        yield "closing", self.closing

    def text(self, section: SectionId) -> str:
        """The text of that section.

        Raises:
            KeyError: no such section.
        """
        return dict(self.texts())[section]
