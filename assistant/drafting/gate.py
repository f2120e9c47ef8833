"""What blocks a draft and what only marks it (DESIGN §5)."""

from assistant.report import Check, Finding

_GAPS = "W-R07"


def blocking(check: Check) -> tuple[Finding, ...]:
    """Errors of the tables and numbers without source; open gaps and errors of wording do not block."""
    return tuple(
        finding
        for finding in check.findings
        if finding.severity == "error" and finding.rule != _GAPS and (finding.cells or finding.rule.startswith("N-"))
    )


def forced_notes(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """The visible mark of a report that is written although errors are open, and the list of them."""
    if not findings:
        return ()
    return (
        f"本稿有{len(findings)}项错误未改正，按“仍然出件”生成，不得发布：",
        *(f"· {found.message}" for found in findings),
    )
