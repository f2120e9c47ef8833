"""The JSON Schemas of report, check, numbers, year file and refusal, published in docs/schemas (DESIGN §4–§6).

pydantic describes the models; what they check in code (the form's tables, row by row and column by column, and the
head of a check) is written out here from the form.
"""

from typing import Any

from assistant.form import CURRENT, Table, formats, load_form
from assistant.report.finding import SEVERITIES, Check
from assistant.report.model import Report

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIGURE = {"type": ["number", "null"]}
_TEXT = {"type": ["string", "null"]}
_YEAR = {"type": ["integer", "null"]}
_YEAR_KEYS = ("agency", "short", "level", "kind", "year", "format", "fee", "facts", "problems", "measures")
_CHECKED = ("findings", "dismissed", "lapsed", "not_assessed", "numbers", "notes")
_IGNORED = ("case", "note", "derived", "numbers")
"""Keys of the project's own examples that hold gold answers; a year file may carry them."""


def schemas() -> dict[str, dict[str, Any]]:
    """`report`, `check` and `numbers` are what these commands print, `year` is what `draft` takes.

    `refusal` stands in the place of a file that cannot be read.
    """
    return {
        "report": report_schema(),
        "check": check_schema(),
        "numbers": numbers_schema(),
        "year": year_schema(),
        "refusal": refusal_schema(),
    }


def report_schema() -> dict[str, Any]:
    """The report as printed: every key and every cell of the form is there, what is not known is null."""
    schema = printed(Report.model_json_schema(mode="serialization"))
    schema["properties"] |= {
        "format": {"enum": list(formats())},
        "tables": _tables(complete=True),
        "requests_group_rows": _group_rows(),
    }
    return named("report/1", schema)


def check_schema() -> dict[str, Any]:
    """The outcome of all rules as printed; `counts.not_assessed` counts rules."""
    schema = printed(Check.model_json_schema(mode="serialization"))
    rest = {name: schema["properties"][name] for name in _CHECKED}
    schema["properties"] = {
        "report": _object({"agency": _TEXT, "year": _YEAR}),
        "passed": {"type": "boolean"},
        "counts": _object({name: {"type": "integer", "minimum": 0} for name in (*SEVERITIES, "not_assessed")}),
        **rest,
    }
    schema["required"] = list(schema["properties"])
    return named("check/1", schema)


def numbers_schema() -> dict[str, Any]:
    """The numbers of a text, or of one sentence where `numbers -` prints one such object a line."""
    schema = printed(Check.model_json_schema(mode="serialization"))
    schema["properties"] = {"numbers": schema["properties"]["numbers"]}
    schema["required"] = ["numbers"]
    schema["$defs"] = _used(schema)
    del schema["description"]
    return named("numbers/1", schema)


def refusal_schema() -> dict[str, Any]:
    """What is printed for a file that cannot be read, by every command that takes files."""
    text = {"type": "string"}
    return named(
        "refusal/1", _object({"file": text, "error": _object(dict.fromkeys(("problem", "place", "remedy"), text))})
    )


def year_schema() -> dict[str, Any]:
    """A year's input: unlisted cells are 0, a listed null stays null, totals are taken as given and checked."""
    schema = _plain(Report.model_json_schema(mode="validation"))
    given = schema["properties"]
    schema["properties"] = {
        **{key: given[key] for key in _YEAR_KEYS},
        "format": {"enum": list(formats())},
        "tables": _tables(complete=False),
        "previous": {"anyOf": [{"type": "string", "description": "path of a report file"}, given["previous"]]},
        **dict.fromkeys(_IGNORED, True),
    }
    schema["required"] = ["agency", "year"]
    schema["$defs"] = _used(schema)
    return named("year/1", schema)


def named(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """With dialect and name (`check/1`)."""
    return {"$schema": _DIALECT, "$id": f"urn:gongkai:{name}", **schema}


def _object(properties: dict[str, Any], *, complete: bool = True) -> dict[str, Any]:
    required = {"required": list(properties)} if complete else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


def _tables(*, complete: bool) -> dict[str, Any]:
    """All tables of all formats; those of the form in force are always printed, an older form's own only in its own."""
    known: dict[str, Table] = {}
    for format_id in formats():
        known |= load_form(format_id).tables
    current = load_form(CURRENT).tables
    tables = _object({name: _table(current.get(name, table), complete) for name, table in known.items()})
    if complete:
        tables["required"] = list(current)
    else:
        del tables["required"]
    return tables


def _table(table: Table, complete: bool) -> dict[str, Any]:
    rows = {
        row: {
            "title": table.row[row].label,
            **_object({name: _FIGURE | {"title": table.column[name].label} for name in columns}, complete=complete),
        }
        for row, columns in table.shape.items()
    }
    return {"title": f"{table.number} {table.title}", **_object(rows, complete=complete)}


def _group_rows() -> dict[str, Any]:
    """Numbers printed on rows that the official form leaves without figures: only the rows and columns printed."""
    requests = load_form(CURRENT).tables["requests"]
    columns = {column.id: _FIGURE | {"title": column.label} for column in requests.columns}
    rows = {group.id: {"title": group.label, **_object(columns, complete=False)} for group in requests.groups}
    return _object(rows, complete=False)


def printed(schema: dict[str, Any]) -> dict[str, Any]:
    """As printed: every field of every object is there."""
    schema = _plain(schema)
    for model in (schema, *schema["$defs"].values()):
        model["required"] = list(model["properties"])
    return schema


def _plain(node: Any) -> Any:
    """Without the titles that pydantic makes of names."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    plain = {key: _plain(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if "properties" in node:
        plain["properties"] = {key: _plain(value) for key, value in node["properties"].items()}
    return plain


def _used(schema: dict[str, Any]) -> dict[str, Any]:
    """The definitions that the schema still refers to, directly or through another."""
    definitions: dict[str, Any] = schema["$defs"]
    used: dict[str, Any] = {}
    text = repr(schema["properties"])
    while new := {name for name in definitions if f"'#/$defs/{name}'" in text} - used.keys():
        used |= {name: definitions[name] for name in sorted(new)}
        text = repr(used)
    return used
