"""The catalogue as it is shown: rows for JSON, one Markdown page, one card as text."""

from typing import Any

from assistant.form import CURRENT, load_form
from assistant.rules.cards import FAMILIES, FAMILY_NAMES, Card, cards
from assistant.rules.inputs import name
from assistant.rules.wording import where

SEVERITY_NAMES = {"error": "错误", "warning": "警告", "info": "提示"}
KIND_NAMES = {
    "arith": "表内算术",
    "xtab": "表间核对",
    "xyear": "跨年核对",
    "nvt": "文表一致",
    "struct": "结构",
    "word": "文字",
    "priv": "隐私",
    "dead": "时限",
}


def rows() -> list[dict[str, Any]]:
    """One rule a row, in the order in which the rules speak, as `gongkai rules --json` prints it."""
    return [
        {
            "id": card.id,
            "title": card.title,
            "severity": card.severity,
            "family": card.family,
            "kind": card.kind,
            "needs": list(card.needs),
            "identity": list(card.identity),
            "basis": card.basis,
            "message": card.message,
            "suggestion": card.suggestion,
            "false_alarms": card.false_alarms,
            "since": card.since,
        }
        for card in cards().values()
    ]


def text(card: Card) -> str:
    """One card for the terminal."""
    lines = [
        f"{card.id}　{card.title}",
        f"级别：{SEVERITY_NAMES[card.severity]}（上限）",
        f"类别：{FAMILY_NAMES[card.family]}；性质：{KIND_NAMES[card.kind]}",
        f"依据：{card.basis}",
        f"需要：{'、'.join(map(name, card.needs)) or '只看报告本身'}",
    ]
    if card.identity:
        lines.append(f"算式：{'、'.join(map(_identity, card.identity))}")
    lines += [f"消息：{message}" for message in _messages(card)]
    lines.append(f"建议：{card.suggestion}")
    if card.false_alarms:
        lines.append(f"不必改：{card.false_alarms}")
    return "\n".join([*lines, f"自版本：{card.since}"])


def markdown() -> str:
    """All rules as the page docs/rules.md."""
    parts = [
        "# 校验规则",
        "",
        "本页由 `gongkai rules --markdown` 从规则卡片生成，请勿手改。",
        "每条规则有三种答案：成立、不成立、缺少输入而未评估；“级别”是上限，具体一处可以更轻。",
        "消息里的花括号是校验时填入的数字和文字。",
    ]
    for family in FAMILIES:
        parts += ["", f"## {FAMILY_NAMES[family]}"]
        for card in cards().values():
            if card.family == family:
                parts += ["", *_section(card)]
    return "\n".join(parts) + "\n"


def _section(card: Card) -> list[str]:
    needs = "、".join(map(name, card.needs))
    lines = [
        f"### {card.id} {card.title}",
        "",
        f"- 级别：{SEVERITY_NAMES[card.severity]}；性质：{KIND_NAMES[card.kind]}；自版本 {card.since}",
        f"- 依据：{card.basis}",
    ]
    if needs:
        lines.append(f"- 需要：{needs}")
    if card.identity:
        lines.append(f"- 算式：{'、'.join(map(_identity, card.identity))}")
    lines += [f"- 消息：{message}" for message in _messages(card)]
    lines.append(f"- 建议：{card.suggestion}")
    if card.false_alarms:
        lines.append(f"- 不必改：{card.false_alarms}")
    return lines


def _identity(reference: str) -> str:
    """A sum by its title in the form; its id is what the form's file calls it."""
    identity, _, only = reference.partition(":")
    of = f"，只看{where(CURRENT, only)}" if only else ""
    return f"{load_form().identities[identity].title}（`{identity}`{of}）"


def _messages(card: Card) -> tuple[str, ...]:
    return (card.message, *(template for _, template in card.variants))
