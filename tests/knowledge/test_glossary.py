"""Everyday words lead to the words of the law."""

import tomllib

from assistant import resources
from assistant.knowledge import glossary


def test_an_everyday_word_adds_the_words_of_the_law() -> None:
    assert any("补正" in means for means in glossary.added("来信写得不清不楚"))
    assert glossary.added("政府信息是什么") == []


def test_no_everyday_word_stands_under_two_entries_of_the_same_meaning() -> None:
    table = tomllib.loads((resources.data("corpus") / "glossary.toml").read_text("utf-8"))
    pairs = [(word, entry["means"]) for entry in table["entry"] for word in entry["say"]]
    assert len(pairs) == len(set(pairs))
    assert all(entry["say"] and entry["means"] for entry in table["entry"])


def test_an_everyday_word_is_no_single_character_and_none_holds_another_of_its_entry() -> None:
    table = tomllib.loads((resources.data("corpus") / "glossary.toml").read_text("utf-8"))
    for entry in table["entry"]:
        words = entry["say"]
        assert all(len(word) > 1 for word in words)
        assert [(a, b) for a in words for b in words if a != b and a in b] == []


def test_a_slip_of_the_pen_leads_to_the_term_that_was_meant() -> None:
    assert "依申请公开" in glossary.added("依法申请的表格在哪下载")
    assert "条例" in glossary.added("公开条列第几条")
    assert "政府信息公开工作年度报告" in glossary.added("年抱怎么填")
