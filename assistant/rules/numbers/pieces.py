"""A sentence cut at its marks and numbers; each piece is read as known words and what is left over."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.rules.numbers.vocabulary import Entry, Word
from assistant.text.numbers import Number
from assistant.text.sentences import MARKS

_BLANK = ' \t　\n“”‘’"《》〈〉·'


class Piece(NamedTuple):
    """What stands between two marks or numbers.

    `words` are the known words in order, `gap` the characters that are in none of them; `number` ends the piece, or
    `mark` does ("" at the end of the sentence); `opened` is the mark before it ("" behind a number).
    """

    words: tuple[Word, ...]
    gap: str
    number: Number | None
    mark: str
    opened: str

    def has(self, role: str) -> bool:
        """A word of that role stands here."""
        return any(word.role == role for word in self.words)

    def names(self, role: str) -> tuple[str, ...]:
        """The names of the words of that role, in order."""
        return tuple(word.name for word in self.words if word.role == role)


def pieces(
    text: str,
    start: int,
    end: int,
    numbers: Sequence[Number],
    entries: dict[str, tuple[Entry, ...]],
    own: Sequence[str],
) -> Iterator[Piece]:
    """The pieces of the sentence text[start:end], whose numbers are given in order."""
    at, opened = start, "^"
    words: list[Word] = []
    gap: list[str] = []
    waiting = iter(numbers)
    number = next(waiting, None)
    while at < end:
        if number is not None and at == number.start:
            yield Piece(tuple(words), "".join(gap), number, "", opened)
            words, gap, opened, at = [], [], "", number.end
            number = next(waiting, None)
            continue
        character = text[at]
        if character in MARKS:
            yield Piece(tuple(words), "".join(gap), None, character, opened)
            words, gap, opened = [], [], character
            at += 1
            continue
        if character in _BLANK:
            at += 1
            continue
        limit = number.start if number is not None else end
        known = next((one for one in entries.get(character, ()) if _stands(one.word, text, at, limit)), None)
        name = next((one for one in own if _stands(one, text, at, limit)), "")
        if known is not None and len(known.word) > len(name):
            words.append(Word(known.role, known.name, at, at + len(known.word)))
            at += len(known.word)
        elif name:
            words.append(Word("own", name, at, at + len(name)))
            at += len(name)
        else:
            gap.append(character)
            at += 1
    yield Piece(tuple(words), "".join(gap), None, "", opened)


def _stands(word: str, text: str, at: int, limit: int) -> bool:
    return text.startswith(word, at) and at + len(word) <= limit
