"""The console of the human view. Whoever imports this loads rich: never on the way of `--json`."""

import sys
from functools import cache

from rich.console import Console


@cache
def console() -> Console:
    """Rich on stdout; a pipe gets whole lines, to be searched, and no colours."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())
