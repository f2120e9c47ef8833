"""Everyday words to the words of the law (corpus/glossary.toml): what is added to a question before it is searched."""

import tomllib
from collections.abc import Iterator
from functools import cache

from assistant import resources


def added(question: str) -> list[str]:
    """The legal words of every entry of which the question holds an everyday word, in the file's order."""
    plain = question.lower()
    return [means for say, means in _entries() if any(word in plain for word in say)]


@cache
def _entries() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[tuple[str, ...], str]]:
    table = tomllib.loads((resources.data("corpus") / "glossary.toml").read_text("utf-8"))
    for entry in table["entry"]:
        yield tuple(word.lower() for word in entry["say"]), entry["means"]
