"""One command over several files: outcomes in order, a refusal stops nothing, the worst status wins (DESIGN §6)."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import click

from assistant.cli.output import UNREADABLE, print_json, refusal, tell
from assistant.errors import InputError

MANY = 5
"""From so many files on, work whose results go elsewhere shows a progress bar."""


class Outcome(NamedTuple):
    """What a command has to say about one file: `value` as JSON, `show` prints it for people, `status` to exit with."""

    value: Any
    show: Callable[[], None]
    status: int = 0


def each(files: Sequence[Path], work: Callable[[Path], Outcome], as_json: bool) -> int:
    """Do `work` on every file and print each outcome as it is known; returns the worst exit status.

    An `InputError` is told on stderr, naming file and remedy, and in JSON stands in the file's place.
    """
    worst = 0
    with _progress(files) as several:
        for file in several:
            try:
                outcome = work(file)
            except InputError as error:
                outcome = _refused(file, error)
                tell(str(error))
            if as_json:
                print_json(outcome.value)
            else:
                outcome.show()
            worst = max(worst, outcome.status)
    return worst


def _refused(file: Path, error: InputError) -> Outcome:
    return Outcome(refusal(str(file), error), lambda: None, UNREADABLE)


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Iterable[Path]]:
    if len(files) < MANY or sys.stdout.isatty() or not sys.stderr.isatty():
        yield files
        return
    with click.progressbar(files, label="处理中", file=sys.stderr) as several:
        yield several
