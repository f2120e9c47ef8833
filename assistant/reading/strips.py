"""A table that lost its positions: lines of labels and figures as they come out of a page or a PDF.

Labels are put together first (`matching`), then each run of figures goes to the label that it stands beside, inside or
below. Which columns a run fills is told by the header's labels and proven by the run's length: a run that does not
fit is never placed by guess.
"""

from collections import Counter
from collections.abc import Sequence

from assistant.reading.assigning import assign
from assistant.reading.columns import columns_in
from assistant.reading.lines import Line, Piece
from assistant.reading.matching import Found, find_labels
from assistant.reading.refining import refined
from assistant.reading.runs import Run, runs_in
from assistant.reading.table import TableReading
from assistant.reading.vocabulary import Vocabulary


def read_strips(lines: Sequence[Line], vocabulary: Vocabulary) -> TableReading:
    """Read a table from lines without positions."""
    reading = TableReading(vocabulary.table)
    pieces = refined(lines, vocabulary)
    labels = find_labels(pieces, vocabulary)
    heads = _heads(labels, pieces)
    rows = [label for label in labels if label not in heads and label.of("row", "group")]
    columns = columns_in(heads, pieces, rows[0].first if rows else len(pieces), vocabulary)
    for label in heads:
        if target := label.of("column"):
            reading.label_target(target, label.raw, label.place)
    for name, (raw, place) in columns.scattered.items():
        reading.label(f"{vocabulary.table.id}.*.{name}", raw, place)
    runs = _runs(pieces, labels, max(map(len, vocabulary.table.shape.values())))
    assign(runs, rows, pieces, labels, columns, vocabulary, reading)
    return reading


def _runs(pieces: Sequence[Piece], labels: Sequence[Found], official: int) -> list[Run]:
    """The rows' values; where a column is not in print, most rows have fewer values than the form has columns."""
    runs = runs_in(pieces, labels, official)
    widths = Counter(len(run.values) for run in runs)
    usual = max(widths, key=lambda width: (widths[width], width), default=official)
    return runs_in(pieces, labels, usual) if 1 < usual < official else runs


def _heads(labels: Sequence[Found], pieces: Sequence[Piece]) -> list[Found]:
    """The labels that head columns. “其他” and “总计” do where they stand among labels that are only columns'."""
    heads: list[Found] = []
    stretch: list[Found] = []

    def close() -> None:
        if any(label.of("column") and not label.of("row", "group") for label in stretch):
            heads.extend(stretch)
        stretch.clear()

    for label in labels:
        heading = label.of("column", "band", "caption") is not None
        if stretch and (not heading or any(piece.figure for piece in pieces[stretch[-1].first : label.first])):
            close()
        if heading:
            stretch.append(label)
    close()
    return heads
