"""Words, patterns and thresholds of the rules as data; one file a subject."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def phrases(name: str) -> dict[str, Any]:
    """The content of `phrases/〈name〉.toml`."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
