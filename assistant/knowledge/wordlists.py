"""Word lists of this room's data files: words between blanks in one string."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(file: str) -> dict[str, Any]:
    """A data file of this room."""
    return tomllib.loads((Path(__file__).parent / file).read_text("utf-8"))


@cache
def words(file: str, *keys: str) -> tuple[str, ...]:
    """The words of the list that stands in the file under these keys."""
    value: Any = table(file)
    for key in keys:
        value = value[key]
    return tuple(value.split())
