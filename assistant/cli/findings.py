"""A check for the eye: findings by severity, causes first, what follows from them folded beneath."""

from collections import defaultdict
from pathlib import Path

from assistant.cli.terminal import say
from assistant.report import Check, Finding
from assistant.report.finding import SEVERITIES, Severity

_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("错误", "red"),
    "warning": ("警告", "yellow"),
    "info": ("提示", "cyan"),
}
_FOLDED = 3
"""So many findings that follow from one cause are listed; the others are counted."""


def show_check(check: Check, file: Path | None = None) -> None:
    """Print the whole check: head, findings, what was not assessed, the summary line."""
    title = f"{check.agency or '（未识别机关）'} {f'{check.year}年' if check.year else '（未识别年份）'}"
    say(f"{title}  {file}" if file else title, head=len(title), dim=True)
    shown = {finding.id for finding in check.findings}
    following: dict[str, list[Finding]] = defaultdict(list)
    for finding in check.findings:
        if finding.cause in shown:
            following[finding.cause].append(finding)
    for severity in SEVERITIES:
        heads = [item for item in check.findings if item.severity == severity and item.cause not in shown]
        if heads:
            word, colour = _WORDS[severity]
            say(word, fg=colour, bold=True)
        for finding in heads:
            _show(finding, following[finding.id])
    _show_not_assessed(check)
    say(summary(check), fg="green" if check.passed else "red", bold=True)


def summary(check: Check) -> str:
    """One line: `未通过：2处错误，1处警告，0处提示；3条规则因缺少输入未校验。`."""
    counts = check.counts
    found = "，".join(f"{counts[severity]}处{_WORDS[severity][0]}" for severity in SEVERITIES)
    waiting = f"；{counts['not_assessed']}条规则因缺少输入未校验" if counts["not_assessed"] else ""
    return f"{'通过' if check.passed else '未通过'}：{found}{waiting}。"


def _show(finding: Finding, following: list[Finding]) -> None:
    say(f"{finding.rule} {finding.title}：{finding.message}", indent=2, hang=2, head=len(finding.rule))
    for word, text in (("位置", finding.place), ("依据", finding.basis), ("建议", finding.suggestion)):
        if text:
            say(f"{word}：{text}", indent=4, hang=6, dim=True)
    for follower in following[:_FOLDED]:
        say(f"└ 由此引起 {follower.rule}：{follower.message}", indent=4, hang=2, dim=True)
    if len(following) > _FOLDED:
        say(f"└ 另有{len(following) - _FOLDED}处也由此引起", indent=4, dim=True)


def _show_not_assessed(check: Check) -> None:
    """Rules by what they lack: `未校验（缺上年报告）：T3-R12、T2-R05`."""
    lacking: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for entry in check.not_assessed:
        lacking[entry.missing][entry.rule] = None
    for missing, rules in lacking.items():
        say(f"未校验（缺{'、'.join(missing)}）：{'、'.join(rules)}", hang=2, dim=True)
