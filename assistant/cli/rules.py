"""`gongkai rules`: the catalogue of rules, or one card."""

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.rules import Card

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


@subcommand("rules")
@click.argument("rule", required=False, metavar="[规则ID]")
@click.option("--markdown", is_flag=True, help="以 Markdown 打印")
@json_option
def command(rule: str | None, markdown: bool, as_json: bool) -> int:
    """查看校验规则：不写规则ID时列出目录，写了则显示该规则的卡片。"""
    from assistant.rules import catalogue

    cards = catalogue()
    if rule is not None and rule.upper() not in cards:
        raise click.UsageError(f"没有“{rule}”这条规则。用 gongkai rules 查看全部规则。")
    chosen = list(cards.values()) if rule is None else [cards[rule.upper()]]
    if as_json:
        print_json({"rules": [asdict(card) for card in chosen]} if rule is None else asdict(chosen[0]))
    elif markdown:
        click.echo(as_markdown(chosen), nl=False)
    elif rule is None:
        _show_table(chosen)
    else:
        _show_card(chosen[0])
    return 0


def as_markdown(cards: "Iterable[Card]") -> str:
    """The catalogue as a page (docs/rules.md), a table a family and a paragraph a rule."""
    from assistant.rules import FAMILY_NAMES

    lines = ["# 校验规则", "", "本页由 `gongkai rules --markdown` 生成。", ""]
    for family, members in groupby(cards, key=lambda card: card.family):
        lines += [f"## {FAMILY_NAMES[family]}", ""]
        for card in members:
            lines += [f"### {card.id} {card.title}", ""]
            lines += [f"- {name}：{text}" for name, text in _fields(card)]
            lines += [""]
    return "\n".join(lines)


def _fields(card: "Card") -> list[tuple[str, str]]:
    """What staff read of a card, name and text; empty fields left out."""
    fields: list[tuple[str, Any]] = [
        ("级别", SEVERITIES[card.severity]),
        ("依据", card.basis),
        ("提示语", card.message),
        ("怎样改", card.suggestion),
        ("需要的输入", "、".join(card.needs)),
        ("不必改的情形", card.false_alarms),
    ]
    return [(name, text) for name, text in fields if text]


def _show_table(cards: "list[Card]") -> None:
    from rich.table import Table
    from rich.text import Text

    from assistant.cli.terminal import console
    from assistant.rules import FAMILY_NAMES

    for family, members in groupby(cards, key=lambda card: card.family):
        table = Table(title=Text(FAMILY_NAMES[family], "bold"), title_justify="left", box=None, pad_edge=False)
        for name in ("规则", "级别", "名称", "依据"):
            table.add_column(name, no_wrap=name != "依据")
        for card in members:
            table.add_row(card.id, SEVERITIES[card.severity], card.title, card.basis)
        console().print(table)
        console().print()
    console().print(f"共 {len(cards)} 条。gongkai rules 规则ID 显示一条规则的全部内容。")


def _show_card(card: "Card") -> None:
    from rich.text import Text

    from assistant.cli.terminal import console

    console().print(Text(f"{card.id} {card.title}", "bold"))
    for name, text in _fields(card):
        console().print(f"{name}：{text}")
