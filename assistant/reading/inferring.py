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
    words = {"level": "层级", "kind": "机关类型", "short": "简称"}
    named = [
        f"{word}“{getattr(nature, name)}”"
        for name, word in words.items()
        if not given.get(name) and getattr(nature, name)
    ]
    return nature, f"按机关名称推断：{'、'.join(named)}" if named else ""


def _shortened(agency: str, rule: dict[str, str]) -> str:
    match = re.search(rule["pattern"], agency)
    assert match is not None
    return match.expand(rule["short"])


def _first(field: str, agency: str) -> dict[str, str] | None:
    return next((rule for rule in _rules()[field] if re.search(rule["pattern"], agency)), None)


@cache
def _rules() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
