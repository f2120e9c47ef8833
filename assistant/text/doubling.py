"""Stretches of text that stand twice in a row: 工作工作."""

from collections.abc import Iterator

_WIDTH = 2
"""Bytes of a character in UTF-16."""


def doubled(text: str, sizes: tuple[int, ...] = (2, 3, 4)) -> Iterator[tuple[int, int]]:
    """Start and end of every such pair, for halves of these lengths (characters).

    The text as one number, exclusive-or itself moved by a length, is zero where both agree: three operations on the
    whole text instead of one comparison a character. Characters beyond the basic plane count as two.
    """
    raw = text.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(raw, "little")
    for size in sizes:
        moved = number >> (8 * size * _WIDTH)
        same = (number ^ moved).to_bytes(len(raw), "little")[: -size * _WIDTH]
        yield from ((at, at + 2 * size) for at in _zeros(same, size))


def _zeros(same: bytes, size: int) -> Iterator[int]:
    """Positions (characters) from which `size` characters agree."""
    wanted = bytes(size * _WIDTH)
    at = same.find(wanted)
    while at >= 0:
        if at % _WIDTH:
            at = same.find(wanted, at + 1)
            continue
        yield at // _WIDTH
        at = same.find(wanted, at + size * _WIDTH)
