"""Reports for the tests of rules: a printed report whose figures are all 0, and the changes that a case makes to it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from assistant.form import load_form
from assistant.report import Check, Fact, NumberMention, Report, Sections, Span
from assistant.report.register import Register
from assistant.rules import run
from assistant.rules.given import Children, Claim, Inputs
from assistant.rules.local import Day, Local

CASES = Path(__file__).with_name("cases")
AGENCY = "青岚区人民政府办公室"


@dataclass(frozen=True)
class Case:
    """One `[[case]]` of a rule's case file.

    Fields: `name`, `expect` (pass, fail, not_assessed); the report: `format`, `year`, `agency`, `cells`, `group`,
    `previous`, `previous_year`, `last_problems`, `last_agency`, `last_year` (sections of last year's text), `facts`,
    `problems`, `measures`, `text`, `labels` (address -> print), `raw` (cell -> print), `unprinted` (patterns of
    addresses that have neither print nor value), `blank` (patterns of cells), `bare` (no origins, no text), `kind` of
    the source and its `traces`, `level` and `unit` (kind of agency), `fee`, `numbers`, `published`; beside it `local`
    (fields of `Local`), `ledger` and `suits` (registers), `children` and `units` (cases of their own), `expected`
    (names of children), `statistics` (facts), `claims` (section, text, source); what a failing case proves: `findings`
    (how many), `at` (cells among the first finding's), `id`, `quote` (its span's text), `says` (in its message),
    `severity`.
    """

    rule: str
    raw: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.rule}：{self.raw['name']}"

    @property
    def expect(self) -> str:
        return str(self.raw["expect"])


@cache
def cases() -> tuple[Case, ...]:
    return tuple(
        Case(path.stem, raw)
        for path in sorted(CASES.glob("*.toml"))
        for raw in tomllib.loads(path.read_text("utf-8"))["case"]
    )


def checked(case: Case) -> Check:
    raw = case.raw
    numbers = tuple(NumberMention(**number) for number in raw["numbers"]) if "numbers" in raw else None
    published = date.fromisoformat(raw["published"]) if "published" in raw else None
    return run(report_of(raw), published=published, numbers=numbers, local=local_of(raw), inputs=inputs_of(raw))


def local_of(raw: dict[str, Any]) -> Local:
    plain = dict(raw.get("local", {}))
    days = {kind: Day(*day) for kind, day in plain.pop("publish_by", {}).items()}
    return Local(publish_by=days, **plain)


def inputs_of(raw: dict[str, Any]) -> Inputs:
    children = tuple(report_of(child) for child in raw.get("children", []))
    claims = tuple(
        Claim(Span(section=claim["section"], start=0, end=len(claim["text"]), text=claim["text"]), claim.get("source"))
        for claim in raw.get("claims", [])
    )
    return Inputs(
        ledger=Register.model_validate(raw["ledger"]) if "ledger" in raw else None,
        cases=Register.model_validate(raw["suits"]) if "suits" in raw else None,
        children=Children(children, tuple(raw.get("expected", ()))) if "children" in raw else None,
        units=tuple(report_of(unit) for unit in raw["units"]) if "units" in raw else None,
        statistics=tuple(Fact(**fact) for fact in raw["statistics"]) if "statistics" in raw else None,
        claims=claims if "claims" in raw else None,
        last_year=Sections.model_validate(_nested(raw["last_year"])) if "last_year" in raw else None,
    )


def report_of(raw: dict[str, Any]) -> Report:
    plain = _printed(raw.get("format", "2021-30"))
    if raw.get("bare"):
        plain["origins"], plain["sections"] = {}, {}
    plain["year"] = raw.get("year", 2024) or None
    plain["agency"] = raw.get("agency", AGENCY) or None
    if plain["agency"] and "title" in plain["sections"]:
        plain["sections"]["title"] = plain["sections"]["title"].replace(AGENCY, plain["agency"])
    for pattern in raw.get("blank", []):
        for cell in _matching(plain, pattern):
            _set(plain, cell, None)
            if not raw.get("bare") and cell not in raw.get("raw", {}):
                plain["origins"][cell] = {"place": "", "raw": ""}
    for pattern in raw.get("unprinted", []):
        for cell in _matching(plain, pattern):
            _set(plain, cell, None)
        plain["origins"] = {key: value for key, value in plain["origins"].items() if not fnmatchcase(key, pattern)}
    for address, label in {**raw.get("labels", {}), **raw.get("raw", {})}.items():
        plain["origins"][address] = {"place": f"{address}所在", "raw": label}
    for cell, value in raw.get("cells", {}).items():
        _set(plain, cell, value)
    plain["requests_group_rows"] = raw.get("group", {})
    plain["sections"] |= _nested(raw.get("text", {}))
    if "previous" in raw:
        plain["previous"] = {"year": raw.get("previous_year", plain["year"] - 1), "cells": raw["previous"]}
        plain["previous"]["problems"] = raw.get("last_problems", [])
        plain["previous"]["agency"] = raw.get("last_agency")
    plain.update({key: raw[key] for key in ("facts", "problems", "measures") if key in raw})
    plain["fee"] = raw.get("fee")
    if "kind" in raw:
        plain["source"] = {"name": "年报", "kind": raw["kind"], "sha256": "", "notes": []}
        traces = raw.get("traces", {}).items()
        plain["origins"] |= {f"source.{kind}": {"place": "", "raw": words} for kind, words in traces}
    plain["level"], plain["kind"] = raw.get("level"), raw.get("unit")
    return Report.model_validate(plain)


def _nested(texts: dict[str, Any]) -> dict[str, Any]:
    """`overview.active` -> text, as Sections has it."""
    sections: dict[str, Any] = {}
    for section, text in texts.items():
        inside = sections
        *path, last = section.split(".")
        for part in path:
            inside = inside.setdefault(part, {})
        inside[last] = text
    return sections


def _printed(format_id: str) -> dict[str, Any]:
    """A report whose tables are all printed and all 0."""
    form = load_form(format_id)
    origins = {f"section.{section.id}": section.heading for section in form.sections}
    for table in form.tables.values():
        origins |= {f"{table.id}.{row.id}": row.label for row in table.rows}
        origins |= {f"{table.id}.*.{column.id}": column.label for column in table.columns}
        origins |= dict.fromkeys(table.cells, "0")
    return {
        "format": format_id,
        "tables": {
            table.id: {row: dict.fromkeys(columns, 0) for row, columns in table.shape.items()}
            for table in form.tables.values()
        },
        "origins": {address: {"place": "", "raw": raw} for address, raw in origins.items()},
        "sections": {"title": f"{AGENCY}2024年政府信息公开工作年度报告"},
    }


def _matching(plain: dict[str, Any], pattern: str) -> list[str]:
    return [
        cell
        for table, rows in plain["tables"].items()
        for row, columns in rows.items()
        for cell in (f"{table}.{row}.{column}" for column in columns)
        if fnmatchcase(cell, pattern)
    ]


def _set(plain: dict[str, Any], cell: str, value: object) -> None:
    table, row, column = cell.split(".")
    plain["tables"][table][row][column] = value
