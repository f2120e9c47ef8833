from decimal import Decimal

import pytest

from assistant.form import formats, load_form
from assistant.form.workbook import added_up, cell_name, cell_names, computed_cells, load_fill_in

FORM = load_form()


def test_the_computed_totals_are_every_total_column_and_the_line_of_results() -> None:
    computed = computed_cells(FORM)
    assert {cell for cell in computed if cell.endswith(".total")} == {
        cell for cell in FORM.cells if cell.endswith(".total")
    }
    assert len(computed["requests.handled_total.natural_person"]) == 21
    assert len(computed) == 25 + 6 + 3


def test_no_computed_total_is_a_part_of_itself() -> None:
    computed = computed_cells(FORM)

    def parts(cell: str) -> set[str]:
        below = set(computed.get(cell, ()))
        return below.union(*(parts(part) for part in below)) if below else set()

    assert not [cell for cell in computed if cell in parts(cell)]


def test_a_total_adds_what_is_filled_in_and_is_unknown_where_nothing_is() -> None:
    assert added_up([1, None, 2]) == 3
    assert added_up([None, None]) is None
    assert added_up([0]) == 0
    assert added_up([Decimal("1.5"), 1]) == Decimal("2.5")


def test_a_name_in_words_leads_back_to_its_cell_in_every_format() -> None:
    names = cell_names()
    for format_id in formats():
        for cell in (*load_form(format_id).cells, *load_form(format_id).group_cells):
            assert names[cell_name(cell)] == cell
            assert names[cell_name(f"previous:{cell}")] == f"previous:{cell}"


def test_a_cell_of_no_form_has_no_name() -> None:
    with pytest.raises(KeyError):
        cell_name("requests.granted.nobody")


def test_every_check_and_computed_total_names_an_identity_of_the_form() -> None:
    words = load_fill_in()
    assert {check.identity for check in words.checks} | set(words.computed) <= FORM.identities.keys()


def test_every_identity_that_staff_can_break_is_checked_while_typing() -> None:
    unchecked = FORM.identities.keys() - {check.identity for check in load_fill_in().checks}
    # Rows of groups carry no figures in the official form.
    assert unchecked == {"requests.group_row", "requests.group_items", "requests.group_results"}


def test_drop_downs_fit_into_what_excel_takes() -> None:
    words = load_fill_in()
    for choices in (words.units, words.levels.values(), words.kinds.values(), [theme.label for theme in words.themes]):
        assert len(",".join(choices)) <= 255
        assert not any("," in choice for choice in choices)


def test_an_id_of_a_place_of_its_own_gives_its_number() -> None:
    place = load_fill_in().places["outcome"]
    assert [place.number(each) for each in ("L1", "L12", "L0", "F1", "L1a")] == [1, 12, None, None, None]
