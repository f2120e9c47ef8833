"""`gongkai rules`: the catalogue of rules, or one card."""

from typing import TYPE_CHECKING

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json

if TYPE_CHECKING:
    from assistant.rules import Card


@subcommand("rules")
@click.argument("rule", required=False, metavar="[规则ID]")
@click.option("--markdown", is_flag=True, help="以 Markdown 打印整个目录")
@json_option
def command(rule: str | None, markdown: bool, as_json: bool) -> int:
    """查看校验规则：不写规则ID时列出目录，写了则显示该规则的卡片。"""
    from assistant.rules import catalogue
    from assistant.rules.listing import markdown as page
    from assistant.rules.listing import rows as entries
    from assistant.rules.listing import text

    if rule is not None and rule.upper() not in catalogue():
        from difflib import get_close_matches  # here: only a slip of the pen needs it

        near = get_close_matches(rule.upper(), catalogue(), n=1)
        raise click.UsageError(
            f"没有“{rule}”这条规则" + (f"，是不是要写“{near[0]}”？" if near else "。用 gongkai rules 查看全部规则。")
        )
    if as_json:
        rows = [row for row in entries() if rule is None or row["id"] == rule.upper()]
        print_json({"rules": rows} if rule is None else rows[0])
    elif markdown:
        click.echo(page(), nl=False)
    elif rule is not None:
        click.echo(text(catalogue()[rule.upper()]))
    else:
        _show_list(list(catalogue().values()))
    return 0


def _show_list(cards: "list[Card]") -> None:
    """Family by family, a line a rule."""
    from assistant.cli.terminal import say
    from assistant.rules import FAMILIES, FAMILY_NAMES
    from assistant.rules.listing import SEVERITY_NAMES

    for family in FAMILIES:
        members = [card for card in cards if card.family == family]
        if members:
            say(FAMILY_NAMES[family], bold=True)
        for card in members:
            line = f"{card.id}  {SEVERITY_NAMES[card.severity]}  {card.title}（{card.basis}）"
            say(line, indent=2, hang=14, head=len(card.id))
    say(f"共 {len(cards)} 条。gongkai rules 规则ID 显示一条规则的全部内容。")
