"""How much of one Chinese text stands in another: shared runs of characters, and the distance of two spellings.

Only Chinese characters count: a sentence that differs in nothing but its figures, marks and spaces is the same one.
"""

from functools import lru_cache

RUN = 5
"""Characters of a run: five in a row are seldom shared by chance."""


def runs(text: str, size: int = RUN) -> frozenset[str]:
    """All runs of that many Chinese characters, marks, figures and spaces between them left out."""
    letters = "".join(filter(_is_chinese, text))
    return frozenset(letters[at : at + size] for at in range(len(letters) - size + 1))


def overlap(text: str, other: str, size: int = RUN) -> float:
    """0 to 1: the share of a text's runs that stand in the other; 0 for a text without any."""
    own = _runs(text, size)
    return len(own & _runs(other, size)) / len(own) if own else 0.0


def distance(one: str, other: str, limit: int) -> int:
    """Characters to insert, drop or exchange (Levenshtein); `limit + 1` stands for any more than `limit`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for number, character in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, wanted in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (character != wanted))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


_runs = lru_cache(maxsize=256)(runs)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"
