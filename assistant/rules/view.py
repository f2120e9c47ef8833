"""One report as the rules see it: flat values, printed labels, what is missing, which layout table three has."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple, cast

from assistant.form import CellId, Form, Table
from assistant.report import Count, Fee, NumberMention, Report, SectionId
from assistant.rules.breach import Breach
from assistant.rules.days import printed_date
from assistant.rules.given import NOTHING, Inputs
from assistant.rules.lexicon import Hit, breach, find
from assistant.rules.local import NOWHERE, Local
from assistant.rules.phrases import phrases
from assistant.rules.prose import Prose
from assistant.rules.shape import Line, shape_of
from assistant.rules.standing import Standing
from assistant.rules.sums import Layout
from assistant.rules.wording import short

_FIXED_LAYOUT = ("xlsx", "yaml")
"""Kinds of source whose rows and columns are ours: there a blank is a blank, never a missing row."""


class _Values(dict[CellId, Count | None]):
    """A cell that is not listed is unknown."""

    def __missing__(self, cell: CellId) -> None:
        return None


class _Figures(dict[CellId, Count]):
    """The known values; an unknown cell adds nothing."""

    def __missing__(self, cell: CellId) -> int:
        return 0


class KnownFee(NamedTuple):
    """信息处理费 of the year: notices (件), charged and received (元)."""

    notices: Count
    charged_yuan: Count
    received_yuan: Count


class View:
    """A report for the length of one check; everything else about it is derived once and kept.

    `published` is the date of publication where it is known, `numbers` a draft's own numbers (None: no draft), `local`
    what a place sets otherwise, `inputs` what was given beside the report.
    `values` holds every cell, those of group rows and last year's (`previous:`) among them, None where unknown; `known`
    only those that have a value (what a rule reads whose needs are settled), `figures` the same for sums.
    """

    def __init__(
        self,
        report: Report,
        *,
        published: date | None = None,
        numbers: tuple[NumberMention, ...] | None = None,
        local: Local = NOWHERE,
        inputs: Inputs = NOTHING,
    ) -> None:
        self.report, self.published, self.numbers = report, published, numbers
        self.local, self.inputs = local, inputs
        self.form: Form = report.form
        self.shape = shape_of(report.format)
        figures: list[Count | None] = []
        for table in self.form.tables:
            for columns in report.tables[table].values():  # rows and columns always stand in the form's order
                figures += columns.values()
        self.values = _Values(zip(self.form.cells, figures, strict=True))
        self.unknown: frozenset[CellId] = (
            frozenset([cell for cell, value in self.values.items() if value is None])
            if None in figures
            else frozenset()
        )
        self.carried: tuple[str, ...] = report.carried_groups
        for group in self.carried:
            for column, value in report.requests_group_rows[group].items():
                self.values[f"group.{group}.{column}"] = value
        if self.previous_fits and report.previous:
            self.values.update((f"previous:{cell}", value) for cell, value in report.previous.cells.items())
        self.known: dict[CellId, Count] = {cell: value for cell, value in self.values.items() if value is not None}
        self.figures = _Figures(self.known)

    @property
    def year(self) -> int:
        """The report's year, for a rule that needs `year`."""
        return cast("int", self.report.year)

    @property
    def fee(self) -> KnownFee:
        """The 信息处理费, for a rule that needs its three figures."""
        fee = cast("Fee", self.report.fee)
        return KnownFee(*(cast("Count", figure) for figure in (fee.notices, fee.charged_yuan, fee.received_yuan)))

    def fee_figure(self, name: str) -> Count:
        """One figure of the 信息处理费, for a rule that needs it."""
        return cast("Count", getattr(self.report.fee, name))

    @property
    def previous_fits(self) -> bool:
        """Last year's report is there and is not known to be another year's."""
        return self.report.previous_fits

    @property
    def has_rules(self) -> bool:
        """Table two counts 规章."""
        return any(self.figures[f"active.regulations.{column}"] for column in ("issued", "repealed", "in_force"))

    @cached_property
    def dated(self) -> date | None:
        """The date of publication where it was given, else the date printed under the report."""
        return self.published or printed_date(self.report.sections.closing)

    @property
    def publish_by(self) -> date | None:
        """The last day for publication that the place sets for this kind of agency."""
        day = self.local.day_for(self.report.kind, self.report.level)
        return date(self.report.year + 1, *day) if day and self.report.year else None

    def limit(self, name: str) -> Count:
        """A limit of `phrases/limits.toml`, or the place's own."""
        found: Count = self.local.limits[name] if name in self.local.limits else phrases("limits")[name]
        return found

    @property
    def layout(self) -> Layout:
        """Which sums there are; those that lead over from last year's report take part where it fits."""
        return Layout(self.form.id, self.previous_fits, self.carried, self.undivided if self.carried else ())

    @cached_property
    def sums(self) -> Standing:
        """How the sums stand."""
        return Standing(self.layout, self.known, self.unknown)

    @cached_property
    def undivided(self) -> tuple[str, ...]:
        """Groups printed as one row with figures, without any of their items: sums count the group's row."""
        return self.report.undivided_groups

    @cached_property
    def texts(self) -> tuple[tuple[SectionId, str], ...]:
        """Every section that is not empty, with its text."""
        return tuple(pair for pair in self.report.sections.texts() if pair[1])

    @cached_property
    def prose(self) -> Prose:
        """All sections as one text."""
        return Prose(self.texts)

    def worded(self, rule: str) -> Iterator[Breach]:
        """What the words and patterns of that rule find in the prose, as breaches."""
        for hit in self._worded.get(rule, ()):
            yield breach(hit, self.prose.span(hit.start, hit.end))

    @cached_property
    def _worded(self) -> dict[str, list[Hit]]:
        return find(self.prose, self.report.year)

    @property
    def headings(self) -> dict[str, str]:
        """Part id -> heading as printed, in printed order; empty where the source prints none."""
        return self._prints[0]

    @property
    def labels(self) -> dict[str, str]:
        """Address -> label of a row, column, group or clause as printed, in printed order; empty where none is told."""
        return self._prints[1]

    @property
    def odd_prints(self) -> dict[CellId, str]:
        """Cell -> its print, where a value was read from more than plain digits."""
        return self._prints[2]

    @cached_property
    def _prints(self) -> tuple[dict[str, str], dict[str, str], dict[CellId, str]]:
        headings: dict[str, str] = {}
        labels: dict[str, str] = {}
        odd: dict[CellId, str] = {}
        known, official = self.known, self.shape.labels
        for address, origin in self.report.origins.items():
            raw = origin.raw
            if address in official:
                if address.startswith("section."):
                    headings[address.removeprefix("section.")] = raw
                else:
                    labels[address] = raw
            elif raw != "0" and address in known and not (raw.isdecimal() and raw.isascii()):
                odd[address] = raw
        return headings, labels, odd

    @property
    def blank_prints(self) -> bool:
        """The source tells of a cell without a value where it stands, and what is printed there."""
        blank = self.values.keys() - self.known.keys() if len(self.known) < len(self.values) else ()
        return not self.report.origins.keys().isdisjoint(blank)

    @cached_property
    def unknown_lines(self) -> tuple[tuple[str, frozenset[CellId]], ...]:
        """Tables, then columns and rows of more than one cell, that are unknown throughout: name and cells.

        The cells of group rows go with the columns of their table.
        """
        found = []
        for table in self.form.tables.values() if self.unknown else ():
            if self.unknown.issuperset(table.cells):
                found.append((table.number, frozenset(table.cells)))
                continue
            for column in self.shape.columns[table.id]:
                if len(column.cells) > 1 and self.wholly_unknown(column):
                    groups = (f"group.{group.id}.{column.id}" for group in table.groups)
                    name = f"{table.number}“{short(table.column[column.id].label)}”列"
                    found.append((name, frozenset((*column.cells, *groups))))
            found.extend(
                (f"{table.number}“{short(table.row[row.id].label)}”行", frozenset(row.cells))
                for row in self.shape.rows[table.id]
                if len(row.cells) > 1 and self.wholly_unknown(row)
            )
        return tuple(found)

    @cached_property
    def missing_tables(self) -> tuple[str, ...]:
        """Ids of tables of which neither a figure nor a label is there."""
        if not self.unknown or self._layout_is_ours:
            return ()
        return tuple(
            table
            for table, lines in self.shape.rows.items()
            if lines[0].cells[0] in self.unknown
            and all(map(self._absent, lines))
            and not any(line.label in self.labels for line in self.shape.columns[table])
        )

    def missing_rows(self, table: Table) -> tuple[Line, ...]:
        """Rows of a table without figure and without label; none where the whole table is missing."""
        return self._missing_lines[0].get(table.id, ())

    def missing_columns(self, table: Table) -> tuple[Line, ...]:
        """Columns of a table without figure and without label; none where the whole table is missing."""
        return self._missing_lines[1].get(table.id, ())

    def cells_of(self, lines: Iterable[Line]) -> tuple[CellId, ...]:
        """The cells of these rows and columns, in printed order."""
        cells = {cell for line in lines for cell in line.cells}
        return tuple(sorted(cells, key=self.shape.order.__getitem__))

    def printed(self, table: Table) -> bool:
        """The source tells labels of this table, so that a row or column without one was surely not printed."""
        lines = self.shape.rows[table.id] + self.shape.columns[table.id]
        return any(line.label in self.labels for line in lines)

    @cached_property
    def blank(self) -> tuple[CellId, ...]:
        """Cells of the form that are printed and not filled in, in printed order."""
        if not self.unknown:
            return ()
        missing = (line.cells for of_table in self._missing_lines for lines in of_table.values() for line in lines)
        tables = (self.form.tables[table].cells for table in self.missing_tables)
        present = self.unknown.difference(*missing, *tables)
        return tuple(cell for cell in self.form.cells if cell in present) if present else ()

    @cached_property
    def unplaced(self) -> tuple[tuple[str, Line], ...]:
        """Rows (with their tables) whose label is printed and of whose figures not one could be given a column.

        Of a blank that is printed an origin tells; such a row has none but its label's, while other rows have.
        """
        if not self.blank:
            return ()
        origins = self.report.origins.keys()
        return tuple(
            (table, line)
            for table, lines in self.shape.rows.items()
            if not origins.isdisjoint(self.form.tables[table].cells)
            for line in lines
            if line.label in origins and self.wholly_unknown(line) and origins.isdisjoint(line.cells)
        )

    @cached_property
    def _layout_is_ours(self) -> bool:
        return self.report.source is not None and self.report.source.kind in _FIXED_LAYOUT

    @cached_property
    def _missing_lines(self) -> tuple[dict[str, tuple[Line, ...]], dict[str, tuple[Line, ...]]]:
        """By table, the rows and the columns that are missing."""
        if not self.unknown or self._layout_is_ours:
            return {}, {}
        rows, columns = (
            {
                table: tuple([line for line in lines if line.cells[0] in self.unknown and self._absent(line)])
                for table, lines in by_table.items()
                if table not in self.missing_tables
            }
            for by_table in (self.shape.rows, self.shape.columns)
        )
        return rows, columns

    def wholly_unknown(self, line: Line) -> bool:
        """No cell of that row or column has a value."""
        return line.cells[0] in self.unknown and self.unknown.issuperset(line.cells)

    def _absent(self, line: Line) -> bool:
        """Neither a figure, nor a print, nor a label of that row or column."""
        origins = self.report.origins
        return (
            self.wholly_unknown(line)
            and line.label not in origins
            and (not origins or origins.keys().isdisjoint(line.cells))
        )
