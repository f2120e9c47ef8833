"""What reaches the user: JSON on stdout, texts that no console can choke on, messages on stderr."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
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
    """Go on in a checkout alone: a subcommand needs the folder evals/, which a wheel does not carry.

    An installed command that is called at the top of a checkout hands over to the checkout's own code and ends with
    its status.
    """
    from assistant.resources import checkout, is_checkout

    if checkout() is not None:
        return
    here = Path.cwd()
    if not is_checkout(here):
        raise click.UsageError(f"gongkai {name} 要在源码目录中使用：请取得源码，进入该文件夹后再运行。")
    import subprocess

    command = [sys.executable, "-m", "assistant", *sys.argv[1:]]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(here)}, check=False)
    click.get_current_context().exit(done.returncode)


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """Yields a function that shows what is being done, on one line of stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    yield lambda text: click.echo(f"\r\x1b[K{text}", err=True, nl=False)
    click.echo("\r\x1b[K", err=True, nl=False)
