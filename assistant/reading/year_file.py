"""Data files -> Report: a report's own JSON (with `schema`) and a year file, YAML or JSON without (DESIGN §4)."""

import json
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from assistant.document.encoding import decode
from assistant.document.loading import read_bytes
from assistant.errors import InputError
from assistant.reading.year_input import year_report
from assistant.reading.year_places import Places, lines_of
from assistant.reading.year_values import Cells, cells_of, refuse_unknown
from assistant.report import Origin, Report, Source

_SCHEMA = "report/1"


def read_data(path: Path, *, with_previous: bool = True) -> Report:
    """Read a report JSON or a year file; `with_previous` is False for a file that is itself last year's.

    Raises:
        InputError: no valid JSON or YAML (with line and column), a key or an id that does not exist (with the nearest
            one), a report of another schema. An odd value of a cell never refuses the file.
    """
    data = read_bytes(path)
    text = decode(data, path.name)
    kind: Literal["json", "yaml"] = "json" if path.suffix.lower() == ".json" else "yaml"
    raw, lines = _parsed(text, kind, path.name)
    if not isinstance(raw, dict):
        raise InputError(
            "内容不是“键: 值”的结构", place=path.name, remedy="请参照年度数据文件的样例，从“agency: 机关名称”写起"
        )
    source, places = Source(name=path.name, kind=kind, sha256=sha256(data).hexdigest()), Places(lines)
    try:
        if "schema" in raw:
            return _report(raw, path.name, places)
        return year_report(raw, path, source, places, read_data_or_document if with_previous else None)
    except InputError as error:
        file, _, spot = error.place.partition("，")
        if file != path.name or not spot:
            raise
        place = f"{file}，{places.refused(spot)}"
        raise InputError(error.problem, place=place, remedy=error.remedy, doing=error.doing) from error


def read_data_or_document(path: Path) -> Report:
    """Last year's report, in whatever format; its own last year is not followed."""
    if path.suffix.lower() in (".json", ".yaml", ".yml"):
        return read_data(path, with_previous=False)
    from assistant.reading.source import read

    return read(path)


def _report(raw: Mapping[str, Any], name: str, places: Places) -> Report:
    """The report that `read --json` printed; its unlisted cells are None."""
    from pydantic import ValidationError

    if raw["schema"] != _SCHEMA:
        raise InputError(
            f"年报JSON的版本“{raw['schema']}”不受支持",
            place=name,
            remedy=f"请用本程序重新读取原文件，版本应为“{_SCHEMA}”",
        )
    known = tuple(Report.__dataclass_fields__)
    refuse_unknown(raw, tuple(field.rstrip("_") for field in known), name, "")
    form = raw.get("format") or "2021-30"
    cells = cells_of(raw.get("tables") or {}, form, name, places, with_group=False)
    groups = cells_of({"group": raw.get("requests_group_rows") or {}}, form, name, places, with_group=True)
    try:
        return Report.model_validate(
            {
                **raw,
                "tables": cells.tables,
                "requests_group_rows": groups.tables.get("group", {}),
                "origins": {**_odd(cells), **_odd(groups), **(raw.get("origins") or {})},
            }
        )
    except ValidationError as problem:
        first = problem.errors()[0]
        spot = " → ".join(str(part) for part in first["loc"])
        raise InputError(
            f"年报JSON的“{spot}”不合格式", place=f"{name}，{spot}", remedy="请对照 gongkai schema 给出的格式改正"
        ) from problem


def _odd(cells: Cells) -> dict[str, Origin]:
    """The print of cells whose value is no number: all else of a report's origins is in its own JSON."""
    return {
        address: origin for address, origin in cells.origins.items() if origin.raw and _value(cells, address) is None
    }


def _value(cells: Cells, address: str) -> object:
    table, row, column = address.split(".")
    return cells.tables[table][row][column]


def _parsed(text: str, kind: Literal["json", "yaml"], name: str) -> tuple[Any, dict[str, int]]:
    """The content, and the line of every key where the language tells it."""
    if kind == "json":
        try:
            return json.loads(text, object_pairs_hook=partial(_pairs, name)), {}
        except json.JSONDecodeError as problem:
            raise _unreadable(name, "JSON", problem.lineno, problem.colno) from problem
        except RecursionError as problem:
            raise _unreadable(name, "JSON", 1, 1) from problem
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        root = loader.get_single_node()
        if root is None:
            return None, {}
        _once(root, name, set())
        lines = lines_of(root)  # before merge keys are resolved in place
        return loader.construct_document(root), lines
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise _unreadable(name, "YAML", mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise _unreadable(name, "YAML", 1, 1) from problem


def _pairs(name: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, in which no key stands twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _twice(key, name)
        found[key] = value
    return found


def _once(node: Any, name: str, seen: set[int]) -> None:
    """Refuse a YAML key given twice: which of its values counts nobody can tell. What `<<` brings in is no such key."""
    if id(node) in seen or isinstance(node.value, str):
        return
    seen.add(id(node))
    lines: dict[str, int] = {}
    for item in node.value:
        parts = item if isinstance(item, tuple) else (item,)
        for part in parts:
            _once(part, name, seen)
        if len(parts) == 2 and isinstance(parts[0].value, str) and not parts[0].tag.endswith(":merge"):
            key, line = parts[0].value, parts[0].start_mark.line + 1
            if key in lines:
                raise _twice(key, f"{name}，第{lines[key]}行和第{line}行")
            lines[key] = line


def _twice(key: str, place: str) -> InputError:
    return InputError(f"“{key}”写了两次", place=place, remedy="请删去其中一个，或把两处的内容合在一起")


def _unreadable(name: str, language: str, line: int, column: int) -> InputError:
    return InputError(
        f"不是有效的{language}，在第{line}行第{column}列处读不下去",
        place=f"{name}，第{line}行第{column}列",
        remedy="请检查该处的缩进、引号、冒号和括号是否成对、是否为半角",
    )
