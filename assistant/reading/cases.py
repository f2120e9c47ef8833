"""Table four without positions: one row of fifteen figures, a row for each kind of case, or three small tables."""

from collections.abc import Sequence

from assistant.reading.columns import Columns, columns_in
from assistant.reading.grid import misprint
from assistant.reading.lines import Line, Piece
from assistant.reading.matching import Found, find_labels
from assistant.reading.placing import fit, place
from assistant.reading.refining import refined
from assistant.reading.runs import Run, runs_in
from assistant.reading.table import TableReading
from assistant.reading.vocabulary import Target, Vocabulary


def read_cases(lines: Sequence[Line], vocabulary: Vocabulary) -> TableReading:
    """Read table four: each run of figures belongs to the kinds of case that are named since the last run."""
    reading = TableReading(vocabulary.table)
    pieces = refined(lines, vocabulary)
    labels = find_labels(pieces, vocabulary)
    cases = [label for label in labels if label.of("row")]
    outcomes = [label for label in labels if label.of("column")]
    columns = _outcomes(outcomes, pieces, vocabulary)
    for label in (*cases, *outcomes):
        if target := label.of("row", "column"):
            reading.label_target(target, label.raw, label.place)
    for name, (raw, spot) in columns.scattered.items():
        reading.label(f"{vocabulary.table.id}.*.{name}", raw, spot)
    names = columns.of(Target("row", vocabulary.table.rows[0].id))
    cases = sorted([*cases, *_misprinted(pieces, labels, vocabulary, reading)], key=lambda label: label.first)
    named = list(dict.fromkeys(target.id for label in cases if (target := label.of("row"))))
    singles = runs_in(pieces, labels, 1)
    if _itemised(singles, cases, outcomes, reading):
        return reading
    since = -1
    heads = [pieces[label.first] for label in outcomes]
    runs = runs_in(pieces, labels, len(names) * len(named))
    filled = sum(not value.blank for run in runs if not run.alone for value in run.values)
    surplus = filled > len(names) * len(named)
    for run in runs if names else ():
        if surplus:  # a case's label was lost: whose the figures are cannot be told
            reading.leave(vocabulary.table.title, run.values, "比能认出的案件类别多")
        else:
            since = _place(run, since, cases, names, heads, reading)
    if reading.unplaced and not reading.placed:
        reading.unplaced += 1
    return reading


def _misprinted(
    pieces: Sequence[Piece], labels: Sequence[Found], vocabulary: Vocabulary, reading: TableReading
) -> list[Found]:
    """Cases whose label lost or changed a letter."""
    used = {index for label in labels for index in label.pieces}
    found: list[Found] = []
    for index, piece in enumerate(pieces):
        if piece.key and index not in used and (target := misprint(piece.key, vocabulary, reading)):
            reading.label_target(target, piece.text, piece.place)
            found.append(Found((target,), (index,), piece.text, piece.place))
    return found


def _itemised(runs: Sequence[Run], cases: Sequence[Found], outcomes: Sequence[Found], reading: TableReading) -> bool:
    """A line for each figure (`行政复议 结果维持：1`): every figure has one outcome before it, under the last case."""
    placed: dict[tuple[str, str], Run] = {}
    since = -1
    for run in runs:
        case = next((label for label in reversed(cases) if label.first < run.first), None)
        fresh = [label for label in outcomes if since < label.first <= run.first]
        if case is None or len(fresh) != 1 or len(run.values) != 1:
            return False
        row, column = case.of("row"), fresh[0].of("column")
        assert row is not None
        assert column is not None
        if placed.setdefault((row.id, column.id), run) is not run:
            return False
        since = run.first
    for (row_id, column_id), run in placed.items():
        reading.put(Target("row", row_id), (column_id,), run.values)
    return len(placed) > 1


def _outcomes(outcomes: Sequence[Found], pieces: Sequence[Piece], vocabulary: Vocabulary) -> Columns:
    columns = _columns(outcomes, pieces, vocabulary)
    official = [column.id for column in vocabulary.table.columns]
    printed = [target.id for label in outcomes if (target := label.of("column"))]
    if any(printed[start : start + len(official)] == official for start in range(len(printed))):
        for zone in columns.zones:  # a misprint in one of the three groups of five must not turn the order
            zone.columns = [name for name in official if name in printed]
    return columns


def _columns(outcomes: Sequence[Found], pieces: Sequence[Piece], vocabulary: Vocabulary) -> Columns:
    first_figure = next((index for index, piece in enumerate(pieces) if piece.figure), len(pieces))
    return columns_in(outcomes, pieces, first_figure, vocabulary)


def _place(
    run: Run, since: int, cases: Sequence[Found], names: Sequence[str], heads: Sequence[Piece], reading: TableReading
) -> int:
    """Place one run; returns the index from which the next run's cases are looked for."""
    fresh = [target.id for label in cases if since < label.first < run.first and (target := label.of("row"))]
    owners = list(dict.fromkeys(fresh))
    if run.alone and len(owners) != 1:
        return since
    for chosen in (owners, owners[-1:]):
        width = len(names) * len(chosen)
        values: Sequence[Piece | None] | None = fit(run.values, width) if chosen else None
        if values is None and width == len(heads):
            values = place(run.values, [run.values], sorted(heads, key=lambda head: head.wide), width)
        if values is not None:
            for number, case in enumerate(chosen):
                part = values[number * len(names) : (number + 1) * len(names)]
                reading.put(Target("row", case), names, part)
            return run.last
    shown = "、".join(reading.table.row[owner].label for owner in owners) or reading.table.title
    reading.leave(shown, run.values, f"有{len(run.values)}个，与表头的{len(names)}列对不上")
    return run.last
