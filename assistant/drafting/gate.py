"""What blocks a draft and what only marks it (DESIGN §5)."""

from assistant.report import Check, Finding

_GAPS = "W-R07"
_NUMBERS = "N-"
_ENTRIES = ("C-R07", "C-R08")
"""What is filled in beside the tables and cannot be used, or is missing: they have no cells."""


def blocking(check: Check) -> tuple[Finding, ...]:
    """Errors of the tables and of what is filled in beside them, and numbers without source.

    Open gaps and errors of wording do not block.

    Where a rule on numbers doubts a number that the draft has reckoned from the tables itself, or one in words
    (八成), it has misread the sentence: that marks and does not block. A number of a fact that the tables deny does.
    """
    return tuple(
        finding
        for finding in check.findings
        if finding.severity == "error" and finding.rule != _GAPS and _blocks(check, finding)
    )


def _blocks(check: Check, finding: Finding) -> bool:
    if not finding.rule.startswith(_NUMBERS):
        return bool(finding.cells) or finding.rule in _ENTRIES
    span = finding.span
    if span is None:
        return True
    told = [one for one in check.numbers if one.section == span.section and span.start <= one.start < span.end]
    return bool(told) and told[-1].status not in ("cell", "derived")


def refusal_of(check: Check, wrong: tuple[Finding, ...]) -> str:
    """Why nothing was written, and how many of all errors stand in the way."""
    return (
        f"校验有{check.counts['error']}处错误，其中{len(wrong)}处不改正不能出件，没有出件；"
        "改正后再起草，或用 --force 仍然出件"
    )


def forced_notes(wrong: tuple[Finding, ...], check: Check, missing: tuple[str, ...]) -> tuple[str, ...]:
    """The visible mark of a report that is written by force, and the list of all that is open.

    First what would have blocked, then the gaps, then the errors that alone would not have blocked.
    """
    others = [one for one in check.findings if one.severity == "error" and one.rule != _GAPS and one not in wrong]
    lists = (
        (f"本稿有{len(wrong)}处错误未改正，按“仍然出件”生成，不得发布：", [found.message for found in wrong]),
        (f"待补充{len(missing)}处：", list(missing)),
        (f"其他错误{len(others)}处：", [found.message for found in others]),
    )
    return tuple(line for head, items in lists if items for line in (head, *(f"· {item}" for item in items)))
