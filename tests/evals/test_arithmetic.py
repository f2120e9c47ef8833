from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.drafting.figures import Figures
from assistant.reading import read
from evals.arithmetic import Truth, UnknownSlotError, rounded
from evals.suite import REFERENCES

GOLD = sorted(path for path in REFERENCES.glob("*.yaml") if path.with_suffix(".md").exists())


def year(**more: Any) -> Truth:
    raw = {
        "year": 2025,
        "tables": {"requests": {"denied_process": {"natural_person": 2, "commercial": 1, "total": 3},
                                "denied_internal": {"total": 4}}},
        "facts": [{"id": "F1", "text": "网站公开信息", "value": 86, "unit": "条"},
                  {"id": "F2", "text": "7月印发", "value": None}],
        "previous": {"year": 2024, "cells": {"requests.granted.total": 5}, "improvements": ["年内复核公文500件"]},
        **more,
    }  # fmt: skip
    return Truth(raw, {"share": "100 * fact:F1 / 258"})


def test_slots_are_worth_what_the_year_file_says() -> None:
    truth = year()
    assert truth.value("group.denied.total") == 7
    assert truth.value("requests.granted.total") == 0
    assert truth.value("previous:requests.granted.total") == 5
    assert truth.value("fact:F1.value") == 86
    assert truth.value("year+1") == 2026
    assert truth.value("previous_improvement:1.target") == 500
    assert truth.work_out("sum(requests.denied_*.total) - sum6(denied_process)") == 4
    assert truth.value("derived:share") == Fraction(100, 3)


@pytest.mark.parametrize(
    ("text", "value", "first"),
    [
        ("2025年3月举办培训2期，117人次参加", 117, 2),
        ("按国办发〔2021〕12号文件，第3季度起每10个工作日检查一次，发现错链２８处", 28, 28),
        ("浏览量3.2万次，比上年增长12.5%", None, "3.2"),
        ("信息1570余条，其中会议32次", 32, 32),
        ("网站日常维护", 5, 5),
    ],
)
def test_the_first_count_of_a_fact_is_a_number_of_things(text: str, value: int | None, first: int | str) -> None:
    facts = [{"id": "F1", "text": text, "value": value, "unit": "次"}]
    assert year(facts=facts).value("fact:F1.first") == Fraction(first)
    assert year(facts=facts).work_out("2 * [fact:F1.first]") == 2 * Fraction(first)
    assert year(facts=facts).texts("fact:F1.first") == (text,)


def test_the_first_count_is_what_the_resolver_prints() -> None:
    """Over every fact of the references: two readings that share no code agree."""
    for path in GOLD:
        report, truth = read(path), Truth(yaml.safe_load(path.read_text("utf-8")))
        for fact in report.facts:
            printed = Figures(report)[f"fact:{fact.id}.first"]
            assert (printed and printed.value) == truth.value(f"fact:{fact.id}.first"), fact.text


def test_an_unlisted_cell_of_last_year_is_unknown_and_never_zero() -> None:
    with pytest.raises(UnknownSlotError):
        year().value("previous:requests.partial.total")


@pytest.mark.parametrize("formula", ["1 +", "fact:F9", "1 / (fact:F1 - 86)", "requests.granted", "fact:F2 + 1", "(1"])
def test_what_is_no_formula_over_known_figures_is_refused(formula: str) -> None:
    with pytest.raises(UnknownSlotError):
        year().work_out(formula)


def test_halves_are_rounded_away_from_zero() -> None:
    assert rounded(Fraction("19.25"), 1) == Fraction("19.3")
    assert rounded(Fraction("-0.05"), 1) == Fraction("-0.1")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gold_figures_of_the_references_are_what_their_formulas_give(path: Path) -> None:
    raw = yaml.safe_load(path.read_text("utf-8"))
    truth = Truth(raw)
    for item in raw["derived"]:
        assert rounded(truth.work_out(item["expr"]), item.get("decimals", 0)) == Fraction(str(item["value"]))
