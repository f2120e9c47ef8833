"""Marks for nothing."""

from assistant.text.marks import blank_marks


def test_a_dash_says_not_filled_in_and_a_zero_does_not() -> None:
    assert {"", "/", "—", "无"} <= blank_marks()
    assert not {"0", "零", "〇"} & blank_marks()


def test_marks_are_given_as_they_are_compared() -> None:
    assert all("".join(mark.split()) == mark for mark in blank_marks())
