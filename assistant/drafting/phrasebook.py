"""The composer's wording: TOML files under `phrases/`, editable without touching code.

A phrase has `text` (or several wordings of it) and may have `when`, a list of conditions; the first phrase of a name
whose conditions all hold is said. `<name>` is a place for what the composer hands over, `{…}` a slot.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_PLACE = re.compile(r"<(\w+)>")


class Phrasebook:
    """Phrases by file and name (`requests.flow`). `turn` chooses among several wordings, the same way every time."""

    def __init__(self, turn: int = 0) -> None:
        self.turn = turn

    def say(self, name: str, /, *flags: str, **places: str) -> str:
        """The first phrase of that name whose conditions are among the flags, its places filled.

        Raises:
            KeyError: no phrase of that name fits, or a place is not filled.
        """
        book, _, key = name.partition(".")
        for phrase in data(book)[key]:
            if set(phrase.get("when", ())) <= set(flags):
                return fill(self.pick(phrase["text"]), places)
        raise KeyError(f"{name}: {flags}")

    def pick(self, wordings: str | list[str]) -> str:
        """One of several wordings."""
        return wordings if isinstance(wordings, str) else wordings[self.turn % len(wordings)]


def fill(text: str, places: Mapping[str, str]) -> str:
    """The text with every `<name>` replaced."""
    return _PLACE.sub(lambda match: places[match[1]], text)


@cache
def data(book: str) -> dict[str, Any]:
    """A file of `phrases/` as it stands."""
    return tomllib.loads((Path(__file__).parent / "phrases" / f"{book}.toml").read_text("utf-8"))


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """A compiled pattern of the data."""
    return re.compile(pattern)
