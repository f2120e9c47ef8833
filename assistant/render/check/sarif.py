"""A check as a SARIF 2.1.0 log: findings beside the lines they are about, for tools that show such logs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from assistant import __version__
from assistant.form.words import section_name
from assistant.report import Check, Finding, Report, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_LINE = re.compile(r"第(\d+)行")
"""At the front of a place: a line of the file (`表三第7行` is a row of a table)."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One file's outcome: `file` as the user named it."""

    file: PurePath
    report: Report
    check: Check


def sarif(outcomes: Iterable[LogEntry], rules: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """One log with one run over all files.

    `rules` are the catalogue's rows (`gongkai rules --json`); only those that speak are listed. Findings dismissed by a
    reviewer stand there as suppressed, rules that lack an input as open.
    """
    outcomes = list(outcomes)
    spoken = [one for outcome in outcomes for one in _all(outcome.check)]
    names = dict.fromkeys([finding.rule for finding in spoken])
    names |= dict.fromkeys(entry.rule for outcome in outcomes for entry in outcome.check.not_assessed)
    known = {row["id"]: row for row in rules}
    titles = {finding.rule: finding for finding in spoken}
    index = {name: number for number, name in enumerate(names)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "gongkai",
                        "version": __version__,
                        "language": "zh-CN",
                        "rules": [_rule(name, known.get(name), titles.get(name)) for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": _uri(outcome.file)}} for outcome in outcomes],
                "results": [result for outcome in outcomes for result in _results(outcome, index)],
            }
        ],
    }


def _all(check: Check) -> Iterator[Finding]:
    yield from check.findings
    yield from (one.finding for one in check.dismissed)


def _rule(name: str, row: Mapping[str, Any] | None, finding: Finding | None) -> dict[str, Any]:
    """A rule by its card; an office's own rule by what its finding says."""
    if row is None:
        title = finding.title if finding else name
        level: dict[str, Any] = {"level": _LEVELS[finding.severity]} if finding else {}
        return {"id": name, "shortDescription": {"text": title or name}, "defaultConfiguration": level}
    return {
        "id": name,
        "shortDescription": {"text": row["title"]},
        "fullDescription": {"text": f"{row['title']}。依据：{row['basis']}"},
        "help": {"text": row["suggestion"]},
        "defaultConfiguration": {"level": _LEVELS[row["severity"]]},
        "properties": {"tags": [row["family"]]},
    }


def _results(outcome: LogEntry, index: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for finding in outcome.check.findings:
        yield _result(finding, outcome, index)
    for one in outcome.check.dismissed:
        why = f"{one.why}（{one.by}，{one.on}）"
        suppression = {"kind": "external", "status": "accepted", "justification": why}
        yield {**_result(one.finding, outcome, index), "suppressions": [suppression]}
    for entry in outcome.check.not_assessed:
        yield {
            "ruleId": entry.rule,
            "ruleIndex": index[entry.rule],
            "kind": "open",
            "level": "none",
            "message": {"text": f"未校验：缺{'、'.join(entry.missing)}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(outcome.file)}}}],
        }


def _result(finding: Finding, outcome: LogEntry, index: Mapping[str, int]) -> dict[str, Any]:
    advice = "".join(f"\n{name}：{text}" for name, text in _advice(finding) if text)
    properties = {name: getattr(finding, name) for name in ("basis", "cause") if getattr(finding, name)}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "kind": "fail",
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.title}：{finding.message}{advice}"},
        "locations": [_location(finding, outcome)],
        "partialFingerprints": {"gongkaiFinding/v1": finding.id},
        "properties": properties,
    }


def _advice(finding: Finding) -> tuple[tuple[str, str], ...]:
    return ("位置", finding.place), ("建议", finding.suggestion)


def _location(finding: Finding, outcome: LogEntry) -> dict[str, Any]:
    """The file, its line where the source has lines, and the cells or the section in the form's words."""
    form = outcome.report.form
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(outcome.file)}}
    if found := _LINE.match(_spot(finding, outcome.report)):
        physical["region"] = {"startLine": int(found[1])}
    logical = [{"name": form.name_of(cell), "fullyQualifiedName": cell, "kind": "value"} for cell in finding.cells]
    if finding.span:
        name = section_name(form, finding.span.section)
        logical.append({"name": name, "fullyQualifiedName": finding.span.section, "kind": "text"})
    return {"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})


def _spot(finding: Finding, report: Report) -> str:
    """Where the finding stands in the file: only a text source counts lines."""
    if report.source is None or report.source.kind not in ("text", "md", "html"):
        return ""
    if finding.span:
        return _heading(finding.span.section, report)
    return finding.place


def _heading(section: str, report: Report) -> str:
    """Where the heading of that section stands, else that of its part."""
    part = section.partition(".")[0].replace("improvements", "problems")
    origins = report.origins
    origin = origins.get(f"section.{section}") or origins.get(f"section.{part}")
    return origin.place if origin else ""


def _uri(file: PurePath) -> str:
    """A path as SARIF has it: forward slashes, escaped; an absolute one as a file address."""
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())
