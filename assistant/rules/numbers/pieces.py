"""A sentence cut at its marks and numbers; each piece is read as known words and what is left over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.rules.numbers.vocabulary import Lexicon, Word
from assistant.text.numbers import Number
from assistant.text.sentences import MARKS

_CUT = re.compile(f"([{MARKS}])")
_BLANK = ' \t　\r\n“”‘’"《》〈〉·'


class Piece(NamedTuple):
    """What stands between two marks or numbers.

    `words` are the known words in order, `roles` the same by role, `gap` the characters that are in none of them;
    `number` ends the piece, or `mark` does ("" at the end of the sentence); `opened` is the mark before it ("" behind
    a number, "^" where the sentence begins).
    """

    words: tuple[Word, ...]
    roles: Mapping[str, tuple[str, ...]]
    gap: str
    number: Number | None
    mark: str
    opened: str

    def has(self, role: str) -> bool:
        """A word of that role stands here."""
        return role in self.roles

    def names(self, role: str) -> tuple[str, ...]:
        """The names of the words of that role, in order."""
        return self.roles.get(role, ())

    def of(self, words: tuple[Word, ...]) -> "Piece":
        """The piece with these words only, and no gap."""
        return self._replace(words=words, roles=_by_role(words), gap="")

    def behind(self, before: "Piece") -> "Piece":
        """The piece with what stands before its mark: two items of one enumeration."""
        words = before.words + self.words
        return self._replace(words=words, roles=_by_role(words), gap=before.gap + self.gap, opened=before.opened)


def pieces(text: str, start: int, end: int, numbers: Sequence[Number], lexicon: Lexicon) -> Iterator[Piece]:
    """The pieces of the sentence text[start:end], whose numbers are given in order."""
    at, opened = start, "^"
    for number in (*numbers, None):
        stop = end if number is None else number.start
        *marked, rest = _CUT.split(text[at:stop])
        for index in range(0, len(marked), 2):
            yield Piece(*_read(marked[index], lexicon), None, marked[index + 1], opened)
            opened = marked[index + 1]
        yield Piece(*_read(rest, lexicon), number, "", opened)
        if number is not None:
            at, opened = number.end, ""


def _read(text: str, lexicon: Lexicon) -> tuple[tuple[Word, ...], Mapping[str, tuple[str, ...]], str]:
    """Known words, longest first at each place, and the rest."""
    words: list[Word] = []
    gap = ""
    at, end = 0, len(text)
    lengths, known = lexicon.lengths, lexicon.words
    while at < end:
        character = text[at]
        for length in lengths.get(character, ()):
            word = known.get(text[at : at + length])
            if word is not None:
                if word.role != "filler":
                    words.append(word)
                at += length
                break
        else:
            if character not in _BLANK:
                gap += character
            at += 1
    return tuple(words), _by_role(words), gap


def _by_role(words: Sequence[Word]) -> dict[str, tuple[str, ...]]:
    roles: dict[str, tuple[str, ...]] = {}
    for word in words:
        roles[word.role] = (*roles.get(word.role, ()), word.name)
    return roles
