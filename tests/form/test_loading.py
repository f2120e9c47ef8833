from assistant.form import CURRENT, formats, load_form


def test_the_form_in_force_has_200_cells_and_28_group_cells() -> None:
    form = load_form()
    assert {name: len(table.cells) for name, table in form.tables.items()} == {
        "active": 10,
        "requests": 175,
        "litigation": 15,
    }
    assert len(form.cells) == len(set(form.cells)) == 200
    assert len(form.group_cells) == 28


def test_the_rows_of_table_three_stand_in_official_order_under_their_groups() -> None:
    requests = load_form().tables["requests"]
    assert [row.id for row in requests.rows][:4] == ["new_received", "carried_in", "granted", "partial"]
    assert [row.id for row in requests.rows][-2:] == ["handled_total", "carried_out"]
    sizes = {group.id: len(requests.items(group.id)) for group in requests.groups}
    assert sizes == {"denied": 8, "unable": 3, "refused": 5, "other": 3}
    assert requests.row["denied_other_law"].label == "2.其他法律行政法规禁止公开"


def test_every_identity_stands_for_the_equations_that_the_form_demands() -> None:
    form = load_form()
    assert {name: len(identity.equations) for name, identity in form.identities.items()} == {
        "requests.row": 25,
        "requests.group_row": 4,
        "requests.balance": 7,
        "requests.results": 7,
        "requests.group_items": 28,
        "requests.group_results": 7,
        "litigation.row": 3,
        "requests.carry_over": 7,
        "active.regulations_stock": 1,
        "active.normative_docs_stock": 1,
    }


def test_every_cell_of_an_equation_exists_in_the_form() -> None:
    form = load_form()
    known = {*form.cells, *form.group_cells}
    for equation in form.equations:
        assert {cell.removeprefix("previous:") for cell in equation.cells} <= known, equation


def test_an_equation_says_which_cells_make_which_sum() -> None:
    (items,) = (e for e in load_form().identities["requests.group_items"].equations if e.instance == "unable.total")
    assert items.left == (
        "requests.unable_not_held.total",
        "requests.unable_need_creation.total",
        "requests.unable_unclear.total",
    )
    assert items.right == ("group.unable.total",)
    (balance,) = (e for e in load_form().identities["requests.balance"].equations if e.instance == "research")
    assert balance.left == ("requests.new_received.research", "requests.carried_in.research")
    assert balance.right == ("requests.handled_total.research", "requests.carried_out.research")


def test_the_column_of_results_adds_up_21_rows() -> None:
    results = load_form().identities["requests.results"].equations[0]
    assert len(results.left) == 21
    assert not any(cell.startswith("group.") for cell in results.left)


def test_the_form_of_2019_has_its_own_table_two_and_an_undivided_group() -> None:
    old = load_form("2019-60")
    assert list(old.tables) == ["active_2019", "requests", "litigation"]
    assert old.undivided_groups == ("other",)
    assert "政府集中采购" in old.old_labels
    assert not any(cell.startswith("active.") for cell in old.cells)
    assert not [name for name in old.identities if name.startswith("active.")]


def test_no_label_of_the_old_form_is_a_label_of_the_form_in_force() -> None:
    form = load_form()
    labels = {row.label for table in form.tables.values() for row in table.rows}
    labels |= {column.label for table in form.tables.values() for column in table.columns}
    assert not labels & set(load_form("2019-60").old_labels)


def test_every_format_loads_and_the_current_one_is_the_newest() -> None:
    assert formats()[-1] == CURRENT
    years = [load_form(name).first_year for name in formats()]
    assert years == sorted(years)
