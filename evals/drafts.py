"""Have the product draft, and put what it wrote into the form in which the scorers look at it."""

from pathlib import Path
from typing import Any

from assistant.drafting.composer import compose
from assistant.drafting.composer.compose import Draft
from assistant.report import Report
from assistant.rules import run
from evals.drafted import Drafted, Printed

FIGURES = ("cell", "derived", "fact")
"""Origins that stand for figures; dates, ordinals, names and law are looked for in the text by the scorers."""


def drafted(report: Report) -> tuple[Drafted, tuple[str, ...]]:
    """The composer's draft, and the errors that the product's own check finds in it (gaps left out)."""
    draft = compose(report)
    return _plain(draft), _errors(draft.report)


def _plain(draft: Draft) -> Drafted:
    sections = {section: text.text for section, text in draft.texts.items()}
    numbers = tuple(
        Printed(section, number.start, number.end, number.text, number.source)
        for section, text in draft.texts.items()
        for number in text.origins
        if number.standing in FIGURES
    )
    written = draft.report.sections
    formulas = {name: derived.expr for name, derived in draft.derived.items()}
    return Drafted(sections, written.problems, written.improvements, numbers, formulas)


def _errors(report: Report) -> tuple[str, ...]:
    found = run(report).findings
    return tuple(f"{f.id} {f.message}" for f in found if f.severity == "error" and "待补充" not in f.message)


def year_of(path: Path) -> Report:
    """A reference's year file as the product reads it."""
    from assistant.reading import read

    return read(path)


def example_of(folder: Path) -> Report:
    """The example year as a user has it: the filled workbook, and last year's Word report beside it."""
    from assistant.reading import read
    from assistant.report import previous_of

    year, last = read(next(folder.glob("*.xlsx"))), read(next(folder.glob("*.docx")))
    return year.model_copy(update={"previous": previous_of(last)})


def truth_of_example(year: dict[str, Any], last: dict[str, Any]) -> dict[str, Any]:
    """The year file with last year as its report tells it: all its cells, and its problems and measures as printed."""
    cells = {
        f"{table}.{row}.{column}": value
        for table, rows in last["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    printed = {"problems": last["sections"]["problems"], "improvements": last["sections"]["improvements"]}
    return {**year, "previous": {**year["previous"], "cells": cells, "printed": printed}}
