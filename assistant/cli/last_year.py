"""Last year's report beside this one: an option that several commands share. It is read once for all files."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report import Report, Sections


def read_with(file: Path, previous: Path | None) -> "Report":
    """The report in that file, with what it needs of last year's, where a file is named, and what it says of it itself.

    Raises:
        InputError: one of them cannot be read.
    """
    from assistant.reading import read

    report = read(file)
    if previous is None:
        return report
    from assistant.report import previous_of

    return report.model_copy(update={"previous": previous_of(_last_year(previous), report.previous)})


def text_of(previous: Path | None) -> "Sections | None":
    """The text of last year's report, where a file is named.

    Raises:
        InputError: it cannot be read.
    """
    return None if previous is None else _last_year(previous).sections


@lru_cache(maxsize=1)
def _last_year(previous: Path) -> "Report":
    from assistant.reading import read

    return read(previous)
