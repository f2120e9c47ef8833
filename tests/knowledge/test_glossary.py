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
