from assistant.form import CellId, applied, load_form

FORM = "2021-30"


def cells(identity: str, *, carried: tuple[str, ...] = (), undivided: tuple[str, ...] = ()) -> dict[str, set[CellId]]:
    return {one.instance: set(one.cells) for one in applied(FORM, identity, carried, undivided)}


def test_the_official_layout_has_no_sum_over_group_rows() -> None:
    names = [name for name in load_form(FORM).identities if "group" in name]
    assert names
    assert [one for name in names for one in applied(FORM, name)] == []


def test_a_group_row_with_figures_is_held_to_its_items_and_its_own_total() -> None:
    assert cells("requests.group_items", carried=("unable",)).keys() == {
        f"unable.{column}" for column in load_form(FORM).tables["requests"].column
    }
    assert cells("requests.group_row", carried=("unable",)).keys() == {"unable"}


def test_the_sum_over_groups_takes_the_items_of_a_group_whose_row_is_empty() -> None:
    total = cells("requests.group_results", carried=("unable",))["total"]
    assert "group.unable.total" in total
    assert "requests.unable_unclear.total" not in total
    assert "group.denied.total" not in total
    assert "requests.denied_process.total" in total


def test_a_group_printed_as_one_row_stands_for_its_items() -> None:
    found = cells("requests.results", carried=("other",), undivided=("other",))["research"]
    assert "group.other.research" in found
    assert not any("other_misc" in cell for cell in found)
    assert "other_misc" not in cells("requests.row", carried=("other",), undivided=("other",))
    assert cells("requests.group_items", carried=("other",), undivided=("other",)) == {}


def test_an_instance_can_be_asked_for_alone() -> None:
    assert cells("litigation.row:review").keys() == {"review"}
