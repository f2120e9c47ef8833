"""Last year's report beside this one: an option that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report import Report


def read_with(file: Path, previous: Path | None) -> "Report":
    """The report in that file, with what it needs of last year's, where a file is named.

    Raises:
        InputError: one of them cannot be read.
    """
    from assistant.reading import read

    report = read(file)
    if previous is None:
        return report
    from assistant.report import previous_of

    return report.model_copy(update={"previous": previous_of(read(previous))})
