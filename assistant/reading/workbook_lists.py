"""The lists of a filled workbook: facts, problems, measures, fee, other matters, and last year's sheet."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import cast

from assistant.form import CellId
from assistant.form.workbook import cell_names, load_fill_in, theme_of
from assistant.reading.counts import is_blank, read_amount, read_change
from assistant.reading.workbook_sheets import Line, Pages, beside, lines_under
from assistant.report import Count, Fact, Fee, Measure, Origin, Previous, Problem, Theme
from assistant.text.folding import fold_digits, label_key, squeeze

_WITH_UNIT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(\D{1,4})")
_BETWEEN = re.compile(r"[；;\n]+")
_ADDRESS = re.compile(r"(表[二三四])\s*([A-Za-z]{1,2})\s*([0-9]+)")
_IDS = re.compile(rf"{_ADDRESS.pattern}|[^、，,\s]+")


def read_facts(pages: Pages) -> tuple[Fact, ...]:
    """The facts of all places: the list, the contact line, what became of last year's problems, other matters."""
    blocks, sheet = load_fill_in().blocks, pages.sheets["facts"]
    lines = lines_under(pages, blocks["facts"], optional=("id", "note"))
    taken: set[str] = set()
    given = {line["id"] for line in lines if line["text"]}
    facts = []
    for line in lines:
        place = f"{sheet.name}第{line.row + 1}行"
        if not line["text"]:
            if line["value"] or line["note"]:
                pages.notes.append(f"{place}没有写内容，未读入")
            continue
        fact_id = _free(line["id"], "F{:02}", taken, given, place, pages)
        value, unit = _figure(line)
        pages.entries |= {f"fact.{fact_id}.{part}": line.origin(part) for part in ("value", "theme")}
        note = f"：{line['note']}" if line["note"] else ""
        theme = cast("Theme", theme_of(line["theme"]) or "other")
        facts.append(Fact(id=fact_id, theme=theme, text=line["text"], value=value, unit=unit, place=place + note))
    for fact in _elsewhere(pages):
        if fact.id in taken:
            fact = fact.model_copy(update={"id": _free("", "F{:02}", taken, given, fact.place or "", pages)})
        taken.add(fact.id)
        facts.append(fact)
    return tuple(facts)


def _elsewhere(pages: Pages) -> Iterator[Fact]:
    fill_in = load_fill_in()
    basics = next(item for item in fill_in.basics if item.id == "contact")
    contact = beside(pages.sheets["basics"], basics.label, but=basics.help)
    if contact and contact[0]:
        yield Fact(id=fill_in.places["contact"].letter + "1", theme="contact", text=contact[0], place=contact[1])
    for line in lines_under(pages, fill_in.blocks["last_year"], optional=("problem", "measure")):
        number = fold_digits(line["number"])
        if line["outcome"] and number.isdigit():
            place = f"{pages.sheets['plans'].name}第{line.row + 1}行"
            yield Fact(
                id=f"{fill_in.places['outcome'].letter}{number}", theme="problems", text=line["outcome"], place=place
            )
    for count, line in enumerate(lines_under(pages, fill_in.blocks["matters"], optional=("id",)), 1):
        if line["text"]:
            place = f"{pages.sheets['other'].name}第{line.row + 1}行"
            matter_id = line["id"] or f"{fill_in.places['matters'].letter}{count}"
            yield Fact(id=matter_id, theme="other", text=line["text"], place=place)


def read_problems(pages: Pages, facts: tuple[Fact, ...], spots: Mapping[str, CellId]) -> tuple[Problem, ...]:
    """This year's problems; `spots` leads from `表三 D7` to the cell there."""
    problems: list[Problem] = []
    lines = lines_under(pages, load_fill_in().blocks["problems"], optional=("id",))
    given = {line["id"] for line in lines if line["text"]}
    taken: set[str] = set()
    known = {fact.id for fact in facts}
    for line in lines:
        place = f"{pages.sheets['plans'].name}第{line.row + 1}行"
        if line["text"]:
            problem_id = _free(line["id"], "P{}", taken, given, place, pages)
            evidence = tuple(_evidence(line["evidence"], known, spots))
            problems.append(Problem(id=problem_id, text=line["text"], evidence=evidence))
        elif line["evidence"]:
            pages.notes.append(f"{place}只有依据，没有写问题，未读入")
    return tuple(problems)


def read_measures(pages: Pages, problems: tuple[Problem, ...]) -> tuple[Measure, ...]:
    """This year's measures, each with the problem that it answers."""
    lines = lines_under(pages, load_fill_in().blocks["measures"], optional=("id",))
    given = {line["id"] for line in lines if line["text"]}
    taken: set[str] = set()
    measures = []
    for line in lines:
        place = f"{pages.sheets['plans'].name}第{line.row + 1}行"
        if line["text"]:
            answers = _answered(line["answers"], problems)
            measure_id = _free(line["id"], "M{}", taken, given, place, pages)
            unit, by = line["unit"] or None, line["by"] or None
            pages.entries |= {f"measure.{measure_id}.{part}": line.origin(part) for part in ("answers", "by")}
            measures.append(Measure(id=measure_id, answers=answers, text=line["text"], unit=unit, by=by))
        elif line["unit"] or line["by"] or line["answers"]:
            pages.notes.append(f"{place}没有写改进措施，未读入")
    return tuple(measures)


def read_fee(pages: Pages) -> Fee | None:
    """信息处理费; None where nothing is filled in."""
    sheet = pages.sheets["other"]
    values: dict[str, Count | None] = {}
    for name, (label, unit) in load_fill_in().fee.items():
        raw, place = beside(sheet, label, but=unit) or ("", sheet.name)
        values[name] = _number(squeeze(raw).removesuffix(unit))
        pages.entries[f"fee.{name}"] = Origin(place=place, raw=raw)
    return Fee(**values) if any(value is not None for value in values.values()) else None


def read_previous(pages: Pages) -> Previous | None:
    """What the workbook carries of last year's report; None where it carries nothing."""
    if "previous" not in pages.sheets:
        return None
    fill_in = load_fill_in()
    kinds = {label_key(label): kind for kind, label in fill_in.previous_kinds.items()}
    themes = {label_key(theme.label): theme.id for theme in fill_in.themes}
    agency: str | None = None
    year: int | None = None
    cells: dict[CellId, Count | None] = {}
    facts: list[Fact] = []
    texts: dict[str, list[str]] = {"problem": [], "improvement": []}
    for line in lines_under(pages, fill_in.blocks["previous"]):
        value = _number(line["value"])
        match kinds.get(label_key(line["what"])):
            case "agency":
                agency = line["text"] or None
            case "year":
                year = int(value) if value is not None else None
            case "cell":
                cell = _names().get(label_key(line["text"]))
                if cell and value is not None:
                    cells[cell] = value
                elif value is not None:
                    pages.notes.append(f"上年数据第{line.row + 1}行“{line['text']}”不是统一格式的格子，未读入")
            case "fact" if line["text"]:
                theme = cast("Theme", themes.get(label_key(line["theme"]), "other"))
                unit = line["unit"] or None
                facts.append(Fact(id=line["id"], theme=theme, text=line["text"], value=value, unit=unit))
            case "problem" | "improvement" as kind if line["text"]:
                texts[kind].append(line["text"])
    if not (cells or facts or texts["problem"] or texts["improvement"]):
        return None
    return Previous(
        agency=agency,
        year=year,
        cells=cells,
        facts=tuple(facts),
        problems=tuple(texts["problem"]),
        improvements=tuple(texts["improvement"]),
    )


def _free(wanted: str, pattern: str, taken: set[str], given: set[str], place: str, pages: Pages) -> str:
    """The id of a line: its own, or where it has none or it is taken the next free one."""
    chosen = wanted
    if not wanted or wanted in taken:
        number = 1
        while pattern.format(number) in taken | given:
            number += 1
        chosen = pattern.format(number)
        if wanted:
            pages.notes.append(f"{place}的编号“{wanted}”重复，改为“{chosen}”")
    taken.add(chosen)
    return chosen


def _figure(line: Line) -> tuple[Count | None, str | None]:
    """A fact's number and unit; `88条` in the number's column gives both."""
    raw, unit = line["value"], line["unit"] or None
    value = _number(raw)
    if value is None and not is_blank(raw):
        match = _WITH_UNIT.fullmatch(fold_digits(raw))
        value = _number(match[1]) if match else None
        if match and value is not None:
            return value, unit or match[2].strip()
    return value, unit


def _number(raw: str) -> Count | None:
    """A number, with a sign or decimals."""
    whole = read_change(raw, "").value
    if whole is not None:
        return whole
    sign = -1 if squeeze(raw).startswith("-") else 1
    value = read_amount(squeeze(raw).removeprefix("-"), "").value
    return None if value is None else sign * Decimal(value)


@cache
def _names() -> dict[str, CellId]:
    """The key of a cell's name in words, or of its id, -> its id."""
    return {label_key(name): cell for name, cell in cell_names().items()} | {
        label_key(cell): cell for cell in cell_names().values()
    }


def _evidence(text: str, facts: set[str], spots: Mapping[str, CellId]) -> Iterator[str]:
    """Fact ids, and cells named in words or by address (`表三 J12`); what is neither is kept as written."""

    def known(token: str) -> str | None:
        if token in facts:
            return token
        match = _ADDRESS.fullmatch(fold_digits(token))
        spot = f"{match[1]} {match[2].upper()}{match[3]}" if match else ""
        return spots.get(spot) or _names().get(label_key(token))

    for token in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        if found := known(token):
            yield found
            continue
        parts = [known(match[0]) for match in _IDS.finditer(token)]
        yield from [part for part in parts if part] if all(parts) else [token]


def _answered(text: str, problems: tuple[Problem, ...]) -> str | None:
    """The problem's id; `问题1` and `1` are the first one."""
    ids = {problem.id for problem in problems}
    number = re.fullmatch(r"(?:问题)?([0-9]+)", fold_digits(squeeze(text)))
    if text not in ids and number and f"P{int(number[1])}" in ids:
        return f"P{int(number[1])}"
    return text or None
