"""Headings: what a line announces, by the form's titles and aliases, by keywords, whatever its number."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.form import Form, load_form
from assistant.reading.lines import Line, letters
from assistant.reading.matching import nearest_label
from assistant.text.folding import bare_label, split_ordinal, squeeze

_LONGEST = 30
"""Characters of a heading; what is longer is a sentence."""
_STOP = re.compile(r"[。：:；;！？!?]")
_LEADER = re.compile(r"(?:[.…·．•\s]{2,}|…|\t)\s*[0-9]{1,3}\s*$")
_YEAR = re.compile("(?:19|20)[0-9]{2}年?度?")
_LEVELS = (
    (re.compile(r".*、"), 1),
    (re.compile(r"\([^0-9].*"), 2),
    (re.compile(r"[0-9]+\."), 3),
    (re.compile(r"\([0-9]+\)"), 4),
)


class Printed(NamedTuple):
    """A line read as a heading: `title` without ordinal and stop, `rest` the text that goes on behind it.

    `level` is that of its ordinal (1 一、 2 （一） 3 1. 4 （1）), 0 without one. `said`: it ends in a colon, the text
    behind goes on from it. `sentence`: it may as well be a sentence (a full stop ends the line, or it counts
    something), so that only a known title makes it a heading.
    """

    raw: str
    title: str
    level: int
    rest: str
    said: bool
    sentence: bool


def printed(line: Line) -> Printed | None:
    """Read a line as a heading, alone on the line or with text behind it; None where it cannot be one."""
    return _printed(line.text)


@lru_cache(maxsize=1024)
def _printed(line: str) -> Printed | None:
    text = _LEADER.sub("", line.strip())
    stop = _STOP.search(text)
    raw, rest = (text[: stop.start()], text[stop.end() :]) if stop else (text, "")
    if len(raw) > 2 * _LONGEST or raw.endswith(("，", ",", "、")):
        return None
    ordinal, key = split_ordinal(raw)
    if not key or len(squeeze(raw)) > _LONGEST + len(ordinal):
        return None
    level = next((level for pattern, level in _LEVELS if ordinal and pattern.fullmatch(ordinal)), 0)
    ends = stop is not None and stop.group() not in "：:" and not rest.strip()
    counts = re.search("[0-9]", _YEAR.sub("", key)) is not None
    said = stop is not None and stop.group() in "：:"
    return Printed(raw.strip(), _unnumbered(raw), level, rest.strip(), said, ends or counts)


def cut_at_blank(heading: Printed, line: Line) -> Printed | None:
    """`（三）政府信息管理情况 建立制度。`: the heading before the first blank, the text behind it."""
    front, _, behind = heading.title.partition(" ")
    if not front or not behind.strip():
        return None
    stop = line.text.index(front) + len(front)
    return Printed(line.text[:stop].strip(), front, heading.level, line.text[stop:].strip(), said=False, sentence=True)


def part_of(heading: Printed, form: Form) -> tuple[str, bool]:
    """The part that a heading announces, and whether it is the official title or an alias; ("", False) for none."""
    part, exact = _part_of(letters(heading.title), form.id)
    return (part, exact) if exact or heading.level or not heading.rest else ("", False)


@lru_cache(maxsize=1024)
def _part_of(key: str, format_id: str) -> tuple[str, bool]:
    titles = {
        letters(title): section.id
        for section in load_form(format_id).sections
        for title in (section.title, *section.aliases)
    }
    for title in (key, *(key.removesuffix(word) for word in _words()["caption"] if key.endswith(word))):
        if title in titles:
            return titles[title], True
    for part in _words()["part"]:
        if any(word in key for word in part["words"]):
            return part["id"], False
    official = [letters(section.title) for section in load_form(format_id).sections]
    near = nearest_label(key, official) if len(key) > 3 else None
    return titles[near] if near else "", False


def aspect_of(title: str, form: Form) -> tuple[str, bool]:
    """The aspect of part one that a heading announces, and whether by its title; ("", False) for none.

    The longest keyword wins: `政府信息公开平台建设` is about the platform though it speaks of 公开.
    """
    key = letters(title)
    for aspect in form.aspects:
        if key.removesuffix("情况").removesuffix("工作").removesuffix("方面") in (
            letters(aspect.title),
            *aspect.keywords,
        ):
            return aspect.id, True
    named = [
        (len(word), -index, aspect.id)
        for index, aspect in enumerate(form.aspects)
        for word in (aspect.title, *aspect.keywords)
        if word in key
    ]
    return (max(named)[2], False) if named else ("", False)


def five_part_of(title: str) -> str:
    """The half of part five that a sub-heading announces: problems, improvements, last_year, or ""."""
    key = letters(title)
    five = words_of_part_five()
    if not key or len(_general().sub("", key)) > 1:
        return ""
    named = [half for half in ("last_year", "improvements", "problems") if any(word in key for word in five[half])]
    if {"improvements", "problems"} <= set(named) and "last_year" not in named and re.search("[及和与]", key):
        return ""  # part five's own heading, or one over both halves
    return named[0] if named else ""


@cache
def _general() -> re.Pattern[str]:
    words = sorted(words_of_part_five()["general"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) + "|[0-9]")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "headings.toml").read_text("utf-8"))


def words_of_part_five() -> dict[str, list[str]]:
    """The openings and words by which part five is divided."""
    five: dict[str, list[str]] = _words()["five"]
    return five


def _unnumbered(raw: str) -> str:
    """The print without its ordinal: the shortest end of it with the same letters."""
    bare = letters(bare_label(raw))
    for start in range(len(raw)):
        if letters_start(raw[start:], bare):
            return raw[start:].strip()
    return raw.strip()


def letters_start(text: str, bare: str) -> bool:
    """The text begins with the first letter and has all the letters, no more."""
    return text[:1] == bare[:1] and re.sub(r"[\W_]+", "", squeeze(text)) == bare
