"""What a caller may give beside the report: registers, other reports, statistics, the claims of a draft."""

from typing import TYPE_CHECKING, NamedTuple

from assistant.report import Fact, Report, Sections, Span

if TYPE_CHECKING:
    from assistant.report.register import Register  # loaded by who has one


class Children(NamedTuple):
    """The reports that a government's report sums up, its own figures among them, and the names of all that owe one."""

    reports: tuple[Report, ...]
    expected: tuple[str, ...] = ()


class Claim(NamedTuple):
    """An event, meeting, system or result that a draft asserts; `source` is the fact that says so, or None."""

    span: Span
    source: str | None = None


class Inputs(NamedTuple):
    """Everything is optional: a rule whose input is None is not assessed.

    `ledger` counts applications, `cases` reviews and suits; `units` are other units' reports on the same year;
    `statistics` are figures of the website's operator (`text` names what is counted, as the prose does);
    `last_year` is the text of last year's report.
    """

    ledger: "Register | None" = None
    cases: "Register | None" = None
    children: Children | None = None
    units: tuple[Report, ...] | None = None
    statistics: tuple[Fact, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    last_year: Sections | None = None


NOTHING = Inputs()
