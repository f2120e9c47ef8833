"""Facts that belong together as one sentence, and the sentences of a section."""

import re
from dataclasses import dataclass, field

from assistant.drafting.composer import clerk
from assistant.drafting.derived import printed
from assistant.drafting.likeness import content_pairs
from assistant.drafting.slots import SlotId
from assistant.report import Fact

MOST, LONGEST = 4, 110
"""Facts and characters up to which a sentence takes up more."""
SHORT_SENTENCE, _IN_A_ROW = 24, 3
"""Characters of a short count, and how many of them share a sentence."""


@dataclass
class Cluster:
    """One subject: the fact that opens it, what hangs on it, and the clauses told of both."""

    head: clerk.Said
    members: list[clerk.Said]
    clauses: list[str]
    parts: list[str] = field(default_factory=list)
    relative: str = ""
    steep: bool = False
    grown: bool = False
    before_after: bool = False

    @property
    def facts(self) -> list[str]:
        """The ids of all its facts."""
        return [said.fact.id for said in self.members]

    @property
    def text(self) -> str:
        """The clauses as one sentence, without the full stop."""
        clauses = list(self.clauses)
        if self.relative and self.parts:
            clauses[0] += f"（{self.relative}）"  # 其中 speaks of what stands before the brackets
        elif self.relative:
            clauses.insert(1, self.relative)
        if self.parts:
            lists = any("，" in part or "、" in part for part in self.parts)
            clauses.insert(1, "其中" + ("，" if lists else "、").join(self.parts))
        return "，".join(clauses)

    def prints(self, count: str, member: clerk.Said) -> bool:
        """That member's own text or figure is this count (`1460件`)."""
        fact = member.fact
        own = f"{printed(fact.value)}{fact.unit or ''}" if fact.value is not None else ""
        return count == own or bool(re.search(rf"(?<![\d.]){re.escape(count)}", member.text))

    @property
    def size(self) -> int:
        """About how long it prints, in characters."""
        return sum(len(said.text) + 4 for said in self.members)


def name(fact: Fact) -> SlotId:
    """The fact's figure as it is named in an expression."""
    return f"[fact:{fact.id}]"


def sentences(clusters: list[Cluster]) -> list[str]:
    """One sentence a cluster; up to three short counts of like things in a row share one."""
    out: list[str] = []
    row = 0
    unit: str | None = None
    before: Cluster | None = None
    for item in clusters:
        if 0 < row < _IN_A_ROW and _short(item) and before is not None and _alike(before, item):
            out[-1] += ("，" if item.head.fact.unit == unit else "；") + item.text
            row += 1
        else:
            out.append(item.text)
            row = 1 if _short(item) else 0
        unit, before = item.head.fact.unit, item
    return [f"{sentence}。" for sentence in out]


def _alike(one: Cluster, other: Cluster) -> bool:
    """Counts of the same unit, or of things with a word in common."""
    same = one.head.fact.unit == other.head.fact.unit
    return same or bool(content_pairs(one.head.text) & content_pairs(other.head.text))


def _short(item: Cluster) -> bool:
    """A single count that is told in few words."""
    text = item.head.text
    return (
        len(item.members) == 1
        and item.head.has_figure
        and item.head.fact.value != 0
        and len(text) <= SHORT_SENTENCE
        and "，" not in item.text
    )
