"""The user's real report: its true errors, told once, and not one false finding among the rules on tables."""

from pathlib import Path

import pytest

from assistant.reading import read
from assistant.report import Check, Finding
from assistant.rules import run


@pytest.fixture(scope="module")
def seed(references: Path) -> Check:
    return run(read(references / "fengquan-office-2024.txt"))


def found(check: Check, rule: str) -> list[Finding]:
    return [finding for finding in check.findings if finding.rule == rule]


def test_group_rows_that_carry_four_without_items_are_both_found(seed: Check) -> None:
    denied, unable = found(seed, "T3-R04")
    assert denied.id == "T3-R04:group.denied.natural_person"
    assert (denied.expected, denied.actual) == (0, 4)
    assert "group.denied.total" not in denied.cells
    assert unable.id == "T3-R04:group.unable.natural_person"
    assert "group.unable.total" in unable.cells


def test_the_row_of_denials_says_four_against_a_total_of_zero(seed: Check) -> None:
    (row,) = found(seed, "T3-R03")
    assert "group.denied.natural_person" in row.cells
    assert row.actual == 0
    assert row.cause == "T3-R04:group.denied.natural_person"


def test_items_fall_short_of_the_total_in_two_columns_for_one_reason(seed: Check) -> None:
    (items,) = found(seed, "T3-R02")
    assert {"requests.handled_total.natural_person", "requests.handled_total.total"} <= set(items.cells)
    assert (items.expected, items.actual) == (1, 5)
    assert items.cause == "T3-R04:group.unable.natural_person"


def test_group_rows_add_up_to_nine_against_five(seed: Check) -> None:
    (groups,) = found(seed, "T3-R05")
    assert (groups.expected, groups.actual) == (9, 5)
    assert groups.cause == "T3-R04:group.denied.natural_person"


def test_the_missing_column_is_one_finding_that_names_its_cells(seed: Check) -> None:
    (column,) = found(seed, "S-R07")
    assert set(column.cells) >= {"requests.new_received.other_org", "requests.carried_out.other_org"}
    assert all(cell.endswith(".other_org") for cell in column.cells)


def test_the_changed_label_is_named_with_the_official_one(seed: Check) -> None:
    (label,) = found(seed, "S-R09")
    assert "2.其他法律法规禁止公开" in label.message
    assert label.expected == "2.其他法律行政法规禁止公开"


def test_there_are_no_other_errors(seed: Check) -> None:
    errors = [finding for finding in seed.findings if finding.severity == "error"]
    assert {finding.rule for finding in errors} == {"S-R07", "T3-R02", "T3-R03", "T3-R04", "T3-R05"}
    assert len(errors) == 6
    assert all(finding.basis and finding.place for finding in errors if finding.rule != "S-R07")


def test_there_is_nothing_else_on_the_tables(seed: Check) -> None:
    others = [finding for finding in seed.findings if finding.severity != "error" and finding.cells]
    assert [finding.rule for finding in others] == ["S-R13", "S-R08"]


def test_the_group_row_that_reads_as_an_item_is_named_with_its_place(seed: Check) -> None:
    (row,) = found(seed, "S-R08")
    assert row.message.startswith("“（三）不予公开”行有自己的数字，却印在“3.危及")


def test_what_the_office_says_of_itself_its_fees_and_its_period_is_remarked_once(seed: Check) -> None:
    assert {rule: len(found(seed, rule)) for rule in ("A-R02", "F-R02", "S-R16", "K-R01")} == {
        "A-R02": 1, "F-R02": 1, "S-R16": 1, "K-R01": 1,
    }  # fmt: skip
    assert [finding.span and finding.span.text for finding in found(seed, "A-R02")] == ["我区"]


def test_no_finding_points_at_table_two_or_four(seed: Check) -> None:
    assert not any(cell.startswith(("active", "litigation")) for one in seed.findings for cell in one.cells)


def test_what_hangs_on_the_missing_column_or_last_year_is_not_counted_as_passed(seed: Check) -> None:
    missing = {entry.rule: entry.missing for entry in seed.not_assessed}
    assert missing["T3-R03"] == ("表三“其他”列",)
    assert not {"T3-R01", "T3-R02", "T3-R05"} & missing.keys()
    assert missing["T3-R06"] == ("上年报告",)
    assert "T4-R01" not in missing


def test_its_wording_is_told_as_a_reviewer_would_mark_it(seed: Check) -> None:
    said = {finding.rule: finding for finding in seed.findings if finding.rule[0] in "PWGV"}
    assert said.keys() == {"W-R11", "W-R12", "G-R01", "G-R04"}
    assert {finding.severity for finding in said.values()} == {"info"}
    quotes = {rule: finding.span.text for rule, finding in said.items() if finding.span}
    assert quotes["W-R11"] == "现将有关工作情况汇报如下"
    assert quotes["W-R12"] == "1570 余条"
    assert quotes["G-R04"] == "2024 年"
    assert "(一) 予以公开" in said["G-R01"].message
