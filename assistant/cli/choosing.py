"""Which rules to ask and which findings to show: what `--only`, `--skip`, `--severity` and `--fail-on` say."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import click

if TYPE_CHECKING:
    from assistant.report import Check, Severity

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]
FAIL_ON: dict[str, str] = {"error": "错误", "warning": "警告", "info": "提示", "never": "从不"}


class Wish(NamedTuple):
    """What a user asks of a check, apart from its files and its looks."""

    previous: Path | None = None
    published: date | None = None
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    severity: "Severity" = "info"
    fail_on: FailOn = "error"
    project: Path | None = None
    dismiss: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()
    by: str = ""
    why: str = ""


class Rules(click.ParamType[tuple[str, ...]]):
    """Rules by id, by the front of their ids (`T3`) or by family (`sums`, `表内勾稽`), separated by commas."""

    name = "规则"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names in the given order; whether there are such rules is told by `chosen`."""
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(filter(None, re.split(r"[,，、\s]+", value))))
        return names or self.fail("没有写规则")


RULES = Rules()


def chosen(only: Collection[str], skip: Collection[str], own: Iterable[str] = ()) -> frozenset[str]:
    """The ids of the rules meant: all, or those of `only`, without those of `skip`. `own` are a project's own rules.

    Raises:
        click.UsageError: a name that no rule and no family has.
    """
    from assistant.rules import FAMILY_NAMES, catalogue

    families: dict[str, tuple[str, str]] = {
        rule: (card.family, FAMILY_NAMES[card.family]) for rule, card in catalogue().items()
    }
    families |= dict.fromkeys(own, ("own", "自定规则"))

    def meant(name: str) -> set[str]:
        found = {
            rule
            for rule, family in families.items()
            if name in family or name.upper() == rule.upper() or rule.upper().startswith(f"{name.upper()}-")
        }
        if not found:
            raise click.UsageError(f"没有“{name}”这条规则或这类规则。用 gongkai rules 查看全部规则。")
        return found

    wanted = set().union(*map(meant, only)) if only else set(families)
    return frozenset(wanted.difference(*map(meant, skip)))


def narrowed(check: "Check", rules: Collection[str]) -> "Check":
    """The check as if only these rules had been asked."""
    return replace(
        check,
        findings=tuple(one for one in check.findings if one.rule in rules),
        dismissed=tuple(one for one in check.dismissed if one.finding.rule in rules),
        lapsed=tuple(one for one in check.lapsed if one.finding.partition(":")[0] in rules),
        not_assessed=tuple(one for one in check.not_assessed if one.rule in rules),
    )


def shown(check: "Check", least: "Severity") -> "Check":
    """The check without findings lighter than that."""
    from assistant.report.finding import SEVERITIES

    heavy = SEVERITIES[: SEVERITIES.index(least) + 1]
    return replace(check, findings=tuple(one for one in check.findings if one.severity in heavy))


def status(check: "Check", fail_on: FailOn) -> int:
    """1 where there is a finding of that severity or a graver one, else 0."""
    if fail_on == "never":
        return 0
    from assistant.report.finding import SEVERITIES

    return int(any(check.counts[severity] for severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1]))
