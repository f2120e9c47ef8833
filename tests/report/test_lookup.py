import pytest

from assistant.report import Figure, Previous, Report
from assistant.report.lookup import cell_value, cells_in, sum_value

ITEMS = {f"requests.unable_{item}.total": number for number, item in enumerate(("not_held", "need_creation"), 3)}


def test_a_group_without_a_number_of_its_own_is_the_sum_of_its_items_where_all_are_known() -> None:
    report = Report().with_cells(ITEMS)
    assert cell_value(report, "group.unable.total") is None
    whole = report.with_cells({"requests.unable_unclear.total": 0})
    assert cell_value(whole, "group.unable.total") == 7
    assert cell_value(whole.with_cells({"group.unable.total": 8}), "group.unable.total") == 8


def test_a_sum_is_unknown_as_soon_as_one_cell_is_while_applicants_left_blank_count_nothing() -> None:
    report = Report().with_cells({"requests.granted.natural_person": 2, "requests.granted.research": 1})
    assert sum_value(report, "sum(requests.granted.*)") is None
    assert sum_value(report, "sum6(granted)") == 3 == sum_value(report, "sum6(requests.granted)")


def test_last_years_cells_are_summed_by_their_prefix() -> None:
    cells: dict[str, Figure] = dict.fromkeys(cells_in(Report(), "sum(requests.carried_out.*)"), 2)
    report = Report(year=2025, previous=Previous(year=2024, cells=cells))
    assert sum_value(report, "sum(previous:requests.carried_out.*)") == 14


@pytest.mark.parametrize("call", ["sum(requests.nothing.*)", "sum6(nothing)"])
def test_a_sum_over_no_cell_is_an_error(call: str) -> None:
    with pytest.raises(KeyError):
        sum_value(Report(), call)
