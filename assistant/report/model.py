"""A report as one value: figures, text, facts, and where each figure came from (DESIGN §4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import ne
from typing import Literal, TypeAlias

from assistant.form import CURRENT, CellId, Form, formats, load_form
from assistant.report.sections import Sections
from assistant.report.tables import Count, Figure, Rows, as_number, blank_tables, flat
from assistant.report.value import Value

Level: TypeAlias = Literal["national", "province", "city", "county", "township"]
Theme: TypeAlias = Literal[
    "overview", "active", "on_request", "management", "platform", "oversight", "problems", "contact", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Value):
    """A thing that happened in the year: what the prose may say. `value` with `unit` is its figure, if it has one."""

    id: str
    theme: Theme
    text: str
    value: Figure = None
    unit: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Value):
    """信息处理费 of the year: notices (件), charged and received (元). Source: 国办函〔2020〕109号."""

    notices: Figure = None
    charged_yuan: Figure = None
    received_yuan: Figure = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Value):
    """A problem that the office names; `evidence` holds cell ids and fact ids."""

    id: str
    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Value):
    """What the office will do: `answers` is a problem's id, `unit` who does it, `by` until when."""

    id: str
    answers: str | None = None
    text: str
    unit: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous(Value):
    """What this year's report needs of last year's: whose it is, and what it says.

    `cells` is partial: an unlisted cell is None, never 0.
    """

    agency: str | None = None
    year: int | None = None
    cells: dict[CellId, Figure] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    problems: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Value):
    """Where a figure, a label or a heading stands: `place` as the user knows it (`表三第7行第3列`), `raw` as printed.

    `rows` are the rows of a register that were counted.
    """

    place: str
    raw: str = ""
    rows: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Value):
    """The file a report was read from; `notes` say in Chinese what was folded, left out or could not be placed."""

    name: str
    kind: Literal["docx", "html", "pdf", "xlsx", "text", "md", "json", "yaml"]
    sha256: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Value):
    """One agency's report on one year.

    `tables` always holds the 200 cells of the form in force (None where nothing is filled in); a report in 2019's
    form has `active_2019` beside them. `requests_group_rows` keeps numbers printed on rows that the official form
    leaves without figures. `origins` says of each cell read where it stands and what is printed there; of a printed
    document also of labels and headings, whose addresses are `requests.denied_other_law` (a row's label),
    `requests.*.other_org` (a column's), `group.denied` (a group's) and `section.overview` (a heading): a label without
    origin was not printed. What a Word file carries beside its text stands under `source.revisions`,
    `source.comments`, `source.hidden_text`, `source.pictures` and `source.author` (his name). Of what is filled in
    beside the tables it tells under `year`, `agency`, `level`, `kind`, `fact.F05.value`, `fact.F05.theme`,
    `fee.notices`, `measure.M1.answers`: what cannot be used has its print there alone (see `unusable`).
    """

    schema_: Literal["report/1"] = "report/1"
    agency: str | None = None
    short: str | None = None
    level: Level | None = None
    kind: str | None = None
    year: int | None = None
    format: str = CURRENT
    tables: dict[str, Rows] = field(default_factory=dict)
    requests_group_rows: Rows = field(default_factory=dict)
    sections: Sections = field(default_factory=Sections)
    facts: tuple[Fact, ...] = ()
    fee: Fee | None = None
    problems: tuple[Problem, ...] = ()
    measures: tuple[Measure, ...] = ()
    previous: Previous | None = None
    origins: dict[str, Origin] = field(default_factory=dict)
    source: Source | None = None

    def __post_init__(self) -> None:
        """Fill in what is not listed with None; refuse a format, cell or group row that the form does not have."""
        if self.format not in formats():
            raise ValueError(f"unknown format {self.format}")
        object.__setattr__(self, "tables", _complete(self.tables, self.format))
        requests = load_form(self.format).tables["requests"]
        for group, columns in self.requests_group_rows.items():
            if group not in requests.group or not columns.keys() <= requests.column.keys():
                raise ValueError(f"no such group row: {group}")

    @property
    def form(self) -> Form:
        """The official form that this report follows."""
        return load_form(self.format)

    @property
    def carried_groups(self) -> tuple[str, ...]:
        """The groups of table three whose own row carries a figure."""
        return tuple(
            group
            for group, columns in self.requests_group_rows.items()
            if any(value is not None for value in columns.values())
        )

    @property
    def undivided_groups(self) -> tuple[str, ...]:
        """Groups printed as one row with figures, without any of their items: sums count the group's row."""
        rows, requests = self.tables["requests"], self.form.tables["requests"]
        return tuple(
            group
            for group in self.carried_groups
            if all(value is None for item in requests.items(group) for value in rows[item.id].values())
        )

    @property
    def previous_fits(self) -> bool:
        """Last year's report is there and is not known to be another year's."""
        previous, year = self.previous, self.year
        return previous is not None and (previous.year is None or year is None or previous.year == year - 1)

    def cells(self) -> dict[CellId, Count | None]:
        """Cell id -> value for all tables and group rows, in printed order."""
        return flat(self.tables, self.requests_group_rows)

    def value(self, cell: CellId) -> Count | None:
        """The value of a cell, a group row's cell (`group.…`) or one of last year's (`previous:…`); None if unknown.

        Raises:
            KeyError: the form has no such cell.
        """
        if cell.startswith("previous:"):
            inner = cell.removeprefix("previous:")
            load_form().name_of(inner)
            return self.previous.cells.get(inner) if self.previous else None
        table, row, column = cell.split(".")
        if table == "group":
            self.form.name_of(cell)
            return self.requests_group_rows.get(row, {}).get(column)
        return self.tables[table][row][column]

    def with_cells(self, changes: Mapping[CellId, Count | None]) -> "Report":
        """A copy with these cells set (`requests.…`, `active.…`, `litigation.…`, `group.…`)."""
        tables = {name: {row: dict(cells) for row, cells in rows.items()} for name, rows in self.tables.items()}
        groups = {group: dict(cells) for group, cells in self.requests_group_rows.items()}
        for cell, value in changes.items():
            table, row, column = cell.split(".")
            rows = groups if table == "group" else tables[table]
            rows.setdefault(row, {})[column] = value
        return replace(self, tables=tables, requests_group_rows=groups)

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of that id, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def themed(self, theme: Theme) -> tuple[Fact, ...]:
        """The facts of that theme, in the given order."""
        return tuple(fact for fact in self.facts if fact.theme == theme)


_COUNTED = frozenset((int, type(None)))
"""What most cells hold, and needs no look: 件, or nothing."""
_NOTHING: dict[str, Figure] = {}


def _complete(tables: dict[str, Rows], format_id: str) -> dict[str, Rows]:
    """All cells of the form, those not listed None."""
    blank = blank_tables(format_id)
    if not tables.keys() <= blank.keys():
        _refuse_unknown(tables, blank)
    return {
        name: _filled(name, rows, tables[name]) if tables.get(name) else _copied(rows) for name, rows in blank.items()
    }


def _copied(rows: Rows) -> Rows:
    return {row: cells.copy() for row, cells in rows.items()}


def _filled(table: str, blank: Rows, given: Rows) -> Rows:
    """The rows of a table with what is given of them, in the form's order."""
    if not _COUNTED.issuperset(map(type, chain.from_iterable(map(dict.values, given.values())))):
        given = {row: {column: as_number(value) for column, value in cells.items()} for row, cells in given.items()}
    filled = {row: cells | given.get(row, _NOTHING) for row, cells in blank.items()}
    if not given.keys() <= blank.keys() or any(map(ne, map(len, filled.values()), map(len, blank.values()))):
        _refuse_unknown({table: given}, {table: blank})
    return filled


def _refuse_unknown(tables: Mapping[str, Rows], known: Mapping[str, Rows]) -> None:
    """Name the first cell that the form does not have."""
    for name, rows in tables.items():
        for row, cells in rows.items():
            for column in cells:
                if column not in known.get(name, {}).get(row, {}):
                    raise ValueError(f"no such cell: {name}.{row}.{column}")


def previous_of(report: Report, known: Previous | None = None) -> Previous:
    """What next year's report needs of this one: all known cells, group rows included, facts, problems, measures.

    `known` is what the new year's own input says of this one: its facts, problems and measures go before the report's,
    the report's cells before its own.
    """
    known = known or Previous()
    ids = {fact.id for fact in known.facts}
    return Previous(
        agency=report.agency or known.agency,
        year=report.year or known.year,
        cells={**known.cells, **{cell: value for cell, value in report.cells().items() if value is not None}},
        facts=(*known.facts, *(fact for fact in report.facts if fact.id not in ids)),
        problems=known.problems or _quoted(item.text for item in report.problems) or _quoted(report.sections.problems),
        improvements=known.improvements
        or _quoted(item.text for item in report.measures)
        or _quoted(report.sections.improvements),
    )


def _quoted(items: Iterable[str]) -> tuple[str, ...]:
    """Items as they are quoted: in a report's sections they keep the line feeds that join them to the text."""
    return tuple(filter(None, (item.strip() for item in items)))


def ids(parts: Iterable[Fact | Problem | Measure]) -> set[str]:
    """The ids of facts, problems or measures."""
    return {part.id for part in parts}
