"""Help pages laid out for Chinese: a Chinese character is two columns wide and lines may break before any of them."""

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

import click

_GAP = 2
# What must not be torn apart: a run of Latin text, or a character with the marks that open before and close after it;
# a sign of arithmetic stays with the figure behind it.
_PIECE = re.compile(r"[（“《〔＋＝≠＜＞]*(?:[\x21-\x7e]+|.)[，。；：、）”》〕]*")


def width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns (a longer Latin word stands alone)."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if width(lines[-1]) + width(piece) > columns and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


class Formatter(click.HelpFormatter):
    """click's formatter, with lists aligned by columns instead of characters."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP) -> None:
        """Terms at the left, their texts in one column at the right."""
        rows, indent = list(rows), self.current_indent
        left = min(max(width(term) for term, _ in rows), col_max) + col_spacing
        for term, text in rows:
            lines = wrap(text, max(self.width - left - indent, 20)) if text else [""]
            pad = " " * (left - width(term)) if width(term) + col_spacing <= left else f"\n{'':>{indent + left}}"
            self.write(f"{'':>{indent}}{term}{pad}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{'':>{indent + left}}{line}\n")
