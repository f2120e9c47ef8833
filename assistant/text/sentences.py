"""Sentences and clauses: a number belongs to its own clause, and no rule leaps over a full stop."""

import re
from collections.abc import Iterator

STOPS = "。！？!?\n"
"""What ends a sentence."""

MARKS = "，,；;：:、（）()"
"""What ends a clause within a sentence."""

_SENTENCE = re.compile(f"[^{STOPS}]+")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without its stop."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence that holds this stretch."""
    before = max(text.rfind(stop, 0, start) for stop in STOPS) + 1
    after = min((found for stop in STOPS if (found := text.find(stop, end)) >= 0), default=len(text))
    return before, after
