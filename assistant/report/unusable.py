"""What is filled in beside the tables and cannot be used: it has no value, and its print stands in `Report.origins`.

A figure that can be no number of things (−5条) or is beyond all measure keeps its value and is as little use.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from assistant.report.model import Fact, Fee, Report
from assistant.report.tables import Count, Figure
from assistant.text.folding import squeeze
from assistant.text.marks import blank_marks

Fault: TypeAlias = Literal["year", "level", "kind", "theme", "no_theme", "number", "negative", "huge", "answers"]


class Unusable(NamedTuple):
    """One entry: its address in `Report.origins` (`year`, `fact.F05.value`, `fee.notices`, `measure.M1.answers`).

    `what` names it in Chinese, `given` is its print or its figure, in `unit`.
    """

    address: str
    fault: Fault
    what: str
    given: Figure | str
    unit: str = ""


def unusable(report: Report) -> Iterator[Unusable]:
    """All such entries, in the order of the workbook."""
    yield from _basics(report)
    for fact in report.facts:
        yield from _fact(report, fact)
    yield from _fee(report)
    problems = {problem.id for problem in report.problems}
    for measure in report.measures:
        if measure.answers is not None and measure.answers not in problems:
            yield Unusable(f"measure.{measure.id}.answers", "answers", f"措施{measure.id}", measure.answers)


def unusable_facts(report: Report) -> dict[str, Unusable]:
    """Fact id -> what is wrong with its number: without it the fact must not be told."""
    faults = ((fact.id, fault) for fact in report.facts if (fault := _number(report, fact)))
    return dict(faults)


def fee_is_usable(report: Report) -> bool:
    """No figure of the 信息处理费 is given that cannot be used."""
    return not any(_fee(report))


def _basics(report: Report) -> Iterator[Unusable]:
    if report.year is None and (raw := _print(report, "year")):
        yield Unusable("year", "year", "报告年度", raw)
    level, kind = _print(report, "level"), _print(report, "kind")
    if not (level or kind):
        return
    from assistant.form.workbook import choice_of, load_fill_in  # here: a printed report has no such entries

    if level and choice_of(level, load_fill_in().levels) is None:
        yield Unusable("level", "level", "机关级别", level)
    if kind and choice_of(kind, load_fill_in().kinds) is None:
        yield Unusable("kind", "kind", "机关类别", kind)


def _fact(report: Report, fact: Fact) -> Iterator[Unusable]:
    if fault := _number(report, fact):
        yield fault
    origin = report.origins.get(address := f"fact.{fact.id}.theme")
    if origin is None or fact.theme != "other":
        return
    from assistant.form.workbook import theme_of

    if theme_of(origin.raw) is None:
        yield Unusable(address, "theme" if origin.raw.strip() else "no_theme", _named(fact), origin.raw)


def _number(report: Report, fact: Fact) -> Unusable | None:
    address, name, unit = f"fact.{fact.id}.value", _named(fact), fact.unit or ""
    if fact.value is None:
        raw = _print(report, address)
        return Unusable(address, "number", name, raw) if raw else None
    if fault := _beyond(fact.value, unit):
        return Unusable(address, fault, name, fact.value, unit)
    return None


def _fee(report: Report) -> Iterator[Unusable]:
    fee = report.fee or Fee()
    for name in Fee.__dataclass_fields__:
        address, value = f"fee.{name}", getattr(fee, name)
        raw = _print(report, address) if value is None else ""
        fault: Fault | None = _beyond(value, "") if value is not None else "number" if raw else None
        if fault:
            from assistant.form.workbook import load_fill_in

            label, unit = load_fill_in().fee[name]
            yield Unusable(address, fault, f"信息处理费{label}", raw if value is None else value, unit)


def _beyond(value: Count, unit: str) -> Fault | None:
    limits = _limits()
    if abs(value) > limits["most"]:
        return "huge"
    return "negative" if value < 0 and unit not in limits["signed_units"] else None


def _named(fact: Fact) -> str:
    return f"“{fact.text.strip()}”"


def _print(report: Report, address: str) -> str:
    """What is printed there, "" for nothing and for what stands for nothing."""
    origin = report.origins.get(address)
    return origin.raw.strip() if origin and squeeze(origin.raw) not in blank_marks() else ""


@cache
def _limits() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
