"""What staff read of a rule: its card. All texts live in `cards/*.toml`, one file a family, editable without code."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from assistant.report import Severity

_FOLDER = Path(__file__).with_name("cards")

Family: TypeAlias = Literal[
    "structure",
    "content",
    "cells",
    "sums",
    "years",
    "tables",
    "registers",
    "fees",
    "agency",
    "dates",
    "narrative",
    "part_five",
    "phrasing",
    "marks",
    "privacy",
    "text",
]
FAMILIES: tuple[Family, ...] = get_args(Family)
"""The order in which rules speak: one card file each."""

FAMILY_NAMES: dict[Family, str] = {
    "structure": "结构与标签",
    "content": "必备内容",
    "cells": "单元格",
    "sums": "表内勾稽",
    "years": "跨年衔接",
    "tables": "表间核对",
    "registers": "台账与其他材料",
    "fees": "信息处理费",
    "agency": "单位与口径",
    "dates": "日期与时限",
    "narrative": "文表一致",
    "part_five": "问题与改进",
    "phrasing": "用语",
    "marks": "标点与数字",
    "privacy": "隐私与保密",
    "text": "文字",
}

_HEAD = re.compile(r"^\[([A-Z0-9-]+)\]$", re.MULTILINE)
_NEEDS = re.compile(r"^needs = \[([^\]]*)\]", re.MULTILINE)
_IDENTITY = re.compile(r'^identity = (\[[^\]]*\]|"[^"]*")', re.MULTILINE)
_QUOTED = re.compile(r'"([^"]*)"')


class Card(NamedTuple):
    """One rule of the catalogue.

    `needs` names the inputs without which the rule is not assessed (see `inputs`). `identity` names the sums of the
    form that say the rule (`litigation.row:review` only that instance); a rule without it has a check function. It is
    judged `in_parts` by its sums, or row by row where needs are starred (`active.*.issued`). `source` is its TOML: all
    that is only read of a broken rule is parsed then: every check asks every card, few speak.
    """

    id: str
    family: Family
    needs: tuple[str, ...]
    identity: tuple[str, ...]
    in_parts: bool
    source: str

    @property
    def told(self) -> Mapping[str, Any]:
        """All fields, as TOML has them."""
        return _parsed(self.id, self.source)

    @property
    def title(self) -> str:
        """What the rule demands."""
        return str(self.told["title"])

    @property
    def severity(self) -> Severity:
        """The upper bound; an instance may lower it."""
        severity: Severity = self.told["severity"]
        return severity

    @property
    def kind(self) -> str:
        """What is compared: arith, xtab, xyear, nvt, struct, word, priv, dead."""
        return str(self.told["kind"])

    @property
    def basis(self) -> str:
        """The article or notice; 算术, 文字 or 惯例 where there is none."""
        return str(self.told["basis"])

    @property
    def message(self) -> str:
        """A template with named places."""
        return str(self.told["message"])

    @property
    def variants(self) -> tuple[tuple[str, str], ...]:
        """Other templates by name."""
        return tuple(self.told.get("variants", {}).items())

    @property
    def suggestion(self) -> str:
        """What to do."""
        return str(self.told["suggestion"])

    @property
    def false_alarms(self) -> str:
        """When a finding of this rule needs no change."""
        return str(self.told.get("false_alarms", ""))

    @property
    def since(self) -> str:
        """The version that brought it."""
        return str(self.told["since"])

    def template(self, variant: str) -> str:
        """The message template of that variant, "" for the main one."""
        template: str = self.told["variants"][variant] if variant else self.told["message"]
        return template


@cache
def cards() -> dict[str, Card]:
    """Rule id -> card, in the order in which the rules speak."""
    return {card.id: card for family in FAMILIES for card in _read(family)}


def _read(family: Family) -> Iterator[Card]:
    """The cards of a file, each with its own lines of TOML (and its variants')."""
    text = (_FOLDER / f"{family}.toml").read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    for head, following in zip_longest(heads, heads[1:]):
        source = text[head.start() : following.start() if following else len(text)]
        needs = _strings(_NEEDS, source)
        identity = _strings(_IDENTITY, source)
        yield Card(head[1], family, needs, identity, bool(identity) or any("*" in need for need in needs), source)


def _strings(field_of_card: re.Pattern[str], source: str) -> tuple[str, ...]:
    found = field_of_card.search(source)
    return tuple(_QUOTED.findall(found[1])) if found else ()


@cache
def _parsed(rule: str, source: str) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = tomllib.loads(source)[rule]
    return fields
