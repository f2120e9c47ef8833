"""What holds of every draft, whatever the year was like."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.drafting.composer import Draft, compose
from assistant.drafting.mentions import mentions
from assistant.form import load_form
from assistant.reading import read
from assistant.report import Report

Make = Callable[..., Report]
GAP = re.compile(r"【待补充：[^】]*】")


@pytest.fixture(scope="module")
def drafts() -> dict[Path, Draft]:
    return {}


@pytest.fixture
def draft(case: Path, drafts: dict[Path, Draft]) -> Draft:
    if case not in drafts:
        drafts[case] = compose(read(case))
    return drafts[case]


def uncovered(draft: Draft) -> list[str]:
    return [mention.text for mention in mentions(draft.texts) if mention.status == "unsupported"]


def test_every_number_has_an_origin(draft: Draft) -> None:
    assert uncovered(draft) == []
    for text in draft.texts.values():
        assert [text.text[origin.start : origin.end] for origin in text.origins] == [o.text for o in text.origins]


def test_nothing_is_counted_as_zero_pieces(draft: Draft) -> None:
    for text in draft.texts.values():
        assert not re.search(r"(?<![\d.])0(件|条|次|期|个|人|份|处)", text.text)


def test_no_figure_is_told_twice_in_a_section(draft: Draft) -> None:
    for section, text in draft.texts.items():
        told = Counter(
            origin.source for origin in text.origins if origin.standing in ("cell", "derived", "fact") and origin.value
        )
        twice = {source for source, times in told.items() if times > 1}
        assert not twice, (section, twice)


def test_no_share_is_told_of_a_base_under_twenty(draft: Draft) -> None:
    report = draft.report
    if (report.value("requests.handled_total.total") or 0) < 20 and (
        report.value("requests.new_received.total") or 0
    ) < 20:
        text = draft.texts["overview.on_request"].text
        assert "%" not in text


def test_every_fact_is_told_or_listed_with_a_reason(draft: Draft) -> None:
    written = "".join("".join(parts) for parts in draft.templates.values())
    for fact in draft.report.facts:
        assert f"{{fact:{fact.id}" in written or draft.unused[fact.id], fact


def test_sentences_end_well(draft: Draft) -> None:
    for section, text in draft.texts.items():
        if section == "title":
            continue
        for paragraph in text.text.split("\n"):
            assert paragraph.endswith("。"), (section, paragraph)
        assert not re.search(r"[，；。、：][，；。、]|<|>|\{|\}|None|（）", GAP.sub("缺", text.text)), text.text


def test_sections_of_the_report_are_the_resolved_texts(draft: Draft) -> None:
    for section, text in draft.report.sections.texts():
        if text:
            assert text == draft.texts[section].text


def test_paragraphs_do_not_all_open_with_the_year(draft: Draft) -> None:
    opened = [text.text.startswith("2") for section, text in draft.texts.items() if section.startswith("overview.")]
    assert sum(opened) <= 1


def test_nothing_is_claimed_that_every_office_claims(draft: Draft) -> None:
    text = "".join(text.text for text in draft.texts.values())
    assert not re.search("高度重视|成效显著|显著成效|进一步加强|知情权|不断提高|公信力", text)


def test_the_same_report_is_worded_alike(case: Path) -> None:
    assert compose(read(case)).texts == compose(read(case)).texts


def test_the_gold_figures_of_the_model_cases_are_told_with_their_source(case: Path, draft: Draft) -> None:
    raw = yaml.safe_load(case.read_text("utf-8"))
    plain = [
        gold for gold in raw.get("numbers", ())
        if gold["source"].startswith(("requests.", "fee.")) and gold["section"] not in ("problems", "other")
    ]  # fmt: skip
    told = {(section, origin.source) for section, text in draft.texts.items() for origin in text.origins}
    missing = [gold for gold in plain if (gold["section"], gold["source"]) not in told]
    assert not missing


# --- random years ----------------------------------------------------------------------------------------------------

WORDS = st.text(
    "公开信息网站培训栏目解读意见采纳其中第三方二审一次十个百件（），；：、“”。 0159.-{}=/ab", min_size=1, max_size=24
)
THEMES = st.sampled_from(
    ["overview", "active", "on_request", "management", "platform", "oversight", "contact", "other"]
)
FACTS = st.lists(
    st.fixed_dictionaries(
        {
            "theme": THEMES,
            "text": WORDS,
            "value": st.none() | st.integers(0, 10**7) | st.decimals(0, 9999, places=1),
            "unit": st.sampled_from([None, "件", "条", "期", "人次", "万元", "%"]),
        }
    ),
    max_size=8,
)


@st.composite
def years(draw: st.DrawFn, make: Make) -> Report:
    """A year whose table three balances, with any facts, problems and measures."""
    requests = load_form().tables["requests"]
    kinds = [row.id for row in requests.rows if row.group or row.id in ("granted", "partial")]
    top = draw(st.sampled_from([0, 1, 5, 40, 900]))
    answers = {kind: draw(st.integers(0, top)) if draw(st.booleans()) else 0 for kind in kinds}
    handled = sum(answers.values())
    out, carried = draw(st.integers(0, 9)), draw(st.integers(0, min(9, handled)))
    rows = {**answers, "handled_total": handled, "carried_out": out, "carried_in": carried,
            "new_received": handled + out - carried}  # fmt: skip
    cells = {f"requests.{row}.{column}": n for row, n in rows.items() for column in ("natural_person", "total")}
    for cell in ("active.licensing.decisions", "active.normative_docs.issued", "litigation.review.upheld",
                 "litigation.suit_direct.corrected", "litigation.review.pending"):  # fmt: skip
        cells[cell] = draw(st.integers(0, top))
    cells["litigation.review.total"] = cells["litigation.review.upheld"] + cells["litigation.review.pending"]
    cells["litigation.suit_direct.total"] = cells["litigation.suit_direct.corrected"]
    known = draw(st.lists(st.sampled_from(sorted(cells)), max_size=12))
    named = draw(st.lists(WORDS, max_size=3))
    evidence = st.lists(st.sampled_from([*cells, "F1", "F2"]), max_size=3)
    more: dict[str, Any] = {
        "facts": draw(FACTS),
        "kind": draw(st.sampled_from(["government", "office", "department"])),
        "agency": draw(st.sampled_from(["二道区水务局", "三门峡市人民政府", "第六师办公室"])),
        "problems": [{"id": f"P{n}", "text": text, "evidence": draw(evidence)} for n, text in enumerate(named)],
        "measures": [{"id": f"M{n}", "answers": f"P{n}", "text": draw(WORDS), "unit": draw(st.none() | WORDS),
                      "by": draw(st.none() | WORDS)} for n, _ in enumerate(named)],
    }  # fmt: skip
    if draw(st.booleans()):
        before = [{"id": f"B{n}", **fact} for n, fact in enumerate(draw(FACTS))]
        more["previous"] = {"year": 2024, "cells": {cell: draw(st.integers(0, 900)) for cell in known},
                            "facts": before, "problems": draw(st.lists(WORDS, max_size=3)),
                            "improvements": draw(st.lists(WORDS, max_size=3))}  # fmt: skip
    return make(cells, **more)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_consistent_year_is_written_without_an_invented_number(data: st.DataObject, make: Make) -> None:
    draft = compose(data.draw(years(make)))
    assert uncovered(draft) == []
    for text in draft.texts.values():
        for origin in text.origins:
            assert text.text[origin.start : origin.end] == origin.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_unknown_and_contradictory_cells_leave_open_points_and_never_a_zero_count(
    data: st.DataObject, make: Make
) -> None:
    cells = data.draw(
        st.dictionaries(st.sampled_from(load_form().cells), st.none() | st.integers(0, 60), min_size=1, max_size=40)
    )
    draft = compose(make(cells))
    assert uncovered(draft) == []
    for text in draft.texts.values():
        assert not re.search(r"(?<![\d.])0(件|条|次|期|个|人|份|处)", text.text)
        assert not re.search(r"[，；。、：][，；。、]", GAP.sub("缺", text.text))
