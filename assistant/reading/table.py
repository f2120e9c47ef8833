"""What reading one table gives: cells, labels, and what could not be placed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.form import CellId, Column, Table
from assistant.reading.counts import ReadCell, is_blank, read_amount, read_change, read_count
from assistant.reading.lines import Piece
from assistant.reading.vocabulary import Target
from assistant.report import Origin


@dataclass
class TableReading:
    """One table as read. `placed` and `unplaced` count rows; a row without any figure is neither.

    `lines` are the numbers of the lines that it was read from.
    """

    table: Table
    cells: dict[CellId, ReadCell] = field(default_factory=dict)
    labels: dict[str, Origin] = field(default_factory=dict)
    lines: frozenset[int] = frozenset()
    notes: list[str] = field(default_factory=list)
    placed: int = 0
    unplaced: int = 0

    def put(self, row: Target, columns: Sequence[str], values: Sequence[Piece | None]) -> None:
        """Read the values of a row into its cells; None is a cell that the source does not hold."""
        owner = "group" if row.kind == "group" else self.table.id
        for column, piece in zip(columns, values, strict=True):
            if piece is not None:
                cell = f"{owner}.{row.id}.{column}"
                self.cells.setdefault(cell, _reader(self.table.column[column])(piece.text, piece.place))
        self.placed += any(piece is not None and not is_blank(piece.text) for piece in values)

    def leave(self, label: str, values: Sequence[Piece], why: str) -> None:
        """Note a row whose values cannot be placed; its cells stay None."""
        shown = "、".join(piece.text for piece in values if not piece.blank)
        place = values[0].place if values else ""
        self.notes.append(f"{self.table.number}“{label}”（{place}）的数字“{shown}”{why}，相应单元格按未填处理")
        self.unplaced += 1

    def label(self, address: str, raw: str, place: str) -> None:
        """Record a printed label; its first print counts."""
        self.labels.setdefault(address, Origin(place=place, raw=raw))

    def label_target(self, target: Target, raw: str, place: str) -> None:
        """Record the printed label of a row, group or column."""
        match target.kind:
            case "row":
                self.label(f"{self.table.id}.{target.id}", raw, place)
            case "group":
                self.label(f"group.{target.id}", raw, place)
            case "column":
                self.label(f"{self.table.id}.*.{target.id}", raw, place)

    @property
    def score(self) -> tuple[int, int]:
        """For choosing between two ways of reading: fewest rows lost, then most cells read."""
        return -self.unplaced, len(self.cells)


def columns_of(table: Table, row: Target) -> tuple[str, ...]:
    """The columns that the form gives this row."""
    return table.shape[row.id] if row.kind == "row" else tuple(column.id for column in table.columns)


def _reader(column: Column) -> Callable[[str, str], ReadCell]:
    if column.decimal:
        return read_amount
    return read_change if column.signed else read_count
