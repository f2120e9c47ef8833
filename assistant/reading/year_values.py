"""Values of data files: keys and cell ids checked by name, odd figures kept in print."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from assistant.errors import InputError
from assistant.form import CellId, Form, formats, load_form
from assistant.reading.counts import ReadCell, read_amount, read_change, read_count
from assistant.reading.year_places import Places
from assistant.report import Count, Origin, Rows


@dataclass
class Cells:
    """Tables as listed in a data file, with the print of every listed cell, and notes on what was folded."""

    tables: dict[str, Rows] = field(default_factory=dict)
    origins: dict[CellId, Origin] = field(default_factory=dict)


def cells_of(raw: Any, format_id: str, name: str, places: Places, *, with_group: bool) -> Cells:
    """The cells of `tables` (or, `with_group`, of `{"group": …}`), every id checked; each has its place in the file.

    Raises:
        InputError: an unknown format, table, row or column (with the nearest known one).
    """
    form = known_form(format_id, name)
    cells = Cells()
    shapes = _shapes(form, with_group)
    for table, rows in mapping(raw, name, "tables").items():
        known(table, shapes, name, "tables")
        for row, columns in mapping(rows, name, f"tables.{table}").items():
            known(row, shapes[table], name, f"tables.{table}")
            for column, value in mapping(columns, name, f"tables.{table}.{row}").items():
                known(column, shapes[table][row], name, f"tables.{table}.{row}")
                address = f"{table}.{row}.{column}"
                read = figure(value, form, table, column, places.cell(address))
                cells.tables.setdefault(table, {}).setdefault(row, {})[column] = read.value
                cells.origins[address] = Origin(place=read.place, raw=read.raw)
    return cells


def figure(value: Any, form: Form, table: str, column: str, place: str) -> ReadCell:
    """A value of a data file: numbers as they stand (also negative ones), text as it would be read in print.

    A fraction in a count cell, a truth value or a structure is no figure: None, its print kept.
    """
    raw = "" if value is None else str(value)
    definition = {**load_form().tables, **form.tables}["requests" if table == "group" else table].column[column]
    if value is None:
        return ReadCell(None, raw, place)
    if isinstance(value, int) and not isinstance(value, bool):
        return ReadCell(value, raw, place)
    if isinstance(value, float):
        number = _whole(Decimal(repr(value))) if abs(value) < float("inf") else None
        return ReadCell(number if definition.decimal or isinstance(number, int) else None, raw, place)
    if isinstance(value, str):
        read = read_amount if definition.decimal else read_change if definition.signed else read_count
        return read(value, place)
    return ReadCell(None, raw, place)


def number(value: Any) -> Count | None:
    """A figure of a fact or a fee: a number as it stands, text as printed; None for anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return _whole(Decimal(repr(value))) if abs(value) < float("inf") else None
    return _signed(value) if isinstance(value, str) else None


def _signed(text: str) -> Count | None:
    """A printed figure, also a negative one."""
    sign = -1 if text.strip().startswith(("-", "－", "−")) else 1
    value = read_amount(text.strip().lstrip("-－−"), "").value
    return None if value is None else sign * value


def known_form(format_id: Any, name: str) -> Form:
    """The form of that id.

    Raises:
        InputError: there is none.
    """
    if format_id not in formats():
        raise InputError(
            f"不认识的格式“{format_id}”", place=f"{name}，format", remedy=f"可用的格式：{'、'.join(formats())}"
        )
    return load_form(format_id)


def refuse_unknown(raw: Mapping[Any, Any], keys: Collection[str], name: str, where: str) -> None:
    """Refuse the first key that is not among `keys`, naming the nearest one."""
    for key in raw:
        known(key, keys, name, where)


def known(key: Any, keys: Collection[str], name: str, where: str, what: str = "键") -> None:
    """Refuse a key (or a value that is one of a few, `what` 值) that is not among `keys`.

    Raises:
        InputError: with the key, where it stands, and the nearest known key or all of them.
    """
    if key in keys:
        return
    near = get_close_matches(str(key), keys, n=1, cutoff=0.6)
    remedy = f"是否应为“{near[0]}”" if near else f"可用的{what}：{'、'.join(keys)}"
    spot = where if what != "键" else f"{where}.{key}".strip(".")
    raise InputError(f"不认识的{what}“{key}”", place=f"{name}，{spot}", remedy=remedy)


def mapping(raw: Any, name: str, where: str) -> Mapping[Any, Any]:
    """A structure of keys and values; an empty one where nothing is given.

    Raises:
        InputError: something else stands there.
    """
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise InputError(
            f"“{where}”应为“键: 值”的结构", place=f"{name}，{where}", remedy="请参照年度数据文件的样例改写"
        )
    return raw


def _shapes(form: Form, with_group: bool) -> dict[str, dict[str, tuple[str, ...]]]:
    if with_group:
        requests = form.tables["requests"]
        return {"group": {group.id: tuple(requests.column) for group in requests.groups}}
    tables = {**load_form().tables, **form.tables}
    return {table.id: dict(table.shape) for table in tables.values()}


def _whole(value: Decimal) -> Count:
    return int(value) if value == value.to_integral_value() else value
