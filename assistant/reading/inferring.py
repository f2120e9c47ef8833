"""Level, kind and short name of an agency, from its name."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from assistant.report import Level


class Nature(NamedTuple):
    """What an agency's name tells; None where it tells nothing."""

    level: Level | None = None
    kind: str | None = None
    short: str | None = None


def infer(agency: str | None) -> Nature:
    """What kind of agency this is, by the patterns of inferring.toml."""
    if not agency:
        return Nature()
    level, kind, short = (_first(field, agency) for field in ("level", "kind", "short"))
    return Nature(
        cast("Level", level["level"]) if level else None,
        kind["kind"] if kind else None,
        _shortened(agency, short) if short else None,
    )


def note_of(agency: str | None, given: dict[str, Any]) -> tuple[Nature, str]:
    """What is inferred beyond what is `given` (level, kind, short), and the note that says so ("" for nothing)."""
    nature = infer(agency)
    names = {"level": "层级", "kind": "机关类型", "short": "简称"}
    found = {name: value for name, value in nature._asdict().items() if value and not given.get(name)}
    named = [f"{names[name]}“{words(name).get(value, value)}”" for name, value in found.items()]
    return nature, f"按机关名称推断：{'、'.join(named)}" if named else ""


def words(field: str) -> dict[str, str]:
    """Value -> what it is called, for `level` and `kind`; nothing for other fields."""
    return cast("dict[str, str]", _rules()["words"].get(field, {}))


def _shortened(agency: str, rule: dict[str, str]) -> str:
    match = re.search(rule["pattern"], agency)
    assert match is not None
    return match.expand(rule["short"])


def _first(field: str, agency: str) -> dict[str, str] | None:
    rules = cast("list[dict[str, str]]", _rules()[field])
    return next((rule for rule in rules if re.search(rule["pattern"], agency)), None)


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
