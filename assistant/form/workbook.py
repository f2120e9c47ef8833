"""The words of the fill-in workbook and its computed totals, shared by its writer and its reader."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from assistant.form.loading import formats, load_form
from assistant.form.model import CellId, Form
from assistant.text.folding import label_key


class Field(NamedTuple):
    """A column or a line that staff fill in; `help` shows when it is chosen."""

    id: str
    label: str
    help: str = ""


class Block(NamedTuple):
    """A list to fill in: its sheet, its title, what to know, its columns."""

    sheet: str
    title: str
    note: str
    fields: tuple[Field, ...]
    open_note: str = ""


class Theme(NamedTuple):
    """A theme of facts in Chinese, with what a good report tells under it."""

    id: str
    label: str
    prompts: tuple[str, ...]


class CheckWords(NamedTuple):
    """What an identity that fails says while staff type.

    `title` heads its marks, which stand `beside` the table or below it, `base` last year's figures that it starts from.
    `mark` is what turns red: `both` sides, or the `last` cell.
    """

    identity: str
    title: str
    where: str
    left: str
    right: str
    base: str = ""
    beside: bool = False
    mark: Literal["both", "last"] = "last"


class FactPlace(NamedTuple):
    """A fact filled in outside the list of facts: its id is this letter and a number."""

    letter: str
    theme: str

    def number(self, fact_id: str) -> int | None:
        """The number in an id of this place, counted from 1; None for other ids."""
        match = re.fullmatch(rf"{self.letter}([1-9][0-9]?)", fact_id)
        return int(match[1]) if match else None


class FillIn(NamedTuple):
    """The workbook: names of sheets by id, lists, drop-downs (id -> Chinese), checks and the first page's text."""

    sheets: Mapping[str, str]
    basics: tuple[Field, ...]
    levels: Mapping[str, str]
    kinds: Mapping[str, str]
    units: tuple[str, ...]
    blocks: Mapping[str, Block]
    fee: Mapping[str, tuple[str, str]]
    previous_kinds: Mapping[str, str]
    places: Mapping[str, FactPlace]
    themes: tuple[Theme, ...]
    checks: tuple[CheckWords, ...]
    computed: tuple[str, ...]
    guide: Mapping[str, Any]


@cache
def load_fill_in() -> FillIn:
    """The workbook's words."""
    raw = tomllib.loads((Path(__file__).parent / "workbook.toml").read_text("utf-8"))
    return FillIn(
        sheets=raw["sheets"],
        basics=tuple(Field(**item) for item in raw["basics"]),
        levels=raw["levels"],
        kinds=raw["kinds"],
        units=tuple(raw["units"]),
        blocks={
            name: Block(**{**item, "fields": tuple(Field(**field) for field in item["fields"])})
            for name, item in raw["blocks"].items()
        },
        fee={name: (item["label"], item["unit"]) for name, item in raw["fee"].items()},
        previous_kinds=raw["previous_kinds"],
        places={name: FactPlace(**item) for name, item in raw["places"].items()},
        themes=tuple(Theme(item["id"], item["label"], tuple(item["prompts"])) for item in raw["theme"]),
        checks=tuple(CheckWords(**item) for item in raw["check"]),
        computed=tuple(raw["computed"]),
        guide=raw["guide"],
    )


def computed_cells(form: Form) -> dict[CellId, tuple[CellId, ...]]:
    """The totals that the workbook computes, each with the cells that it adds up."""
    cells: dict[CellId, tuple[CellId, ...]] = {}
    for name in load_fill_in().computed:
        for equation in form.identities[name].equations:
            cells.setdefault(equation.right[0], equation.left)
    return cells


def added_up(values: Iterable[int | Decimal | None]) -> int | Decimal | None:
    """What a total's formula shows: the sum of what is filled in, nothing where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known else None


def choice_of(text: str, choices: Mapping[str, str]) -> str | None:
    """The id of a choice, given by its label, the label's beginning before （, or the id itself; None for others."""
    key = label_key(text)
    named = ((each, (each, label, label.split("（")[0])) for each, label in choices.items())
    return next((each for each, names in named if text and key in map(label_key, names)), None)


def theme_of(text: str) -> str | None:
    """The id of a theme of facts, given by its label or the id itself; None for others."""
    key = label_key(text)
    return next((each.id for each in load_fill_in().themes if key in (label_key(each.label), label_key(each.id))), None)


def cell_name(cell: CellId) -> str:
    """A cell of any known format in the words of its form (last year's report may be in an older one).

    Raises:
        KeyError: no form has such a cell.
    """
    for format_id in reversed(formats()):
        try:
            return load_form(format_id).name_of(cell)
        except (KeyError, ValueError):
            continue
    raise KeyError(cell)


@cache
def cell_names() -> dict[str, CellId]:
    """The other way: a cell's name in words -> its id, group rows and last year's cells included."""
    names: dict[str, CellId] = {}
    for format_id in reversed(formats()):
        form = load_form(format_id)
        for cell in (*form.cells, *form.group_cells):
            for each in (cell, f"previous:{cell}"):
                names.setdefault(form.name_of(each), each)
    return names
