"""Rules of an office's own, as data: a comparison over cells that must hold, words that must or must not stand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.form import CellId
from assistant.form.words import cells_in_words, section_name, table_name
from assistant.report import Check, Count, Finding, NotAssessed, Report, SectionId, Severity, Span
from assistant.report.lookup import cell_value, cells_in, sum_value
from assistant.text.expression import Comparison, evaluate

_FEES = {
    "notices": "信息处理费收费通知件数",
    "charged_yuan": "信息处理费应收金额",
    "received_yuan": "信息处理费实收金额",
}
EVERYWHERE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """One rule of a project file. Either `formula`, or `required` or `forbidden` words in `section`.

    Of the required words one suffices; every forbidden one is a finding. `section` is a section's id, the front of
    several (`overview`) or `*`. `message` may hold {left}, {right} (the sides of the formula), {words} and {section}.
    """

    id: str
    title: str
    severity: Severity
    message: str
    basis: str
    suggestion: str = ""
    formula: Comparison | None = None
    section: str = EVERYWHERE
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


def with_own(check: Check, report: Report, rules: Sequence[OwnRule]) -> Check:
    """The check with what an office's own rules find, after the findings of the catalogue."""
    answers = [answer for rule in rules for answer in _judged(rule, report)]
    findings = tuple(_numbered(answer for answer in answers if isinstance(answer, Finding)))
    waiting = tuple(answer for answer in answers if isinstance(answer, NotAssessed))
    return replace(check, findings=check.findings + findings, not_assessed=check.not_assessed + waiting)


def figure(report: Report, name: str) -> Count | Fraction | None:
    """The figure of that name, None if unknown: a cell, `group.…`, `previous:…`, `sum(…)`, `fee.…` or `year`.

    Raises:
        KeyError, ValueError: there is no such figure.
    """
    if name == "year":
        return report.year
    if name.startswith("fee."):
        return getattr(report.fee, name.removeprefix("fee."), None) if _FEES[name.removeprefix("fee.")] else None
    return sum_value(report, name) if "(" in name else cell_value(report, name)


def _judged(rule: OwnRule, report: Report) -> Iterable[Finding | NotAssessed]:
    if rule.formula:
        return _compared(rule, rule.formula, report)
    texts = [(section, text) for section, text in report.sections.texts() if text and _within(section, rule.section)]
    if not any(text for _, text in report.sections.texts()):
        return (NotAssessed(rule=rule.id, missing=("报告正文",)),)
    return (*_required(rule, texts, report), *_forbidden(rule, texts, report))


def _compared(rule: OwnRule, formula: Comparison, report: Report) -> Iterator[Finding | NotAssessed]:
    left, right = (evaluate(side, lambda name: figure(report, name)) for side in (formula.left, formula.right))
    if left is None or right is None:
        unknown = tuple(_unknown(formula, report)) or ("不为0的除数",)
        yield NotAssessed(rule=rule.id, missing=unknown)
    elif not formula.holds(left, right):
        cells = tuple(_cells(formula.names, report))
        yield Finding(
            id=f"{rule.id}:{cells[0] if cells else 'formula'}",
            rule=rule.id,
            severity=rule.severity,
            title=rule.title,
            message=rule.message.format(left=_plain(left), right=_plain(right), words="", section=""),
            basis=rule.basis,
            suggestion=rule.suggestion,
            cells=cells,
            place=_place(cells, report),
            expected=f"{formula.sign}{_plain(right)}",
            actual=_plain(left),
        )


def _required(rule: OwnRule, texts: list[tuple[SectionId, str]], report: Report) -> Iterator[Finding]:
    if rule.required and not any(word in text for _, text in texts for word in rule.required):
        where = "全文" if rule.section == EVERYWHERE else section_name(report.form, rule.section)
        yield _of_text(rule, rule.required, where, f"{rule.id}:{rule.section}")


def _forbidden(rule: OwnRule, texts: list[tuple[SectionId, str]], report: Report) -> Iterator[Finding]:
    for section, text in texts:
        for found in re.finditer("|".join(map(re.escape, rule.forbidden)), text) if rule.forbidden else ():
            span = Span(section=section, start=found.start(), end=found.end(), text=found[0])
            where = section_name(report.form, section)
            yield replace(_of_text(rule, (found[0],), where, f"{rule.id}:{section}"), span=span)


def _of_text(rule: OwnRule, words: tuple[str, ...], where: str, name: str) -> Finding:
    quoted = "、".join(f"“{word}”" for word in words)
    return Finding(
        id=name,
        rule=rule.id,
        severity=rule.severity,
        title=rule.title,
        message=rule.message.format(words=quoted, section=where, left="", right=""),
        basis=rule.basis,
        suggestion=rule.suggestion,
        place=where,
    )


def _within(section: SectionId, wanted: str) -> bool:
    return wanted == EVERYWHERE or section == wanted or section.startswith(f"{wanted}.")


def _unknown(formula: Comparison, report: Report) -> Iterator[str]:
    """What the formula lacks, in Chinese."""
    lacking = [name for name in formula.names if figure(report, name) is None]
    cells = [cell for cell in _cells(lacking, report) if report.value(cell) is None]
    if cells:
        yield cells_in_words(report.form, cells)
    yield from (_FEES[name.removeprefix("fee.")] for name in lacking if name.startswith("fee."))
    if "year" in lacking:
        yield "报告年度"


def _cells(names: Iterable[str], report: Report) -> Iterator[CellId]:
    for name in names:
        if "(" in name:
            yield from cells_in(report, name)
        elif name != "year" and not name.startswith("fee."):
            yield name


def _place(cells: tuple[CellId, ...], report: Report) -> str:
    if not cells:
        return ""
    origin = report.origins.get(cells[0])
    return origin.place if origin and origin.place else table_name(report.form, cells[0])


def _plain(value: Fraction) -> int | Decimal:
    """As people write it: whole, or with at most two decimals."""
    return int(value) if value.denominator == 1 else round(Decimal(value.numerator) / value.denominator, 2)


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Ids as those of the catalogue: `#2` where a rule speaks again at the same spot."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.id] += 1
        number = seen[finding.id]
        yield finding if number == 1 else replace(finding, id=f"{finding.id}#{number}")
