"""What staff read of a rule: its card. All texts live in `cards/*.toml`, one file a family, editable without code."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from assistant.report import Severity

_FOLDER = Path(__file__).with_name("cards")

Family: TypeAlias = Literal["structure", "cells", "sums", "years", "fees", "text"]
FAMILIES: tuple[Family, ...] = get_args(Family)
"""The order in which rules speak: one card file each."""

FAMILY_NAMES: dict[Family, str] = {
    "structure": "结构与标签",
    "cells": "单元格",
    "sums": "表内勾稽",
    "years": "跨年衔接",
    "fees": "信息处理费",
    "text": "文字",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One rule of the catalogue.

    `severity` is the upper bound, an instance may lower it. `needs` names the inputs without which the rule is not
    assessed (see `inputs`). `identity` names the sums of the form that say the rule (`litigation.row:review` only that
    instance); a rule without it has a check function. `message` and `variants` are templates with named places.
    `false_alarms` says when a finding of this rule needs no change, `since` the version that brought it.
    """

    id: str
    title: str
    family: Family
    severity: Severity
    kind: str
    basis: str
    message: str
    suggestion: str
    since: str
    needs: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    false_alarms: str = ""

    @property
    def by_row(self) -> bool:
        """The rule is judged row by row: each by the cells that starred needs (`active.*.issued`) name in it."""
        return any("*" in need for need in self.needs)

    def template(self, variant: str) -> str:
        """The message template of that variant, "" for the main one."""
        return dict(self.variants)[variant] if variant else self.message


@cache
def cards() -> dict[str, Card]:
    """Rule id -> card, in the order in which the rules speak."""
    return {card.id: card for family in FAMILIES for card in _read(family)}


def _read(family: Family) -> Iterator[Card]:
    raw = tomllib.loads((_FOLDER / f"{family}.toml").read_text("utf-8"))
    for rule, fields in raw.items():
        yield Card(id=rule, family=family, **_plain(fields))


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    identity = fields.get("identity", [])
    return {
        **fields,
        "needs": tuple(fields.get("needs", ())),
        "identity": (identity,) if isinstance(identity, str) else tuple(identity),
        "variants": tuple(fields.get("variants", {}).items()),
    }
