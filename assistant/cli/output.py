"""What reaches the user: JSON on stdout, texts that no console can choke on, messages on stderr."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from assistant.errors import InputError

UNREADABLE = 2
"""Exit status where input could not be read (and, as click has it, for wrong usage)."""


def tolerate_any_console() -> None:
    """A character that the console's code page lacks is replaced instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_json(value: Any) -> None:
    """One value on one line, so that several make JSON Lines; UTF-8 whatever the code page."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def refusal(file: str, error: InputError) -> dict[str, Any]:
    """A refused file as JSON (DESIGN §6)."""
    return {"file": file, "error": {"problem": error.problem, "place": error.place, "remedy": error.remedy}}


def tell(text: str) -> None:
    """A message for the user beside the result: stderr."""
    click.echo(text, err=True)


def need_checkout(name: str) -> None:
    """Refuse a subcommand that needs the folder evals/, which a wheel does not carry."""
    from assistant.resources import checkout

    if checkout() is None:
        raise click.UsageError(
            f"gongkai {name} 要在源码目录中使用：请取得源码，在其中用 pip install -e . 安装后再运行。"
        )


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """Yields a function that shows what is being done, on one line of stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    yield lambda text: click.echo(f"\r\x1b[K{text}", err=True, nl=False)
    click.echo("\r\x1b[K", err=True, nl=False)
