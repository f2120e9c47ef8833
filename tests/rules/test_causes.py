"""One fault, one story: what breaks with it points at it."""

from assistant.rules import run
from tests.rules.building import report_of

YEAR = {
    f"requests.{row}.{column}": 8 for row in ("handled_total", "granted") for column in ("natural_person", "total")
} | {f"requests.new_received.{column}": 5 for column in ("natural_person", "total")}
LAST = {"requests.carried_out.natural_person": 3, "requests.carried_out.total": 3}


def causes(cells: dict[str, int], previous: dict[str, int]) -> dict[str, str | None]:
    outcome = run(report_of({"cells": cells, "previous": previous}))
    return {finding.rule: finding.cause for finding in outcome.findings}


def test_a_forgotten_remainder_of_last_year_explains_the_balance() -> None:
    assert causes(YEAR, LAST) == {"T3-R01": "T3-R06:requests.carried_in.natural_person", "T3-R06": None}


def test_a_wrong_grand_total_explains_both_sums_that_end_in_it() -> None:
    cells = {**YEAR, **{cell.replace("carried_out", "carried_in"): value for cell, value in LAST.items()}}
    cells |= {f"requests.handled_total.{column}": 9 for column in ("natural_person", "total")}
    found = causes(cells, LAST)
    assert found == {"T3-R01": None, "T3-R02": "T3-R01:requests.handled_total.natural_person"}


def test_faults_of_different_size_are_different_stories() -> None:
    cells = {**YEAR, **{cell.replace("carried_out", "carried_in"): value for cell, value in LAST.items()}}
    found = causes(cells | {"requests.granted.natural_person": 6, "requests.carried_out.research": 1}, LAST)
    assert set(found) == {"T3-R01", "T3-R02", "T3-R03"}
    assert found["T3-R01"] == "T3-R03:requests.carried_out.total"
    assert found["T3-R02"] == "T3-R03:requests.granted.total"


def test_a_table_left_at_zero_explains_the_numbers_of_the_prose() -> None:
    outcome = run(report_of({"text": {"overview.on_request": "全年收到政府信息公开申请5件，均已办结。"}}))
    found = {one.rule: one.cause for one in outcome.findings if one.severity == "error" and one.cells}
    assert found == {"T3-R11": None, "N-R01": "T3-R11:requests.new_received.total"}


def test_fees_that_nobody_tells_of_are_one_story() -> None:
    case = {"cells": {"requests.other_fee_unpaid.total": 1}, "text": {"other": "没有其他需要报告的事项。"}}
    found = {finding.rule: finding.cause for finding in run(report_of(case)).findings}
    assert found["F-R01"] == "T3-R09:requests.other_fee_unpaid.total"


def test_what_is_odd_about_a_row_that_does_not_add_up_is_told_beneath_it() -> None:
    """其他 makes most of a total that misses its items; the row's neighbours 1 and 2 would fit as one 12."""
    rows = {"other_misc": (5, 0, 5), "granted": (1, 2, 12), "handled_total": (6, 2, 17), "new_received": (6, 2, 17)}
    cells = {
        f"requests.{row}.{column}": value
        for row, values in rows.items()
        for column, value in zip(("natural_person", "commercial", "total"), values, strict=True)
    }
    found = {one.rule: one.cause for one in run(report_of({"cells": cells})).findings}
    assert found["T3-R08"] == "T3-R03:requests.handled_total.total"
    assert found["C-R06"] == "T3-R03:requests.granted.total"


def test_a_stock_that_this_year_alone_contradicts_is_told_once() -> None:
    cells = {
        f"active.normative_docs.{column}": value for column, value in (("issued", 9), ("repealed", 1), ("in_force", 3))
    }
    findings = run(report_of({"cells": cells, "previous": {"active.normative_docs.in_force": 11}})).findings
    found = {one.rule: one.cause for one in findings if one.rule.startswith("T2")}
    assert found == {"T2-R03": None, "T2-R01": "T2-R03:active.normative_docs.in_force"}


def test_a_sentence_on_a_stock_that_is_impossible_is_told_beneath_it() -> None:
    cells = {
        "active.normative_docs.issued": 9,
        "active.normative_docs.repealed": 1,
        "active.normative_docs.in_force": 3,
    }
    text = {"overview.active": "废止行政规范性文件1件，现行有效的行政规范性文件16件。"}
    found = {one.rule: one.cause for one in run(report_of({"cells": cells, "text": text})).findings if one.cells}
    assert found["N-R08"] == "T2-R03:active.normative_docs.in_force"
