"""A repair for the eye: what must change, then what is to be chosen, then the next best story and what to check."""

from pathlib import Path

from assistant.cli.terminal import say
from assistant.repair import Change, Choice, Repair
from assistant.report import Report

_SHOWN = 10
"""So many options of a choice are listed; the others are in the JSON."""


def show_repair(found: Repair, report: Report, file: Path) -> None:
    """Print the whole repair of one report."""
    title = f"{report.agency or '（未识别机关）'} {f'{report.year}年' if report.year else '（未识别年份）'}"
    say(f"{title}  {file}", head=len(title), dim=True)
    if found.consistent:
        say("各项勾稽关系都成立，没有要改的格。", fg="green", bold=True)
        return
    say(f"最少改{found.changes_needed}格{_ways(found)}", fg="red", bold=True)
    if found.forced:
        say("必改", fg="red", bold=True)
        for change in found.forced:
            _show(change, report, indent=2)
    for number, choice in enumerate(found.choices, 1):
        _choice(choice, report, f"选择{number}" if len(found.choices) > 1 else "选择", several=len(found.choices) > 1)
    if not found.choices and len(found.solutions) > 1:
        _alternatives(found)
    if found.rival is not None:
        say(f"另一种说法：{found.rival.reason}", hang=2, fg="cyan")
        for change in found.rival.changes:
            _show(change, report, indent=2)
    proof = found.solutions[0].proof
    waiting = f"，另有{proof.open}项因有空缺的格不能断定" if proof.open else ""
    say(f"改后重新验算：{proof.holds}项勾稽关系成立{waiting}，没有不成立的。", hang=2)
    say("请对照登记台账核实再改；采用一种改法：gongkai repair 文件 --apply 序号 --out 新文件", hang=2, dim=True)


def _ways(found: Repair) -> str:
    if len(found.solutions) == 1:
        return "，只有一种改法。"
    return f"，有{len(found.solutions)}种改法。" if found.complete else f"，改法多于{len(found.solutions)}种。"


def _show(change: Change, report: Report, *, indent: int) -> None:
    name = change.cell if change.cell.startswith("text:") else report.form.name_of(change.cell)
    origin = report.origins.get(change.cell)
    place = f"（{origin.place}）" if origin and origin.place else ""
    meant = "待核实" if change.to is None else change.to
    say(f"{name}{place}：{change.from_} → {meant}", indent=indent, hang=2)
    if change.why:
        say(change.why, indent=indent + 2, hang=2, dim=True)


def _choice(choice: Choice, report: Report, title: str, *, several: bool) -> None:
    say(f"{title}：{choice.question}", fg="yellow", bold=True, hang=2)
    for option in choice.options[:_SHOWN]:
        numbers = "、".join(map(str, option.solutions[:_SHOWN])) + ("等" if len(option.solutions) > _SHOWN else "")
        say(f"改法 {numbers}" if several else f"改法 {option.solutions[0]}", indent=2, bold=True)
        for change in option.changes:
            _show(change, report, indent=4)
    if len(choice.options) > _SHOWN:
        say(f"另有{len(choice.options) - _SHOWN}种，见 --json", indent=2, dim=True)


def _alternatives(found: Repair) -> None:
    """Too many to tell apart which choices they are made of: the likeliest, one a line."""
    for number, solution in enumerate(found.solutions[:_SHOWN], 1):
        say(f"改法 {number}：{solution.reason}", indent=2, hang=2)
    if len(found.solutions) > _SHOWN:
        say(f"另有{len(found.solutions) - _SHOWN}种，见 --json", indent=2, dim=True)
