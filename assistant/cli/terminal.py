"""The console of the human view. Whoever imports this loads rich: never on the way of `--json`."""

import sys
from functools import cache

from rich.console import Console

_PIPE_WIDTH = 200
"""Columns of a table where no terminal limits it."""


@cache
def console() -> Console:
    """Rich on stdout; a pipe gets whole lines, to be searched, and no colours."""
    terminal = sys.stdout.isatty()
    return Console(
        highlight=False, markup=False, emoji=False, soft_wrap=not terminal, width=None if terminal else _PIPE_WIDTH
    )
