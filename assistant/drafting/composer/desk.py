"""What lies on the composer's desk: the report, its figures, the wording, and which facts have been told where."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assistant.drafting.derived import telling
from assistant.drafting.figures import Figures
from assistant.drafting.phrasebook import Phrasebook, data, regex
from assistant.drafting.slots import SlotId
from assistant.report import Count, Fact, Report, SectionId, Theme
from assistant.text.expression import evaluate


@dataclass
class Desk:
    """One report being written.

    `told` holds fact id -> section; `unused` fact id -> why it is not told; `words` fact id -> what is left to say of a
    fact that is told in part elsewhere; `leaders` a fact that hangs on the one before it (`其中…`) -> that fact.
    """

    report: Report
    figures: Figures
    book: Phrasebook
    told: dict[str, SectionId] = field(default_factory=dict)
    unused: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    leaders: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report, leaders: Mapping[str, str] | None = None) -> "Desk":
        """A desk for that report; wordings turn with agency and year: the same report is always worded alike."""
        turn = zlib.crc32(f"{report.agency}{report.year}".encode())
        return cls(report, Figures(report), Phrasebook(turn), leaders=dict(leaders or {}))

    def say(self, name: str, /, *flags: str, **places: str) -> str:
        """A phrase of the book."""
        return self.book.say(name, *flags, **places)

    def count(self, name: SlotId) -> Fraction | None:
        """The exact value of a cell, fact or sum; None if unknown."""
        return self.figures.exact(name.strip("[]"))

    def number(self, name: SlotId) -> Count:
        """The value of a figure that is known, 0 where it is not: for comparing only, never for printing."""
        found = self.figures.number(name.strip("[]"))
        return 0 if found is None else found

    def is_zero(self, *names: SlotId) -> bool:
        """All of these are known and zero."""
        return all(self.count(name) == 0 for name in names)

    def some(self, name: SlotId) -> bool:
        """Known and greater than zero."""
        value = self.count(name)
        return value is not None and value > 0

    def derive(self, name: str, expr: str, decimals: int = 0, *, says: str = "", unit: str = "") -> str:
        """Declare a derived figure; its slot."""
        return self.figures.declare(name, expr, decimals, says=says, unit=unit)

    def share(self, name: str, part: SlotId, whole: SlotId, says: str) -> str:
        """A share in per cent, as a slot: one decimal, more where part of the whole would print as all or nothing."""
        expr = f"100 * {part} / {whole}"
        exact = evaluate(expr, self.figures.exact)
        return self.derive(name, expr, 1 if exact is None else telling(exact), says=says, unit="%")

    def tell(self, section: SectionId, *facts: str) -> None:
        """These facts are told in that section."""
        for fact in facts:
            self.told.setdefault(fact, section)

    def leave(self, fact: str, why: str) -> None:
        """That fact is not told, and why."""
        self.unused.setdefault(fact, why)

    def untold(self, theme: Theme) -> list[Fact]:
        """The facts of a theme that are neither told nor left out."""
        return [fact for fact in self.report.themed(theme) if fact.id not in self.told and fact.id not in self.unused]

    def families(self, facts: Iterable[Fact]) -> list[list[Fact]]:
        """The facts, each with those that hang on it right behind it."""
        out: list[list[Fact]] = []
        for fact in facts:
            leader = self.leaders.get(fact.id)
            home = next((family for family in out if any(member.id == leader for member in family)), None)
            if home is None:
                out.append([fact])
            else:
                home.append(fact)
        return out

    def has_followers(self, fact: Fact) -> bool:
        """Something hangs on it: it is told in a sentence of its own, not hung on another."""
        return any(leader == fact.id and self.told.get(key) is None for key, leader in self.leaders.items())

    @property
    def is_first(self) -> bool:
        """Facts say that the agency is new, or that this is its first report."""
        founded = regex(data("preface")["text"]["founded"])
        own = [fact for fact in self.report.facts if fact.theme in ("overview", "contact", "other")]
        return self.report.previous is None and any(founded.search(fact.text) for fact in own)

    @property
    def is_government(self) -> bool:
        """A level of government, which must report assessment, public rating and accountability (条例第四十六条)."""
        return self.report.kind == "government"
