"""Overlap counts Chinese runs only; distance counts slips up to a limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.similarity import distance, overlap, runs

LAST = "网站信息由经办人校对、科室负责人核稿，更正过期表述52处。"


def test_a_text_that_differs_in_figures_marks_and_spaces_is_the_same() -> None:
    assert overlap("网站信息由经办人校对，科室负责人核稿；更正过期表述 61 处", LAST) == 1


def test_the_share_is_that_of_the_first_text() -> None:
    assert overlap("科室负责人核稿", LAST) == 1
    assert overlap(LAST, "科室负责人核稿") < 0.5


def test_a_text_without_a_run_shares_nothing() -> None:
    assert runs("公开4件") == frozenset()
    assert overlap("公开4件", LAST) == 0


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("行政复议法", "行政复议法", 0),
        ("政府信息公开条列", "政府信息公开条例", 1),
        ("新时代特色", "新时代中国特色", 2),
        ("甲", "乙丙丁戊", 3),
    ],
)
def test_slips_are_counted_up_to_the_limit(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips


@given(st.text("甲乙丙", max_size=7), st.text("甲乙丙", max_size=7))
def test_distance_is_symmetric_and_at_least_the_difference_in_length(one: str, other: str) -> None:
    far = distance(one, other, 9)
    assert far == distance(other, one, 9)
    assert abs(len(one) - len(other)) <= far <= max(len(one), len(other))
    assert (far == 0) == (one == other)
