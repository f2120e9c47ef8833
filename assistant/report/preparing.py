"""A year's report before anything is filled in: zeros, and what last year's report already settles."""

from collections.abc import Iterator

from assistant.errors import InputError
from assistant.form import CellId, load_form
from assistant.report.model import Fact, Fee, Level, Report, previous_of
from assistant.report.naming import same_agency
from assistant.report.tables import Count

CONTACT = "C1"
"""The id of the fact that holds address and telephone."""


def prepare(
    agency: str | None,
    year: int,
    *,
    short: str | None = None,
    level: Level | None = None,
    kind: str | None = None,
    previous: Report | None = None,
    renamed: bool = False,
) -> Report:
    """A report on `year` with every count 0, for the fill-in workbook.

    From last year's report come the name, level and kind where they are not given, 结转下年度 of each column as this
    year's 上年结转, 现行有效件数 as a base, the problems and measures to answer, and the contact line. What last year's
    report leaves unknown stays 0.

    Raises:
        InputError: `previous` reports on another year than the one before, or is another agency's and not `renamed`.
    """
    if previous is not None:
        _refuse_other(previous, year, None if renamed else agency)
    form = load_form()
    blank: dict[CellId, Count | None] = dict.fromkeys(form.cells, 0)
    report = Report(
        agency=agency or (previous.agency if previous else None),
        short=short or (previous.short if previous and agency in (None, previous.agency) else None),
        level=level or (previous.level if previous else None),
        kind=kind or (previous.kind if previous else None),
        year=year,
        fee=Fee(notices=0, charged_yuan=0, received_yuan=0),
    )
    if previous is None:
        return report.with_cells(blank)
    taken = dict(_taken_over(previous))
    sums = {
        equation.right[0]: sum(taken[cell] for cell in equation.left)
        for equation in form.identities["requests.row"].equations
        if taken.keys() >= set(equation.left)
    }
    contact = tuple(
        Fact(id=CONTACT, theme="contact", text=fact.text) for fact in previous.themed("contact") if "电话" in fact.text
    )[:1]
    update = {"previous": previous_of(previous), "facts": contact}
    return report.with_cells({**blank, **taken, **sums}).model_copy(update=update)


def _refuse_other(previous: Report, year: int, agency: str | None) -> None:
    """Last year's report must be last year's, and that agency's where one is named."""
    place = previous.source.name if previous.source else "上年年报"
    if previous.year is not None and previous.year != year - 1:
        raise InputError(
            f"上年年报应为{year - 1}年的，给的是{previous.year}年的",
            place=place,
            remedy=f"请换用{year - 1}年的年报，或核对填报年度",
            doing="使用",
        )
    if agency and previous.agency and not same_agency(previous.agency, agency):
        raise InputError(
            f"上年年报是“{previous.agency}”的，不是“{agency}”的",
            place=place,
            remedy="请换用本机关的上年年报，或核对机关名称；机关改名、合并的，加 --renamed 照用",
            doing="使用",
        )


def _taken_over(previous: Report) -> Iterator[tuple[CellId, Count]]:
    """For each sum that leads over from last year: its last cell, at which the sum holds while the rest is 0."""
    for equation in load_form().equations:
        head = equation.left[0]
        if head.startswith("previous:"):
            yield equation.right[-1], previous.value(head.removeprefix("previous:")) or 0
