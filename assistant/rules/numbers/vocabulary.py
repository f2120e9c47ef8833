"""The words that name quantities of the tables: `vocabulary.toml` and the labels of the form."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.form import load_form

_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|[0-9]\.)(?:属于|要求)?")


class Entry(NamedTuple):
    """A word and what it names: a role (`row`, `column`, `intake`, …) and a name within it."""

    word: str
    role: str
    name: str


class Word(NamedTuple):
    """An entry where it stands in a text."""

    role: str
    name: str
    start: int
    end: int


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First character -> entries, longest word first."""
    raw = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
    every = [Entry(word, role, name) for role, names in raw.items() for name, words in names.items() for word in words]
    listed = {entry.word for entry in every}
    return _indexed([*every, *(entry for entry in _labels() if entry.word not in listed)])


def _labels() -> list[Entry]:
    """The labels of rows and columns as the form prints them, without their ordinals."""
    tables = load_form().tables
    found = []
    for row in tables["requests"].rows:
        for label in (row.label, *row.aliases):
            found.append(Entry(_ORDINAL.sub("", label).split("（")[0], "row", row.id))
    found += [
        Entry(column.label, "column", column.id) for column in tables["requests"].columns if len(column.label) > 2
    ]
    return [entry for entry in found if len(entry.word) > 3 and entry.name not in ("handled_total", "other_misc")]


def _indexed(every: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    by_first: dict[str, list[Entry]] = {}
    for entry in every:
        by_first.setdefault(entry.word[0], []).append(entry)
    return {first: tuple(sorted(group, key=lambda e: -len(e.word))) for first, group in by_first.items()}


@lru_cache(maxsize=256)
def own_names(agency: str, short: str) -> tuple[str, ...]:
    """How an agency calls itself: its name, its short name, their ends (区政府办公室, 市教育局), longest first."""
    names = {name for name in (agency, short) if name}
    names |= {name.replace("人民政府", "政府") for name in names}
    names |= {name.replace("办公室", "办") for name in names}
    ends = {name[at:] for name in names for at in range(len(name) - 2) if name[at] not in "人民政府办公室和与"}
    return tuple(sorted(names | ends, key=len, reverse=True))
