"""What a check got right: faults found and explained, right reports left alone, judged findings met."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from assistant.report import Check, Finding, Report, Story, stories
from evals.suite import Score
from evals.sums import broken
from evals.text_faults import Seeded

GRAVE = ("error", "warning")


def table(
    check: Check, wrong: Mapping[str, int | None], changed: Collection[str], kind: str, single: bool
) -> Iterator[Score]:
    """One report whose cells `changed` are wrong; `wrong` are all its values.

    Where a sum is broken (by `evals.sums`, which asks no rule) the fault must be found, and the first story told must
    name a wrong cell; a fault of one cell is one story. Where none is, only a rule on plausibility or on what is
    missing can speak: that is counted apart.
    """
    told = [finding for finding in check.findings if finding.severity in GRAVE and set(finding.cells) & set(changed)]
    if not broken(wrong):
        unprinted = None in [wrong[cell] for cell in changed]
        yield Score("unprinted" if unprinted else "unbroken", int(bool(told)), 1, faults=_unless(told, kind))
        return
    yield Score("broken", int(bool(told)), 1, faults=_unless(told, f"{kind}：没有发现，改动的格{sorted(changed)[:3]}"))
    if not told:
        return
    grave = [story for story in stories(check.findings) if story.severity in GRAVE]
    named = bool(set(grave[0].cause.cells) & set(changed))
    yield Score("cause", int(named), 1, faults=_unless(named, f"{kind}：先说的是{grave[0].cause.id}"))
    if single:
        mine = [story.cause.id for story in grave if _cells(story) & set(changed)]
        yield Score("one_story", int(len(mine) == 1), 1, faults=_unless(len(mine) == 1, f"{kind}：说成{mine}"))


def _cells(story: Story) -> set[str]:
    return {cell for finding in (story.cause, *story.following) for cell in finding.cells}


def text(check: Check, read: Report, fault: Seeded, metric: str) -> Iterator[Score]:
    """One seeded fault of text: its rule speaks at its place, and nothing else is accused."""
    hits = [finding for finding in check.findings if finding.rule in fault.rules and _there(finding, read, fault)]
    named = fault.quote or "、".join(fault.cells) or fault.part
    yield Score(metric, int(bool(hits)), 1, faults=_unless(hits, f"没有发现：{named}"))
    # Two years made of the same sentences may be alike beside the fault.
    known = {*fault.rules, *fault.may, *(("Y-R03",) if fault.last else ())}
    stray = [
        finding
        for finding in check.findings
        if finding.severity in GRAVE and finding.rule not in known and finding.cause is None
    ]
    yield Score("no_stray", int(not stray), 1, faults=tuple(f"{one.id}：{one.message}" for one in stray))


def _there(finding: Finding, read: Report, fault: Seeded) -> bool:
    """The finding stands where the fault is, at a changed cell or over its words, or it is about the whole."""
    if fault.cells and finding.cells:
        return bool(set(finding.cells) & set(fault.cells))
    if finding.span is None or not fault.quote:
        return True
    words, quote = _bare(finding.span.text), _bare(fault.quote)
    shared = SequenceMatcher(None, words, quote, autojunk=False).find_longest_match().size
    return shared >= min(2, len(words))


def _bare(text: str) -> str:
    return "".join(text.split())


def clean(check: Check, true: Iterable[str], metric: str) -> Score:
    """A right report: no error and no warning but of the rules that are known to speak truly."""
    false = [finding for finding in check.findings if finding.severity in GRAVE and finding.rule not in true]
    return Score(metric, int(not false), 1, faults=tuple(f"{one.id}：{one.message}" for one in false))


class Judged(NamedTuple):
    """What was judged of one report: verdicts on findings, faults that no rule had found then, the families judged."""

    findings: list[Mapping[str, Any]]
    missing: list[Mapping[str, Any]]
    families: set[str]


def judged(findings: Iterable[Finding], gold: Judged) -> Iterator[Score]:
    """The findings on a printed report against verdicts given by eye, by rule: how many are right, how many are found.

    A finding that nobody has judged yet counts as false: it has to be looked at. `arguable` counts as right only where
    the finding is an info.
    """
    here = [finding for finding in findings if finding.rule.startswith(tuple(gold.families))]
    verdicts = {one["finding"]: one["verdict"] for one in gold.findings if one["finding"]}
    for finding in here:
        verdict = verdicts.get(finding.id, "unjudged")
        right = verdict == "true" or (verdict == "arguable" and finding.severity == "info")
        faults = _unless(right, f"{finding.id}（{verdict}）：{finding.message}")
        for metric in ("precision", f"precision.{finding.severity}", f"precision.{finding.rule}"):
            yield Score(metric, int(right), 1, faults=faults)
    said = {finding.id for finding in here}
    for name, verdict in verdicts.items():
        if verdict == "true":
            yield from _recalled(name.partition(":")[0], name in said, name)
    for one in gold.missing:
        hit = any(finding.rule == one["rule"] and one["quote"] in _told(finding) for finding in here)
        yield from _recalled(one["rule"], hit, f"{one['rule']}“{one['quote']}”：{one['why']}")


def _told(finding: Finding) -> str:
    return finding.message + (finding.span.text if finding.span else "") + "、".join(finding.cells)


def _recalled(rule: str, hit: bool, what: str) -> Iterator[Score]:
    for metric in ("recall", f"recall.{rule}"):
        yield Score(metric, int(hit), 1, faults=_unless(hit, f"没有报：{what}"))


def _unless(right: object, fault: str) -> tuple[str, ...]:
    return () if right else (fault,)
