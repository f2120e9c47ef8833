"""What is filled in beside the tables: whether it can be used, whose report it is and whose last year's is."""

from collections.abc import Iterator
from typing import cast

from assistant.report import Previous, Severity
from assistant.report.naming import same_agency
from assistant.report.unusable import Fault, unusable
from assistant.rules.breach import Breach, check
from assistant.rules.view import View

_WARNED: tuple[Fault, ...] = ("level", "kind", "theme", "no_theme", "answers")
"""What can be told all the same: it is taken for something that a reader must look at."""
_FILLED_IN = ("xlsx", "yaml", "json")
"""Kinds of source that are filled in for us; a printed report has its year and agency in its title (S-R04)."""


@check("C-R07")
def entry_not_usable(view: View) -> Iterator[Breach]:
    """Years, levels, themes, figures of facts and fees, and answered problems that cannot be what they are given as.

    A figure of things is no text, not negative and not above 10^12.
    """
    for one in unusable(view.report):
        severity: Severity | None = "warning" if one.fault in _WARNED else None
        yield Breach(
            address=one.address,
            variant="" if one.fault == "number" else one.fault,
            actual=one.given,
            severity=severity,
            words={"what": one.what, "unit": one.unit},
        )


@check("C-R08")
def entry_missing(view: View) -> Iterator[Breach]:
    """A workbook or year file without agency or year; a year that cannot be read is C-R07's."""
    report = view.report
    if report.source is None or report.source.kind not in _FILLED_IN:
        return
    if not report.agency:
        yield Breach(address="agency")
    if report.year is None and not any(one.fault == "year" for one in unusable(report)):
        yield Breach(address="year", variant="year")


@check("Y-R07")
def last_year_of_another(view: View) -> Iterator[Breach]:
    """Last year's report is another agency's by name; a short name and a name without its province are the same."""
    before = str(cast("Previous", view.report.previous).agency)
    if not same_agency(before, str(view.report.agency)):
        yield Breach(address="section.title", expected=view.report.agency, actual=before)
