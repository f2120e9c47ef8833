import pytest

from assistant.cli.findings import show_check, summary
from assistant.report import Check, Finding, NotAssessed


def finding(number: int, cause: str | None = None, severity: str = "error") -> Finding:
    return Finding.model_validate(
        {
            "id": f"T3-R0{number}:x", "rule": f"T3-R0{number}", "severity": severity, "title": "合计", "cause": cause,
            "message": f"第{number}处", "basis": "表三", "place": f"表三第{number}行", "suggestion": "请核对",
        }
    )  # fmt: skip


def test_a_finding_says_place_basis_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    show_check(Check(agency="某局", year=2024, findings=(finding(1),)))
    out = capsys.readouterr().out
    assert "T3-R01 合计：第1处" in out
    assert "位置：表三第1行" in out
    assert "依据：表三" in out
    assert "建议：请核对" in out


def test_what_follows_from_a_cause_is_folded_beneath_it_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    followers = tuple(finding(number, cause="T3-R01:x") for number in range(2, 8))
    show_check(Check(findings=(*followers, finding(1))))
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("  T3-R01")
    assert sum("由此引起 T3" in line for line in lines) == 3
    assert any("另有3处也由此引起" in line for line in lines)


def test_rules_without_input_are_named_with_what_they_lack(capsys: pytest.CaptureFixture[str]) -> None:
    waiting = tuple(NotAssessed(rule=rule, missing=("上年报告",)) for rule in ("T3-R06", "T2-R01"))
    show_check(Check(not_assessed=waiting))
    assert "未校验（缺上年报告）：T3-R06、T2-R01" in capsys.readouterr().out


def test_the_summary_counts_and_judges() -> None:
    assert (
        summary(Check(findings=(finding(1), finding(2, severity="warning")))) == "未通过：1处错误，1处警告，0处提示。"
    )
    assert summary(Check()) == "通过：0处错误，0处警告，0处提示。"
