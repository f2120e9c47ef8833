"""The official form as values: parts, tables, rows, columns, groups.

Everything here is read from the TOML files beside this module; nothing in Python names a row or a sum.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

CellId: TypeAlias = str
"""`requests.granted.natural_person`, `group.denied.total`, `previous:requests.carried_out.total`."""

TableId: TypeAlias = Literal["active", "requests", "litigation", "active_2019"]


class Section(NamedTuple):
    """One of the six parts, or one of the five aspects of part one (`keywords` then find it under other headings)."""

    id: str
    ordinal: str
    title: str
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The printed heading: `一、总体情况`."""
        return self.ordinal + self.title


class Column(NamedTuple):
    """A column of figures. `band` is the merged header above it; `decimal` marks 万元, `signed` a change."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    band: str = ""
    decimal: bool = False
    signed: bool = False


class Row(NamedTuple):
    """A row of figures. `group` is the merged label before it, `result` marks 予以公开, 部分公开 and 总计.

    `basis` is the article under which a reply of this kind is given (empty where none is named).
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    group: str = ""
    band: str = ""
    result: bool = False
    basis: str = ""


class Group(NamedTuple):
    """A merged label cell of table three such as （三）不予公开; the official form gives it no figures of its own."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


class Clause(NamedTuple):
    """A part of table two: the item of Article 20 that it answers, its rows and its columns."""

    label: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One official table."""

    id: str
    number: str
    title: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...] = ()
    clauses: tuple[Clause, ...] = ()
    note: str = ""
    head: str = ""
    stub: str = ""

    @cached_property
    def row(self) -> dict[str, Row]:
        """Row id -> row."""
        return {row.id: row for row in self.rows}

    @cached_property
    def column(self) -> dict[str, Column]:
        """Column id -> column."""
        return {column.id: column for column in self.columns}

    @cached_property
    def group(self) -> dict[str, Group]:
        """Group id -> group."""
        return {group.id: group for group in self.groups}

    @cached_property
    def shape(self) -> dict[str, tuple[str, ...]]:
        """Row id -> the ids of the columns that this row has, both in printed order."""
        if self.clauses:
            return {row: clause.columns for clause in self.clauses for row in clause.rows}
        columns = tuple(column.id for column in self.columns)
        return {row.id: columns for row in self.rows}

    @cached_property
    def cells(self) -> tuple[CellId, ...]:
        """All cell ids in printed order."""
        return tuple(f"{self.id}.{row}.{column}" for row, columns in self.shape.items() for column in columns)

    def items(self, group: str) -> tuple[Row, ...]:
        """The rows under a group's label."""
        return self._by_group.get(group, ())

    @cached_property
    def _by_group(self) -> dict[str, tuple[Row, ...]]:
        groups = dict.fromkeys(row.group for row in self.rows)
        return {group: tuple(row for row in self.rows if row.group == group) for group in groups}


class Equation(NamedTuple):
    """One sum of the form on given cells: the cells of `left` add up to the same as the cells of `right`.

    `identity` is the id in the TOML file, `instance` says which row, column or group (`total`, `denied.total`);
    an identity that is not repeated has the instance "".
    """

    identity: str
    instance: str
    left: tuple[CellId, ...]
    right: tuple[CellId, ...]

    @property
    def cells(self) -> tuple[CellId, ...]:
        """Left, then right."""
        return self.left + self.right


class Identity(NamedTuple):
    """A sum that the form demands, said once, with the equations that it stands for."""

    id: str
    title: str
    basis: str
    equations: tuple[Equation, ...] = field(repr=False)


@dataclass(frozen=True)
class Form:
    """One official format of the report.

    `tables` holds this format's own tables; `old_labels` are labels that no later format prints; `undivided_groups`
    are groups whose row carries figures and whose items are not printed.
    """

    id: str
    name: str
    number: str
    first_year: int
    last_year: int | None
    report_title: str
    title_words: str
    title_aliases: tuple[str, ...]
    sections: tuple[Section, ...]
    aspects: tuple[Section, ...]
    tables: dict[str, Table]
    identities: dict[str, Identity]
    old_labels: tuple[str, ...] = ()
    undivided_groups: tuple[str, ...] = ()

    @cached_property
    def cells(self) -> tuple[CellId, ...]:
        """All cells of all tables in printed order: 200 in the form of 2021."""
        return tuple(cell for table in self.tables.values() for cell in table.cells)

    @cached_property
    def group_cells(self) -> tuple[CellId, ...]:
        """The addresses of the numbers that some sources carry on a group's row: 28."""
        requests = self.tables["requests"]
        return tuple(f"group.{group.id}.{column.id}" for group in requests.groups for column in requests.columns)

    @property
    def equations(self) -> tuple[Equation, ...]:
        """Every equation of every identity."""
        return tuple(equation for identity in self.identities.values() for equation in identity.equations)

    def name_of(self, cell: CellId) -> str:
        """The cell in the words of the form: `表三“（一）予以公开”自然人`, with 上年 before last year's.

        Raises:
            KeyError: the form has no such cell.
        """
        if cell.startswith("previous:"):
            return f"上年{self.name_of(cell.removeprefix('previous:'))}"
        table_id, row_id, column_id = cell.split(".")
        table = self.tables["requests" if table_id == "group" else table_id]
        label = table.group[row_id].label if table_id == "group" else table.row[row_id].label
        return f"{table.number}“{label.split('（区分')[0]}”{table.column[column_id].label.split('（')[0]}"
