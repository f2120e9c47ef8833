"""Marks that stand for nothing, from `marks.toml`."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def blank_marks() -> frozenset[str]:
    """The prints, without white space, of a cell that is not filled in."""
    return frozenset(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["blank"])
