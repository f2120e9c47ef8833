from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.drafting.figures import Figures
from assistant.drafting.slots import UnknownSlot
from assistant.report import Report

Make = Callable[..., Report]


def text_of(figures: Figures, slot: str) -> str | None:
    figure = figures[slot]
    return None if figure is None else figure.text + figure.unit


def test_every_kind_of_slot_is_answered(make: Make) -> None:
    report = make(
        {"requests.new_received.total": 12, "active.admin_fee.amount_wan": 1286.4},
        facts=[{"theme": "active", "text": "公开信息", "value": 1683, "unit": "条"}],
        problems=[{"id": "P1", "text": "更新慢"}],
        measures=[{"id": "M1", "text": "每周核对", "unit": "办公室", "by": "2026年3月底前"}],
        previous={"year": 2024, "cells": {"requests.new_received.total": 9}, "problems": ["解读少"],
                  "facts": [{"id": "B01", "theme": "active", "text": "公开信息", "value": 1412, "unit": "条"}]},
    )  # fmt: skip
    figures = Figures(report)
    said = {
        "requests.new_received.total": "12", "active.admin_fee.amount_wan": "1286.4", "fact:F1": "1683条",
        "fact:F1.value": "1683", "fact:F1.text": "公开信息", "previous:requests.new_received.total": "9",
        "previous_fact:B01": "1412条", "fee.notices": "0", "problem:P1": "更新慢", "measure:M1.text": "每周核对",
        "measure:M1.unit": "办公室", "measure:M1.by": "2026年3月底前", "previous_problem:1": "解读少",
        "year": "2025", "year+1": "2026", "year-1": "2024", "short": "区水务局",
    }  # fmt: skip
    assert {slot: text_of(figures, slot) for slot in said} == said


def test_a_group_is_what_its_row_prints_and_else_the_sum_of_its_items(make: Make) -> None:
    report = make({"requests.denied_process.total": 2, "requests.denied_casefile.total": 3})
    assert Figures(report).exact("group.denied.total") == 5
    printed = report.with_cells({"group.denied.total": 4})
    assert Figures(printed).exact("group.denied.total") == 4


def test_a_group_with_an_unknown_item_is_unknown(make: Make) -> None:
    assert Figures(make({"requests.denied_process.total": None}))["group.denied.total"] is None


def test_sums_go_over_the_rows_of_the_form_and_over_the_six_applicant_columns(make: Make) -> None:
    cells = {"requests.denied_process.total": 2, "requests.denied_casefile.total": 3,
             "requests.new_received.commercial": 4, "requests.new_received.other_org": None}  # fmt: skip
    figures = Figures(make(cells))
    assert figures.exact("sum(requests.denied_*.total)") == 5
    assert figures.exact("sum6(new_received)") == 4
    assert Figures(make({"requests.denied_process.total": None})).exact("sum(requests.denied_*.total)") is None


def test_a_derived_figure_is_declared_once(make: Make) -> None:
    figures = Figures(make({"requests.new_received.total": 3, "requests.carried_in.total": 1}))
    assert figures.declare("due", "requests.new_received.total + requests.carried_in.total") == "{derived:due}"
    assert text_of(figures, "derived:due") == "4"
    with pytest.raises(ValueError, match="twice"):
        figures.declare("due", "1 + 1")


UNKNOWN = [
    "requests.nosuch.total", "fact:F9", "fact:F1.colour", "measure:M9.text", "derived:d9", "problem:P9",
    "previous_problem:1", "nonsense",
]  # fmt: skip


@pytest.mark.parametrize("slot", UNKNOWN)
def test_a_slot_that_does_not_exist_is_refused(slot: str, make: Make) -> None:
    figures = Figures(make(facts=[{"theme": "active", "text": "公开信息", "value": 1, "unit": "条"}]))
    with pytest.raises(UnknownSlot):
        figures[slot]


def test_a_promised_number_is_read_from_last_years_measure(make: Make) -> None:
    figures = Figures(make(previous={"year": 2024, "improvements": ["年内复核公文500件"]}))
    assert figures.number("previous_improvement:1.target") == Decimal(500)
