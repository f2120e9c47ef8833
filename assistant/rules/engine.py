"""All rules over one report: three answers a rule, findings in one order, each fault explained once."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib import import_module

from assistant.form import load_form
from assistant.report import Check, Count, Finding, NotAssessed, NumberMention, Report
from assistant.report.finding import SEVERITIES, Severity
from assistant.rules import identities
from assistant.rules import inputs as needs
from assistant.rules.breach import CHECKS, Breach, Raised
from assistant.rules.cards import Card, cards
from assistant.rules.causes import causes
from assistant.rules.given import NOTHING, Inputs
from assistant.rules.local import NOWHERE, Local
from assistant.rules.numbers import aligned
from assistant.rules.one_fault import joined
from assistant.rules.view import View
from assistant.rules.wording import cells_in_words, section_name, table_name

_MODULES = (
    "structure",
    "headings",
    "labels",
    "cells",
    "entries",
    "years",
    "fees",
    "phrasing",
    "provenance",
    "narrative",
    "repeated",
    "statements",
    "content",
    "plausible",
    "agency",
    "dates",
    "plenums",
    "protected",
    "marks",
    "privacy",
    "part_five",
    "last_year",
)
"""The modules whose check functions are registered by loading them."""

_WAITING = {"registers": ("ledger", "cases", "children", "units", "statistics", "claims")}
"""Modules that are only loaded where one of these inputs is given: all their rules need it."""


def run(
    report: Report,
    *,
    published: date | None = None,
    numbers: tuple[NumberMention, ...] | None = None,
    local: Local = NOWHERE,
    inputs: Inputs = NOTHING,
) -> Check:
    """Check a report against the whole catalogue.

    Args:
        report: figures and text; last year only as `report.previous`.
        published: the date of publication; rules on dates are not assessed without one.
        numbers: the numbers of a draft of ours with what each rests on; None for a report that we only read.
        local: dates, severities and limits of a place.
        inputs: registers, other reports, statistics, a draft's claims.

    Returns:
        Findings in the order of the families, each with an id that is stable over runs; the
        rules that could not be assessed, each with what is wanting.
    """
    load_checks()
    load_waiting(inputs)
    view = View(report, published=published, numbers=numbers, local=local, inputs=inputs)
    broken: list[tuple[Card, tuple[Breach, ...]]] = []
    open_rules: list[NotAssessed] = []
    known, lacking = view.known.keys(), needs.lacking(view)
    for card, wanted in _asked(view.form.id):
        breaches: Iterable[Breach] = ()
        if not wanted.inputs.isdisjoint(lacking) or (wanted.cells and not wanted.cells <= known):
            missing = needs.missing(wanted, lacking, view)
        elif card.in_parts:
            breaches, missing = _in_parts(card, view)
        else:
            breaches, missing = CHECKS[card.id](view), ()
        if found := tuple(breaches):
            broken.append((card, found))
        if missing:
            open_rules.append(_not_assessed(card.id, missing))
    return Check(
        agency=report.agency,
        year=report.year,
        findings=tuple(_findings(broken, view)) if broken else (),
        not_assessed=tuple(open_rules),
        numbers=tuple(one.mention() for one in aligned(view)) if numbers is None else numbers,
        notes=report.source.notes if report.source else (),
    )


@cache
def load_checks() -> None:
    """Register the check functions of all rules that need nothing beside the report."""
    for module in _MODULES:
        import_module(f"assistant.rules.{module}")


def load_waiting(inputs: Inputs | None = None) -> None:
    """Register the check functions that wait for these inputs (None: for any)."""
    for module, names in _WAITING.items():
        if inputs is None or any(getattr(inputs, name) is not None for name in names):
            import_module(f"assistant.rules.{module}")


@cache
def _asked(form_id: str) -> tuple[tuple[Card, needs.Needs], ...]:
    """All cards with what each needs; a sum that the form lacks needs a later table."""
    form = load_form(form_id)
    return tuple(
        (card, needs.needs_of(card) if identities.known_to(form, card) else needs.LATER) for card in cards().values()
    )


@lru_cache(maxsize=1024)
def _not_assessed(rule: str, missing: tuple[str, ...]) -> NotAssessed:
    """Most reports lack the same."""
    return NotAssessed(rule=rule, missing=missing)


def _in_parts(card: Card, view: View) -> tuple[Iterable[Breach], tuple[str, ...]]:
    """The breaches of a rule that is judged sum by sum or row by row, and what was wanting to judge some of them."""
    if card.identity:
        judgement = identities.judge(card, view)
        return judgement.breaches, needs.in_words(view, judgement.unknown)
    function = CHECKS[card.id]
    rows, missing = needs.rows(card, view)
    return [breach for row in rows for breach in function(view, row)], missing


def _findings(broken: list[tuple[Card, tuple[Breach, ...]]], view: View) -> Iterator[Finding]:
    raised = list(_named(broken))
    explained = joined(causes(raised), raised, view)
    for one in raised:
        card, breach, name = one
        told = card.told
        yield Finding(
            id=name,
            rule=card.id,
            severity=_severity(card, breach, view),
            title=told["title"],
            message=_message(card, breach, view),
            basis=told["basis"],
            suggestion=told["suggestion"],
            cells=breach.cells,
            span=breach.span,
            place=_place(breach, view),
            expected=breach.expected,
            actual=breach.actual,
            cause=explained.get(name),
        )


def _severity(card: Card, breach: Breach, view: View) -> Severity:
    """The place's or the card's bound, or what the instance lowers it to."""
    bound: Severity = view.local.severities.get(card.id) or card.told["severity"]
    return max(bound, breach.severity, key=SEVERITIES.index) if breach.severity else bound


def _named(broken: Iterable[tuple[Card, tuple[Breach, ...]]]) -> Iterator[Raised]:
    """Each breach under its id: rule and first cell or section, `#2` where the rule speaks there again."""
    for card, breaches in broken:
        seen: dict[str, int] = {}
        for breach in breaches:
            anchor = breach.anchor
            seen[anchor] = number = seen.get(anchor, 0) + 1
            name = f"{card.id}:{anchor}"
            yield Raised(card, breach, name if number == 1 else f"{name}#{number}")


def _message(card: Card, breach: Breach, view: View) -> str:
    template = card.template(breach.variant)
    words = {
        "expected": _plain(breach.expected),
        "actual": _plain(breach.actual),
        "quote": breach.span.text if breach.span else "",
        "year": view.report.year,
        **breach.words,
    }
    if "{cell}" in template:
        words["cell"] = view.form.name_of(breach.cells[0])
    if "{cells}" in template:
        words["cells"] = cells_in_words(view.form, breach.cells)
    return template.format_map(words)


def _plain(figure: Count | str | None) -> str:
    """A figure as people write it: 0.0000001, not 1E-7."""
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)


def _place(breach: Breach, view: View) -> str:
    """Where it stands, as the user knows it: the section of a text, else the source's words, else the table."""
    if breach.span:
        return section_name(view.form, breach.span.section)
    origins, anchor = view.report.origins, breach.address or breach.anchor
    origin = origins.get(anchor) or origins.get(f"section.{anchor.removesuffix('_2019')}")
    if origin and origin.place:
        return origin.place
    return table_name(view.form, breach.cells[0]) if breach.cells else ""
