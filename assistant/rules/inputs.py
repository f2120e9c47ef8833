"""What a rule needs, settled before it is asked: a check function never sees a null (DESIGN §11)."""

from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.form import CellId, load_form
from assistant.rules.cards import Card
from assistant.rules.part_five import PART_FIVE
from assistant.rules.plenums import known_for as plenums_known
from assistant.rules.unit import may_make_rules
from assistant.rules.view import View
from assistant.rules.wording import cells_in_words, short

_PREVIOUS = "previous:"
LATER_TABLE = "现行格式的表二（本报告用的是2019年试行格式）"


def _fee(view: View, figure: str) -> bool:
    return view.report.fee is not None and getattr(view.report.fee, figure) is not None


def _of_ledger(view: View, what: str) -> bool:
    return view.inputs.ledger is not None and getattr(view.inputs.ledger, what) is not None


def _is_word(view: View) -> bool:
    return view.report.source is not None and view.report.source.kind == "docx"


def _last_problems(view: View) -> bool:
    previous = view.report.previous
    return view.previous_fits and previous is not None and bool(previous.problems)


def _last_agency(view: View) -> bool:
    previous = view.report.previous
    return view.previous_fits and previous is not None and bool(previous.agency)


_TOLD: dict[str, tuple[str, Callable[[View], bool]]] = {
    "year": ("报告年度", lambda view: view.report.year is not None),
    "title": ("报告标题", lambda view: bool(view.report.sections.title or view.headings)),
    "headings": ("各部分标题", lambda view: bool(view.headings)),
    "labels": ("表格的行列标签", lambda view: bool(view.labels)),
    "text": ("报告正文", lambda view: bool(view.texts)),
    "previous": ("上年报告", lambda view: view.previous_fits),
    "previous.agency": ("上年报告的机关名称", lambda view: _last_agency(view)),
    "previous.problems": ("上年报告的问题", lambda view: _last_problems(view)),
    "last_year": ("上年报告的正文", lambda view: view.previous_fits and view.inputs.last_year is not None),
    "plenums": ("报告年度的会议表", lambda view: view.report.year is not None and plenums_known(view.report.year)),
    "part_five": ("第五部分正文", lambda view: any(name in PART_FIVE for name, _ in view.texts)),
    "docx": ("Word文件的修订、批注和属性", _is_word),
    "published": ("发布日期", lambda view: view.published is not None),
    "numbers": ("起草时的数字出处", lambda view: view.numbers is not None),
    "agency": ("机关名称", lambda view: bool(view.report.agency)),
    "kind": ("机关类型", lambda view: bool(view.report.agency) and view.report.kind is not None),
    "rule_power": ("机关层级", lambda view: not view.has_rules or may_make_rules(view.report) is not None),
    "prose": ("报告正文", lambda view: any(name not in ("title", "closing") for name, _ in view.texts)),
    "overview": ("总体情况正文", lambda view: any(name.startswith("overview.") for name, _ in view.texts)),
    "source": ("来源文件", lambda view: view.report.source is not None),
    "dated": ("公布日期或落款日期", lambda view: view.dated is not None),
    "fee_told": ("信息处理费收费通知件数或报告正文", lambda view: _fee(view, "notices") or bool(view.texts)),
    "local.overview_characters": ("当地的篇幅要求", lambda view: "overview_characters" in view.local.limits),
    "local.publish_by": ("当地的公布期限", lambda view: view.publish_by is not None),
    "ledger": ("依申请公开台账", lambda view: view.inputs.ledger is not None),
    "ledger.results": ("台账的答复类型", lambda view: _of_ledger(view, "doubled")),
    "ledger.dates": ("台账的答复日期", lambda view: _of_ledger(view, "overdue")),
    "cases": ("复议诉讼台账", lambda view: view.inputs.cases is not None),
    "children": ("下级报告", lambda view: view.inputs.children is not None),
    "units": ("其他单位的年报", lambda view: view.inputs.units is not None),
    "statistics": ("网站和新媒体统计", lambda view: view.inputs.statistics is not None),
    "claims": ("起草时的断言及其依据", lambda view: view.inputs.claims is not None),
    "fee.notices": ("信息处理费收费通知件数", lambda view: _fee(view, "notices")),
    "fee.charged_yuan": ("信息处理费应收金额", lambda view: _fee(view, "charged_yuan")),
    "fee.received_yuan": ("信息处理费实收金额", lambda view: _fee(view, "received_yuan")),
    "later_table": (LATER_TABLE, lambda view: False),
}
"""Input -> what it is called, and whether a report has it.

Everything else in `needs` is a cell, of this year's tables or of last year's (`previous:…`).
"""


def names() -> tuple[str, ...]:
    """The inputs that are no cells."""
    return tuple(_TOLD)


def name(need: str) -> str:
    """A need in Chinese, as the card shows it."""
    if need in _TOLD:
        return _TOLD[need][0]
    form = load_form()
    table, row, column = need.removeprefix(_PREVIOUS).split(".")
    if row != "*":
        return form.name_of(need)
    return f"{form.tables[table].number}各行“{short(form.tables[table].column[column].label)}”"


class Needs(NamedTuple):
    """What a card needs: other inputs (last year's report for its cells), and cells that are named one by one."""

    told: tuple[str, ...]
    inputs: frozenset[str]
    cells: frozenset[CellId]


def _needs(told: Iterable[str], cells: Iterable[CellId] = ()) -> Needs:
    ordered = tuple(dict.fromkeys(told))
    return Needs(ordered, frozenset(ordered), frozenset(cells))


LATER = _needs(["later_table"])
"""What a sum needs that the report's form does not have."""


@cache
def needs_of(card: Card) -> Needs:
    """The needs of a card, the cells of starred needs apart."""
    told = (need if need in _TOLD else "previous" for need in card.needs if need in _TOLD or _is_last_years(need))
    return _needs(told, (need for need in card.needs if need not in _TOLD and "*" not in need))


def lacking(view: View) -> frozenset[str]:
    """The inputs, cells apart, that a report does not have."""
    return frozenset([need for need, (_, has) in _TOLD.items() if not has(view)])


def missing(needs: Needs, lacking: frozenset[str], view: View) -> tuple[str, ...]:
    """The wanting inputs and cells in Chinese."""
    names = tuple(dict.fromkeys([_TOLD[need][0] for need in needs.told if need in lacking]))
    if not needs.cells or needs.cells <= view.known.keys():
        return names
    return (*names, *_unknown(view, [cell for cell in needs.cells if _may_lack(view, cell)]))


def _is_last_years(cell: CellId) -> bool:
    return cell.startswith(_PREVIOUS)


def _may_lack(view: View, cell: CellId) -> bool:
    """Where last year's report itself is wanting, nothing is said of its cells."""
    return view.previous_fits or not _is_last_years(cell)


def rows(card: Card, view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For starred needs: the rows whose cells are all known, and what the others lack, in Chinese."""
    by_row = _rows(view.form.id, card.needs)
    if not by_row:
        return (), (LATER_TABLE,)
    known = view.known
    able = tuple(row for row, cells in by_row.items() if all(map(known.__contains__, cells)))
    wanting = [cell for row, cells in by_row.items() if row not in able for cell in cells if cell not in known]
    return able, in_words(view, wanting)


@lru_cache(maxsize=64)
def _rows(form_id: str, needs: tuple[str, ...]) -> dict[str, tuple[CellId, ...]]:
    """Row -> the cells that starred needs name in it; empty where the form lacks that table."""
    starred = [need for need in needs if "*" in need]
    columns = {need.rpartition(".")[2] for need in starred}
    table = load_form(form_id).tables.get(starred[0].removeprefix(_PREVIOUS).partition(".")[0])
    return {
        row: tuple(need.replace("*", row) for need in starred)
        for row, has in (table.shape.items() if table else ())
        if columns <= set(has)
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
    if any(cell.removeprefix(_PREVIOUS).split(".")[0] not in view.form.tables for cell in cells):
        return (LATER_TABLE,)
    return in_words(view, [cell for cell in cells if view.values[cell] is None])
