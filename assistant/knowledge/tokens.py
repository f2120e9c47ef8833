"""Text to index terms: single characters and pairs of neighbours for Chinese, whole words for letters and digits.

Pairs beat dictionary words on statute articles and need no dictionary; single characters carry what a pair misses.
"""

import itertools
import re

from assistant.text.folding import fold_digits

_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[a-z]+|[㐀-䶿一-鿿]+")


def terms(text: str) -> list[str]:
    """The terms of a text in its order; an empty list where it holds neither Chinese, letters nor digits."""
    found = list[str]()
    for run in _RUN.findall(fold_digits(text).lower()):
        if run[0] < "㐀":
            found.append(run)
        else:
            found += run
            found += map("".join, itertools.pairwise(run))
    return found


def telling(text: str) -> list[str]:
    """The terms of a text without its single Chinese characters."""
    return [term for term in terms(text) if len(term) > 1 or term < "㐀"]
