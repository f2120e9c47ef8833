"""What a rule needs, settled before it is asked: a check function never sees a null (DESIGN §11)."""

from collections.abc import Callable, Collection
from functools import lru_cache

from assistant.form import CellId, load_form
from assistant.rules.cards import Card
from assistant.rules.view import View
from assistant.rules.wording import cells_in_words, short


def _fee(view: View, figure: str) -> bool:
    return view.report.fee is not None and getattr(view.report.fee, figure) is not None


_TOLD: dict[str, tuple[str, Callable[[View], bool]]] = {
    "year": ("报告年度", lambda view: view.report.year is not None),
    "title": ("报告标题", lambda view: bool(view.report.sections.title or view.headings)),
    "headings": ("各部分标题", lambda view: bool(view.headings)),
    "labels": ("表格的行列标签", lambda view: bool(view.labels)),
    "text": ("报告正文", lambda view: bool(view.texts)),
    "previous": ("上年报告", lambda view: view.previous_fits),
    "published": ("发布日期", lambda view: view.published is not None),
    "numbers": ("起草时的数字出处", lambda view: view.numbers is not None),
    "fee.notices": ("信息处理费收费通知件数", lambda view: _fee(view, "notices")),
    "fee.charged_yuan": ("信息处理费应收金额", lambda view: _fee(view, "charged_yuan")),
    "fee.received_yuan": ("信息处理费实收金额", lambda view: _fee(view, "received_yuan")),
}
"""Input -> what it is called, and whether a report has it. Everything else in `needs` is a cell."""

LATER_TABLE = "现行格式的表二（本报告用的是2019年试行格式）"


def names() -> tuple[str, ...]:
    """The inputs that are no cells."""
    return tuple(_TOLD)


def name(need: str) -> str:
    """A need in Chinese, as the card shows it."""
    if need in _TOLD:
        return _TOLD[need][0]
    form = load_form()
    table, row, column = need.split(".")
    if row != "*":
        return form.name_of(need)
    return f"{form.tables[table].number}各行“{short(form.tables[table].column[column].label)}”"


def missing(card: Card, view: View) -> tuple[str, ...]:
    """The wanting inputs of a card in Chinese, the cells of starred needs apart; empty where it can be assessed."""
    if not card.needs:
        return ()
    wanting = []
    cells = []
    for need in card.needs:
        if need in _TOLD:
            if not _TOLD[need][1](view):
                wanting.append(_TOLD[need][0])
        elif "*" not in need:
            cells.append(need)
    return (*wanting, *_unknown(view, cells)) if cells else tuple(wanting)


def rows(card: Card, view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For starred needs: the rows whose cells are all known, and what the others lack, in Chinese."""
    by_row = _rows(view.form.id, card.needs)
    if not by_row:
        return (), (LATER_TABLE,)
    if not view.unknown:
        return tuple(by_row), ()
    able = tuple(row for row, cells in by_row.items() if view.unknown.isdisjoint(cells))
    wanting = [cell for row, cells in by_row.items() if row not in able for cell in cells if cell in view.unknown]
    return able, in_words(view, wanting)


@lru_cache(maxsize=64)
def _rows(form_id: str, needs: tuple[str, ...]) -> dict[str, tuple[CellId, ...]]:
    """Row -> the cells that starred needs name in it; empty where the form lacks that table."""
    starred = [need.split(".") for need in needs if "*" in need]
    columns = [column for _, _, column in starred]
    table = load_form(form_id).tables.get(starred[0][0])
    return {
        row: tuple(f"{table.id}.{row}.{column}" for column in columns)
        for row, has in (table.shape.items() if table else ())
        if table and set(columns) <= set(has)
    }


def in_words(view: View, cells: Collection[CellId]) -> tuple[str, ...]:
    """Unknown cells in the words of the form; those of a table, column or row that is unknown throughout as that."""
    if not cells:
        return ()
    names, rest = [], set(cells)
    for name, whole in view.unknown_lines:
        if not rest.isdisjoint(whole):
            names.append(name)
            rest -= whole
    order = view.shape.order
    named = sorted(rest, key=lambda cell: (order.get(cell.removeprefix("previous:"), len(order)), cell))
    return tuple(names) + ((cells_in_words(view.form, named),) if named else ())


def _unknown(view: View, cells: Collection[CellId]) -> tuple[str, ...]:
    if any(cell.split(".")[0] not in view.form.tables for cell in cells):
        return (LATER_TABLE,)
    return in_words(view, [cell for cell in cells if view.values[cell] is None])
