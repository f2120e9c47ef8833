"""The JSON Schema of what `repair --json` prints (DESIGN §6)."""

from typing import Any

from assistant.repair.value import Repair
from assistant.report import NumberMention
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
    schema["properties"]["applied"] = _applied(parts)
    return named("repair/1", schema)


def _applied(parts: dict[str, Any]) -> dict[str, Any]:
    """What --apply adds: which solution stands in which new file, and what is left to do by hand."""
    parts["NumberMention"] = printed({**NumberMention.model_json_schema(mode="serialization"), "$defs": {}})
    del parts["NumberMention"]["$defs"]
    properties = {
        "solution": _NUMBER,
        "file": {"type": "string"},
        "contradicted": {"type": "array", "items": {"$ref": "#/$defs/NumberMention"}},
        "elsewhere": {"type": "array", "items": {"type": "string"}},
    }
    told = (
        "Only with --apply. `contradicted`: numbers of the text that no longer fit; `elsewhere`: last year's figures."
    )
    return {
        "type": "object",
        "description": told,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
