"""What all values of this room share: frozen dataclasses, checked by pydantic where they come from outside.

pydantic is imported only to validate or to describe: a process that reads a text and checks it builds its values in
code that mypy has checked, and need not pay for the import (docs/adr/0003).
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class Value:
    """Base of the frozen dataclasses; keys of JSON that a value lacks are refused."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": lambda name: name.rstrip("_"),
        "populate_by_name": True,
    }

    @classmethod
    def model_json_schema(cls, mode: Literal["validation", "serialization"] = "validation") -> dict[str, Any]:
        """What JSON may hold (`validation`) or holds (`serialization`)."""
        return adapter(cls).json_schema(mode=mode)

    @classmethod
    def model_validate(cls, raw: Any) -> Self:
        """The value of plain data, as `json.loads` or a YAML reader gives them.

        Raises:
            pydantic.ValidationError: a key or a value that does not belong here; names the place.
        """
        checked: Self = adapter(cls).validate_python(raw)
        return checked

    @classmethod
    def model_validate_json(cls, raw: str | bytes) -> Self:
        """The value of a JSON text; raises like `model_validate`."""
        checked: Self = adapter(cls).validate_json(raw)
        return checked

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """A copy with these fields replaced."""
        return replace(self, **update)  # type: ignore[type-var]  # every value is a dataclass

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`: decimals as numbers, tuples as lists."""
        return {field.name.rstrip("_"): plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]


_adapters: dict[type[Any], "TypeAdapter[Any]"] = {}


def adapter(kind: type[Any]) -> "TypeAdapter[Any]":
    """Pydantic's view of a value: validates and describes it. Made once a kind."""
    if kind not in _adapters:
        from pydantic import TypeAdapter

        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Value):
        return value.to_json()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value
