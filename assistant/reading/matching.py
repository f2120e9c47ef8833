"""Labels found in the pieces of a table, put together again where a line or a merged cell broke them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.reading.lines import Piece
from assistant.reading.vocabulary import Target, Vocabulary

_REACH = 14
"""How many pieces of text ahead the rest of a broken label is looked for."""
_NEAR = 0.72
"""From this likeness on, letters that are no known label are taken for a misprint of one."""
_APART = 0.02
"""By so much the nearest label is nearer than any other."""


class Found(NamedTuple):
    """A label in print: what it may stand for, and the indexes of the pieces that it was put together from."""

    targets: tuple[Target, ...]
    pieces: tuple[int, ...]
    raw: str
    place: str

    @property
    def first(self) -> int:
        """Index of its first piece."""
        return self.pieces[0]

    @property
    def last(self) -> int:
        """Index of its last piece."""
        return self.pieces[-1]

    def of(self, *kinds: str) -> Target | None:
        """The first of its meanings that is of one of these kinds."""
        return next((target for target in self.targets if target.kind in kinds), None)


def find_labels(pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Found]:
    """All labels in reading order. A piece may hold several (`三、本年度办理结果 （一）予以公开`), a label many pieces.

    The longest reading wins: `部分公开` is taken with its parenthesis where that follows.
    """
    found: list[Found] = []
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if index in taken or not piece.key:
            continue
        offset = 0
        while offset < len(piece.key):
            rest = piece.key[offset:]
            label, used = _longest(rest, index, pieces, taken, vocabulary)
            if not label:
                offset = _next_start(piece.key, offset, vocabulary)
                continue
            taken.update(used)
            offset += len(label) if len(used) == 1 else len(rest)
            found.append(_found(vocabulary.targets(label), used, pieces, label))
    return sorted(found, key=lambda label: label.first)


def nearest_label(key: str, candidates: Sequence[str]) -> str | None:
    """The one candidate that these letters are a misprint of, or None where none or two are as near."""
    if len(key) < 3:
        return None
    scored = sorted(((_likeness(key, candidate), candidate) for candidate in candidates), reverse=True)
    if not scored or scored[0][0] < _NEAR:
        return None
    best = scored[0][1]
    # With and without its ordinal a label is the same label.
    rival = next((score for score, other in scored[1:] if not best.endswith(other) and not other.endswith(best)), 0.0)
    return best if scored[0][0] - rival > _APART else None


def _likeness(key: str, candidate: str) -> float:
    """From 0 to 1; 0 for any pair too unlike to be taken for one label, or to stand in the way of one."""
    short, long = sorted((key, candidate), key=len)
    if len(short) >= 4 and short in long:
        return 0.75 + 0.25 * len(short) / len(long)
    shared = min(sum(map(candidate.count, set(key))), sum(map(key.count, set(candidate))))
    if 2 * shared < (_NEAR - _APART) * (len(key) + len(candidate)):
        return 0.0
    return 2 * _in_common(key, candidate) / (len(key) + len(candidate))


def _in_common(one: str, other: str) -> int:
    """Letters that both have in the same order: the longest stretch, then those before and behind it.

    What `difflib.SequenceMatcher` finds (Ratcliff and Obershelp), without its import.
    """
    for size in range(min(len(one), len(other)), 0, -1):
        for at in range(len(one) - size + 1):
            there = other.find(one[at : at + size])
            if there >= 0:
                before = _in_common(one[:at], other[:there])
                return before + size + _in_common(one[at + size :], other[there + size :])
    return 0


def _found(targets: tuple[Target, ...], used: tuple[int, ...], pieces: Sequence[Piece], label: str) -> Found:
    raw = "".join(pieces[index].text for index in used)
    if len(used) == 1 and pieces[used[0]].key != label:
        raw = _cut(pieces[used[0]].text, label) or label
    return Found(targets, used, raw, pieces[used[0]].place)


def _cut(text: str, label: str) -> str:
    """The stretch of the print that holds the label's letters: one of several labels in a piece."""
    match = re.search(r"[（(]?" + r"[\W_]*".join(map(re.escape, label)) + r"[）)]?", text)
    return match.group() if match else ""


def _next_start(key: str, offset: int, vocabulary: Vocabulary) -> int:
    """Where in the letters the next label begins whole, else the end."""
    for start in range(offset + 1, len(key)):
        rest = key[start:]
        if any(len(label) > 3 and rest.startswith(label) for label in vocabulary.by_start.get(key[start], ())):
            return start
    return len(key)


def _longest(
    rest: str, index: int, pieces: Sequence[Piece], taken: set[int], vocabulary: Vocabulary
) -> tuple[str, tuple[int, ...]]:
    for label in vocabulary.by_start.get(rest[0], ()):
        if rest.startswith(label) and _ends(rest[len(label) :], vocabulary):
            return label, (index,)
        if label.startswith(rest) and (used := _complete(label[len(rest) :], index, pieces, taken)):
            return label, (index, *used)
    return "", ()


def _ends(after: str, vocabulary: Vocabulary) -> bool:
    """A label ends where the piece ends or another label begins: “规章制度” is not “规章”."""
    return not after or any(label.startswith(after[:2]) for label in vocabulary.by_start.get(after[0], ()))


def _complete(rest: str, index: int, pieces: Sequence[Piece], taken: set[int]) -> tuple[int, ...]:
    """The pieces after `index` that spell the rest of a label, across one row of figures at most; () if none do."""
    texts = runs = 0
    after_figure = pieces[index].figure
    for ahead in range(index + 1, len(pieces)):
        piece = pieces[ahead]
        if not piece.key:
            runs += piece.figure and not after_figure
            after_figure = piece.figure
            if runs > 1:
                break
            continue
        after_figure = False
        texts += 1
        if texts > _REACH:
            break
        if ahead in taken or not rest.startswith(piece.key):
            continue
        if piece.key == rest:
            return (ahead,)
        if used := _complete(rest[len(piece.key) :], ahead, pieces, taken):
            return (ahead, *used)
    return ()
