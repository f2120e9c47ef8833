"""The counts that a text prints: a number with its unit (`2317条`), years and dates left out."""

import re

from assistant.drafting.phrasebook import data, regex
from assistant.text.folding import fold_digits

_RATE = re.compile(r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)%")


def first_count(text: str) -> re.Match[str] | None:
    """The first count; groups `value` (digits, `.` for decimals) and `unit` (`条`, `万人次`)."""
    return regex(data("facts")["text"]["count"]).search(fold_digits(text))


def first_rate(text: str) -> re.Match[str] | None:
    """The first percentage; group `value`."""
    return _RATE.search(fold_digits(text))


def counts(text: str) -> list[re.Match[str]]:
    """All counts of a text, from left to right."""
    return list(regex(data("facts")["text"]["count"]).finditer(fold_digits(text)))
