"""Real figures in the layouts of real pages: every error is one that a careful reviewer raises too."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.reading import read
from assistant.report import Finding
from assistant.rules import run

NAMES = ("001", "002", "003", "004", "005", "013", "014", "019", "041", "057", "X01", "X02")
# Expected findings of rules that are here; the others wait for theirs.
ARITHMETIC_AND_STRUCTURE = ("总计印", "只印一行", "标签漏字", "全部空白", "格为空", "标题", "没有单位名称")
CONTENT_AND_DATES = ("工作考核、社会评议", "总体情况", "整改措施写报告年度")
PROSE_AND_TABLES = ("正文", "分项", "称全部")
HERE = ARITHMETIC_AND_STRUCTURE + CONTENT_AND_DATES + PROSE_AND_TABLES


def expected_of(shared: Path, name: str) -> list[dict[str, Any]]:
    raw = json.loads((shared / "reports" / "reconstructed" / f"{name}.json").read_text("utf-8"))
    expected: list[dict[str, Any]] = raw["findings_expected"]
    return expected


def meets(finding: Finding, wanted: dict[str, Any]) -> bool:
    severities = {wanted["severity"], wanted.get("severity_also", wanted["severity"])}
    told = "".join((finding.message + str(finding.actual)).split())
    there = set(wanted["cells"]) & set(finding.cells) if wanted["cells"] else "".join(wanted["quote"].split()) in told
    return finding.severity in severities and bool(there)


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_every_error_is_expected_by_a_careful_reviewer(shared: Path, name: str) -> None:
    findings = run(read(shared / "reports" / "reconstructed" / f"{name}.txt")).findings
    expected = expected_of(shared, name)
    false = [
        f"{finding.id}: {finding.message}"
        for finding in findings
        if finding.severity == "error" and not any(meets(finding, wanted) for wanted in expected)
    ]
    assert not false


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_what_a_careful_reviewer_sees_in_tables_and_headings_is_found(shared: Path, name: str) -> None:
    findings = run(read(shared / "reports" / "reconstructed" / f"{name}.txt")).findings
    wanted = [one for one in expected_of(shared, name) if any(word in one["what"] for word in HERE)]
    missed = [one["what"] for one in wanted if not any(meets(finding, one) for finding in findings)]
    assert not missed
