"""Have the product draft as its commands do, and put what it wrote into the form in which the scorers look at it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.drafting import Outcome, draft
from assistant.report import Check
from evals.drafted import Drafted, Printed

FIGURES = ("cell", "derived", "fact")
"""Origins that stand for figures; dates, ordinals, names and law are looked for in the text by the scorers."""
GAP_RULE = "W-R07"
"""An open 【待补充】 is counted apart (`no_gaps`)."""


@dataclass(frozen=True, slots=True)
class Run:
    """A dry run of `gongkai draft`: the draft, and what the product's own check holds against it."""

    draft: Drafted
    errors: tuple[str, ...]
    outcome: Outcome


def run_draft(source: Path, previous: Path | None = None) -> Run:
    """Draft a workbook or year file, with last year's report where there is one; nothing is written."""
    outcome = draft(source, previous=previous, writer="composer", dry_run=True)
    return Run(_plain(outcome), _errors(outcome.check), outcome)


def run_example(folder: Path) -> Run:
    """The example year as a user has it: the filled workbook, and last year's Word report beside it."""
    return run_draft(next(folder.glob("*.xlsx")), next(folder.glob("*.docx")))


def truth_of_example(year: dict[str, Any], last: dict[str, Any], run: Run) -> dict[str, Any]:
    """The year file with last year as its printed report tells it: all its cells, its problems and measures as printed.

    Facts that the product took out of last year's prose are believed only where figure and unit stand in that prose.
    """
    cells = {
        f"{table}.{row}.{column}": value
        for table, rows in last["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    printed = {"problems": last["sections"]["problems"], "improvements": last["sections"]["improvements"]}
    prose = str(last["sections"])
    taken = run.outcome.draft.report.previous
    read = [
        {"id": fact.id, "text": fact.text, "value": fact.value, "unit": fact.unit}
        for fact in (taken.facts if taken else ())
        if fact.value is not None and f"{fact.value}{fact.unit}" in prose
    ]
    facts = [*read, *year["previous"]["facts"]]
    return {**year, "previous": {**year["previous"], "cells": cells, "printed": printed, "facts": facts}}


def _plain(outcome: Outcome) -> Drafted:
    written = outcome.draft
    sections = {section: text.text for section, text in written.texts.items()}
    numbers = tuple(
        Printed(section, number.start, number.end, number.text, number.source)
        for section, text in written.texts.items()
        for number in text.origins
        if number.standing in FIGURES
    )
    formulas = {name: derived.expr for name, derived in written.derived.items()}
    items = written.report.sections
    return Drafted(sections, items.problems, items.improvements, numbers, formulas)


def _errors(check: Check) -> tuple[str, ...]:
    """Errors of the check, gaps left out, and numbers that it finds without support or contradicted."""
    found = tuple(f"{f.id} {f.message}" for f in check.findings if f.severity == "error" and f.rule != GAP_RULE)
    return found + tuple(
        f"{number.section}“{number.text}”：{number.status}"
        for number in check.numbers
        if number.status in ("unsupported", "contradicted")
    )
