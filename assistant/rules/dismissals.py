"""A reviewer's decisions that a finding is no fault: they hold as long as what they are about stays as it was.

A decision is tied to the rule, the spot and the values concerned, not to the finding's number: where a rule speaks
several times at one spot (`#2`) and one of the faults is mended, the others keep their decisions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from assistant.form import Form
from assistant.report import Check, Dismissed, Figure, Finding, Lapsed, Report
from assistant.report.value import Value

QUOTE, EXPECTED, ACTUAL, MESSAGE = "quote", "expected", "actual", "message"
_WORDS = {QUOTE: "原文", EXPECTED: "应为", ACTUAL: "实为", MESSAGE: "发现"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Value):
    """That finding is no fault: `by` whom, `on` which day (ISO), `why`.

    `concerns` is what the decision is about: cell id -> value, and under `quote`, `expected`, `actual` what the finding
    quotes and says, where it does; under `message` its words, where it has nothing of these (未见社会评议).
    """

    finding: str
    by: str
    on: str
    why: str
    concerns: dict[str, Figure | str] = field(default_factory=dict)


def decide(finding: Finding, report: Report, *, by: str, on: str, why: str) -> Decision:
    """The decision on a finding as it stands today."""
    return Decision(finding=finding.id, by=by, on=on, why=why, concerns=concerns(finding, report))


def concerns(finding: Finding, report: Report) -> dict[str, Figure | str]:
    """What a decision on this finding is about."""
    told: dict[str, Figure | str] = {cell: report.value(cell) for cell in finding.cells}
    said = {QUOTE: finding.span.text if finding.span else None, EXPECTED: finding.expected, ACTUAL: finding.actual}
    about = told | {key: value for key, value in said.items() if value is not None}
    return about or {MESSAGE: finding.message}


def applied(check: Check, report: Report, decisions: Sequence[Decision]) -> Check:
    """The check with the findings set apart on which a decision holds, and with the decisions that hold no more.

    A decision on what no rule says any more rests: it is neither.
    """
    now = {finding.id: concerns(finding, report) for finding in check.findings}
    holding = {one.id: found for one in check.findings if (found := _decided(one, now[one.id], decisions))}
    kept = tuple(finding for finding in check.findings if finding.id not in holding)
    lapsed = _lapsed(kept, now, [one for one in decisions if one not in holding.values()], report.form)
    dismissed = (
        Dismissed(finding=finding, by=found.by, on=found.on, why=found.why)
        for finding in check.findings
        if (found := holding.get(finding.id))
    )
    return replace(check, findings=kept, dismissed=tuple(dismissed), lapsed=tuple(lapsed))


def added(decisions: Iterable[Decision], new: Decision, check: Check, report: Report) -> tuple[Decision, ...]:
    """The decisions with a new one, which stands in the place of a lapsed one on the same finding."""
    return (*without(decisions, new.finding, check, report), new)


def without(decisions: Iterable[Decision], finding: str, check: Check, report: Report) -> tuple[Decision, ...]:
    """The decisions without that which holds on this finding; where none holds, without those lapsed or at rest."""
    known = tuple(decisions)
    spoken = next((one.finding for one in check.dismissed if one.finding.id == finding), None)
    holding = _decided(spoken, concerns(spoken, report), known) if spoken else None
    if holding:
        return tuple(one for one in known if one is not holding)
    return tuple(one for one in known if one.finding != finding or one in _holding(check, report, known))


def _holding(check: Check, report: Report, decisions: Sequence[Decision]) -> list[Decision | None]:
    return [_decided(one.finding, concerns(one.finding, report), decisions) for one in check.dismissed]


def _decided(finding: Finding, now: Mapping[str, Figure | str], decisions: Iterable[Decision]) -> Decision | None:
    spot = _spot(finding.id)
    return next((one for one in decisions if _spot(one.finding) == spot and _alike(one.concerns, now)), None)


def _spot(finding: str) -> str:
    """Rule and cell or section, without the number."""
    head, sign, number = finding.rpartition("#")
    return head if sign and number.isdecimal() else finding


def _alike(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return then.keys() == now.keys() and all(_number(value) == _number(now[key]) for key, value in then.items())


def _number(value: Any) -> Any:
    """A figure of JSON (1286.4) is the figure of the report (Decimal)."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def _lapsed(
    findings: Sequence[Finding], now: Mapping[str, Mapping[str, Figure | str]], rest: Iterable[Decision], form: Form
) -> Iterator[Lapsed]:
    for decision in rest:
        at = [finding for finding in findings if _spot(finding.id) == _spot(decision.finding)]
        finding = next((one for one in at if one.id == decision.finding), at[0] if at else None)
        if finding is not None:
            changed = tuple(_changes(decision.concerns, now[finding.id], form))
            yield Lapsed(finding=finding.id, by=decision.by, on=decision.on, why=decision.why, changed=changed)


def _changes(then: Mapping[str, Any], now: Mapping[str, Any], form: Form) -> Iterator[str]:
    for key in dict.fromkeys((*then, *now)):
        was, is_ = then.get(key), now.get(key)
        if (key in then) != (key in now) or _number(was) != _number(is_):
            name = _WORDS.get(key) or form.name_of(key)
            yield f"{name}：{_said(was)} → {_said(is_)}"


def _said(value: Any) -> str:
    return "空" if value is None else f"“{value}”" if isinstance(value, str) else f"{value}"
