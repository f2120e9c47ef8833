"""A repair for the eye: what must change, then what is to be chosen, then the next best story and what to check."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from assistant.cli.terminal import say
from assistant.form.words import at
from assistant.repair import Change, Choice, Option, Repair, Solution
from assistant.repair.explaining import quote
from assistant.report import Report

_WHOLE = 3
"""So many options of a choice are told with their reasons, the next ones on a line each."""
_SHOWN = 10
"""So many are listed; the others are in the JSON."""


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
        _show(found.forced, indent=2)
    if len(found.solutions) == 1:
        _prose(found.solutions[0], indent=2)
    for number, choice in enumerate(found.choices, 1):
        _choice(choice, f"选择{number}" if len(found.choices) > 1 else "选择")
    if not found.choices and len(found.solutions) > 1:
        _alternatives(found)
    if found.rival is not None:
        say(f"另一种说法：{found.rival.reason}", hang=2, fg="cyan")
        _show(found.rival.changes, indent=2)
    proof = found.solutions[0].proof
    waiting = f"，另有{proof.open}项因有空缺的格不能断定" if proof.open else ""
    say(f"改后重新验算：{proof.holds}项勾稽关系成立{waiting}，没有不成立的。", hang=2)
    say("请对照登记台账核实再改，不要为凑平而改。", hang=2, dim=True)
    say(f'另存一份改好的：gongkai repair "{file}" --apply 1 --out 新文件.docx', hang=2, dim=True)


def _ways(found: Repair) -> str:
    if len(found.solutions) == 1 and found.complete:
        return "，只有一种改法。"
    return (
        f"，有{len(found.solutions)}种改法。" if found.complete else f"，改法多于{len(found.solutions)}种，未全部列出。"
    )


def _show(changes: Sequence[Change], *, indent: int) -> None:
    """The changes, those of one row together."""
    for row, group in groupby(changes, key=lambda one: one.name.rpartition("”")[0]):
        cells = list(group)
        together = len(cells) > 1 and bool(row)
        if together:
            say(f"{row}”", indent=indent)
        for one in cells:
            name = at(one.name, one.place)
            name = name.rpartition("”")[2] if together else name
            meant = "待核实" if one.to is None else one.to
            deeper = indent + 2 * together
            say(f"{name}：{one.from_} → {meant}", indent=deeper, hang=2)
            if one.why:
                say(one.why, indent=deeper + 2, hang=2, dim=True)


def _prose(told: Solution | Option, *, indent: int) -> None:
    """What the text says of it."""
    if told.agrees:
        say(f"与正文相符：{_quotes(map(quote, told.agrees))}", indent=indent, hang=2, fg="green")
    if told.disagrees:
        say(f"与正文不符，正文须一并改写：{_quotes(map(quote, told.disagrees))}", indent=indent, hang=2, fg="yellow")


def _quotes(quoted: Iterable[str]) -> str:
    return "、".join(f"“{one}”" for one in quoted)


def _choice(choice: Choice, title: str) -> None:
    say(f"{title}：{choice.question}", fg="yellow", bold=True, hang=2)
    for number, option in enumerate(choice.options[:_SHOWN]):
        numbers = "、".join(map(str, option.solutions[:_SHOWN])) + ("等" if len(option.solutions) > _SHOWN else "")
        name = f"改法 {numbers or '（未列出，请加大 --limit）'}"
        if number >= _WHOLE:
            say(f"{name}：{_brief(option.changes)}", indent=2, hang=2)
            continue
        say(name + ("（正文作证）" if number == 0 and _leads(choice) else ""), indent=2, bold=True)
        _show(option.changes, indent=4)
        _prose(option, indent=4)
    if len(choice.options) > _SHOWN:
        say(f"另有{len(choice.options) - _SHOWN}种，见 --json", indent=2, dim=True)


def _brief(changes: Sequence[Change]) -> str:
    """The changes on one line, the row named once."""
    parts = []
    for row, group in groupby(changes, key=lambda one: one.name.rpartition("”")[0]):
        cells = [f"{one.name.rpartition('”')[2] if row else one.name} {one.from_} → {one.to}" for one in group]
        parts.append((f"{row}”" if row else "") + "、".join(cells))
    return "；".join(parts)


def _leads(choice: Choice) -> bool:
    """The text speaks for the first option and for no other."""
    return bool(choice.options[0].agrees) and not any(option.agrees for option in choice.options[1:])


def _alternatives(found: Repair) -> None:
    """Too many to tell apart which choices they are made of: the likeliest, one a line."""
    for number, solution in enumerate(found.solutions[:_SHOWN], 1):
        say(f"改法 {number}：{solution.reason}", indent=2, hang=2)
    if len(found.solutions) > _SHOWN:
        say(f"另有{len(found.solutions) - _SHOWN}种，见 --json", indent=2, dim=True)
