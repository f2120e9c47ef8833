"""The figures of a report, addressed by cell id. Blank is None and never 0."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from assistant.form import CURRENT, CellId, load_form

Count: TypeAlias = int | Decimal
"""件 as int, 万元 as Decimal."""


def as_number(value: Any) -> Any:
    """Numbers as they stand; a float of JSON through its shortest print, so that 1286.4 stays 1286.4; no booleans."""
    if isinstance(value, bool):
        raise ValueError("not a number")
    if isinstance(value, float):
        value = Decimal(repr(value))
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


class _Number:
    """How pydantic, where it is loaded, reads a figure and describes it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema

        figure = core_schema.union_schema(
            [
                core_schema.int_schema(strict=True),  # most cells: settled without a call into Python
                core_schema.no_info_before_validator_function(as_number, handler(source)),
            ],
            mode="left_to_right",
            custom_error_type="figure",
            custom_error_message="not a number",
        )
        return core_schema.nullable_schema(figure)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """A number as JSON has it, not the text that pydantic makes of a decimal."""
        return {"type": ["number", "null"]}


Figure = Annotated[int | Decimal | None, _Number()]
"""A cell's value: int, Decimal or None (not filled in)."""

Rows: TypeAlias = dict[str, dict[str, Figure]]
"""Row id -> column id -> value."""


def empty_tables(format_id: str = CURRENT) -> dict[str, Rows]:
    """All tables of a report in that format, every cell None. The form's 200 cells are always there (DESIGN §4)."""
    return {name: {row: cells.copy() for row, cells in rows.items()} for name, rows in blank_tables(format_id).items()}


@lru_cache(maxsize=8)
def blank_tables(format_id: str) -> dict[str, Rows]:
    """The same, shared: for reading only."""
    tables = {**load_form().tables, **load_form(format_id).tables}
    return {
        name: {row: dict.fromkeys(columns) for row, columns in table.shape.items()} for name, table in tables.items()
    }


def flat(
    tables: Mapping[str, Rows], group_rows: Mapping[str, Mapping[str, Count | None]]
) -> dict[CellId, Count | None]:
    """Cell id -> value, group rows as `group.…`, in printed order."""
    cells: dict[CellId, Count | None] = {}
    for table, rows in tables.items():
        for row, columns in rows.items():
            for column, value in columns.items():
                cells[f"{table}.{row}.{column}"] = value
    for group, columns_ in group_rows.items():
        for column, value in columns_.items():
            cells[f"group.{group}.{column}"] = value
    return cells
