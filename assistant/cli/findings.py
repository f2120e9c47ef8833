"""A check for the eye: a table of stories, the cause first, what follows from it folded beneath."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from assistant.cli.prose import Page, Prose
from assistant.form import Form, load_form
from assistant.form.words import cells_in_words
from assistant.report import Check, Finding, Severity, Story, stories
from assistant.report.finding import SEVERITIES

_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("错误", "red"),
    "warning": ("警告", "yellow"),
    "info": ("提示", "cyan"),
}
_FOLDED = 3
"""So many findings that follow from one cause are listed; the others are counted."""


def show_check(
    check: Check,
    file: Path | None = None,
    *,
    form: Form | None = None,
    hidden: int = 0,
    blocked: Collection[Finding] = (),
    gaps: Collection[Finding] = (),
    brief: bool = False,
) -> None:
    """Print the whole check: head, findings, what the reader noted, what was not assessed, decisions, the summary line.

    `form` names the cells (that in force where None); `hidden` findings were left out as too light; those that are
    `blocked` keep a draft from going out; `gaps` are listed above already; `brief` names what was not assessed in one
    paragraph.
    """
    out = Page()
    title = f"{check.agency or '（未识别机关）'} {f'{check.year}年' if check.year else '（未识别年份）'}"
    out.print(Prose(Text.assemble((title, "bold"), (f"  {file}" if file else "", "dim"))))
    above = {finding.id for finding in gaps}
    if any(finding.id not in above for finding in check.findings):
        rest = replace(check, findings=tuple(one for one in check.findings if one.id not in above))
        out.print(_findings(rest, form or load_form(), {finding.id for finding in blocked}))
    if check.dismissed or check.lapsed:
        out.print(_decisions(check))
    for note in check.notes:
        out.print(Prose(Text(f"读取说明：{note}", "yellow"), hang=10))
    if check.not_assessed:
        out.print(_waiting_briefly(check) if brief else _waiting(check))
    left_out = f"其中{len(above)}处是上面列出的待补充。" if above else ""
    left_out += f"另有{hidden}处较轻的没有列出。" if hidden else ""
    out.print(Prose(Text(summary(check) + left_out, f"bold {'green' if check.passed else 'red'}")))


def summary(check: Check) -> str:
    """One line: `未通过：2处错误，1处警告，0处提示；3条规则因缺少输入未校验。`."""
    counts = check.counts
    found = "，".join(f"{counts[severity]}处{_WORDS[severity][0]}" for severity in SEVERITIES)
    waiting = f"；{counts['not_assessed']}条规则因缺少输入未校验" if counts["not_assessed"] else ""
    settled = f"；{len(check.dismissed)}处经复核不算问题" if check.dismissed else ""
    return f"{'通过' if check.passed else '未通过'}：{found}{waiting}{settled}。"


def _table(*heads: str, title: str = "") -> Table:
    table = Table(
        box=box.HORIZONTALS, show_lines=True, expand=True, pad_edge=False, title=title or None, title_justify="left",
        title_style="bold", header_style="dim",
    )  # fmt: skip
    for head in heads[:-1]:
        table.add_column(head, no_wrap=True)
    table.add_column(heads[-1], ratio=1)
    return table


def _findings(check: Check, form: Form, blocked: Collection[str]) -> Table:
    table = _table("级别", "规则", "发现")
    for story in stories(check.findings):
        word, colour = _WORDS[story.cause.severity]
        table.add_row(
            Text(word, f"bold {colour}"), Text(story.cause.rule, "bold"), Group(*_story(story, form, blocked))
        )
    return table


def _story(story: Story, form: Form, blocked: Collection[str]) -> Iterator[RenderableType]:
    cause = story.cause
    yield Prose(Text.assemble((cause.title, "bold"), f"：{cause.message}"))
    if any(one.id in blocked for one in (cause, *story.following)):
        yield Text("不改正不能出件", "bold red")
    for word, text in _details(cause, form):
        yield Prose(Text(f"{word}：{text}", "dim"), hang=6)
    if story.following:
        yield _following(story.following)


def _details(finding: Finding, form: Form) -> Iterator[tuple[str, str]]:
    told = (
        ("单元格", cells_in_words(form, finding.cells) if finding.cells else ""),
        ("位置", finding.place),
        ("依据", finding.basis),
        ("建议", finding.suggestion),
        ("编号", finding.id),
    )
    return (pair for pair in told if pair[1])


def _following(following: tuple[Finding, ...]) -> Tree:
    tree = Tree(Text(f"由此引起{len(following)}处", "dim"), guide_style="dim")
    for finding in following[:_FOLDED]:
        tree.add(Prose(Text.assemble((finding.rule, "bold"), f" {finding.message}"), "dim"))
    if len(following) > _FOLDED:
        tree.add(Text(f"另有{len(following) - _FOLDED}处", "dim"))
    return tree


def _decisions(check: Check) -> Table:
    table = _table("决定", "规则", "发现和理由", title="不算问题")
    for one in check.dismissed:
        reason = Prose(f"{one.by}，{one.on}：{one.why}", "dim")
        name = Prose(f"编号：{one.finding.id}", "dim", hang=6)
        table.add_row(
            "有效", one.finding.rule, Group(Prose(f"{one.finding.title}：{one.finding.message}"), reason, name)
        )
    for gone in check.lapsed:
        reason = Prose(f"{gone.by}，{gone.on}：{gone.why}", "dim")
        changed = Prose(f"已改：{'；'.join(gone.changed)}；这一处重新列出（{gone.finding}）", "yellow", hang=6)
        table.add_row(Text("失效", "yellow"), gone.finding.partition(":")[0], Group(reason, changed))
    return table


def _waiting_briefly(check: Check) -> Prose:
    wanting = "、".join(dict.fromkeys(name for entry in check.not_assessed for name in entry.missing))
    return Prose(Text(f"未校验（缺少输入，不算通过）：缺{wanting}", "dim"))


def _waiting(check: Check) -> Table:
    """Rules by what they lack."""
    lacking: dict[tuple[str, ...], dict[str, None]] = {}
    for entry in check.not_assessed:
        lacking.setdefault(entry.missing, {})[entry.rule] = None
    table = Table(
        box=box.HORIZONTALS, expand=True, pad_edge=False, title="未校验（缺少输入，不算通过）",
        title_justify="left", title_style="bold", header_style="dim",
    )  # fmt: skip
    table.add_column("缺什么", ratio=2)
    table.add_column("规则", ratio=3)
    for missing, rules in lacking.items():
        table.add_row(Prose("、".join(missing)), Prose("、".join(rules), "dim"))
    return table
