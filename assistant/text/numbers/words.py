"""The words around numbers, from `words.toml`, arranged by their first character so that a look-up is one step."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

Index: TypeAlias = dict[str, tuple[str, ...]]
"""First character -> the words that begin with it, longest first."""


class Words(NamedTuple):
    """See `words.toml`, whose keys are the fields.

    Three sets settle most places at once: `quick` follows a Chinese numeral that may be a number, `quick_one` a
    bare 一, `marking` ends a word before a number that makes it approximate or a change.
    """

    units: Index
    great: tuple[str, ...]
    percent: frozenset[str]
    approx_before: tuple[str, ...]
    approx_not: tuple[str, ...]
    approx_after: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    linking: tuple[str, ...]
    comparison: tuple[str, ...]
    no_change: tuple[str, ...]
    one: tuple[str, ...]
    not_one_after: frozenset[str]
    idioms: Index
    together: str
    cases: tuple[str, ...]
    names: Index
    numbers_as_names: frozenset[str]
    name_after: tuple[str, ...]
    phone_words: tuple[str, ...]
    postcode_words: tuple[str, ...]
    no_ordinal: tuple[str, ...]
    ordinal_units: Index
    quick: frozenset[str]
    quick_one: frozenset[str]
    marking: frozenset[str]


@cache
def words() -> Words:
    """The words, loaded once."""
    raw = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    indexed = {name: index(raw[name]) for name in ("units", "idioms", "names", "ordinal_units")}
    sets = {name: frozenset(raw[name]) for name in ("percent", "numbers_as_names", "not_one_after")}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    behind = "是成届大年月级分百余多来点 \n　"
    before = [raw[name] for name in ("approx_before", "up", "down", "linking")]
    quick = {
        "quick": frozenset([*indexed["units"], *(name[1] for name in raw["names"]), *behind]),
        "quick_one": frozenset(
            [*(unit[0] for unit in raw["one"]), *(n[1] for n in raw["names"] if n[0] == "一"), *"是 \n"]
        ),
        "marking": frozenset(word[-1] for group in before for word in group),
    }
    fields: dict[str, Any] = {**plain, **indexed, **sets, **quick}
    return Words(**fields)


def index(entries: list[str]) -> Index:
    """The words by their first character, longest first."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry[0], []).append(entry)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def starts(entries: Index, text: str, at: int) -> str:
    """The longest of the words that stands at that place, or ""."""
    for entry in entries.get(text[at : at + 1], ()):
        if text.startswith(entry, at):
            return entry
    return ""
