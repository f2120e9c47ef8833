from assistant.report import Check, Finding, NotAssessed


def finding(severity: str, rule: str = "T3-R01") -> Finding:
    return Finding.model_validate(
        {
            "id": f"{rule}:requests.granted.total",
            "rule": rule,
            "severity": severity,
            "title": "收办不平衡",
            "message": "…",
            "basis": "算术",
        }
    )


def test_a_check_passes_without_errors_whatever_else_is_said() -> None:
    assert Check(findings=(finding("warning"), finding("info"))).passed
    assert not Check(findings=(finding("info"), finding("error"))).passed


def test_counts_count_rules_not_assessed_once() -> None:
    check = Check(
        findings=(finding("error"), finding("error"), finding("info")),
        not_assessed=(
            NotAssessed(rule="T3-R06", missing=("上年报告",)),
            NotAssessed(rule="T3-R06", missing=("上年报告",)),
            NotAssessed(rule="D-R01", missing=("公布日期",)),
        ),
    )
    assert check.counts == {"error": 2, "warning": 0, "info": 1, "not_assessed": 2}


def test_the_json_has_the_published_shape() -> None:
    raw = Check(agency="某局", year=2024, findings=(finding("error"),)).to_json()
    assert list(raw) == [
        "report", "passed", "counts", "findings", "dismissed", "lapsed", "not_assessed", "numbers", "notes",
    ]  # fmt: skip
    assert raw["report"] == {"agency": "某局", "year": 2024}
    assert set(raw["findings"][0]) == {
        "id", "rule", "severity", "title", "message", "cells", "span", "expected", "actual", "basis", "suggestion",
        "place", "cause",
    }  # fmt: skip
