"""Figures of law with their days in force (figures.toml)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of law: its value, the passage that it stands in, that in words, and how far it was read."""

    value: int
    source: str
    words: str
    read: str


class NotInForceError(LookupError):
    """No such figure was in force on that day; `since` is the first day from which one is known."""

    def __init__(self, name: str, on: date, since: date) -> None:
        super().__init__(f"{name} {on}")
        self.on = on
        self.since = since


def figure(name: str, on: date) -> Figure:
    """The figure of that name as it was on that day.

    Raises:
        NotInForceError: there was none.
    """
    entries = [one for one in table()["figure"] if one["id"] == name]
    for one in entries:
        if in_force(one, on):
            return Figure(one["value"], one["source"], one["words"], one["read"])
    raise NotInForceError(name, on, min(one["from"] for one in entries))


def rates(kind: str, on: date | None) -> dict[str, Any]:
    """The rates of the processing fee, by pieces or by pages; `on` None: as they are now.

    Raises:
        NotInForceError: there were none on that day.
    """
    law: dict[str, Any] = table()["fee"][kind]
    if on and not in_force(law, on):
        raise NotInForceError(kind, on, law["from"])
    return law


def annual(kind: str, on: date) -> dict[str, Any] | None:
    """The entry on the yearly report of that kind of agency (department, office, government) on a day."""
    return next((one for one in table()["annual"] if kind in one["kinds"] and in_force(one, on)), None)


def in_force(entry: dict[str, Any], on: date) -> bool:
    """Whether an entry holds on that day."""
    return bool(entry["from"] <= on <= entry.get("until", date.max))


@cache
def table() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads((Path(__file__).parent / "figures.toml").read_text("utf-8"))
