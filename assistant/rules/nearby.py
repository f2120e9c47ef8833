"""Where the project file of a report is looked for; apart from its reading, which most checks never need."""

from pathlib import Path

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
