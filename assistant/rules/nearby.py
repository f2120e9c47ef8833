"""Where the project file of a report is looked for; apart from its reading, which most checks never need."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.rules.project import Project

NAME = "gongkai.toml"


def find(report: Path, top: Path) -> Path | None:
    """The project file of that report: beside it, or in a folder above up to `top`; else in `top` itself."""
    folder, top = report.resolve().parent, top.resolve()
    above = (folder, *folder.parents) if folder.is_relative_to(top) else (folder, top)
    for place in above:
        if (place / NAME).is_file():
            return place / NAME
        if place == top:
            return None
    return None


def project_of(report: Path, top: Path, named: Path | None = None) -> "Project | None":
    """What the project file sets: the one that is named, else the one that `find` finds; None where there is none.

    Raises:
        InputError: it cannot be read, or a line of it is wrong.
    """
    path = named or find(report, top)
    if path is None:
        return None
    from assistant.rules.project import read_project

    return read_project(path)
