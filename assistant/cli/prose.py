"""Chinese text for rich, which by itself breaks lines at blanks only and would tear ids or leave half a line empty."""

import click
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.text import Text

from assistant.cli.layout import width, wrap

PIPE = 100
"""Columns where the output is no terminal."""


class Prose:
    """A paragraph that breaks where Chinese may break; `hang` blanks stand before every line but the first."""

    def __init__(self, text: str | Text, style: str = "", hang: int = 0) -> None:
        self._text = text if isinstance(text, Text) else Text(text, style)
        self._hang = hang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lines of at most the given width."""
        plain, position = self._text.plain, 0
        for number, line in enumerate(wrap(plain, max(options.max_width - self._hang, 1))):
            position = plain.index(line, position)
            piece = self._text[position : position + len(line)]
            position += len(line)
            yield Text(" " * self._hang if number else "", no_wrap=True, overflow="ignore").append_text(piece)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As narrow as one may like, at most the whole text on one line (with room for `hang`)."""
        longest = width(self._text.plain) + self._hang
        return Measurement(min(8, longest), longest).with_maximum(options.max_width)


class Page:
    """What goes to stdout: coloured lines of the terminal's width, or plain ones of `PIPE` columns."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False)
        if not self._console.is_terminal:
            self._console = Console(width=PIPE, highlight=False, markup=False, emoji=False)

    def print(self, what: RenderableType) -> None:
        """Print one thing."""
        if self._console.is_terminal:
            self._console.print(what)
            return
        with self._console.capture() as captured:
            self._console.print(what)
        click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))
