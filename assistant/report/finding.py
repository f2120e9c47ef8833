"""What a check says, as typed values: page, terminal, Word comment and JSON print the same (DESIGN §5)."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from assistant.form import CellId
from assistant.report.sections import SectionId
from assistant.report.tables import Figure
from assistant.report.value import Value

Severity: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Value):
    """A stretch of a section's text; offsets are Unicode characters, end excluded."""

    section: SectionId
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Value):
    """One broken rule at one place.

    `id` is the rule and the first cell or section, `#2`, `#3` where the rule speaks there again: stable over runs.
    `expected`, `actual`: 件 (fees 万元), or None. `cause` is the id of the finding that explains this one.
    """

    id: str
    rule: str
    severity: Severity
    title: str
    message: str
    basis: str
    suggestion: str = ""
    cells: tuple[CellId, ...] = ()
    span: Span | None = None
    place: str = ""
    expected: Figure | str = None
    actual: Figure | str = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessed(Value):
    """An input was wanting: neither pass nor failure, and always shown. `missing` names the inputs in Chinese."""

    rule: str
    missing: tuple[str, ...]


NumberKind: TypeAlias = Literal["figure", "percent", "growth", "date", "docnumber", "law", "ordinal", "name"]
NumberStatus: TypeAlias = Literal["cell", "derived", "fact", "law", "contradicted", "unsupported", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention(Value):
    """A number of the prose and what it rests on (DESIGN §5). `status` is None where no figure is meant.

    `value` is the printed magnitude (80 for 八成, 15300 for 1.53万), `sign` the direction of a change.
    """

    text: str
    section: SectionId
    start: int
    value: Figure = None
    unit: str | None = None
    approx: bool = False
    kind: NumberKind = "figure"
    sign: Literal[-1, 1] | None = None
    status: NumberStatus | None = None
    source: str | None = None
    expected: Figure = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed(Value):
    """A finding that a reviewer has judged to be no fault: listed, never hidden, and not counted.

    `by` who, `on` when (ISO date), `why` the reason in the reviewer's words.
    """

    finding: Finding
    by: str
    on: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapsed(Value):
    """A reviewer's decision that holds no more, because what it was about has changed: the finding counts again.

    `finding` is the id of the finding that is back among the findings, `changed` says in Chinese what has changed.
    """

    finding: str
    by: str
    on: str
    why: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Value):
    """The outcome of all rules on one report. `passed`: no error that is not dismissed.

    `notes` are what the reader of the file has to say in Chinese: what it folded, left out or could not place.
    """

    agency: str | None = None
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    lapsed: tuple[Lapsed, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """No finding is an error."""
        return not any(finding.severity == "error" for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity, and how many rules were not assessed."""
        counts: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return {**counts, "not_assessed": len({entry.rule for entry in self.not_assessed})}

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §5 has it."""
        raw = Value.to_json(self)
        return {
            "report": {"agency": raw.pop("agency"), "year": raw.pop("year")},
            "passed": self.passed,
            "counts": self.counts,
            **raw,
        }
