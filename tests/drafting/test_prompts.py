from collections.abc import Callable
from fnmatch import fnmatchcase

import pytest

from assistant.drafting.figures import Figures
from assistant.drafting.prompts import load_prompt, names, render
from assistant.form import load_form
from assistant.report import Report

Make = Callable[..., Report]
SECTIONS = {
    "preface", "overview_intro", "overview_active", "overview_on_request", "overview_management", "overview_platform",
    "overview_oversight", "last_year", "problems", "improvements", "other",
}  # fmt: skip
OTHER = (
    "year*", "agency", "short", "fee.*", "fact:*", "previous_fact:*", "measure:*", "problem:*", "previous_problem:*",
    "previous_improvement:*",
)  # fmt: skip


def test_every_section_has_its_prompt() -> None:
    assert set(names()) == SECTIONS | {"rules"}


@pytest.mark.parametrize("name", names())
def test_the_slots_that_a_prompt_declares_exist_in_the_form(name: str) -> None:
    form = load_form()
    cells = (*form.cells, *form.group_cells)
    for slot in load_prompt(name).slots:
        inner = slot.removeprefix("previous:")
        assert any(fnmatchcase(cell, inner) for cell in cells) or slot in OTHER or any(
            fnmatchcase(slot, known) for known in OTHER
        ), slot  # fmt: skip


@pytest.mark.parametrize("name", names())
def test_every_prompt_renders_with_the_figures_and_facts_that_it_declares(name: str, make: Make) -> None:
    report = make(
        {"requests.new_received.total": 12},
        facts=[{"theme": "active", "text": "公开信息", "value": 33, "unit": "条"},
               {"theme": "contact", "text": "电话：0123-5550126"}],
        problems=[{"id": "P1", "text": "更新慢"}],
        previous={"year": 2024, "problems": ["解读少"], "cells": {"requests.new_received.total": 9}},
    )  # fmt: skip
    prompt, text = load_prompt(name), render(name, report)
    assert prompt.text in text
    for slot in prompt.offered(Figures(report)):
        if Figures(report)[slot] is not None:
            assert f"{{{slot}}}" in text
    assert ("{fact:F1.text}" in text) is (prompt.facts and "active" in prompt.themes)
    assert ("0123-5550126" in text) is (name == "preface")


def test_a_prompt_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        load_prompt("nosuch")
