"""The sheets with lists to fill in: 基本信息, 工作情况, 存在问题与改进措施, 其他事项."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from assistant.form import CellId, load_form
from assistant.form.workbook import Block, FactPlace, cell_name, load_fill_in
from assistant.render.workbook_checks import absolute
from assistant.render.workbook_style import Styles, finish, height, put
from assistant.report import Count, Fact, Report

_FACT_LINES, _PLAN_LINES, _MATTER_LINES = 60, 6, 8
_SPARE = 20
_LINE = 26


def write_basics(sheet: Any, styles: Styles, report: Report) -> None:
    """Whose report, on which year, and how to reach the office."""
    fill_in = load_fill_in()
    put(sheet, 0, 0, fill_in.sheets["basics"], styles("title"), columns=3)
    contact = facts_at(report, "contact").get(1)
    given: dict[str, str | Count | None] = {
        "agency": report.agency,
        "short": report.short,
        "year": report.year,
        "level": fill_in.levels.get(report.level or "", report.level),
        "kind": fill_in.kinds.get(report.kind or "", report.kind),
        "contact": contact.text if contact else None,
        "format": load_form().number,
    }
    for row, field in enumerate(fill_in.basics, 2):
        put(sheet, row, 0, field.label, styles("head"))
        style = {"year": "input", "format": "fixed"}.get(field.id, "text")
        put(sheet, row, 1, given[field.id], styles(style))
        put(sheet, row, 2, field.help, styles("hint"))
        sheet.set_row(row, 34)
        if field.id in ("level", "kind"):
            choices = fill_in.levels if field.id == "level" else fill_in.kinds
            sheet.data_validation(row, 1, row, 1, _choice(choices.values(), free=field.id == "kind"))
        elif field.id == "year":
            sheet.data_validation(row, 1, row, 1, _YEAR)
    for column, width in enumerate((18, 48, 52)):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 32)
    finish(sheet, landscape=True)


def write_facts(sheet: Any, styles: Styles, report: Report) -> None:
    """What happened in the year, a line a fact; beside it what a good report needs by theme."""
    fill_in = load_fill_in()
    block = fill_in.blocks["facts"]
    themes = {theme.id: theme.label for theme in fill_in.themes}
    facts = listed_facts(report)
    _head(sheet, styles, block, 0, columns=len(block.fields))
    count = max(_FACT_LINES, len(facts) + _SPARE)
    for row, (fact_id, fact) in enumerate(_numbered("F", facts, count), 3):
        values = (fact.text, fact.value, fact.unit, _note_of(fact)) if fact else (None,) * 4
        put(sheet, row, 0, fact_id, styles("text"))
        put(sheet, row, 1, themes[fact.theme] if fact else None, styles("input"))
        for column, (value, style) in enumerate(zip(values, ("text", "input", "input", "text"), strict=True), 2):
            put(sheet, row, column, value, styles(style))
        sheet.set_row(row, height(fact.text if fact else "", 52, least=_LINE))
    last = 2 + count
    sheet.data_validation(3, 1, last, 1, _choice(themes.values()))
    sheet.data_validation(3, 3, last, 3, _NUMBER)
    sheet.data_validation(3, 4, last, 4, _choice(fill_in.units, free=True))
    for column, width in enumerate((8, 15, 52, 11, 9, 26, 3, 15, 46)):
        sheet.set_column(column, column, width)
    put(sheet, 2, 7, "常用事实", styles("head"), columns=2)
    row = 3
    for theme in fill_in.themes:
        put(sheet, row, 7, theme.label, styles("fixed"), rows=len(theme.prompts))
        for down, prompt in enumerate(theme.prompts, row):
            put(sheet, down, 8, prompt, styles("fixed"))
        row += len(theme.prompts)
    sheet.freeze_panes(3, 2)
    finish(sheet, landscape=True, repeat=(2, 2))


def write_plans(sheet: Any, styles: Styles, report: Report) -> None:
    """Last year's problems and what became of them, this year's problems, and a measure for each."""
    blocks = load_fill_in().blocks
    for column, width in enumerate((8, 46, 34, 24, 14)):
        sheet.set_column(column, column, width)
    previous = report.previous
    pairs = list(zip_longest(previous.problems if previous else (), previous.improvements if previous else ()))
    outcomes = facts_at(report, "outcome")
    row = _head(sheet, styles, blocks["last_year"], 0, columns=5, spans=(1, 1, 1, 2))
    for number in range(1, max(3, len(pairs), *outcomes or (0,)) + 1):
        problem, measure = pairs[number - 1] if number <= len(pairs) else ("", "")
        outcome = outcomes[number].text if number in outcomes else ""
        put(sheet, row, 0, number, styles("base"))
        put(sheet, row, 1, problem, styles("fixed"))
        put(sheet, row, 2, measure, styles("fixed"))
        put(sheet, row, 3, outcome, styles("text"), columns=2)
        tall = (height(problem or "", 46), height(measure or "", 34), height(outcome, 38), 34.0)
        sheet.set_row(row, max(tall))
        row += 1
    row = _head(sheet, styles, blocks["problems"], row + 1, columns=5, spans=(1, 1, 3))
    first = row
    lines = max(_PLAN_LINES, len(report.problems) + 3)
    for problem_id, item in _numbered("P", report.problems, lines, width=1):
        put(sheet, row, 0, problem_id, styles("text"))
        put(sheet, row, 1, item.text if item else None, styles("text"))
        put(sheet, row, 2, _evidence(item.evidence) if item else None, styles("text"), columns=3)
        sheet.set_row(row, height(item.text if item else "", 46, least=34))
        row += 1
    ids = f"={absolute((first, 0))}:{absolute((row - 1, 0))}"
    row = _head(sheet, styles, blocks["measures"], row + 1, columns=5)
    first = row
    lines = max(_PLAN_LINES, len(report.measures) + 3)
    for measure_id, done in _numbered("M", report.measures, lines, width=1):
        values = (done.text, done.unit, done.by, done.answers) if done else (None,) * 4
        put(sheet, row, 0, measure_id, styles("text"))
        for column, value in enumerate(values, 1):
            put(sheet, row, column, value, styles("text"))
        sheet.set_row(row, height(done.text if done else "", 46, least=34))
        row += 1
    sheet.data_validation(first, 4, row - 1, 4, {"validate": "list", "source": ids, "show_error": False})
    finish(sheet, landscape=True)


def write_other(sheet: Any, styles: Styles, report: Report) -> None:
    """信息处理费, and whatever else has to be reported."""
    fill_in = load_fill_in()
    for column, width in enumerate((24, 16, 10, 52)):
        sheet.set_column(column, column, width)
    row = _head(sheet, styles, fill_in.blocks["fee"], 0, columns=4, spans=(1, 1, 2))
    for name, (label, unit) in fill_in.fee.items():
        put(sheet, row, 0, label, styles("stub"))
        put(sheet, row, 1, getattr(report.fee, name) if report.fee else None, styles("input"))
        put(sheet, row, 2, unit, styles("stub"), columns=2)
        sheet.data_validation(row, 1, row, 1, _NUMBER)
        sheet.conditional_format(row, 1, row, 1, {"type": "blanks", "format": styles("blank")})
        sheet.set_row(row, _LINE)
        row += 1
    row = _head(sheet, styles, fill_in.blocks["matters"], row + 1, columns=4, spans=(1, 3))
    place, matters = fill_in.places["matters"], facts_at(report, "matters")
    for number in range(1, max(_MATTER_LINES, *matters or (0,)) + 1):
        text = matters[number].text if number in matters else ""
        put(sheet, row, 0, f"{place.letter}{number}", styles("fixed"))
        put(sheet, row, 1, text, styles("text"), columns=3)
        sheet.set_row(row, height(text, 78, least=_LINE))
        row += 1
    finish(sheet, landscape=True)


def facts_at(report: Report, place: str) -> dict[int, Fact]:
    """The facts that are filled in at a place of their own (`contact`, `outcome`, `matters`), by number."""
    at = load_fill_in().places[place]
    return {number: fact for fact in report.facts if (number := _number_at(at, fact)) is not None}


def listed_facts(report: Report) -> tuple[Fact, ...]:
    """The facts for the list: all that have no place of their own."""
    apart = {fact.id for place in load_fill_in().places for fact in facts_at(report, place).values()}
    return tuple(fact for fact in report.facts if fact.id not in apart)


def _number_at(place: FactPlace, fact: Fact) -> int | None:
    """Which line of the place the fact fills; None where it needs more than that line's text."""
    plain = fact.theme == place.theme and fact.value is None and not fact.unit and not _note_of(fact)
    number = place.number(fact.id) if plain else None
    return None if place.letter == "C" and number != 1 else number


def _note_of(fact: Fact) -> str:
    """Where the fact comes from, in the clerk's words; a spot on our own sheet or in a year file is none."""
    spot, _, note = (fact.place or "").partition("：")
    ours = "|".join(load_fill_in().sheets.values())
    own = re.fullmatch(rf"({ours})(第\d+行| [A-Z]+\d+|第\d+条（facts\[\d+\][^（）]*）)", spot)
    return note if own else fact.place or ""


def _numbered(letter: str, items: Sequence[Any], count: int, *, width: int = 2) -> Iterator[tuple[str, Any]]:
    """The items under their ids, then lines with unused ids up to `count`."""
    yield from ((item.id, item) for item in items)
    taken = {item.id for item in items}
    number = 0
    for _ in range(count - len(items)):
        number += 1
        while f"{letter}{number:0{width}}" in taken:
            number += 1
        yield f"{letter}{number:0{width}}", None


def _evidence(evidence: tuple[str, ...]) -> str:
    """Facts by id, cells in the words of the form."""
    known = {*load_form().cells, *load_form().group_cells}
    return "；".join(cell_name(CellId(each)) if each.removeprefix("previous:") in known else each for each in evidence)


def _head(
    sheet: Any, styles: Styles, block: Block, row: int, *, columns: int, spans: Sequence[int] | None = None
) -> int:
    """A block's title, note and column heads; returns the row of its first line."""
    put(sheet, row, 0, block.title, styles("part"), columns=columns)
    put(sheet, row + 1, 0, block.note, styles("note"), columns=columns)
    sheet.set_row(row, 26)
    sheet.set_row(row + 1, 34)
    column = 0
    for field, span in zip(block.fields, spans or (1,) * len(block.fields), strict=True):
        put(sheet, row + 2, column, field.label, styles("head"), columns=span)
        if field.help:
            sheet.write_comment(row + 2, column, field.help, {"x_scale": 1.8, "author": ""})
        column += span
    sheet.set_row(row + 2, _LINE)
    return row + 3


def _choice(choices: Any, *, free: bool = False) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(choices),
        "show_error": not free,
        "error_title": "请从列表中选择",
        "error_message": "请点单元格右侧的箭头，从列表中选一项。",
    }


_YEAR: Mapping[str, Any] = {
    "validate": "integer",
    "criteria": "between",
    "minimum": 2008,
    "maximum": 2100,
    "error_title": "请核对年度",
    "error_message": "请填四位年份，例如2025。",
}
_NUMBER: Mapping[str, Any] = {
    "validate": "decimal",
    "criteria": ">=",
    "value": 0,
    "error_title": "请核对所填的数",
    "error_message": "这里只能填数，不带单位和其他文字；单位填在旁边一列。",
}
