"""Lines for people: wrapped for Chinese in a terminal, whole and without colours in a pipe, to be searched."""

import sys
from shutil import get_terminal_size
from typing import Any

import click

from assistant.cli.layout import wrap


def say(text: str, *, indent: int = 0, hang: int = 0, head: int = 0, **style: Any) -> None:
    """Print one line of text on stdout.

    Args:
        text: one paragraph.
        indent: blanks before every line, `hang` more before the lines that a terminal's width makes of it.
        hang: see `indent`.
        head: so many characters at the front are set bold.
        style: click's styles for the rest: `fg`, `dim`, `bold`.
    """
    lines = wrap(text, _width() - indent - hang) if sys.stdout.isatty() else [text]
    for number, line in enumerate(lines):
        front, rest = (line[:head], line[head:]) if number == 0 else ("", line)
        blanks = " " * (indent + (hang if number else 0))
        click.echo(
            blanks + (click.style(front, bold=True) if front else "") + (click.style(rest, **style) if rest else "")
        )


def _width() -> int:
    return max(40, get_terminal_size().columns)
