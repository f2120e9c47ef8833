"""The sums of a layout: which there are, and which of them unknown cells keep open."""

from assistant.rules.sums import Layout, sums_of, with_unknown


def test_sums_over_years_are_there_only_with_last_years_report() -> None:
    alone, both = (sums_of(Layout("2021-30", over_years, (), ())) for over_years in (False, True))
    assert not any(cell.startswith("previous:") for cell in alone.places)
    assert "requests.carry_over" in both.of
    assert len(both.of["requests.carry_over"]) == 7


def test_a_missing_column_opens_every_row_and_each_sum_down_that_column() -> None:
    layout = Layout("2021-30", False, (), ())
    column = frozenset(cell for cell in sums_of(layout).places if cell.endswith(".other_org"))
    opened = with_unknown(layout, column)
    names = [sums_of(layout).equations[number].identity for number in opened]
    assert [names.count(name) for name in ("requests.row", "requests.results", "requests.balance")] == [25, 1, 1]
    assert len(names) == 27
