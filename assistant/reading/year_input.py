"""A year file's content -> Report: what the fill-in workbook holds, written as YAML or JSON (DESIGN §4)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, cast, get_args

from assistant.errors import InputError
from assistant.form import CURRENT, Form, load_form
from assistant.reading.inferring import note_of
from assistant.reading.year_places import Places
from assistant.reading.year_values import cells_of, figure, known, known_form, mapping, number, refuse_unknown
from assistant.report import (
    Fact,
    Fee,
    Level,
    Measure,
    Origin,
    Previous,
    Problem,
    Report,
    Rows,
    Source,
    Theme,
    previous_of,
)

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
_PREVIOUS = ("agency", "year", "cells", "facts", "problems", "improvements")


def year_report(
    raw: Mapping[Any, Any],
    path: Path,
    source: Source,
    places: Places,
    read_previous: Callable[[Path], Report] | None,
) -> Report:
    """The year's input as a report without sections; unlisted cells are 0, a listed null stays None.

    Args:
        raw: the file's content.
        path: the file; `previous` may name another file beside it.
        source: the file as source, to which notes are added.
        places: where its keys stand.
        read_previous: how last year's report is read from a file; None where last year is not followed.

    Raises:
        InputError: an unknown key, table, row, column, level or theme, by name; a wanting file of last year.
    """
    name = path.name
    refuse_unknown({key: raw[key] for key in raw if key not in _GOLD}, _KEYS, name, "")
    form = known_form(raw.get("format") or CURRENT, name)
    cells = cells_of(raw.get("tables"), form.id, name, places, with_group=False)
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
        facts=_facts(raw.get("facts"), name, "facts", places),
        fee=_fee(raw.get("fee"), name),
        problems=_problems(raw.get("problems"), name),
        measures=_measures(raw.get("measures"), name),
        previous=_previous(raw.get("previous"), path, places, read_previous),
        origins={**cells.origins, **_entries_of(raw, places)},
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


def _facts(raw: Any, name: str, where: str, places: Places) -> tuple[Fact, ...]:
    facts = []
    entries = _entries(raw, name, where, _FACT)
    ids = _ids(entries, "F{:02}", name, where)
    for index, (fact_id, item) in enumerate(zip(ids, entries, strict=True), 1):
        theme = _text(item.get("theme")) or "other"
        known(theme, get_args(Theme), name, f"{where}[{index}].theme", "值")
        facts.append(
            Fact(
                id=fact_id,
                theme=cast("Theme", theme),
                text=_text(item.get("text")) or "",
                value=number(item.get("value")),
                unit=_text(item.get("unit")),
                place=_text(item.get("place")) or places.entry(f"{where}[{index}]"),
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
    entries = _entries(raw, name, "problems", ("id", "text", "evidence"))
    ids = _ids(entries, "P{}", name, "problems")
    return tuple(
        Problem(
            id=problem_id,
            text=_text(item.get("text")) or "",
            evidence=tuple(map(str, _list(item.get("evidence"), name, f"problems[{index}].evidence"))),
        )
        for index, (problem_id, item) in enumerate(zip(ids, entries, strict=True), 1)
    )


def _measures(raw: Any, name: str) -> tuple[Measure, ...]:
    entries = _entries(raw, name, "measures", ("id", "answers", "text", "unit", "by"))
    ids = _ids(entries, "M{}", name, "measures")
    return tuple(
        Measure(
            id=measure_id,
            answers=_text(item.get("answers")),
            text=_text(item.get("text")) or "",
            unit=_text(item.get("unit")),
            by=_text(item.get("by")),
        )
        for measure_id, item in zip(ids, entries, strict=True)
    )


def _previous(raw: Any, path: Path, places: Places, read_previous: Callable[[Path], Report] | None) -> Previous | None:
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
        agency=_text(previous.get("agency")),
        year=_year(previous.get("year"), path.name, "previous.year"),
        cells=_previous_cells(previous.get("cells"), path.name),
        facts=_facts(previous.get("facts"), path.name, "previous.facts", places),
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


def _ids(entries: Sequence[Mapping[Any, Any]], pattern: str, name: str, where: str) -> list[str]:
    """The ids of a list, those that are not given numbered by their place in it or, where that is taken, on from there.

    Raises:
        InputError: one id is given twice.
    """
    given: dict[str, int] = {}
    for index, item in enumerate(entries, 1):
        own = _text(item.get("id"))
        if own is None:
            continue
        if own in given:
            raise InputError(
                f"编号“{own}”用了两次，第{given[own]}项和第{index}项",
                place=f"{name}，{where}[{index}].id",
                remedy="请给每一项不同的编号，并核对引用它的地方",
            )
        given[own] = index
    taken, ids = set(given), []
    for index, item in enumerate(entries, 1):
        free = (pattern.format(number) for number in count(index))
        ids.append(_text(item.get("id")) or next(each for each in free if each not in taken))
        taken.add(ids[-1])
    return ids


def _entries_of(raw: Mapping[Any, Any], places: Places) -> dict[str, Origin]:
    """Where that which stands beside the tables is in the file, and its print (see `Report.origins`)."""
    origins = {key: Origin(place=places.basic(key), raw=_text(raw.get(key)) or "") for key in ("agency", "year")}
    fee = raw.get("fee") or {}
    origins |= {
        f"fee.{key}": Origin(place=places.fee(key), raw=str(value)) for key, value in fee.items() if value is not None
    }
    for where, one, part, pattern in (("facts", "fact", "value", "F{:02}"), ("measures", "measure", "answers", "M{}")):
        entries = [item if isinstance(item, Mapping) else {} for item in raw.get(where) or ()]
        for index, (own, item) in enumerate(zip(_ids(entries, pattern, "", where), entries, strict=True), 1):
            if (value := item.get(part)) is not None:
                place = places.entry(f"{where}[{index}].{part}")
                origins[f"{one}.{own}.{part}"] = Origin(place=place, raw=str(value))
    return origins


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
