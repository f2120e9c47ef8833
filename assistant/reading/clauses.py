"""The items of Article 20 that table two prints over its rows, as origins: `clause.〈first row under it〉`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.reading.lines import Line, letters
from assistant.reading.vocabulary import Vocabulary
from assistant.report import Origin

_CLAUSE = re.compile(r"第\w{1,3}条第?\w{1,2}[项款]")


def is_clause(key: str) -> bool:
    """The letters name an item of an article, rightly or not: `第二十条第一项`."""
    return bool(_CLAUSE.fullmatch(key))


def clauses_in(lines: Sequence[Line], words: Vocabulary) -> dict[str, Origin]:
    """The printed items, each under the address of the rows that follow it, else of the item that it names.

    A label that stands over other rows than its own is thus seen as wrong there (S-R10), not as missing elsewhere.
    """
    of_row = {row: clause.rows[0] for clause in words.table.clauses for row in clause.rows}
    official = {letters(clause.label): clause.rows[0] for clause in words.table.clauses}
    texts = list(_texts(lines))
    starts = [index for index, (key, _) in enumerate(texts) if is_clause(key)]
    found: dict[str, Origin] = {}
    for start, stop in pairwise([*starts, len(texts)]):
        below = filter(None, (_row(key, words) for key, _ in texts[start + 1 : stop]))
        printed, origin = texts[start]
        if owner := next((of_row[row] for row in below if row in of_row), official.get(printed)):
            found.setdefault(f"clause.{owner}", origin)
    return found


def _texts(lines: Sequence[Line]) -> Iterator[tuple[str, Origin]]:
    """The texts of the lines; one that is repeated over a merged cell counts once."""
    before = ""
    for line in lines:
        for piece in line.pieces:
            if piece.key and piece.key != before:
                before = piece.key
                yield piece.key, Origin(place=piece.place, raw=piece.text)


def _row(key: str, words: Vocabulary) -> str:
    """The row whose label begins the letters, or ""."""
    label = next((label for label in words.by_start.get(key[0], ()) if key.startswith(label)), "")
    return next((target.id for target in words.targets(label) if target.kind == "row"), "")
