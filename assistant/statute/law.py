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
    """No such figure was in force on that day."""


def figure(name: str, on: date) -> Figure:
    """The figure of that name as it was on that day.

    Raises:
        NotInForceError: there was none.
    """
    for one in table()["figure"]:
        if one["id"] == name and in_force(one, on):
            return Figure(one["value"], one["source"], one["words"], one["read"])
    raise NotInForceError(f"{name} {on}")


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
