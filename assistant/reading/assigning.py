"""Runs of values to the labels that they belong to, and into their cells."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from assistant.reading.columns import Columns
from assistant.reading.grid import misprint
from assistant.reading.lines import Piece
from assistant.reading.matching import Found
from assistant.reading.placing import fit, place, sums
from assistant.reading.runs import Run
from assistant.reading.table import TableReading
from assistant.reading.vocabulary import Target, Vocabulary


def assign(
    runs: Sequence[Run],
    rows: Sequence[Found],
    pieces: Sequence[Piece],
    labels: Sequence[Found],
    columns: Columns,
    vocabulary: Vocabulary,
    reading: TableReading,
) -> None:
    """Give each run to its row, then place its values.

    A run belongs to the label that it stands inside (a label broken over lines, its figures on the middle one), else to
    the nearest label before it that has no run yet.
    """
    pairs, strays = _pairs(runs, rows, pieces)
    for row in rows:
        if target := row.of("row", "group"):
            reading.label_target(target, row.raw, row.place)
    owned = _claimed(pairs, pieces, labels, vocabulary, reading)
    for run in strays:
        target, raw = _unknown(run, pieces, labels, vocabulary, reading)
        if target:
            owned.append((target, raw, run))
        elif raw or len(run.values) > 1:
            reading.leave(raw or "（无标签）", run.values, "前没有可识别的行标签")
        else:
            lone = run.values[0]
            reading.notes.append(f"{vocabulary.table.number}中单独的“{lone.text}”（{lone.place}）未读入，可能是页码")
    _place(sorted(owned, key=lambda entry: entry[2].first), pieces, columns, reading)
    filled = {target.id for target, _, _ in owned}
    for row in rows:
        target = row.of("row")
        if target is None or target.id in filled:
            continue
        if blanks := _blanks(row, pieces):
            names = columns.of(target, row.last + 1)
            reading.put(target, names[: len(blanks)], blanks[: len(names)])
        elif owned:
            filled.add(target.id)
            reading.unplaced += 1


def _blanks(row: Found, pieces: Sequence[Piece]) -> list[Piece]:
    """The cells behind the label that are not filled in: nothing of the row is lost."""
    behind = takewhile(lambda piece: piece.line == pieces[row.last].line and piece.blank, pieces[row.last + 1 :])
    return list(behind)


def _pairs(
    runs: Sequence[Run], rows: Sequence[Found], pieces: Sequence[Piece]
) -> tuple[list[tuple[Found, Run]], list[Run]]:
    pairs: list[tuple[Found, Run]] = []
    strays: list[Run] = []
    taken: set[int] = set()
    for number, run in enumerate(runs):
        inside = [i for i, row in enumerate(rows) if row.first < run.first and row.last > run.last and i not in taken]
        floor = runs[number - 1].last if number else -1
        before = [i for i, row in enumerate(rows) if floor < row.last < run.first and i not in taken]
        beside = [i for i in (*before, *inside) if _beside(rows[i], run, pieces)]
        around = [*inside, *before] if inside else []
        around.sort(key=lambda i: (rows[i].of("row") is not None, rows[i].first))
        items = [i for i in inside if rows[i].of("row")]
        if items and all(rows[i].of("group") for i in beside):
            beside = items  # a group's label that runs down the margin touches the lines of its items
        if owner := sorted(beside)[-1:] or around[-1:] or before[-1:]:
            taken.add(owner[0])
            pairs.append((rows[owner[0]], run))
        else:
            strays.append(run)
    return pairs, strays


def _beside(row: Found, run: Run, pieces: Sequence[Piece]) -> bool:
    """A part of the label stands on the run's line, before it."""
    line = pieces[run.first].line
    return any(index < run.first and pieces[index].line == line for index in row.pieces)


def _claimed(
    pairs: Sequence[tuple[Found, Run]],
    pieces: Sequence[Piece],
    labels: Sequence[Found],
    vocabulary: Vocabulary,
    reading: TableReading,
) -> list[tuple[Target, str, Run]]:
    """The pairs, after letting misprinted labels between a label and its run claim the run."""
    owned: list[tuple[Target, str, Run]] = []
    for label, run in pairs:
        target = label.of("row", "group")
        assert target is not None
        if label.last < run.first - 1:
            other, raw = _unknown(run, pieces, labels, vocabulary, reading, after=label.last)
            if other is None and raw and target.kind == "group":
                reading.leave(raw, run.values, "不属于统一格式的任何一行")
                continue
            if other is not None:
                owned.append((other, raw, run))
                continue
        owned.append((target, label.raw, run))
    return owned


def _unknown(
    run: Run,
    pieces: Sequence[Piece],
    labels: Sequence[Found],
    vocabulary: Vocabulary,
    reading: TableReading,
    after: int = -1,
) -> tuple[Target | None, str]:
    """The row whose label is misprinted before the run, and the print ("" where no text stands there)."""
    used = {index for label in labels for index in label.pieces}
    texts: list[Piece] = []
    for index in range(run.first - 1, after, -1):
        piece = pieces[index]
        if index in used or piece.figure:
            break
        if (piece.key and not (len(piece.key) < 4 or vocabulary.is_fragment(piece.key))) or (piece.key and texts):
            texts.insert(0, piece)
    for start in range(len(texts)):
        raw = "".join(piece.text for piece in texts[start:])
        if target := misprint("".join(piece.key for piece in texts[start:]), vocabulary, reading):
            reading.label_target(target, raw, texts[start].place)
            return target, raw
    return None, "".join(piece.text for piece in texts)


def _on_line(pieces: Sequence[Piece], index: int) -> bool:
    return pieces[index - 1].line == pieces[index].line and bool(pieces[index - 1].key)


def _place(
    owned: Sequence[tuple[Target, str, Run]], pieces: Sequence[Piece], columns: Columns, reading: TableReading
) -> None:
    widths = Counter(len(run.values) for _, _, run in owned)
    common = widths.most_common(1)[0][0] if widths else 0
    if not reading.table.clauses:
        proven = all(sums(run.values, -1) for _, _, run in owned if any(v.text not in ("", "0") for v in run.values))
        if note := columns.complete(common, proven):
            reading.notes.append(note)
    rows = [run.values for _, _, run in owned if run.values[0].aligned and len({v.line for v in run.values}) == 1]
    fronts = [pieces[run.first - 1] for _, _, run in owned if run.first and _on_line(pieces, run.first)]
    headed = [(target, raw, run, columns.of(target, run.first)) for target, raw, run in owned]
    lacking = _lacking([(names, run) for *_, run, names in headed])
    end = _padded_end([(names, run) for *_, run, names in headed])
    for target, raw, run, names in headed:
        total = names.index("total") if "total" in names else None
        told = bool(names) and names not in lacking and not _lost_a_cell(run, end)
        values: Sequence[Piece | None] | None = fit(run.values, len(names), total) if told else None
        if values is None and told and len(names) > 1:
            values = place(run.values, rows, columns.heads_of(names), len(names), fronts)
        if values is None:
            reading.leave(raw, run.values, f"有{len(run.values)}个，与表头的{len(names)}列对不上")
        else:
            reading.put(target, names, values)


def _padded_end(headed: Sequence[tuple[tuple[str, ...], Run]]) -> int:
    """The column at which the rows of a grid end that kept its merged labels as blank cells; 0 for other tables."""
    ends = Counter(run.values[-1].end for _, run in headed)
    end = max(ends, key=lambda column: ends[column], default=0)
    surplus = (run for names, run in headed if len(run.values) > len(names) > 0 and run.values[0].blank)
    return end if any(run.values[-1].end == end for run in surplus) else 0


def _lost_a_cell(run: Run, end: int) -> bool:
    """A row of a grid that begins with a blank, which a label may cover, and ends before the others do.

    A grid's cell is a column wide or more, a blank between commas of a line is of no width.
    """
    first, last = run.values[0], run.values[-1]
    in_grid = not first.aligned and first.end > first.start and first.line == last.line
    return in_grid and first.blank and last.end < end


def _lacking(headed: Sequence[tuple[tuple[str, ...], Run]]) -> set[tuple[str, ...]]:
    """The headers under which half of the rows or more have more figures than columns: a label of theirs is lost."""
    lengths: dict[tuple[str, ...], list[bool]] = {}
    for names, run in headed:
        filled = sum(not value.blank for value in run.values)
        lengths.setdefault(names, []).append(bool(names) and filled > len(names))
    return {names for names, wider in lengths.items() if any(wider) and 2 * sum(wider) >= len(wider)}
