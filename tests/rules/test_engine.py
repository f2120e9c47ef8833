from datetime import date

from assistant.form import load_form
from assistant.report import Check, Finding, Report
from assistant.rules import FAMILIES, catalogue, run
from tests.rules.building import report_of


def check(**case: object) -> Check:
    return run(report_of(dict(case)))


def of(outcome: Check, rule: str) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.rule == rule]


def test_a_printed_report_of_zeros_has_no_finding() -> None:
    assert not check().findings


def test_an_empty_report_misses_its_three_tables_and_says_little_else() -> None:
    outcome = run(Report())
    assert [finding.id for finding in outcome.findings] == ["S-R05:active", "S-R05:requests", "S-R05:litigation"]
    assert {"T3-R01", "T4-R01", "S-R01"} <= {entry.rule for entry in outcome.not_assessed}
    assert not outcome.passed


def test_findings_come_in_the_order_of_families_and_cards() -> None:
    outcome = check(
        unprinted=["section.other"],
        cells={"requests.granted.total": -1, "litigation.review.total": 4},
        text={"other": "××局"},
        previous={"requests.carried_out.total": 3},
    )
    rules = [finding.rule for finding in outcome.findings]
    assert rules == sorted(rules, key=list(catalogue()).index)
    families = [catalogue()[rule].family for rule in rules]
    assert families == sorted(families, key=FAMILIES.index)
    assert {"structure", "cells", "sums", "years", "text"} <= set(families)


def test_ids_are_numbered_where_a_rule_speaks_twice_at_one_place_and_stable_over_runs() -> None:
    report = report_of({"text": {"other": "××局和××科"}})
    ids = [finding.id for finding in run(report).findings]
    assert [one for one in ids if one.startswith("W-R07")] == ["W-R07:other", "W-R07:other#2"]
    assert ids == [finding.id for finding in run(report).findings]


def test_a_finding_names_the_place_that_the_source_gave() -> None:
    outcome = check(raw={"requests.granted.total": "若干"}, blank=["requests.granted.total"])
    assert of(outcome, "C-R01")[0].place == "requests.granted.total所在"


def test_a_finding_in_the_prose_names_the_part_it_stands_in() -> None:
    outcome = check(text={"overview.on_request": "××局"})
    assert of(outcome, "W-R07")[0].place == "一、总体情况（二）依申请公开"


def test_a_span_counts_in_the_sections_text() -> None:
    text = "全年培训【待补充：期数】。"
    span = of(check(text={"overview.oversight": text}), "W-R07")[0].span
    assert span is not None
    assert text[span.start : span.end] == span.text == "【待补充：期数】"


def test_a_missing_column_fails_no_sum_and_keeps_open_only_the_rows_that_it_is_bounded_by() -> None:
    outcome = check(
        unprinted=["requests.*.other_org"],
        cells={"requests.new_received.natural_person": 5, "requests.handled_total.natural_person": 5}
        | {"requests.granted.natural_person": 5}
        | {f"requests.{row}.total": 6 for row in ("new_received", "granted", "handled_total")},
    )
    assert [finding.rule for finding in outcome.findings] == ["S-R07"]
    open_rules = {entry.rule: entry.missing for entry in outcome.not_assessed}
    assert open_rules["T3-R03"] == ("表三“其他”列",)
    assert not {"T3-R01", "T3-R02", "T3-R04", "T3-R05"} & open_rules.keys()


def test_an_unknown_is_at_least_zero_so_a_total_below_the_known_cells_is_broken() -> None:
    outcome = check(
        unprinted=["requests.*.other_org"],
        cells={"requests.granted.natural_person": 5, "requests.granted.total": 4},
    )
    (row,) = of(outcome, "T3-R03")
    assert row.expected == "不小于5"
    assert row.actual == 4


def test_numbers_on_group_rows_that_agree_leave_only_a_remark() -> None:
    columns = [column.id for column in load_form().tables["requests"].columns]
    group = {name: dict.fromkeys(columns, 0) for name in ("denied", "unable", "refused", "other")}
    group["unable"] |= {"natural_person": 4, "total": 4}
    cells = {
        f"requests.{row}.{column}": 4
        for row in ("new_received", "unable_not_held", "handled_total")
        for column in ("natural_person", "total")
    }
    outcome = check(cells=cells, group=group)
    assert [(finding.rule, finding.severity) for finding in outcome.findings] == [("S-R13", "info")]


def test_sums_over_group_rows_are_neither_asked_nor_missed_in_the_official_layout() -> None:
    outcome = check()
    assert not {"T3-R04", "T3-R05"} & {entry.rule for entry in outcome.not_assessed}


def test_a_group_printed_as_one_row_is_one_finding_and_stands_in_the_sums() -> None:
    columns = [column.id for column in load_form().tables["requests"].columns]
    outcome = check(
        unprinted=["requests.other_*", "requests.other_*.*"],
        group={"other": dict.fromkeys(columns, 0) | {"natural_person": 2, "total": 2}},
        cells={
            f"requests.{row}.{column}": 2
            for row in ("new_received", "handled_total")
            for column in ("natural_person", "total")
        },
    )
    assert [finding.rule for finding in outcome.findings] == ["S-R06"]
    assert not {"T3-R02", "T3-R03", "T3-R04"} & {entry.rule for entry in outcome.not_assessed}


def test_a_wrong_total_of_a_column_explains_its_sums_by_the_row() -> None:
    cells = {f"requests.{row}.natural_person": 5 for row in ("new_received", "granted")}
    cells |= {f"requests.{row}.total": 5 for row in ("new_received", "granted", "handled_total")}
    outcome = check(cells={**cells, "requests.handled_total.natural_person": 6})
    assert {finding.rule: finding.cause for finding in outcome.findings} == {
        "T3-R01": "T3-R03:requests.handled_total.total",
        "T3-R02": "T3-R03:requests.handled_total.total",
        "T3-R03": None,
    }


def test_the_old_form_is_one_finding_and_its_labels_are_right_in_it() -> None:
    outcome = check(format="2019-60", year=2023, text={"title": "青岚区人民政府办公室2023年政府信息公开工作年度报告"})
    assert [finding.rule for finding in outcome.findings] == ["S-R11"]
    later = "现行格式的表二（本报告用的是2019年试行格式）"
    missing = {entry.rule: entry.missing for entry in outcome.not_assessed}
    assert missing["T2-R01"] == missing["T2-R02"] == missing["T2-R03"] == (later,)


def test_last_years_report_of_another_year_is_not_compared() -> None:
    outcome = check(previous={"requests.carried_out.total": 3}, previous_year=2021)
    assert not of(outcome, "T3-R06")
    assert "T3-R06" in {entry.rule for entry in outcome.not_assessed}


def test_a_year_after_the_date_of_publication_is_an_error() -> None:
    outcome = run(report_of({}), published=date(2023, 1, 20))
    assert [finding.rule for finding in outcome.findings] == ["Y-R01"]


def test_five_blank_columns_leave_open_only_the_rows_that_tell_them() -> None:
    """Only the 自然人 and 总计 columns are filled: each row's total leaves 0 for the rest, each column is judged."""
    blank = [
        f"requests.*.{column}" for column in ("commercial", "research", "welfare_org", "legal_service", "other_org")
    ]
    cells = {
        f"requests.{row}.{column}": 26
        for row in ("new_received", "granted", "handled_total")
        for column in ("natural_person", "total")
    }
    outcome = check(blank=blank, cells=cells)
    assert [finding.rule for finding in outcome.findings] == ["C-R02"]
    open_rules = {entry.rule for entry in outcome.not_assessed if entry.rule in ("T3-R01", "T3-R02", "T3-R03")}
    assert open_rules == {"T3-R03"}


def test_a_blank_that_its_row_and_its_column_fill_differently_is_an_error() -> None:
    cells = {f"requests.{row}.natural_person": 5 for row in ("new_received", "handled_total")}
    cells |= {f"requests.{row}.total": 5 for row in ("new_received", "handled_total")} | {"requests.granted.total": 4}
    cells |= {"requests.partial.total": 1, "requests.partial.natural_person": 1}
    outcome = check(blank=["requests.granted.natural_person"], cells=cells)
    assert not [finding for finding in outcome.findings if finding.severity == "error"]
    wrong = check(blank=["requests.granted.natural_person"], cells=cells | {"requests.partial.natural_person": 0})
    assert "T3-R03" in {finding.rule for finding in wrong.findings}


def test_a_column_that_is_not_printed_is_told_with_what_it_must_hold() -> None:
    (column,) = of(check(unprinted=["requests.*.other_org"]), "S-R07")
    assert column.message.endswith("按各行总计推算应全为0")
