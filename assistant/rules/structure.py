"""Tables, rows and columns that the form has and the report lacks; layouts that are not the official one."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from assistant.form import CellId, Column, Table
from assistant.report import Severity
from assistant.rules.breach import Breach, check
from assistant.rules.shape import Line
from assistant.rules.view import View
from assistant.rules.wording import short
from assistant.text.folding import bare_label


@check("S-R05")
def table_missing(view: View) -> Iterator[Breach]:
    """A table of which neither a figure nor a label is there."""
    headings = {section.id: section.heading for section in view.form.sections}
    for table_id in view.missing_tables:
        table = view.form.tables[table_id]
        heading = headings[table_id.removesuffix("_2019")]
        yield Breach(address=table_id, words={"table": table.number, "heading": heading})


@check("S-R06")
def row_missing(view: View) -> Iterator[Breach]:
    """Rows of table three that are not printed: an undivided group by itself, all others together.

    In the trial form of 2019 （六） is one row.
    """
    requests = view.form.tables["requests"]
    missing = view.missing_rows(requests)
    by_group = {group: [line for line in missing if requests.row[line.id].group == group] for group in view.undivided}
    alone = {group: lines for group, lines in by_group.items() if len(lines) == len(requests.items(group))}
    for group, lines in alone.items():
        if group not in view.form.undivided_groups:
            words: dict[str, str | int] = {"group": requests.group[group].label, "count": len(lines)}
            yield _rows(view, requests, lines, "undivided", address=f"group.{group}", words=words)
    excused = {*alone, *view.form.undivided_groups}
    if rest := [line for line in missing if requests.row[line.id].group not in excused]:
        yield _rows(view, requests, rest)


def _rows(
    view: View,
    table: Table,
    lines: Iterable[Line],
    variant: str = "",
    address: str = "",
    words: Mapping[str, str | int] = MappingProxyType({}),
) -> Breach:
    names = "、".join(f"“{short(table.row[line.id].label)}”" for line in lines)
    return Breach(
        cells=view.cells_of(lines),
        severity=_certain(view, table),
        address=address,
        variant=variant,
        words={"rows": names, **words},
    )


@check("S-R07")
def column_missing(view: View) -> Iterator[Breach]:
    """Columns of table three that are not printed: one finding that names all their cells."""
    requests = view.form.tables["requests"]
    if missing := view.missing_columns(requests):
        names = "、".join(_column_name(requests.column[line.id]) for line in missing)
        cells = view.cells_of(missing)
        words = {"columns": names, "settled": _settled(view, cells)}
        yield Breach(cells=cells, severity=_certain(view, requests), words=words)


def _settled(view: View, cells: Iterable[CellId]) -> str:
    """What the other columns leave for the missing ones: said where it is settled for every cell."""
    values = [view.sums.bounds.values.get(cell) for cell in cells]
    if None in values:
        return ""
    return "，按各行总计推算应全为0" if not any(values) else "，按各行总计可以推算"


def _column_name(column: Column) -> str:
    return f"“{column.band}”下的“{column.label}”列" if column.band else f"“{column.label}”列"


@check("S-R12")
def case_missing(view: View) -> Iterator[Breach]:
    """Kinds of cases and outcomes that table four lacks."""
    yield from _lines_missing(view, view.form.tables["litigation"])


def _lines_missing(view: View, table: Table) -> Iterator[Breach]:
    rows = view.missing_rows(table)
    # A column that only the missing rows have is said with them.
    said = set(view.cells_of(rows))
    columns = [line for line in view.missing_columns(table) if not said.issuperset(line.cells)]
    names = [f"“{table.row[line.id].label}”行" for line in rows]
    names += [f"“{short(table.column[line.id].label)}”列" for line in columns]
    if names:
        yield Breach(
            cells=view.cells_of((*rows, *columns)),
            severity=_certain(view, table),
            words={"lines": "、".join(names)},
        )


def _certain(view: View, table: Table) -> Severity | None:
    """A warning where the source does not tell labels: not printed and not filled in look alike."""
    return None if view.printed(table) else "warning"


@check("S-R10")
def clauses(view: View) -> Iterator[Breach]:
    """Table two: its rows and columns, and the items of Article 20 in the order (1), (5), (6), (8).

    The items are judged where the source prints any (addresses `clause.〈first row〉`).
    """
    table = next(table for table in view.form.tables.values() if table.clauses)
    yield from _lines_missing(view, table)
    labels = {f"clause.{clause.rows[0]}": clause.label for clause in table.clauses}
    printed = {address: raw for address, raw in view.labels.items() if address in labels}
    if not printed:
        return
    for address, raw in printed.items():
        if bare_label(raw) != bare_label(labels[address]):
            yield Breach(address=address, variant="clause", expected=labels[address], actual=raw)
    if absent := [address for address in labels if address not in printed]:
        names = "、".join(f"“{labels[address]}”" for address in absent)
        yield Breach(address=absent[0], variant="clauses", severity="warning", words={"clauses": names})
    if list(printed) != [address for address in labels if address in printed]:
        names = "、".join(f"“{labels[address]}”" for address in printed)
        yield Breach(address=next(iter(printed)), variant="order", words={"clauses": names})


@check("S-R11")
def old_form(view: View) -> Iterator[Breach]:
    """The trial form of 2019 in a report on a later year; in its own years it is right."""
    last, year = view.form.last_year, view.report.year
    if last is None or (year is not None and year <= last):
        return
    address = next(table.id for table in view.form.tables.values() if table.clauses)
    if year is None:
        yield Breach(address=address, variant="no_year", severity="warning")
    else:
        yield Breach(address=address)


@check("S-R13")
def figures_on_group_rows(view: View) -> Iterator[Breach]:
    """Figures on rows that the official form keeps as labels, beside the items."""
    groups = [group for group in view.carried if group not in view.undivided]
    if groups:
        requests = view.form.tables["requests"]
        yield Breach(
            cells=tuple(f"group.{group}.{column.id}" for group in groups for column in requests.columns),
            words={"groups": "、".join(f"“{requests.group[group].label}”" for group in groups)},
        )


@check("S-R08")
def group_row_out_of_order(view: View) -> Iterator[Breach]:
    """A group's row with figures of its own stands among or behind its items, where they read as another item's.

    A label without figures that a web copy displaced is no error; nor is a group whose items are not printed.
    """
    requests = view.form.tables["requests"]
    printed = list(view.labels) if view.carried else []
    for group in view.carried:
        own = f"group.{group}"
        items = [f"requests.{item.id}" for item in requests.items(group)]
        if before := set(items).intersection(printed[: printed.index(own)]) if own in view.labels else ():
            last = max(before, key=printed.index)
            label = requests.row[last.removeprefix("requests.")].label
            words = {"group": f"“{requests.group[group].label}”", "item": short(label)}
            cells = tuple(f"{own}.{column.id}" for column in requests.columns)
            yield Breach(cells=cells, address=own, words=words)


@check("S-R17")
def table_as_picture(view: View) -> Iterator[Breach]:
    """A table is not found while the source is known to hold pictures."""
    if "source.pictures" in view.report.origins:
        for table in view.missing_tables:
            yield Breach(address=table, words={"table": view.form.tables[table].number})
