"""Tags: names that Word takes for bookmarks, believed for one text alone; the items of a list come back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.tags import Told, cut, item_starts, numbered, tag_of, told_apart, told_by

ITEMS = tuple(f"第{number}项，" for number in range(40))


def test_every_word_of_a_tag_is_a_name_for_a_bookmark() -> None:
    (starts,) = item_starts(ITEMS, ["".join(ITEMS)])
    words = numbered(tag_of(Told("improvements", heading=True, starts=starts), "".join(ITEMS)), 9999).split()
    assert len(words) > 1
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,38}", word) for word in words)


@pytest.mark.parametrize("told", [Told("on_request"), Told("extra", heading=True), Told("problems", starts=(0, 5, 70))])
def test_a_tag_tells_what_it_was_given(told: Told) -> None:
    assert told_by(numbered(tag_of(told, "收到 申请5件。"), 7), "收到申请\u30005件。") == told


def test_a_changed_text_has_no_tag() -> None:
    tag = numbered(tag_of(Told("other"), "收到申请5件。"), 7)
    assert told_by(tag, "收到申请6件。") is None


def test_foreign_bookmarks_tell_nothing_and_disturb_nothing() -> None:
    tag = numbered(tag_of(Told("other"), "无。"), 7)
    assert told_by("OLE_LINK1 gk_7_other", "无。") is None
    assert told_by(f"OLE_LINK1 {tag} 目录", "无。") == Told("other")


APART = [
    numbered(tag_of(told, text), number)
    for number, (told, text) in enumerate((
        (Told("active", heading=True), "公开"), (Told("active"), "公开"), (Told("active"), "无。"),
        (Told("other"), "无。"), (Told("other"), "全年。"), (Told("other"), "全年。"),
    ))
]  # fmt: skip


def test_listed_tags_find_the_texts_that_they_fit_in_any_order() -> None:
    texts = [("全年。", False), ("公开", False), ("新写的", False), ("无。", False), ("公开", True), ("无。", False)]
    found = told_apart(APART, texts)
    assert [told.section if told else "" for told in found] == ["other", "active", "", "active", "active", "other"]
    assert [told.heading for told in found if told] == [False, False, False, True, False]


def test_of_equal_texts_one_of_which_is_gone_none_is_told() -> None:
    assert told_apart(APART, [("无。", False)]) == [None]
    assert told_apart(APART, [("无。", False)] * 3) == [None] * 3


def test_equal_texts_of_one_section_need_not_be_told_apart_but_a_copy_is_nobodys() -> None:
    assert told_apart(APART, [("全年。", False)]) == [Told("other")]
    assert told_apart(APART, [("全年。", False)] * 3) == [None] * 3


@given(st.lists(st.text("甲乙丙， \n", min_size=1).filter(lambda text: bool(text.strip())), min_size=1))
def test_the_items_of_a_list_are_found_again_line_by_line(items: list[str]) -> None:
    lines = [line for line in "".join(items).split("\n") if line.strip()]
    found: list[str] = []
    for line, starts in zip(lines, item_starts(items, lines), strict=True):
        first, *others = ("".join(piece.split()) for piece in cut(line, starts))
        if 0 in starts:
            found.append(first)
        else:
            found[-1] += first
        found += others
    assert found == ["".join(item.split()) for item in items]
