"""The tags of our own files: what a printed paragraph is, so that it comes back as that whatever it says.

A tag is words of letters, digits and underscores, each short enough for a bookmark of Word: `gk_7_active_3fa91c` names
the section and fits one text alone (white space aside); `gk_9_at_0000002a` says where the items of a list begin.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from assistant.text.folding import squeeze

_HEADING = "_heading"
_WORD = re.compile(rf"gk_[0-9]+_(?P<section>[a-z_]+?)(?P<heading>{_HEADING})?_(?P<print>[0-9a-f]{{6}})")
_STARTS = re.compile(r"gk_[0-9]+_at_(?P<offsets>(?:[0-9a-f]{4})+)")
_DIGITS = 4
_MOST = 7
"""Offsets in one word: a bookmark's name has 40 signs, one of which hides it."""


class Told(NamedTuple):
    """What a tag tells of a paragraph or heading: its section's short name (`active`, `last_year`, `extra`).

    `heading`: it is the heading over that section (`table`: over one of the tables). `starts`: where items of a list
    begin, offsets in the text without white space; a paragraph that goes on with the item before has none at 0.
    """

    section: str
    heading: bool = False
    starts: tuple[int, ...] = ()


def tag_of(told: Told, text: str) -> str:
    """The tag of that text, not yet numbered."""
    starts = [f"{start:0{_DIGITS}x}" for start in told.starts if start < 16**_DIGITS]
    words = ["at_" + "".join(starts[first : first + _MOST]) for first in range(0, len(starts), _MOST)]
    return " ".join([f"{told.section}{_HEADING if told.heading else ''}_{_print(text)}", *words])


def numbered(tag: str, number: int) -> str:
    """The tag as it stands in a file; its number makes it the only one of its name."""
    return " ".join(f"gk_{number}_{word}" for word in tag.split())


def told_by(tag: str, text: str) -> Told | None:
    """What the tag tells of the text; None where it is another's: the text was changed since."""
    words = tag.split()
    for found in filter(None, map(_WORD.fullmatch, words)):
        if found["print"] == _print(text):
            return _told(found, words)
    return None


def told_apart(tags: Iterable[str], texts: Sequence[tuple[str, bool]]) -> list[Told | None]:
    """What tags that are listed apart from the texts tell of each; the texts come with whether they are headings.

    A tag is that of the text that it fits. Where texts are the same and one was added or taken away since, nobody can
    tell whose tag is left: then none counts, unless all of them say the same.
    """
    listed: dict[tuple[str, bool], list[Told]] = defaultdict(list)
    for words in map(str.split, tags):
        for found in filter(None, map(_WORD.fullmatch, words)):
            told = _told(found, words)
            listed[found["print"], told.heading].append(told)
    keys = [(_print(text), heading) for text, heading in texts]
    for key, count in Counter(keys).items():
        known = listed[key]
        if len(known) != count and (len(known) < count or len(set(known)) > 1):
            del listed[key]
    return [listed[key].pop(0) if listed[key] else None for key in keys]


def item_starts(items: Iterable[str], lines: Iterable[str]) -> Iterator[tuple[int, ...]]:
    """For each line of the joined items: where items begin in it, as `Told.starts`."""
    begin, bounds = 0, set[int]()
    for item in items:
        bounds.add(begin)
        begin += len(squeeze(item))
    first = 0
    for line in lines:
        stop = first + len(squeeze(line))
        yield tuple(sorted(bound - first for bound in bounds if first <= bound < stop))
        first = stop


def cut(text: str, starts: Iterable[int]) -> list[str]:
    """The text cut at these offsets of it without white space; nothing is dropped."""
    pieces, count, wanted = [""], 0, set(starts)
    for sign in text:
        seen = bool(squeeze(sign))
        if seen and count in wanted and count:
            pieces.append("")
        pieces[-1] += sign
        count += seen
    return pieces


def _told(found: re.Match[str], words: Iterable[str]) -> Told:
    return Told(found["section"], found["heading"] is not None, tuple(sorted(_starts(words))))


def _starts(words: Iterable[str]) -> Iterator[int]:
    for found in filter(None, map(_STARTS.fullmatch, words)):
        offsets = found["offsets"]
        yield from (int(offsets[at : at + _DIGITS], 16) for at in range(0, len(offsets), _DIGITS))


def _print(text: str) -> str:
    return sha256(squeeze(text).encode("utf-8", "replace")).hexdigest()[:6]
