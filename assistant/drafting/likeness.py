"""How alike two short Chinese texts are: shared pairs of characters, common words of the trade left out."""

import re
from functools import cache

from assistant.drafting.phrasebook import data
from assistant.text.similarity import runs


@cache
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of each stretch of text between marks, figures and blanks."""
    return frozenset(pair for stretch in re.findall("[一-鿿]+", text) for pair in runs(stretch, 2))


def likeness(one: str, other: str) -> float:
    """0 to 1: Dice's measure over pairs of characters."""
    first, second = pairs(one), pairs(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else float(one == other)


@cache
def content_pairs(text: str) -> frozenset[str]:
    """Pairs that say what a text is about: without the words that every report has."""
    for word in data("last_year")["common_words"]:
        text = text.replace(word, "　")
    return pairs(text)


def common_start(one: str, other: str) -> str:
    """The characters with which both begin."""
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]
