"""Pieces of a table without positions, taken apart where a copy glued them together."""

import re
from collections.abc import Iterator, Sequence

from assistant.reading.lines import Line, Piece, letters, width
from assistant.reading.vocabulary import Vocabulary

_GLUED = re.compile(r"(?P<label>.*[^\d\s.,，．])(?P<figure>\d[\d,，.．]*)")
_LONG = 3
"""Letters of a fragment that is surely one of a row's label."""


def refined(lines: Sequence[Line], words: Vocabulary) -> list[Piece]:
    """The pieces of the lines: figures apart from the labels before them, labels apart that stand side by side."""
    return [
        part
        for line in lines
        for piece in line.pieces
        for beside in _side_by_side(piece, words)
        for part in _unglued(beside, words)
    ]


def _side_by_side(piece: Piece, words: Vocabulary) -> Iterator[Piece]:
    """`其他处 2.申请人逾期未按收费`: parts of two labels, one blank apart, where the letters together are of none."""
    texts = piece.text.split() if piece.key and not words.is_fragment(piece.key) else []
    keys = [letters(text) for text in texts]
    if len(texts) < 2 or not all(map(words.is_fragment, keys)) or max(map(len, keys)) < _LONG:
        yield piece
        return
    behind = 0
    for text, key in zip(texts, keys, strict=True):
        start = piece.text.index(text, behind)
        behind = start + len(text)
        yield piece._replace(
            text=text,
            key=key,
            start=piece.start + start,
            end=piece.start + behind,
            wide=piece.wide + width(piece.text[:start]),
        )


def _unglued(piece: Piece, words: Vocabulary) -> Iterator[Piece]:
    """`行政许可97`, `行政复议-结果维持：1` as label and figure, where what stands before the digits ends a label."""
    match = None if piece.figure or words.targets(piece.key) else _GLUED.fullmatch(piece.text)
    if match and words.closes(key := letters(match["label"])):
        yield piece._replace(text=match["label"], key=key, end=piece.end - len(match["figure"]))
        yield piece._replace(
            text=match["figure"],
            key="",
            figure=True,
            start=piece.end - len(match["figure"]),
            wide=piece.wide + width(match["label"]),
        )
    else:
        yield piece
