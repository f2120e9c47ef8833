"""One report as the rules see it: flat values, printed labels, what is missing, which layout table three has."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple, cast

from assistant.form import CellId, Form, Table
from assistant.report import Count, Fee, NumberMention, Report, SectionId

_FIXED_LAYOUT = ("xlsx", "yaml")
"""Kinds of source whose rows and columns are ours: there a blank is a blank, never a missing row."""


class _Values(dict[CellId, Count | None]):
    """A cell that is not listed is unknown."""

    def __missing__(self, cell: CellId) -> None:
        return None


class KnownFee(NamedTuple):
    """信息处理费 of the year: notices (件), charged and received (元)."""

    notices: Count
    charged_yuan: Count
    received_yuan: Count


class View:
    """A report for the length of one check; everything else about it is derived once and kept.

    `published` is the date of publication where it is known, `numbers` a draft's own numbers (None: no draft).
    """

    def __init__(
        self,
        report: Report,
        *,
        published: date | None = None,
        numbers: tuple[NumberMention, ...] | None = None,
    ) -> None:
        self.report, self.published, self.numbers = report, published, numbers
        self.form: Form = report.form
        self.values = _Values(
            (f"{table}.{row}.{column}", value)
            for table in self.form.tables
            for row, columns in report.tables[table].items()
            for column, value in columns.items()
        )
        self.unknown: frozenset[CellId] = frozenset(cell for cell, value in self.values.items() if value is None)
        self.carried: tuple[str, ...] = tuple(
            group
            for group, columns in report.requests_group_rows.items()
            if any(value is not None for value in columns.values())
        )
        for group in self.carried:
            for column, value in report.requests_group_rows[group].items():
                self.values[f"group.{group}.{column}"] = value
        if self.previous_fits and report.previous:
            self.values.update((f"previous:{cell}", value) for cell, value in report.previous.cells.items())

    @property
    def known(self) -> Mapping[CellId, Count]:
        """The values, for a rule whose needs have settled that the cells it reads are known."""
        return cast("Mapping[CellId, Count]", self.values)

    @property
    def year(self) -> int:
        """The report's year, for a rule that needs `year`."""
        return cast("int", self.report.year)

    @property
    def fee(self) -> KnownFee:
        """The 信息处理费, for a rule that needs its three figures."""
        fee = cast("Fee", self.report.fee)
        return KnownFee(*(cast("Count", figure) for figure in (fee.notices, fee.charged_yuan, fee.received_yuan)))

    @property
    def previous_fits(self) -> bool:
        """Last year's report is there and is not known to be another year's."""
        previous, year = self.report.previous, self.report.year
        return previous is not None and (previous.year is None or year is None or previous.year == year - 1)

    @cached_property
    def undivided(self) -> tuple[str, ...]:
        """Groups printed as one row with figures, without any of their items: sums count the group's row."""
        requests = self.form.tables["requests"]
        return tuple(
            group
            for group in self.carried
            if self.unknown.issuperset(
                f"requests.{row.id}.{column.id}" for row in requests.items(group) for column in requests.columns
            )
        )

    @cached_property
    def texts(self) -> tuple[tuple[SectionId, str], ...]:
        """Every section that is not empty, with its text."""
        return tuple(pair for pair in self.report.sections.texts() if pair[1])

    @cached_property
    def headings(self) -> dict[str, str]:
        """Section id -> heading as printed, in printed order; empty where the source prints none."""
        return {
            address.removeprefix("section."): origin.raw
            for address, origin in self.report.origins.items()
            if address.startswith("section.")
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """Address -> label of a row, column or group as printed; empty where the source tells none."""
        return {
            address: origin.raw
            for address, origin in self.report.origins.items()
            if origin.raw and (address.count(".") == 1 or ".*." in address) and not address.startswith("section.")
        }

    @cached_property
    def missing_tables(self) -> tuple[str, ...]:
        """Ids of tables of which neither a figure nor a label is there."""
        if not self.unknown or self._layout_is_ours:
            return ()
        return tuple(
            table.id
            for table in self.form.tables.values()
            if self.unknown.issuperset(table.cells) and not self.addresses(table)
        )

    def missing_rows(self, table: Table) -> tuple[str, ...]:
        """Row ids of a table without figure and without label; none where the whole table is missing."""
        return self._missing_rows.get(table.id, ())

    def missing_columns(self, table: Table) -> tuple[str, ...]:
        """Column ids of a table without figure and without label; none where the whole table is missing."""
        return self._missing_columns.get(table.id, ())

    def printed(self, table: Table) -> bool:
        """The source tells labels of this table, so that a row or column without one was surely not printed."""
        return bool(self.addresses(table) & self.labels.keys())

    @cached_property
    def blank(self) -> tuple[CellId, ...]:
        """Cells of the form that are printed and not filled in, in printed order."""
        if not self.unknown:
            return ()
        absent = self.absent
        return tuple(cell for cell in self.form.cells if cell in self.unknown and cell not in absent)

    @cached_property
    def absent(self) -> frozenset[CellId]:
        """Cells whose table, row or column is missing."""
        return frozenset(
            cell
            for table in self.form.tables.values()
            for cell in (
                table.cells
                if table.id in self.missing_tables
                else cells_of(table, rows=self.missing_rows(table), columns=self.missing_columns(table))
            )
        )

    @cached_property
    def _layout_is_ours(self) -> bool:
        return self.report.source is not None and self.report.source.kind in _FIXED_LAYOUT

    @cached_property
    def _missing_rows(self) -> dict[str, tuple[str, ...]]:
        return {
            table.id: tuple(
                row
                for row, columns in table.shape.items()
                if self._absent(table, f"{table.id}.{row}", (f"{table.id}.{row}.{column}" for column in columns))
            )
            for table in self._tables_with_unknowns()
        }

    @cached_property
    def _missing_columns(self) -> dict[str, tuple[str, ...]]:
        return {
            table.id: tuple(
                column.id
                for column in table.columns
                if self._absent(table, f"{table.id}.*.{column.id}", cells_of(table, columns=(column.id,)))
            )
            for table in self._tables_with_unknowns()
        }

    def _tables_with_unknowns(self) -> tuple[Table, ...]:
        if not self.unknown or self._layout_is_ours:
            return ()
        return tuple(
            table
            for table in self.form.tables.values()
            if table.id not in self.missing_tables and not self.unknown.isdisjoint(table.cells)
        )

    def _absent(self, table: Table, label: str, cells: Iterable[CellId]) -> bool:
        cells = tuple(cells)
        known = self.addresses(table)
        return self.unknown.issuperset(cells) and label not in known and known.isdisjoint(cells)

    def addresses(self, table: Table) -> frozenset[str]:
        """The addresses of the table's cells and labels that have an origin."""
        return self._addresses.get(table.id, frozenset())

    @cached_property
    def _addresses(self) -> dict[str, frozenset[str]]:
        """Table id -> the addresses of its cells and labels that have an origin."""
        found: dict[str, set[str]] = {table: set() for table in self.form.tables}
        for address in self.report.origins:
            if (table := address.partition(".")[0]) in found:
                found[table].add(address)
        return {table: frozenset(addresses) for table, addresses in found.items()}


def cells_of(table: Table, *, rows: tuple[str, ...] = (), columns: tuple[str, ...] = ()) -> tuple[CellId, ...]:
    """The cells of these rows and columns, in printed order."""
    return tuple(
        f"{table.id}.{row}.{column}"
        for row, row_columns in table.shape.items()
        for column in row_columns
        if row in rows or column in columns
    )
