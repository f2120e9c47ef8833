"""A reviewer's decision holds as long as what it is about stays as it was, and never hides anything."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.report import Check, Finding, Report, Span
from assistant.rules import run
from assistant.rules.dismissals import Decision, added, applied, decide, without
from tests.rules.building import report_of

CELL = "requests.granted.natural_person"
WRONG: dict[str, Any] = {"cells": {CELL: 3}}


def decided(report: Report, *ids: str) -> tuple[Decision, ...]:
    by_id = {finding.id: finding for finding in run(report).findings}
    return tuple(decide(by_id[name], report, by="张三", on="2026-01-12", why="台账另有说明") for name in ids)


def row_of(check: Check) -> Finding:
    return next(finding for finding in check.findings if finding.rule == "T3-R03")


def test_a_dismissed_finding_is_listed_apart_and_counts_no_more() -> None:
    report = report_of(WRONG)
    check = run(report)
    all_of_them = decided(report, *(finding.id for finding in check.findings))
    settled = applied(check, report, all_of_them)
    assert not check.passed
    assert settled.passed
    assert settled.findings == ()
    assert [one.finding for one in settled.dismissed] == list(check.findings)
    assert {(one.by, one.on, one.why) for one in settled.dismissed} == {("张三", "2026-01-12", "台账另有说明")}


def test_a_decision_lapses_where_a_value_changes_and_says_which() -> None:
    before, after = report_of(WRONG), report_of({"cells": {CELL: 4}})
    decision = decided(before, row_of(run(before)).id)
    settled = applied(run(after), after, decision)
    assert settled.dismissed == ()
    assert row_of(settled) == row_of(run(after))
    (lapsed,) = settled.lapsed
    assert lapsed.finding == row_of(settled).id
    assert "表三“（一）予以公开”自然人：3 → 4" in lapsed.changed


def test_a_decision_survives_changes_that_do_not_concern_it() -> None:
    before = report_of(WRONG)
    after = report_of({"cells": {CELL: 3, "litigation.review.upheld": 2}})
    settled = applied(run(after), after, decided(before, row_of(run(before)).id))
    assert [one.finding.rule for one in settled.dismissed] == ["T3-R03"]
    assert settled.lapsed == ()
    assert "T4-R01" in {finding.rule for finding in settled.findings}


def test_a_decision_rests_where_the_rule_is_silent_and_holds_when_the_fault_is_back() -> None:
    before, mended = report_of(WRONG), report_of({})
    decision = decided(before, row_of(run(before)).id)
    rest = applied(run(mended), mended, decision)
    assert (rest.dismissed, rest.lapsed) == ((), ())
    assert applied(run(before), before, decision).dismissed


def spoken(*quotes: str) -> Check:
    """A rule that speaks at each of these quotes in one section."""
    return Check(
        findings=tuple(
            Finding(
                id="W-R02:problems" + (f"#{number}" if number > 1 else ""),
                rule="W-R02", severity="warning", title="", message="", basis="",
                span=Span(section="problems", start=number, end=number + len(quote), text=quote),
            )
            for number, quote in enumerate(quotes, 1)
        )
    )  # fmt: skip


def test_a_decision_keeps_to_its_quote_when_an_earlier_fault_of_that_rule_is_mended() -> None:
    report = report_of({})
    second = decide(spoken("甲", "乙").findings[1], report, by="李四", on="2026-01-12", why="原话")
    settled = applied(spoken("乙", "丙"), report, (second,))
    assert [one.finding.id for one in settled.dismissed] == ["W-R02:problems"]
    assert [finding.id for finding in settled.findings] == ["W-R02:problems#2"]
    # Taking it back by the number under which it is listed now.
    assert without((second,), "W-R02:problems", settled, report) == ()


def test_a_decimal_read_back_from_json_is_the_same_figure() -> None:
    report = report_of({}).with_cells({"active.admin_fee.amount_wan": Decimal("1286.4")})
    finding = Finding(
        id="T2-R05:active.admin_fee.amount_wan", rule="T2-R05", severity="warning", title="", message="", basis="",
        cells=("active.admin_fee.amount_wan",),
    )  # fmt: skip
    kept = Decision(**decide(finding, report, by="张三", on="2026-01-12", why="含罚没").to_json())
    assert applied(Check(findings=(finding,)), report, (kept,)).dismissed


def test_a_new_decision_takes_the_place_of_the_lapsed_one() -> None:
    before, after = report_of(WRONG), report_of({"cells": {CELL: 4}})
    old = decided(before, row_of(run(before)).id)
    check = applied(run(after), after, old)
    new = decide(row_of(check), after, by="王五", on="2026-01-13", why="已核实")
    decisions = added(old, new, check, after)
    assert decisions == (new,)
    settled = applied(run(after), after, decisions)
    assert (len(settled.dismissed), settled.lapsed) == (1, ())


def test_the_cause_of_others_can_be_dismissed_alone() -> None:
    cause = replace(spoken("甲").findings[0], id="a")
    follower = replace(cause, id="b", cause="a")
    report = report_of({})
    decision = decide(cause, report, by="张三", on="2026-01-12", why="无误")
    settled = applied(Check(findings=(cause, follower)), report, (decision,))
    assert settled.findings == (follower,)


def test_a_decision_on_what_is_not_there_lapses_when_more_is_wanting() -> None:
    """未见社会评议 has no cell, no quote and no figure: the decision is about the words of the finding."""
    finding = Finding(
        id="S-R14:overview", rule="S-R14", severity="error", title="写明三项结果", basis="条例第五十条第四项",
        message="全文未见社会评议",
    )  # fmt: skip
    report, more = report_of({}), replace(finding, message="全文未见社会评议、责任追究")
    decision = decide(finding, report, by="张三", on="2026-01-12", why="本年没有开展")
    check = run(report)
    settled = applied(replace(check, findings=(finding,)), report, (decision,))
    assert [one.finding for one in settled.dismissed] == [finding]
    lapsed = applied(replace(check, findings=(more,)), report, (decision,))
    assert lapsed.findings == (more,)
    assert [one.changed for one in lapsed.lapsed] == [("发现：“全文未见社会评议” → “全文未见社会评议、责任追究”",)]
