"""A place's own dates, severities and limits stand before the catalogue's."""

from datetime import date

from assistant.report import Check
from assistant.rules import catalogue, run
from assistant.rules.local import Day, Local
from tests.rules.building import report_of

TITLE = {"title": "青岚区2024年政府信息公开年度报告"}


def severities(outcome: Check, rule: str) -> list[str]:
    return [finding.severity for finding in outcome.findings if finding.rule == rule]


def test_a_severity_of_the_place_is_the_upper_bound() -> None:
    report = report_of({"unprinted": ["requests.granted", "requests.granted.*"]})
    assert severities(run(report), "S-R06") == ["error"]
    assert severities(run(report, local=Local(severities={"S-R06": "info"})), "S-R06") == ["info"]


def test_what_an_instance_lowers_stays_low_where_the_place_is_strict() -> None:
    report = report_of({"text": TITLE})
    assert severities(run(report), "S-R04") == ["warning"]
    assert severities(run(report, local=Local(severities={"S-R04": "error"})), "S-R04") == ["warning"]


def test_a_limit_of_the_place_decides() -> None:
    report = report_of({"cells": {"requests.new_received.total": 12, "requests.carried_out.total": 6}})
    assert severities(run(report), "T3-R07") == ["info"]
    assert not severities(run(report, local=Local(limits={"carried_out_least": 10})), "T3-R07")


def test_the_most_particular_day_counts() -> None:
    local = Local(publish_by={"*": Day(2, 1), "township": Day(1, 31), "government": Day(3, 15)})
    assert local.day_for("government", "township") == Day(3, 15)
    assert local.day_for("station", "township") == Day(1, 31)
    assert local.day_for(None, None) == Day(2, 1)
    assert Local().day_for("government", "county") is None


def test_no_rule_reads_the_clock() -> None:
    report = report_of({"unit": "department", "text": {"closing": "2025年1月17日"}})
    assert run(report) == run(report)
    late = run(report, published=date(2035, 1, 1))
    assert "D-R01" in {finding.rule for finding in late.findings}
    assert "D-R01" not in {finding.rule for finding in run(report).findings}


def test_every_rule_can_be_weighed_by_a_place() -> None:
    assert run(report_of({}), local=Local(severities=dict.fromkeys(catalogue(), "info"))).passed
