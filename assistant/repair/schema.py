"""The JSON Schema of what `repair --json` prints (DESIGN §6)."""

from typing import Any

from assistant.repair.value import Repair
from assistant.report.schema import named, printed

_COUNTED = {"type": "integer", "minimum": 0}
_NUMBER = {"type": "integer", "minimum": 1}


def repair_schema() -> dict[str, Any]:
    """The answer as printed: every key is there, what is not known is null; proofs hold no broken sum."""
    schema = printed(Repair.model_json_schema(mode="serialization"))
    parts = schema["$defs"]
    schema["properties"]["changes_needed"] = _COUNTED
    parts["Change"]["properties"]["from"] = {"type": "number"}
    parts["Proof"]["properties"] = {"holds": _COUNTED, "open": _COUNTED, "broken": {"const": 0}}
    parts["Option"]["properties"]["solutions"] = {"type": "array", "items": _NUMBER}
    parts["Rival"]["properties"] |= {"changes_needed": _NUMBER, "alternatives": _NUMBER}
    return named("repair/1", schema)
