"""A check for the eye: findings by severity, causes first, what follows from them folded beneath."""

from collections import defaultdict
from pathlib import Path

from rich.text import Text

from assistant.cli.terminal import console
from assistant.report import Check, Finding
from assistant.report.finding import SEVERITIES, Severity

_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("错误", "bold red"),
    "warning": ("警告", "bold yellow"),
    "info": ("提示", "bold cyan"),
}
_FOLDED = 3
"""So many findings that follow from one cause are listed; the others are counted."""


def show_check(check: Check, file: Path | None = None) -> None:
    """Print the whole check: head, findings, what was not assessed, the summary line."""
    out = console()
    title = f"{check.agency or '（未识别机关）'} {f'{check.year}年' if check.year else '（未识别年份）'}"
    out.print(Text(title, "bold"), Text(f"  {file}" if file else "", "dim"), sep="")
    shown = {finding.id for finding in check.findings}
    following: dict[str, list[Finding]] = defaultdict(list)
    for finding in check.findings:
        if finding.cause in shown:
            following[finding.cause].append(finding)
    for severity in SEVERITIES:
        heads = [item for item in check.findings if item.severity == severity and item.cause not in shown]
        if heads:
            out.print(Text(_WORDS[severity][0], _WORDS[severity][1]))
        for finding in heads:
            _show(finding, following[finding.id])
    _show_not_assessed(check)
    out.print(Text(summary(check), "bold green" if check.passed else "bold red"))


def summary(check: Check) -> str:
    """One line: `未通过：2处错误，1处警告，0处提示；3条规则因缺少输入未校验。`."""
    counts = check.counts
    found = "，".join(f"{counts[severity]}处{_WORDS[severity][0]}" for severity in SEVERITIES)
    waiting = f"；{counts['not_assessed']}条规则因缺少输入未校验" if counts["not_assessed"] else ""
    return f"{'通过' if check.passed else '未通过'}：{found}{waiting}。"


def _show(finding: Finding, following: list[Finding]) -> None:
    out = console()
    out.print(Text.assemble("  ", (finding.rule, "bold"), f" {finding.title}：{finding.message}"))
    notes = [("位置", finding.place), ("依据", finding.basis), ("建议", finding.suggestion)]
    for word, text in notes:
        if text:
            out.print(Text(f"    {word}：{text}", "dim"))
    for follower in following[:_FOLDED]:
        out.print(Text(f"    └ 由此引起 {follower.rule}：{follower.message}", "dim"))
    if len(following) > _FOLDED:
        out.print(Text(f"    └ 另有{len(following) - _FOLDED}处也由此引起", "dim"))


def _show_not_assessed(check: Check) -> None:
    """Rules by what they lack: `未校验（缺上年报告）：T3-R12、T2-R05`."""
    lacking: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for entry in check.not_assessed:
        lacking[entry.missing][entry.rule] = None
    for missing, rules in lacking.items():
        console().print(Text(f"未校验（缺{'、'.join(missing)}）：{'、'.join(rules)}", "dim"))
