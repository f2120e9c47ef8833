"""What a report lacks and how its table three is laid out, as the rules see it."""

from typing import Any

from assistant.form import load_form
from assistant.report import Report
from assistant.rules.view import View
from tests.rules.building import report_of

REQUESTS = load_form().tables["requests"]
ZEROS = {column.id: 0 for column in REQUESTS.columns}


def view(**case: Any) -> View:
    return View(report_of(case))


def test_a_printed_report_lacks_nothing() -> None:
    seen = view()
    assert not any((seen.unknown, seen.blank, seen.missing_tables, seen.unplaced, seen.carried))


def test_blank_missing_and_unplaced_are_three_things() -> None:
    blank = view(blank=["requests.granted.*"])
    assert len(blank.blank) == 7
    assert not blank.missing_rows(REQUESTS)
    missing = view(unprinted=["requests.granted", "requests.granted.*"])
    assert [line.id for line in missing.missing_rows(REQUESTS)] == ["granted"]
    assert not missing.blank
    unplaced = view(unprinted=["requests.granted.*"])
    assert [line.id for _, line in unplaced.unplaced] == ["granted"]
    assert not unplaced.missing_rows(REQUESTS)


def test_rows_of_a_workbook_are_never_missing() -> None:
    seen = view(bare=True, kind="xlsx", blank=["requests.granted.*", "requests.*.other_org"])
    assert not seen.missing_rows(REQUESTS)
    assert not seen.missing_columns(REQUESTS)
    assert len(seen.blank) == 7 + 25 - 1


def test_a_group_is_undivided_only_without_any_item() -> None:
    assert view(group={"other": ZEROS}).undivided == ()
    assert view(group={"other": ZEROS}, unprinted=["requests.other_*", "requests.other_*.*"]).undivided == ("other",)
    some = view(group={"other": ZEROS}, unprinted=["requests.other_misc", "requests.other_misc.*"])
    assert some.undivided == ()


def test_a_group_row_without_any_figure_is_the_official_layout() -> None:
    assert view(group={"denied": dict.fromkeys(ZEROS)}).carried == ()
    assert view(group={"denied": {"total": 0}}).carried == ("denied",)


def test_headings_and_labels_keep_the_printed_order() -> None:
    seen = view(unprinted=["section.problems"], labels={"section.problems": "五、存在的主要问题及改进情况"})
    assert list(seen.headings)[-2:] == ["other", "problems"]


def test_last_years_report_counts_only_for_the_year_before() -> None:
    carried = {"requests.carried_out.total": 3}
    assert view(previous=carried).values["previous:requests.carried_out.total"] == 3
    assert not view(previous=carried, previous_year=2022).previous_fits
    assert view(previous=carried, previous_year=2022).values["previous:requests.carried_out.total"] is None
    assert not View(Report()).previous_fits


def test_a_cell_that_the_report_does_not_list_is_unknown_in_values_and_adds_nothing_in_figures() -> None:
    seen = view(group={"denied": {"total": 4}})
    assert seen.values["group.denied.research"] is None
    assert seen.figures["group.denied.research"] == 0
    assert seen.known["group.denied.total"] == 4
