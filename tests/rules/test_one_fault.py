"""One wrong figure breaks a row, a column, the balance and a sentence: one story, and no story where faults are two."""

from typing import Any

import pytest

from assistant.report import stories
from assistant.rules import run
from tests.rules.building import report_of

PAIR = ("natural_person", "total")
SOUND = {f"requests.{row}.{column}": 6 for row in ("new_received", "granted", "handled_total") for column in PAIR}
SAYS = {"overview.on_request": "2024年，本机关收到政府信息公开申请6件，予以公开6件。"}


def told(cells: dict[str, int], text: dict[str, str] | None = None, **more: Any) -> list[list[str]]:
    """The rules of each story about figures that holds an error, its cause first."""
    check = run(report_of({"cells": SOUND | cells, "text": text or {}, **more}))
    return [
        [story.cause.rule, *sorted(one.rule for one in story.following)]
        for story in stories(check.findings)
        if story.severity == "error" and story.cause.rule[0] in "TN"
    ]


def test_the_sound_report_has_no_error() -> None:
    assert told({}, SAYS) == []


def test_a_wrong_cell_is_one_story_of_row_and_column() -> None:
    assert told({"requests.granted.natural_person": 5}) == [["T3-R03", "T3-R02"]]


def test_a_wrong_total_is_one_story_of_row_balance_and_sentence() -> None:
    (story,) = told({"requests.new_received.total": 5}, SAYS)
    assert story[0] == "T3-R03"
    assert story[1:] == ["N-R01", "T3-R01"]


def test_a_row_entered_wrong_throughout_is_one_story_of_balance_and_sentence() -> None:
    cells = {f"requests.new_received.{column}": 5 for column in PAIR}
    (story,) = told(cells, SAYS)
    assert set(story) == {"T3-R01", "N-R01"}
    assert story[0] == "T3-R01"


def test_a_remainder_carried_over_wrong_breaks_balance_carry_over_and_the_sentence_at_once() -> None:
    cells = {f"requests.handled_total.{column}": 8 for column in PAIR}
    cells |= {f"requests.granted.{column}": 8 for column in PAIR}
    last = {f"requests.carried_out.{column}": 2 for column in PAIR}
    said = {"overview.on_request": "2024年，本机关新收政府信息公开申请6件，上年结转2件，予以公开8件。"}
    (story,) = told(cells, said, previous=last)
    assert story[0] == "T3-R06"
    assert "T3-R01" in story
    assert "N-R01" in story


def test_the_same_number_said_twice_against_the_table_is_one_story() -> None:
    said = {
        "overview.intro": "2024年，本机关收到政府信息公开申请7件。",
        "overview.on_request": "全年共收到政府信息公开申请7件。",
    }
    (story,) = told({}, said)
    assert story == ["N-R01", "N-R01"]


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        # Two rows, each with a fault of another size.
        ({"requests.granted.natural_person": 5, "requests.partial.research": 2}, {"T3-R02", "T3-R03"}),
        # The sentence states another number than the sums ask for.
        ({"requests.new_received.total": 4}, {"T3-R03", "T3-R01"}),
    ],
)
def test_faults_that_no_one_change_settles_stay_apart(cells: dict[str, int], rules: set[str]) -> None:
    said = {"overview.on_request": "2024年，本机关收到政府信息公开申请9件。"}
    found = told(cells, said)
    assert len(found) >= 2
    assert rules <= {rule for story in found for rule in story}
    assert ["N-R01"] in found
