"""Cells, rows and sections in the words of the form, as messages and pages say them."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.form.loading import load_form
from assistant.form.model import CellId, Form

_TEXTS = {"title": "标题", "preface": "引言", "last_year": "上年问题整改情况", "closing": "落款"}


def short(label: str) -> str:
    """A label without the note in brackets that follows it."""
    return label.split("（区分")[0].split("（单位")[0]


def cells_in_words(form: Form, cells: Sequence[CellId], limit: int = 3) -> str:
    """Cells by name, whole columns and rows of a table as such: `表三“其他”列`, `表三“（一）予以公开”总计等4格`."""
    rest, names = dict.fromkeys(cells), []
    for line, name in _lines(form.id):
        if line <= rest.keys():
            names.append(name)
            rest = dict.fromkeys(cell for cell in rest if cell not in line and _with_groups(cell) not in line)
    if len(rest) > limit and len({cell.rpartition(".")[0] for cell in rest}) == 1:
        cell = next(iter(rest))
        label = form.name_of(cell).rpartition("”")[0]
        return "、".join([*names, f"{label}”的{len(rest)}格"])
    named = [form.name_of(cell) for cell in list(rest)[:limit]]
    if len(rest) > limit:
        named[-1] += f"等{len(rest)}格"
    return "、".join([*names, *named])


def _with_groups(cell: CellId) -> str:
    """A group row's cell goes with its column: any row of table three in that column stands for it."""
    return f"requests.handled_total.{cell.rpartition('.')[2]}" if cell.startswith("group.") else cell


@lru_cache(maxsize=8)
def _lines(form_id: str) -> tuple[tuple[frozenset[CellId], str], ...]:
    """The tables, then the columns and rows of more than one cell, with their names."""
    lines = [(frozenset(table.cells), f"{table.number}全表") for table in load_form(form_id).tables.values()]
    for table in load_form(form_id).tables.values():
        for column in table.columns:
            cells = frozenset(cell for cell in table.cells if cell.endswith(f".{column.id}"))
            lines.append((cells, f"{table.number}“{short(column.label)}”列"))
        for row, columns in table.shape.items():
            cells = frozenset(f"{table.id}.{row}.{column}" for column in columns)
            lines.append((cells, f"{table.number}“{short(table.row[row].label)}”行"))
    return tuple(line for line in lines if len(line[0]) > 1)


def at(name: str, place: str) -> str:
    """A name with its place behind it, `表三“（一）予以公开”自然人（第31行）`; a place that begins so says both."""
    if place.startswith(name):
        return place
    return f"{name}（{place}）" if place else name


def table_name(form: Form, cell: CellId) -> str:
    """The table of a cell: `表三`."""
    table = cell.removeprefix("previous:").partition(".")[0]
    return form.tables["requests" if table == "group" else table].number


def section_name(form: Form, section: str) -> str:
    """Where a text stands: `标题`, `一、总体情况（二）依申请公开`, `五、存在的主要问题及改进情况`."""
    names = _headings(form.id)
    if section in names:
        return names[section]
    part, _, aspect = section.partition(".")
    return names.get(part, "") + (aspect.removeprefix("extra.") if aspect.startswith("extra.") else "")


@lru_cache(maxsize=8)
def _headings(form_id: str) -> dict[str, str]:
    """Section -> its heading, an aspect's behind that of its part."""
    form = load_form(form_id)
    parts = {part.id: part.heading for part in form.sections}
    aspects = {f"overview.{aspect.id}": parts["overview"] + aspect.heading for aspect in form.aspects}
    return {**parts, "improvements": parts["problems"], **aspects, **_TEXTS}
