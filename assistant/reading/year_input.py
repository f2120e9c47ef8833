"""A year file's content -> Report: what the fill-in workbook holds, written as YAML or JSON (DESIGN §4)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

from assistant.errors import InputError
from assistant.form import CURRENT, Form, load_form
from assistant.reading.inferring import note_of
from assistant.reading.year_values import cells_of, figure, known, known_form, mapping, number, refuse_unknown
from assistant.report import Fact, Fee, Level, Measure, Previous, Problem, Report, Rows, Source, Theme, previous_of

_KEYS = (
    "agency",
    "short",
    "level",
    "kind",
    "year",
    "format",
    "tables",
    "fee",
    "facts",
    "problems",
    "measures",
    "previous",
)
_GOLD = ("case", "note", "derived", "numbers")
"""Keys of the project's own examples that hold what a good draft says; not part of the input."""
_FACT = ("id", "theme", "text", "value", "unit", "place")
_PREVIOUS = ("year", "cells", "facts", "problems", "improvements")


def year_report(
    raw: Mapping[Any, Any], path: Path, source: Source, read_previous: Callable[[Path], Report] | None
) -> Report:
    """The year's input as a report without sections; unlisted cells are 0, a listed null stays None.

    Args:
        raw: the file's content.
        path: the file; `previous` may name another file beside it.
        source: the file as source, to which notes are added.
        read_previous: how last year's report is read from a file; None where last year is not followed.

    Raises:
        InputError: an unknown key, table, row, column, level or theme, by name; a wanting file of last year.
    """
    name = path.name
    refuse_unknown({key: raw[key] for key in raw if key not in _GOLD}, _KEYS, name, "")
    form = known_form(raw.get("format") or CURRENT, name)
    cells = cells_of(raw.get("tables"), form.id, name, with_group=False)
    agency = _text(raw.get("agency"))
    given = {key: _text(raw.get(key)) for key in ("short", "level", "kind")}
    if given["level"] is not None:
        known(given["level"], get_args(Level), name, "level", "值")
    nature, inferred = note_of(agency, given)
    return Report(
        agency=agency,
        short=given["short"] or nature.short,
        level=cast("Level | None", given["level"]) or nature.level,
        kind=given["kind"] or nature.kind,
        year=_year(raw.get("year"), name, "year"),
        format=form.id,
        tables=_zeros(form, cells.tables),
        facts=_facts(raw.get("facts"), name, "facts"),
        fee=_fee(raw.get("fee"), name),
        problems=_problems(raw.get("problems"), name),
        measures=_measures(raw.get("measures"), name),
        previous=_previous(raw.get("previous"), path, read_previous),
        origins=dict(cells.origins),
        source=replace(source, notes=(*source.notes, *([inferred] if inferred else []))),
    )


def _zeros(form: Form, listed: dict[str, Rows]) -> dict[str, Rows]:
    """The form's cells, those not listed 0."""
    return {
        table.id: {
            row: {column: listed.get(table.id, {}).get(row, {}).get(column, 0) for column in columns}
            for row, columns in table.shape.items()
        }
        for table in form.tables.values()
    }


def _facts(raw: Any, name: str, where: str) -> tuple[Fact, ...]:
    facts = []
    for index, item in enumerate(_entries(raw, name, where, _FACT), 1):
        theme = _text(item.get("theme")) or "other"
        known(theme, get_args(Theme), name, f"{where}[{index}].theme", "值")
        facts.append(
            Fact(
                id=_text(item.get("id")) or f"F{index:02d}",
                theme=cast("Theme", theme),
                text=_text(item.get("text")) or "",
                value=number(item.get("value")),
                unit=_text(item.get("unit")),
                place=_text(item.get("place")) or f"{where}[{index}]",
            )
        )
    return tuple(facts)


def _fee(raw: Any, name: str) -> Fee | None:
    if raw is None:
        return None
    fee = mapping(raw, name, "fee")
    keys = tuple(Fee.__dataclass_fields__)
    refuse_unknown(fee, keys, name, "fee")
    return Fee(**{key: number(fee.get(key)) for key in keys})


def _problems(raw: Any, name: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            id=_text(item.get("id")) or f"P{index}",
            text=_text(item.get("text")) or "",
            evidence=tuple(map(str, _list(item.get("evidence"), name, f"problems[{index}].evidence"))),
        )
        for index, item in enumerate(_entries(raw, name, "problems", ("id", "text", "evidence")), 1)
    )


def _measures(raw: Any, name: str) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=_text(item.get("id")) or f"M{index}",
            answers=_text(item.get("answers")),
            text=_text(item.get("text")) or "",
            unit=_text(item.get("unit")),
            by=_text(item.get("by")),
        )
        for index, item in enumerate(_entries(raw, name, "measures", ("id", "answers", "text", "unit", "by")), 1)
    )


def _previous(raw: Any, path: Path, read_previous: Callable[[Path], Report] | None) -> Previous | None:
    if raw is None or (isinstance(raw, str) and read_previous is None):
        return None
    if isinstance(raw, str) and read_previous is not None:
        file = path.parent / raw
        if not file.is_file():
            raise InputError(
                f"找不到上年年报“{raw}”",
                place=f"{path.name}，previous",
                remedy="请核对文件名；路径从本文件所在的文件夹算起",
            )
        return previous_of(read_previous(file))
    previous = mapping(raw, path.name, "previous")
    refuse_unknown(previous, _PREVIOUS, path.name, "previous")
    return Previous(
        year=_year(previous.get("year"), path.name, "previous.year"),
        cells=_previous_cells(previous.get("cells"), path.name),
        facts=_facts(previous.get("facts"), path.name, "previous.facts"),
        problems=tuple(map(str, _list(previous.get("problems"), path.name, "previous.problems"))),
        improvements=tuple(map(str, _list(previous.get("improvements"), path.name, "previous.improvements"))),
    )


def _previous_cells(raw: Any, name: str) -> dict[str, Any]:
    form = load_form()
    ids = (*form.cells, *form.group_cells)
    cells = {}
    for cell, value in mapping(raw, name, "previous.cells").items():
        known(cell, ids, name, "previous.cells")
        table, _, column = cell.split(".")
        cells[cell] = figure(value, form, table, column, f"previous.{cell}").value
    return cells


def _entries(raw: Any, name: str, where: str, keys: tuple[str, ...]) -> list[Mapping[Any, Any]]:
    """A list of structures; a plain text stands for a structure that holds only a text."""
    entries: list[Mapping[Any, Any]] = []
    for index, item in enumerate(_list(raw, name, where), 1):
        entry = {"text": item} if isinstance(item, str) else mapping(item, name, f"{where}[{index}]")
        refuse_unknown(entry, keys, name, f"{where}[{index}]")
        entries.append(entry)
    return entries


def _list(raw: Any, name: str, where: str) -> Sequence[Any]:
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise InputError(f"“{where}”应为列表", place=f"{name}，{where}", remedy="请在每一项前写“- ”")
    return raw


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _year(value: Any, name: str, where: str) -> int | None:
    """A year, also printed as 2024年; any whole number is taken, rules judge it."""
    digits = str(value).strip().removesuffix("年度").removesuffix("年")
    if value is None or value == "":
        return None
    if not isinstance(value, bool) and digits.isdecimal():
        return int(digits)
    raise InputError(f"年度“{value}”不是年份", place=f"{name}，{where}", remedy="请写四位数字，如 2025")
