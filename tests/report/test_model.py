import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.form import load_form
from assistant.report import Fact, Origin, Overview, Previous, Report, Sections, previous_of

COUNTS = st.none() | st.integers(-5, 10**9)
FEES = st.none() | st.decimals(0, 10**6, places=4).map(lambda value: Decimal(str(value)))


def nested(cells: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for cell, value in cells.items():
        table, row, column = cell.split(".")
        tables.setdefault(table, {}).setdefault(row, {})[column] = value
    return tables


@st.composite
def reports(draw: st.DrawFn) -> Report:
    cells = {
        cell: draw(FEES if cell.endswith("amount_wan") else COUNTS)
        for cell in draw(st.sets(st.sampled_from(load_form().cells), max_size=30))
    }
    return Report(
        agency=draw(st.none() | st.text(max_size=12)),
        year=draw(st.none() | st.integers(2019, 2030)),
        tables=nested(cells),
        requests_group_rows={"denied": {"total": draw(COUNTS)}},
        sections=Sections(
            title=draw(st.text(max_size=20)),
            overview=Overview(active=draw(st.text(max_size=20)), extra={"队伍建设": draw(st.text(max_size=20))}),
            problems=tuple(draw(st.lists(st.text(max_size=9), max_size=3))),
        ),
        facts=(Fact(id="F1", theme="active", text="公开信息", value=draw(COUNTS), unit="条"),),
        origins={"requests.granted.total": Origin(place="表三第7行第9列", raw="１", rows=(3, 4))},
    )


@given(reports())
def test_a_report_survives_json_without_loss(report: Report) -> None:
    assert Report.model_validate_json(json.dumps(report.to_json(), ensure_ascii=False)) == report


def test_all_200_cells_are_there_and_blank_is_null() -> None:
    report = Report(tables={"requests": {"granted": {"total": 0}}})
    cells = report.to_json()["tables"]
    assert sum(len(columns) for rows in cells.values() for columns in rows.values()) == 200
    assert cells["requests"]["granted"] == {
        "natural_person": None,
        "commercial": None,
        "research": None,
        "welfare_org": None,
        "legal_service": None,
        "other_org": None,
        "total": 0,
    }


def test_a_fee_in_ten_thousand_yuan_keeps_its_decimals() -> None:
    report = Report.model_validate_json('{"tables": {"active": {"admin_fee": {"amount_wan": 1286.4}}}}')
    assert report.value("active.admin_fee.amount_wan") == Decimal("1286.4")
    assert report.to_json()["tables"]["active"]["admin_fee"]["amount_wan"] == 1286.4


@pytest.mark.parametrize(
    "tables",
    [{"requests": {"granted": {"nobody": 1}}}, {"requests": {"refused": {"total": 1}}}, {"elsewhere": {"a": {"b": 1}}}],
)
def test_a_cell_that_the_form_lacks_is_refused(tables: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no such cell"):
        Report(tables=tables)


def test_true_is_no_number() -> None:
    with pytest.raises(ValueError, match="not a number"):
        Report(tables={"requests": {"granted": {"total": True}}})


def test_an_old_report_has_its_own_table_two_beside_the_200_cells() -> None:
    report = Report(format="2019-60", tables={"active_2019": {"procurement": {"purchases": 2}}})
    assert report.value("active_2019.procurement.purchases") == 2
    assert report.value("active.regulations.in_force") is None
    assert "active_2019" not in Report().tables


def test_a_value_is_found_by_its_address_also_of_a_group_row_and_of_last_year() -> None:
    last = Report(year=2024, tables={"requests": {"carried_out": {"total": 3}}})
    report = Report(
        tables={"requests": {"granted": {"total": 7}}},
        requests_group_rows={"denied": {"total": 4}},
        previous=previous_of(last),
    )
    assert report.value("requests.granted.total") == 7
    assert report.value("group.denied.total") == 4
    assert report.value("group.unable.total") is None
    assert report.value("previous:requests.carried_out.total") == 3
    assert report.value("previous:requests.granted.total") is None
    with pytest.raises(KeyError):
        report.value("previous:requests.granted.nobody")


def test_setting_cells_gives_a_copy() -> None:
    report = Report(tables={"requests": {"granted": {"total": 7}}})
    changed = report.with_cells({"requests.granted.total": 8, "group.denied.total": 0})
    assert (changed.value("requests.granted.total"), changed.value("group.denied.total")) == (8, 0)
    assert (report.value("requests.granted.total"), report.value("group.denied.total")) == (7, None)


def test_next_year_needs_only_what_is_known() -> None:
    last = Report(year=2024, tables={"requests": {"carried_out": {"total": 3, "research": None}}})
    assert previous_of(last).cells == {"requests.carried_out.total": 3}
    assert previous_of(last).year == 2024


def test_what_the_new_year_says_of_the_last_is_kept_beside_the_printed_report() -> None:
    printed = Report(year=2024, facts=(Fact(id="F1", theme="active", text="印的"),)).with_cells(
        {"requests.carried_out.total": 3}
    )
    known = Previous(
        facts=(Fact(id="F1", theme="active", text="填的"), Fact(id="B1", theme="active", text="另有")),
        cells={"requests.carried_out.total": 5, "active.licensing.decisions": 7},
        problems=("栏目更新慢",),
    )
    joined = previous_of(printed, known)
    assert joined.cells == {"requests.carried_out.total": 3, "active.licensing.decisions": 7}
    assert [fact.text for fact in joined.facts] == ["填的", "另有"]
    assert joined.problems == ("栏目更新慢",)


def test_a_group_row_is_carried_only_where_it_holds_a_figure() -> None:
    report = Report(requests_group_rows={"denied": {"total": None}, "other": {"total": 2}})
    assert report.carried_groups == ("other",)
    assert report.undivided_groups == ("other",)
    assert report.with_cells({"requests.other_misc.total": 0}).undivided_groups == ()


def test_last_year_fits_unless_it_is_known_to_be_another_year() -> None:
    assert Report(year=2025, previous=Previous(year=2024)).previous_fits
    assert Report(year=2025, previous=Previous()).previous_fits
    assert not Report(year=2025, previous=Previous(year=2023)).previous_fits
    assert not Report(year=2025).previous_fits
