"""One file checked as a user wishes: project file, rules, decisions, what is shown."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from assistant.cli.choosing import Wish, chosen, narrowed, shown, status
from assistant.cli.last_year import read_with, text_of
from assistant.report import Check, Finding, Report
from assistant.rules import run
from assistant.rules.dismissals import Decision, added, applied, decide, without
from assistant.rules.dismissals_file import load, save
from assistant.rules.given import Inputs
from assistant.rules.nearby import project_of

if TYPE_CHECKING:
    from assistant.rules.project import Project


class Checked(NamedTuple):
    """One file's outcome; `hidden` findings are too light to be shown, `status` is what to exit with."""

    file: Path
    report: Report
    check: Check
    hidden: int
    status: int


def checked(file: Path, wish: Wish) -> Checked:
    """Read, check, and settle what a reviewer has decided or decides now.

    Raises:
        InputError: the report, last year's, the project file or the file of decisions cannot be read.
        click.UsageError: no such rule, no such finding.
    """
    report = read_with(file, wish.previous)
    whole, own = _asked(report, project_of(file, Path.cwd(), wish.project), wish)
    decisions = load(file)
    settled = applied(whole, report, decisions)
    if wish.dismiss or wish.undo:
        decisions = _decided(wish, report, settled, decisions, lambda now: applied(whole, report, now))
        save(file, decisions)
        settled = applied(whole, report, decisions)
    if wish.only or wish.skip:
        settled = narrowed(settled, chosen(wish.only, wish.skip, own))
    visible = shown(settled, wish.severity)
    hidden = len(settled.findings) - len(visible.findings)
    return Checked(file, report, visible, hidden, status(settled, wish.fail_on))


def _asked(report: Report, project: "Project | None", wish: Wish) -> tuple[Check, tuple[str, ...]]:
    """All that the rules say, a project's own among them, and the ids of those."""
    inputs = Inputs(last_year=text_of(wish.previous))
    if project is None:
        return run(report, published=wish.published, inputs=inputs), ()
    from assistant.rules.own import with_own

    check = run(report, published=wish.published, local=project.local, inputs=inputs)
    return with_own(check, report, project.rules), tuple(rule.id for rule in project.rules)


def _decided(
    wish: Wish,
    report: Report,
    check: Check,
    decisions: Sequence[Decision],
    again: Callable[[Sequence[Decision]], Check],
) -> tuple[Decision, ...]:
    """The decisions after what the user dismisses and takes back."""
    kept = tuple(decisions)
    for name in wish.undo:
        kept, before = without(kept, name, check, report), kept
        if kept == before:
            known = (*(one.finding.id for one in check.dismissed), *(one.finding for one in before))
            raise click.UsageError(_unknown("复核决定", name, known))
        check = again(kept)
    for name in wish.dismiss:
        finding = next((one for one in check.findings if one.id == name), None)
        if finding is None:
            raise click.UsageError(_unfound(name, check.findings, check))
        today = datetime.now().astimezone().date().isoformat()
        new = decide(finding, report, by=wish.by.strip(), on=today, why=wish.why.strip())
        kept = added(kept, new, check, report)
        check = again(kept)
    return kept


def _unfound(name: str, findings: Iterable[Finding], check: Check) -> str:
    if any(one.finding.id == name for one in check.dismissed):
        return f"“{name}”已经是“不算问题”。要改理由，先用 --undo-dismiss 撤销。"
    return _unknown("发现", name, [one.id for one in findings])


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # here: only a slip of the pen needs it

    names = list(known)
    near = [one for one in names if one.startswith(name)] or get_close_matches(name, names, n=1)
    return f"没有编号为“{name}”的{kind}" + (f"，是不是要写“{near[0]}”？" if near else "。")
