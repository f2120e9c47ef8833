"""What blocks a draft and what only marks it (DESIGN §5)."""

from assistant.report import Check, Finding

_GAPS = "W-R07"
_NUMBERS = "N-"


def blocking(check: Check) -> tuple[Finding, ...]:
    """Errors of the tables and numbers without source; open gaps and errors of wording do not block.

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
        return bool(finding.cells)
    span = finding.span
    if span is None:
        return True
    told = [one for one in check.numbers if one.section == span.section and span.start <= one.start < span.end]
    return bool(told) and told[-1].status not in ("cell", "derived")


def forced_notes(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """The visible mark of a report that is written although errors are open, and the list of them."""
    if not findings:
        return ()
    return (
        f"本稿有{len(findings)}项错误未改正，按“仍然出件”生成，不得发布：",
        *(f"· {found.message}" for found in findings),
    )
