"""Repair of whole reports: the user's own, last year's figures, numbers of the prose, odd values, layouts."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.form import CellId, load_form
from assistant.reading import read
from assistant.repair import Repair, Stated, apply, repair
from assistant.repair.frame import settings
from assistant.report import Count, Previous, Report
from assistant.rules import run


@pytest.fixture(scope="module")
def seed(references: Path) -> Report:
    return read(references / "fengquan-office-2024.txt")


def zeros(changes: Mapping[CellId, Count | None] | None = None, *, year: int = 2025) -> Report:
    blank: dict[CellId, Count | None] = dict.fromkeys(load_form().cells, 0)
    return Report(agency="青岚区水务局", year=year).with_cells({**blank, **(changes or {})})


def sets(found: Repair) -> list[dict[CellId, object]]:
    return [{change.cell: change.to for change in one.changes} for one in found.solutions]


def test_the_seed_needs_three_cells_and_leaves_three_ways(seed: Report) -> None:
    found = repair(seed)
    assert (found.changes_needed, len(found.solutions), found.complete) == (3, 3, True)
    items = ("unable_not_held", "unable_need_creation", "unable_unclear")
    assert sets(found) == [
        {
            "group.denied.natural_person": 0,
            f"requests.{item}.natural_person": 4,
            f"requests.{item}.total": 4,
        }
        for item in items
    ]


def test_the_seed_s_four_denials_are_forced_and_the_item_is_the_staff_s_choice(seed: Report) -> None:
    found = repair(seed)
    (forced,) = found.forced
    assert (forced.cell, forced.from_, forced.to) == ("group.denied.natural_person", 4, 0)
    (choice,) = found.choices
    assert [option.solutions for option in choice.options] == [(1,), (2,), (3,)]
    assert all("小项未填" in option.changes[0].why for option in choice.options)


def test_the_rival_story_of_the_seed_costs_five_cells(seed: Report) -> None:
    rival = repair(seed).rival
    assert rival is not None
    assert (rival.keeps, rival.changes_needed, rival.alternatives) == ("group.denied.natural_person", 5, 8)
    assert {change.cell: change.to for change in rival.changes} == {
        "group.denied.total": 4,
        "group.unable.natural_person": 0,
        "group.unable.total": 0,
    }
    assert "多2格" in rival.reason


def test_the_rival_story_counts_the_cells_of_the_whole_report() -> None:
    cells = {"litigation.review.upheld": 10, "litigation.review.corrected": 1}
    found = repair(zeros({**cells, "litigation.suit_direct.upheld": 2, "litigation.suit_direct.total": 1}))
    assert found.changes_needed == 2
    assert found.rival is not None
    assert (found.rival.keeps, found.rival.changes_needed) == ("litigation.review.total", 3)


def test_where_nothing_is_forced_the_ties_are_each_other_s_rivals() -> None:
    assert repair(zeros({"litigation.review.upheld": 1})).rival is None


def test_after_each_solution_of_the_seed_the_rules_find_no_sum_broken(seed: Report) -> None:
    for solution in repair(seed).solutions:
        findings = run(apply(seed, solution)).findings
        assert [one.id for one in findings if one.rule in ("T3-R02", "T3-R03", "T3-R04", "T3-R05")] == []
        assert repair(apply(seed, solution)).consistent


def test_a_missing_column_alone_needs_no_change(seed: Report) -> None:
    mended = apply(seed, repair(seed).solutions[0])
    assert mended.value("requests.new_received.other_org") is None
    assert repair(mended).consistent
    assert repair(Report(agency="青岚区水务局", year=2025)).consistent


def test_json_has_the_keys_of_the_contract(seed: Report) -> None:
    raw = repair(seed).to_json()
    assert {"consistent", "changes_needed", "solutions", "complete", "forced", "choices", "rival"} == raw.keys()
    assert raw["solutions"][0]["changes"][0].keys() == {"cell", "from", "to", "why", "range", "name", "place"}
    assert raw["solutions"][0]["proof"]["broken"] == 0


def test_last_year_s_published_figure_is_dearer_than_this_year_s() -> None:
    report = zeros({"active.normative_docs.in_force": 6}).model_copy(
        update={"previous": Previous(year=2024, cells={"active.normative_docs.in_force": 8})}
    )
    found = repair(report)
    assert all(len(one) == 1 for one in sets(found))
    assert {cell for one in sets(found) for cell in one} == {
        "active.normative_docs.in_force",
        "active.normative_docs.repealed",
    }
    assert any("在正文注明" in one.reason for one in found.solutions)


def test_last_year_s_figure_changes_where_this_year_s_all_agree() -> None:
    cells = {f"requests.carried_out.{column}": 0 for column in load_form().tables["requests"].column}
    previous = Previous(year=2024, cells={**cells, "requests.carried_out.commercial": 3})
    found = repair(zeros().model_copy(update={"previous": previous}))
    assert sets(found) == [{"previous:requests.carried_out.commercial": 0}]
    assert "更正上年报告" in found.solutions[0].reason
    applied = apply(zeros().model_copy(update={"previous": previous}), found.solutions[0])
    assert applied.value("previous:requests.carried_out.commercial") == 0


def test_another_year_s_report_is_not_held_against_this_one() -> None:
    previous = Previous(year=2019, cells={"requests.carried_out.total": 3})
    assert repair(zeros().model_copy(update={"previous": previous})).consistent


def said(value: int, *cells: CellId, sentence: str = "") -> Stated:
    return Stated(readings=(cells,), value=value, text=f"{value}件", sentence=sentence)


def test_a_number_of_the_prose_says_which_of_the_ties_it_was() -> None:
    report = zeros({"litigation.review.upheld": 2, "litigation.review.total": 3})
    silent = repair(report)
    heard = repair(report, stated=(said(1, "litigation.review.other", sentence="其他结果1件"),))
    assert sorted(map(str, sets(heard))) == sorted(map(str, sets(silent)))
    assert sets(heard)[0] == {"litigation.review.other": 1}
    assert "与正文“其他结果1件”相符" in heard.solutions[0].reason
    assert "正文也说是1" in heard.solutions[0].changes[0].why
    assert [one.value for one in heard.solutions[0].agrees] == [1]


def test_prose_that_repeats_the_print_speaks_for_the_cells_that_it_names() -> None:
    report = zeros({"litigation.review.upheld": 2, "litigation.review.total": 3})
    found = repair(report, stated=(said(3, "litigation.review.total", sentence="行政复议3件"),))
    assert "litigation.review.total" not in sets(found)[0]
    against = next(one for one in found.solutions if one.changes[0].cell == "litigation.review.total")
    assert "与正文“行政复议3件”不符，正文须一并改写" in against.reason
    assert [one.sentence for one in against.disagrees] == ["行政复议3件"]


def test_a_sum_of_cells_in_the_prose_is_a_witness_too() -> None:
    report = zeros({"litigation.suit_direct.upheld": 2, "litigation.suit_direct.total": 3})
    totals = ("litigation.suit_direct.total", "litigation.suit_after_review.total")
    assert sets(repair(report, stated=(said(2, *totals),)))[0] == {"litigation.suit_direct.total": 2}
    assert sets(repair(report, stated=(said(3, *totals),)))[0] != {"litigation.suit_direct.total": 2}


def test_a_witness_of_two_parts_is_heard_once_both_are_together() -> None:
    cells = {"litigation.suit_direct.upheld": 2, "litigation.suit_direct.total": 3}
    both = {**cells, "litigation.suit_after_review.upheld": 5, "litigation.suit_after_review.total": 4}
    totals = ("litigation.suit_direct.total", "litigation.suit_after_review.total")
    first = sets(repair(zeros(both), stated=(said(7, *totals),)))[0]
    assert first == {"litigation.suit_direct.total": 2, "litigation.suit_after_review.total": 5}


def test_any_reading_that_fits_lets_a_number_agree() -> None:
    new, carried = "requests.new_received.total", "requests.carried_in.total"
    one = Stated(readings=((new,), (new, carried)), value=9, text="9件")
    report = zeros({"litigation.review.upheld": 1})
    assert repair(report, stated=(one,)).solutions == repair(report).solutions


def test_prose_never_makes_a_consistent_table_wrong_nor_more_cells_change() -> None:
    assert repair(zeros(), stated=(said(5, "requests.new_received.total"),)).consistent
    report = zeros({"litigation.review.upheld": 2, "litigation.review.total": 3})
    stated = tuple(said(7, f"litigation.review.{column}") for column in ("upheld", "corrected", "other", "total"))
    assert repair(report, stated=stated).changes_needed == 1


def test_what_the_prose_says_is_tried_first_where_the_sums_leave_a_choice() -> None:
    cells = {f"requests.denied_internal.{column}": 0 for column in load_form().tables["requests"].column}
    report = zeros({**cells, "litigation.review.total": -4, "litigation.review.upheld": None})
    stated = (said(7, "litigation.review.total"),)
    assert sets(repair(report, stated=stated)) == [{"litigation.review.total": 7}]


def test_a_number_of_the_prose_may_be_the_fault_itself_where_that_is_wanted() -> None:
    stated = (said(5, "requests.new_received.natural_person", sentence="自然人5件"),)
    found = repair(zeros(), stated=stated, text_too=True)
    assert sets(found) == [{"text:requests.new_received.natural_person": 0}]
    assert "要改的是正文" in found.solutions[0].reason
    assert found.solutions[0].changes[0].name == "正文所述表三“一、本年新收政府信息公开申请数量”自然人"


def test_prose_that_may_be_the_fault_decides_like_any_other_sum() -> None:
    report = zeros({"litigation.review.upheld": 2, "litigation.review.total": 3})
    stated = (said(3, "litigation.review.total"), said(1, "litigation.review.other"))
    assert sets(repair(report, stated=stated, text_too=True)) == [{"litigation.review.other": 1}]
    suits = ("litigation.suit_direct.total", "litigation.suit_after_review.total")
    found = repair(zeros(), stated=(said(4, *suits), said(4, *suits)), text_too=True)
    assert found.changes_needed == 2


def test_every_change_carries_its_name_and_where_it_stands(seed: Report) -> None:
    (forced,) = repair(seed).forced
    assert (forced.name, forced.place) == ("表三“（三）不予公开”自然人", "第58行第3格")


def test_a_negative_count_must_change() -> None:
    found = repair(zeros({"litigation.review.upheld": -2, "litigation.review.total": 2}))
    assert sets(found) == [{"litigation.review.upheld": 2}]
    assert "负号" in found.solutions[0].changes[0].why


def test_a_negative_or_broken_count_that_stands_in_no_sum_must_change_too() -> None:
    found = repair(zeros({"active.licensing.decisions": -7, "active.penalty.decisions": Decimal("3.5")}))
    assert sets(found) == [{"active.licensing.decisions": 7, "active.penalty.decisions": None}]
    assert repair(zeros({"active.admin_fee.amount_wan": Decimal("3.5")})).consistent


def test_faults_that_share_no_sum_are_chosen_apart() -> None:
    found = repair(zeros({"litigation.review.upheld": 1, "litigation.suit_direct.upheld": 1}))
    assert found.changes_needed == 2
    assert len(found.solutions) == 4
    assert [len(choice.options) for choice in found.choices] == [2, 2]
    assert found.forced == ()


def test_more_ties_than_the_limit_are_not_complete_and_keep_what_is_sure(seed: Report) -> None:
    found = repair(zeros({"litigation.review.upheld": 1, "litigation.suit_direct.upheld": 1}), limit=3)
    assert (len(found.solutions), found.complete) == (3, False)
    assert [len(choice.options) for choice in found.choices] == [2, 2]
    first = repair(seed, limit=1)
    assert (len(first.solutions), first.complete) == (1, False)
    assert first.forced == repair(seed).forced
    assert [option.solutions for option in first.choices[0].options] == [(1,), (), ()]


def test_what_only_the_listed_solutions_share_is_not_called_forced() -> None:
    found = repair(zeros({"litigation.review.upheld": 1}), limit=1)
    assert (found.forced, len(found.solutions)) == ((), 1)


def test_of_many_parts_the_likeliest_solutions_of_all_come_first() -> None:
    rows = ("review", "suit_direct", "suit_after_review")
    wrong = zeros({f"litigation.{row}.upheld": 4 for row in rows} | {f"litigation.{row}.total": 14 for row in rows})
    few, many = repair(wrong, limit=7), repair(wrong, limit=1000)
    assert len(many.solutions) == 5**3
    assert sets(few) == sets(many)[:7]
    assert few.choices[0].options[0].changes == many.choices[0].options[0].changes


def test_a_tie_list_that_is_cut_short_calls_nothing_forced_that_might_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    report = zeros({"litigation.review.upheld": 1})
    monkeypatch.setitem(settings()["search"], "gathered", 1)
    assert repair(report).complete  # as many as are to be listed are gathered in any case
    found = repair(report, limit=1)
    assert (len(found.solutions), found.complete, found.forced, found.choices) == (1, False, (), ())
    assert found.rival is None


def test_a_group_printed_as_one_row_stands_for_its_items() -> None:
    cells: dict[CellId, Count | None] = {
        f"requests.{row.id}.{column}": None
        for row in load_form().tables["requests"].items("other")
        for column in load_form().tables["requests"].column
    }
    for row in ("group.other", "requests.new_received", "requests.handled_total"):
        cells |= {f"{row}.{column}": 0 for column in load_form().tables["requests"].column}
        cells |= {f"{row}.natural_person": 2, f"{row}.total": 2}
    assert repair(zeros(cells)).consistent
    assert sets(repair(zeros({**cells, "group.other.natural_person": 1}))) == [{"group.other.natural_person": 2}]


def test_the_form_of_2019_is_repaired_like_the_later_one() -> None:
    cells: dict[CellId, Count | None] = dict.fromkeys(load_form().tables["requests"].cells, 0)
    report = Report(agency="青岚区水务局", year=2020, format="2019-60").with_cells(cells)
    found = repair(report.with_cells({"requests.granted.natural_person": 1}))
    assert sets(found) == [{"requests.granted.natural_person": 0}]
