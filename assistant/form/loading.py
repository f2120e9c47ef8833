"""TOML -> Form. A format is one file; `extends` takes over from another what the file does not say itself."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from assistant.form.model import CellId, Clause, Column, Equation, Form, Group, Identity, Row, Section, Table

_FOLDER = Path(__file__).parent
CURRENT = "2021-30"
"""The format in force."""

_TABLES = ("active", "active_2019", "requests", "litigation")


@cache
def formats() -> tuple[str, ...]:
    """The ids of all known formats, oldest first."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("[0-9]*.toml")))


@cache
def load_form(format_id: str = CURRENT) -> Form:
    """The form of that id.

    Raises:
        KeyError: no such format.
    """
    raw = _raw(format_id)
    tables = {name: _table(name, raw[name]) for name in _TABLES if name in raw}
    if "active_2019" in tables:
        del tables["active"]
    return Form(
        id=raw["id"],
        name=raw["name"],
        number=raw["number"],
        first_year=raw["first_year"],
        last_year=raw.get("last_year"),
        report_title=raw["report_title"],
        title_words=raw["title_words"],
        title_aliases=tuple(raw["title_aliases"]),
        sections=tuple(Section(**_tupled(item)) for item in raw["section"]),
        aspects=tuple(Section(**_tupled(item)) for item in raw["aspect"]),
        tables=tables,
        identities={
            item["id"]: identity for item in raw["identity"] if (identity := _identity(item, tables)) is not None
        },
        old_labels=tuple(raw["old_labels"]),
        undivided_groups=tuple(raw.get("undivided_groups", ())),
    )


def old_labels(format_id: str) -> tuple[str, ...]:
    """Labels that only this format prints; known without building the form, which few readers of it need."""
    return tuple(_raw(format_id)["old_labels"])


@cache
def _raw(format_id: str) -> dict[str, Any]:
    path = _FOLDER / f"{format_id}.toml"
    if not path.is_file():
        raise KeyError(format_id)
    raw = tomllib.loads(path.read_text("utf-8"))
    return {**_raw(raw["extends"]), **raw} if "extends" in raw else raw


def _tupled(item: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}


def _table(name: str, raw: dict[str, Any]) -> Table:
    return Table(
        id=name,
        number=raw["number"],
        title=raw["title"],
        rows=tuple(Row(**_tupled(item)) for item in raw["row"]),
        columns=tuple(Column(**_tupled(item)) for item in raw["column"]),
        groups=tuple(Group(**_tupled(item)) for item in raw.get("group", ())),
        clauses=tuple(Clause(**_tupled(item)) for item in raw.get("clause", ())),
        note=raw.get("note", ""),
        head=raw.get("head", ""),
        stub=raw.get("stub", ""),
    )


def _identity(raw: dict[str, Any], tables: dict[str, Table]) -> Identity | None:
    """The identity with its equations, or None where this format lacks the table that it speaks of."""
    if any(side.removeprefix("previous:").split(".")[0] not in {*tables, "group"} for side in raw["left"]):
        return None
    return Identity(raw["id"], raw["title"], raw["basis"], tuple(_equations(raw, tables)))


def _equations(raw: dict[str, Any], tables: dict[str, Table]) -> Iterator[Equation]:
    requests, litigation = tables["requests"], tables["litigation"]
    groups = tuple(group.id for group in requests.groups)
    axes = {
        "row": tuple(row.id for row in requests.rows),
        "column": tuple(column.id for column in requests.columns),
        "group": groups,
        "case": tuple(row.id for row in litigation.rows),
    }
    sets = {
        "applicants": tuple(column.id for column in requests.columns if column.id != "total"),
        "outcomes": tuple(column.id for column in litigation.columns if column.id != "total"),
        "items": tuple(row.id for row in requests.rows if row.group),
        "groups": groups,
    }
    each: list[str] = raw.get("each", [])
    for chosen in product(*(axes[axis] for axis in each)):
        fixed = dict(zip(each, chosen, strict=True))
        here = dict(sets)
        if "group" in fixed:
            here["items_of_group"] = tuple(row.id for row in requests.items(fixed["group"]))
        yield Equation(
            raw["id"],
            ".".join(chosen),
            tuple(cell for term in raw["left"] for cell in _expand(term, fixed, here)),
            tuple(cell for term in raw["right"] for cell in _expand(term, fixed, here)),
        )


def _expand(term: str, fixed: dict[str, str], sets: dict[str, tuple[str, ...]]) -> Iterator[CellId]:
    for name, value in fixed.items():
        term = term.replace(f"{{{name}}}", value)
    several = next((name for name in sets if f"{{{name}}}" in term), None)
    if several is None:
        yield term
    else:
        yield from (term.replace(f"{{{several}}}", member) for member in sets[several])
