"""Findings told as stories: one fault first, what follows from it beneath."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assistant.report.finding import SEVERITIES, Finding, Severity


class Story(NamedTuple):
    """A finding that nothing else explains, and those that it explains, directly or through another."""

    cause: Finding
    following: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """The gravest of all its findings."""
        return min((one.severity for one in (self.cause, *self.following)), key=SEVERITIES.index)


def stories(findings: Iterable[Finding]) -> tuple[Story, ...]:
    """The findings by cause: the gravest first, then in the order in which the rules spoke.

    A finding whose cause is not among the findings (it was dismissed or left out) opens a story of its own; so does
    the first of findings that name each other.
    """
    by_id = {finding.id: finding for finding in findings}
    following: dict[str, list[Finding]] = {}
    for finding in by_id.values():
        following.setdefault(_head(finding, by_id), []).append(finding)
    told = [Story(by_id[head], tuple(one for one in members if one.id != head)) for head, members in following.items()]
    rank = {finding: number for number, finding in enumerate(by_id)}
    return tuple(sorted(told, key=lambda story: (SEVERITIES.index(story.severity), rank[story.cause.id])))


def _head(finding: Finding, by_id: Mapping[str, Finding]) -> str:
    """The id at the end of the chain of causes; where the chain is a ring, its first member in printed order."""
    chain = [finding.id]
    while (cause := by_id[chain[-1]].cause) in by_id and cause is not None:
        if cause in chain:
            ring = chain[chain.index(cause) :]
            return min(ring, key=list(by_id).index)
        chain.append(cause)
    return chain[-1]
