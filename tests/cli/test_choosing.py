"""Which rules are asked, which findings are shown, and when a check fails."""

import click
import pytest

from assistant.cli.choosing import RULES, chosen, narrowed, shown, status
from assistant.report import Check, Dismissed, Finding, NotAssessed
from assistant.rules import catalogue


def finding(rule: str, severity: str) -> Finding:
    return Finding.model_validate(
        {"id": f"{rule}:x", "rule": rule, "severity": severity, "title": "", "message": "", "basis": ""}
    )


CHECK = Check(
    findings=(finding("T3-R01", "error"), finding("T3-R02", "warning"), finding("S-R09", "info")),
    dismissed=(Dismissed(finding=finding("T3-R03", "error"), by="", on="", why=""),),
    not_assessed=(NotAssessed(rule="T3-R06", missing=("上年报告",)),),
)


def test_rules_are_named_by_id_by_the_front_of_it_or_by_family() -> None:
    assert chosen(("t3-r01",), ()) == {"T3-R01"}
    assert chosen(("T3",), ()) == {rule for rule in catalogue() if rule.startswith("T3-")}
    assert chosen(("sums",), ()) == chosen(("表内勾稽",), ())
    assert chosen(("sums",), ("T3-R01",)) == chosen(("sums",), ()) - {"T3-R01"}
    assert chosen((), ("T3",)) == catalogue().keys() - chosen(("T3",), ())
    assert chosen(("本市", "自定规则"), (), ("本市-01", "本市-02")) == {"本市-01", "本市-02"}


def test_a_name_that_no_rule_has_is_refused() -> None:
    with pytest.raises(click.UsageError, match="没有“T9”这条规则"):
        chosen(("T9",), ())


def test_a_list_is_separated_by_any_comma() -> None:
    assert RULES.convert("T3-R01, S，sums、T3-R01", None, None) == ("T3-R01", "S", "sums")


def test_only_what_was_asked_is_in_the_check() -> None:
    check = narrowed(CHECK, {"T3-R01", "T3-R06"})
    assert [one.rule for one in check.findings] == ["T3-R01"]
    assert [one.rule for one in check.not_assessed] == ["T3-R06"]
    assert check.dismissed == ()


def test_lighter_findings_are_not_shown_but_errors_always_are() -> None:
    assert [one.severity for one in shown(CHECK, "warning").findings] == ["error", "warning"]
    assert [one.severity for one in shown(CHECK, "error").findings] == ["error"]
    assert shown(CHECK, "info") == CHECK


def test_a_check_fails_from_the_severity_asked_for() -> None:
    warned = narrowed(CHECK, {"T3-R02"})
    assert [status(warned, level) for level in ("error", "warning", "info", "never")] == [0, 1, 1, 0]
    assert [status(CHECK, level) for level in ("error", "never")] == [1, 0]
