"""The words that name quantities of the tables: `vocabulary.toml` and the labels of the form."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.form import load_form

_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|[0-9]\.)(?:属于|要求)?")
_WEAK_STARTS = "人民政府办公室和与"
"""A name's end that begins so is not how an agency calls itself."""


class Word(NamedTuple):
    """What a word names: a role (`row`, `column`, `intake`, …) and a name within it."""

    role: str
    name: str


class Lexicon(NamedTuple):
    """Word -> what it names; first character -> the lengths of the words that begin with it, longest first."""

    words: dict[str, Word]
    lengths: dict[str, tuple[int, ...]]


@cache
def _raw() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))


@cache
def topics() -> tuple[str, ...]:
    """A sentence outside “依申请公开” without one of these words says nothing of the tables."""
    return tuple(_raw()["topic"]["words"])


@cache
def _general() -> Lexicon:
    words = dict(_labels())
    for role, names in _raw().items():
        if role != "topic":
            for name, listed in names.items():
                words.update(dict.fromkeys(listed, Word(role, name)))
    return Lexicon(words, _lengths(words))


def _labels() -> Iterable[tuple[str, Word]]:
    """The labels of rows and columns as the form prints them, without their ordinals."""
    requests = load_form().tables["requests"]
    for row in requests.rows:
        for label in (row.label, *row.aliases):
            plain = _ORDINAL.sub("", label).split("（")[0]
            if len(plain) > 3 and row.id not in ("handled_total", "other_misc"):
                yield plain, Word("row", row.id)
    for column in requests.columns:
        if len(column.label) > 2:
            yield column.label, Word("column", column.id)


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@lru_cache(maxsize=64)
def lexicon(agency: str, short: str) -> Lexicon:
    """All words, and the names by which this agency calls itself."""
    general = _general()
    own = dict.fromkeys(own_names(agency, short), Word("own", ""))
    lengths = _lengths(own)
    return Lexicon(
        {**own, **general.words},
        {
            **general.lengths,
            **{
                first: tuple(sorted({*of, *general.lengths.get(first, ())}, reverse=True))
                for first, of in lengths.items()
            },
        },
    )


def own_names(agency: str, short: str) -> set[str]:
    """How an agency calls itself: its name, its short name, their ends (区政府办公室, 市教育局)."""
    names = {name for name in (agency, short) if name}
    names |= {name.replace("人民政府", "政府") for name in names}
    names |= {name.replace("办公室", "办") for name in names}
    return names | {name[at:] for name in names for at in range(len(name) - 2) if name[at] not in _WEAK_STARTS}
