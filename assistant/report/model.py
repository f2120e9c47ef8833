"""A report as one value: figures, text, facts, and where each figure came from (DESIGN §4)."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from assistant.form import CURRENT, CellId, Form, formats, load_form
from assistant.report.sections import Sections
from assistant.report.tables import Count, Figure, Rows, empty_tables, flat

Level: TypeAlias = Literal["national", "province", "city", "county", "township"]
Theme: TypeAlias = Literal[
    "overview", "active", "on_request", "management", "platform", "oversight", "problems", "contact", "other"
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(_Part):
    """A thing that happened in the year: what the prose may say. `value` with `unit` is its figure, if it has one."""

    id: str
    theme: Theme
    text: str
    value: Figure = None
    unit: str | None = None
    place: str | None = None


class Fee(_Part):
    """信息处理费 of the year: notices (件), charged and received (元). Source: 国办函〔2020〕109号."""

    notices: Figure = None
    charged_yuan: Figure = None
    received_yuan: Figure = None


class Problem(_Part):
    """A problem that the office names; `evidence` holds cell ids and fact ids."""

    id: str
    text: str
    evidence: tuple[str, ...] = ()


class Measure(_Part):
    """What the office will do: `answers` is a problem's id, `unit` who does it, `by` until when."""

    id: str
    answers: str | None = None
    text: str
    unit: str | None = None
    by: str | None = None


class Previous(_Part):
    """What this year's report needs of last year's. `cells` is partial: an unlisted cell is None, never 0."""

    year: int | None = None
    cells: dict[CellId, Figure] = Field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    problems: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()


class Origin(_Part):
    """Where a figure, a label or a heading stands: `place` as the user knows it (`表三第7行第3列`), `raw` as printed.

    `rows` are the rows of a register that were counted.
    """

    place: str
    raw: str = ""
    rows: tuple[int, ...] | None = None


class Source(_Part):
    """The file a report was read from; `notes` say in Chinese what was folded, left out or could not be placed."""

    name: str
    kind: Literal["docx", "html", "pdf", "xlsx", "text", "md", "json", "yaml"]
    sha256: str
    notes: tuple[str, ...] = ()


class Report(_Part):
    """One agency's report on one year.

    `tables` always holds the 200 cells of the form in force (None where nothing is filled in); a report in 2019's
    form has `active_2019` beside them. `requests_group_rows` keeps numbers printed on rows that the official form
    leaves without figures. `origins` says of each cell read where it stands and what is printed there; of a printed
    document also of labels and headings, whose addresses are `requests.denied_other_law` (a row's label),
    `requests.*.other_org` (a column's), `group.denied` (a group's) and `section.overview` (a heading): a label without
    origin was not printed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["report/1"] = Field(default="report/1", alias="schema")
    agency: str | None = None
    short: str | None = None
    level: Level | None = None
    kind: str | None = None
    year: int | None = None
    format: str = CURRENT
    tables: dict[str, Rows] = Field(default_factory=dict, validate_default=True)
    requests_group_rows: Rows = Field(default_factory=dict)
    sections: Sections = Sections()
    facts: tuple[Fact, ...] = ()
    fee: Fee | None = None
    problems: tuple[Problem, ...] = ()
    measures: tuple[Measure, ...] = ()
    previous: Previous | None = None
    origins: dict[str, Origin] = Field(default_factory=dict)
    source: Source | None = None

    @field_validator("format")
    @classmethod
    def _known_format(cls, value: str) -> str:
        if value not in formats():
            raise ValueError(f"unknown format {value}")
        return value

    @field_validator("tables")
    @classmethod
    def _cells_of_the_form(cls, tables: dict[str, Rows], info: ValidationInfo) -> dict[str, Rows]:
        """Fill in what is not listed with None; refuse rows and columns that the form does not have."""
        complete = empty_tables(info.data.get("format", CURRENT))
        for name, rows in tables.items():
            for row, columns in rows.items():
                for column, value in columns.items():
                    if column not in complete.get(name, {}).get(row, {}):
                        raise ValueError(f"no such cell: {name}.{row}.{column}")
                    complete[name][row][column] = value
        return complete

    @field_validator("requests_group_rows")
    @classmethod
    def _groups_of_the_form(cls, rows: Rows, info: ValidationInfo) -> Rows:
        requests = load_form(info.data.get("format", CURRENT)).tables["requests"]
        for group, columns in rows.items():
            if group not in requests.group or not columns.keys() <= requests.column.keys():
                raise ValueError(f"no such group row: {group}")
        return rows

    @property
    def form(self) -> Form:
        """The official form that this report follows."""
        return load_form(self.format)

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
        raw = self.model_dump(by_alias=True)
        for cell, value in changes.items():
            table, row, column = cell.split(".")
            rows = raw["requests_group_rows"] if table == "group" else raw["tables"][table]
            rows.setdefault(row, {})[column] = value
        return Report.model_validate(raw)

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of that id, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def themed(self, theme: Theme) -> tuple[Fact, ...]:
        """The facts of that theme, in the given order."""
        return tuple(fact for fact in self.facts if fact.theme == theme)

    def to_json(self) -> dict[str, Any]:
        """The report as DESIGN §4 has it: plain values for `json.dumps`."""
        return self.model_dump(mode="json", by_alias=True)


def previous_of(report: Report) -> Previous:
    """What next year's report needs of this one: all known cells, group rows included, facts, problems, measures."""
    return Previous(
        year=report.year,
        cells={cell: value for cell, value in report.cells().items() if value is not None},
        facts=report.facts,
        problems=tuple(item.text for item in report.problems) or report.sections.problems,
        improvements=tuple(item.text for item in report.measures) or report.sections.improvements,
    )


def ids(parts: Iterable[Fact | Problem | Measure]) -> set[str]:
    """The ids of facts, problems or measures."""
    return {part.id for part in parts}
