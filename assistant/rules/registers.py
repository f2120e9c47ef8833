"""What other material says of the same year: registers, children's and other units' reports, statistics, claims.

Loaded only where one of them is given.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from assistant.form import CellId
from assistant.report import Count, Fact, Report
from assistant.report.register import Register
from assistant.rules.breach import Breach, check
from assistant.rules.given import Children
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.text.folding import squeeze
from assistant.text.similarity import overlap

_TOLD = 4
"""So many differing cells are written out."""
_COMPARED = 120
"""Shorter sections are alike by chance (字)."""
_PARTS = {"overview": ("overview",), "problems": ("problems", "improvements")}


@check("T3-R13")
def register_counts_otherwise(view: View) -> Iterator[Breach]:
    """The cells of table three are what the register of applications counts (件)."""
    yield from _differs(view, _given(view.inputs.ledger), "requests.")


@check("T4-R09")
def cases_count_otherwise(view: View) -> Iterator[Breach]:
    """The cells of table four are what the register of reviews and suits counts (件)."""
    yield from _differs(view, _given(view.inputs.cases), "litigation.")


def _given(register: Register | None) -> Register:
    return register or Register()


def _differs(view: View, register: Register, table: str) -> Iterator[Breach]:
    cells = [
        cell
        for cell, count in register.cells.items()
        if cell.startswith(table) and cell in view.known and view.known[cell] != count
    ]
    if not cells:
        return
    lines = [
        f"{view.form.name_of(cell)}：台账{register.cells[cell]}件，表填{view.known[cell]}件{_rows(register, cell)}"
        for cell in cells[:_TOLD]
    ]
    if len(cells) > _TOLD:
        lines.append(f"等共{len(cells)}格")
    first = cells[0]
    words = {"lines": "；".join(lines)}
    yield Breach(cells=tuple(cells), expected=register.cells[first], actual=view.known[first], words=words)


def _rows(register: Register, cell: CellId) -> str:
    rows = register.rows.get(cell, ())
    more = "等" if len(rows) > _TOLD else ""
    return f"（台账第{'、'.join(map(str, rows[:_TOLD]))}{more}行）" if rows else ""


@check("T3-R14")
def one_result_each(view: View) -> Iterator[Breach]:
    """Every closed application has exactly one result; 部分公开 excludes the others."""
    for one in _given(view.inputs.ledger).doubled or ():
        words = {"number": one.number, "results": "、".join(f"“{result}”" for result in one.results)}
        yield Breach(address="requests", variant="" if one.results else "none", words=words)


@check("T3-R15")
def answered_late(view: View) -> Iterator[Breach]:
    """Replies after the last day (working days, pauses left out), as the register's dates give them."""
    late = _given(view.inputs.ledger).overdue
    if late:
        rows = "、".join(str(one.row) for one in late[:_TOLD]) + ("等" if len(late) > _TOLD else "")
        claimed = next((word for word in phrases("registers")["in_time"] if view.prose.has(word)), "")
        words = {"rows": rows, "claim": claimed}
        yield Breach(address="requests", variant="claimed" if claimed else "", actual=len(late), words=words)


@check("A-R04")
def sum_of_children(view: View) -> Iterator[Breach]:
    """Each cell is the sum over the reports of all that owe one; where some are wanting, only less is possible."""
    children = view.inputs.children or Children(())
    absent = _absent(children)
    off: dict[CellId, Count] = {}
    for cell in view.form.cells:
        values = [child.value(cell) for child in children.reports if child.format == view.report.format]
        known = [value for value in values if value is not None]
        if cell in view.known and len(known) == len(values):
            total = sum(known)
            if total > view.known[cell] or (total < view.known[cell] and not absent):
                off[cell] = total
    if absent:
        yield Breach(address="section.overview", variant="absent", severity="warning", words=_names(absent))
    if off:
        lines = [
            f"{view.form.name_of(cell)}：各单位合计{total}，汇总表填{view.known[cell]}" for cell, total in off.items()
        ]
        if len(lines) > _TOLD:
            lines[_TOLD:] = [f"等共{len(lines)}格"]
        first = next(iter(off))
        words = {"lines": "；".join(lines), "count": str(len(children.reports))}
        yield Breach(cells=tuple(off), expected=off[first], actual=view.known[first], words=words)


def _absent(children: Children) -> list[str]:
    have = {squeeze(report.agency or "") for report in children.reports}
    return [name for name in children.expected if squeeze(name) not in have]


def _names(absent: list[str]) -> Mapping[str, str]:
    more = "等" if len(absent) > _TOLD else ""
    return {"names": "、".join(absent[:_TOLD]) + more, "count": str(len(absent))}


@check("Y-R04")
def like_another_unit(view: View) -> Iterator[Breach]:
    """A part shares most of its passages with another unit's report."""
    headings = {section.id: section.heading for section in view.form.sections}
    for other in view.inputs.units or ():
        if other.agency == view.report.agency:
            continue
        for part, sections in _PARTS.items():
            own, theirs = _text(view.report, sections), _text(other, sections)
            if min(len(own), len(theirs)) < _COMPARED:
                continue
            share = overlap(own, theirs)
            if share > view.limit("likeness"):
                words = {"agency": other.agency or "另一单位", "share": f"{share * 100:.0f}", "heading": headings[part]}
                yield Breach(address=f"section.{part}", words=words)


def _text(report: Report, sections: tuple[str, ...]) -> str:
    return "".join(text for section, text in report.sections.texts() if section.partition(".")[0] in sections)


@check("N-R15")
def statistics_differ(view: View) -> Iterator[Breach]:
    """The prose names what the website's statistics count and gives another figure; approximations are left alone."""
    prose = view.prose
    for fact in view.inputs.statistics or ():
        found = re.search(_named(fact), prose.text) if fact.value is not None else None
        if found and Decimal(found[1]) * (10000 if found[2] else 1) != fact.value:
            yield Breach(span=prose.span(*found.span()), expected=fact.value, actual=found[1])


def _named(fact: Fact) -> str:
    figure = r"[^0-9，。；约近超\n]{0,8}([0-9]+(?:\.[0-9]+)?)(万)?"
    return f"{re.escape(fact.text)}{figure}{re.escape(fact.unit or '')}(?![余多0-9])"


@check("N-R17")
def claim_without_source(view: View) -> Iterator[Breach]:
    """Events, meetings, systems and results that a draft asserts stand in its inputs."""
    for claim in view.inputs.claims or ():
        if claim.source is None:
            yield Breach(span=claim.span)
