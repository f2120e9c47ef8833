"""Which columns a table without positions has, and in which order: told by the labels of its header."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.form import Table
from assistant.reading.lines import Piece, letters
from assistant.reading.matching import Found
from assistant.reading.table import columns_of
from assistant.reading.vocabulary import Target, Vocabulary


@dataclass
class Zone:
    """One header: the index of its first piece, its columns in order, and whether that order could be read."""

    first: int
    columns: list[str]
    clear: bool


@dataclass
class Columns:
    """The headers of a table.

    `heads` are the pieces where the labels begin; `scattered` holds columns whose label lies about letter by
    letter: id -> (label, place).
    """

    table: Table
    zones: list[Zone]
    heads: dict[str, Piece] = field(default_factory=dict)
    scattered: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, row: Target, before: int | None = None) -> tuple[str, ...]:
        """The columns of a row that begins at piece `before`, in printed order, by the nearest header above it."""
        own = columns_of(self.table, row)
        above = [zone for zone in self.zones if before is None or zone.first < before]
        fitting = [zone for zone in above if set(zone.columns) & set(own)]
        widest = max((len(set(zone.columns) & set(own)) for zone in fitting), default=0)
        zone = next((z for z in reversed(fitting) if len(set(z.columns) & set(own)) == widest), None)
        return tuple(column for column in zone.columns if column in own) if zone else ()

    def heads_of(self, names: Sequence[str]) -> list[Piece]:
        """Where the labels of these columns begin, in this order; empty where one was not found."""
        return [self.heads[name] for name in names] if self.heads.keys() >= set(names) else []

    def complete(self, width: int, sums: bool) -> str:
        """Fit the header to rows of `width` values where the print leaves one reading; returns a note, or "".

        A single label that is missing between others in official order can only stand for the official columns; so can
        a missing total, and a whole header, while each row's last value is the sum of the others (`sums`).
        """
        official = [column.id for column in self.table.columns]
        seen = list(self.of(Target("row", self.table.rows[0].id)))
        in_order = seen == [column for column in official if column in seen]
        whole = "total" in seen or sums  # a header that lost its total does not tell where that stands
        if width == len(official) and in_order and whole and (len(seen) == width - 1 or not seen):
            self.zones = [Zone(-1, official, clear=True)]
            lost = "、".join(self.table.column[column].label for column in official if column not in seen)
            return f"{self.table.number}表头缺“{lost}”，各行为{width}个数，按统一格式的列序读取"
        return ""


def columns_in(heads: Sequence[Found], pieces: Sequence[Piece], first_row: int, vocabulary: Vocabulary) -> Columns:
    """Read the headers from the labels that head columns; `first_row` is the index where the first row begins."""
    table = vocabulary.table
    zones: list[list[Found]] = []
    for label in heads:
        if not zones or any(piece.figure for piece in pieces[zones[-1][-1].first : label.first]):
            zones.append([])
        zones[-1].append(label)
    columns = Columns(table, [_zone(labels, pieces, table) for labels in zones])
    columns.heads = {target.id: pieces[label.first] for label in heads if (target := label.of("column"))}
    if not table.clauses:
        _gather(columns, heads, pieces, first_row)
    return columns


def _zone(labels: Sequence[Found], pieces: Sequence[Piece], table: Table) -> Zone:
    read = _expanded(labels, table)
    official = [column.id for column in table.columns if column.id in read]
    clear = all(len(label.pieces) == 1 for label in labels if label.of("column"))
    aligned = all(pieces[label.first].aligned for label in labels)
    middles = {label: pieces[label.first].start + pieces[label.first].end for label in labels if label.of("column")}
    by_place = _plain(sorted(middles, key=lambda label: middles[label]))
    if not clear or (aligned and by_place == official):
        read = official
    elif _lost_band(labels, pieces, table):
        beside = [name for name in _plain(labels) if not table.column[name].band]
        known = official if beside == [name for name in official if name in beside] else []
        over = aligned and len(set(middles.values())) == len(read) and _over_figures(labels, pieces)
        read = by_place if over else known
    return Zone(labels[0].first, read, clear)


def _over_figures(labels: Sequence[Found], pieces: Sequence[Piece]) -> bool:
    """The header's labels stand no further to the left than the figures: their offsets tell their order."""
    edge = min((piece.start for piece in pieces if piece.figure), default=0)
    return all(pieces[label.first].end > edge for label in labels if label.of("column"))


def _lost_band(labels: Sequence[Found], pieces: Sequence[Piece], table: Table) -> bool:
    """Columns of a band stand on a line below the others and the band itself is not legible: their place is unknown."""
    lines: dict[str, set[int]] = {}
    for label in labels:
        if target := label.of("column"):
            lines.setdefault(table.column[target.id].band, set()).add(pieces[label.first].line)
    bands = {target.id for label in labels if (target := label.of("band"))}
    return any(band and band not in bands and lines[band].isdisjoint(lines.get("", ())) for band in lines)


def _plain(labels: Sequence[Found]) -> list[str]:
    return list(dict.fromkeys(target.id for label in labels if (target := label.of("column"))))


def _expanded(labels: Sequence[Found], table: Table) -> list[str]:
    """The columns in reading order, those under a band where the band stands."""
    order: list[str] = []
    plain = _plain(labels)
    for label in labels:
        column, band = label.of("column"), label.of("band")
        if band and not column:
            order += [name for name in plain if table.column[name].band == band.id] if _is_band(band, table) else []
        elif column:
            order.append(column.id)
    return list(dict.fromkeys(order))


def _is_band(band: Target, table: Table) -> bool:
    return any(column.band == band.id for column in table.columns)


def _gather(columns: Columns, heads: Sequence[Found], pieces: Sequence[Piece], first_row: int) -> None:
    """Find the labels that lie about letter by letter (header cells broken over lines): all their letters are there."""
    table = columns.table
    used = {index for label in heads for index in label.pieces}
    loose = [piece for index, piece in enumerate(pieces[:first_row]) if piece.key and index not in used]
    letters_left = Counter("".join(piece.key for piece in loose))
    seen = {column for zone in columns.zones for column in zone.columns}
    for column in table.columns:
        needed = Counter(letters(column.label))
        if column.id not in seen and needed <= letters_left:
            letters_left -= needed
            columns.scattered[column.id] = (column.label, loose[0].place)
    if columns.scattered:
        seen |= columns.scattered.keys()
        columns.zones.insert(0, Zone(-1, [column.id for column in table.columns if column.id in seen], clear=False))
