"""Everyday words to the words of the law (corpus/glossary.toml): what is added to a question before it is searched."""

import itertools
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from assistant import resources


def added(question: str) -> list[str]:
    """The legal words of every entry of which the question holds an everyday word, in the file's order."""
    plain, openings = question.lower(), _openings()
    found = {
        entry
        for pair in set(map("".join, itertools.pairwise(plain))) & openings.keys()
        for word, entry in openings[pair]
        if word in plain
    }
    return [_entries()[entry]["means"] for entry in sorted(found)]


@cache
def _entries() -> Sequence[Mapping[str, Any]]:
    table = tomllib.loads((resources.data("corpus") / "glossary.toml").read_text("utf-8"))
    entries: Sequence[Mapping[str, Any]] = table["entry"]
    return entries


@cache
def _openings() -> Mapping[str, Sequence[tuple[str, int]]]:
    """The everyday words (of two characters at least) with their entry, by their first two characters."""
    words = defaultdict[str, list[tuple[str, int]]](list)
    for number, entry in enumerate(_entries()):
        for word in entry["say"]:
            words[word[:2].lower()].append((word.lower(), number))
    return words
