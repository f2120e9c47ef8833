"""Years that nobody wrote by hand: the model cases with other figures, so that a draft cannot be right by habit.

Every variant's tables add up; what varies is what the guide has rules for: nothing received, one case, all refused,
the same as last year, last year zero, a first report, half of the facts, and figures by chance in four sizes.
"""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from assistant.form import load_form

Raw = dict[str, Any]
CHANCES = 8
"""How many variants by chance each case gets."""
SIZES = (5, 19, 400, 30_000)
"""Most requests of a variant by chance: the guide words counts of 1–5, 6–19 and more differently."""


def variants(raw: Raw) -> Iterator[tuple[str, Raw]]:
    """Name -> year file; the same in every run."""
    for name, change in _NAMED.items():
        year = copy.deepcopy(raw)
        change(year)
        yield name, year
    for number in range(CHANCES):
        year = copy.deepcopy(raw)
        _by_chance(year, random.Random(f"{raw['agency']} {number}"), SIZES[number % len(SIZES)])
        yield f"chance-{number}", year


def _first_report(year: Raw) -> None:
    year.pop("previous", None)
    year["tables"]["requests"].pop("carried_in", None)
    _fill(year, [("natural_person", "granted")] * 7 + [("commercial", "unable_not_held")])


def _nothing_received(year: Raw) -> None:
    year["tables"]["requests"], year["tables"]["litigation"] = {}, {}
    _last(year, "requests.carried_out.total", 0)


def _one_request(year: Raw) -> None:
    _fill(year, [("commercial", "granted")])


def _all_refused(year: Raw) -> None:
    _fill(year, [("natural_person", "denied_process"), ("natural_person", "denied_admin_query")])


def _last_year_zero(year: Raw) -> None:
    cells = (year.get("previous") or {}).get("cells") or {}
    cells.update(dict.fromkeys(cells, 0))
    year["tables"]["requests"].pop("carried_in", None)
    _fill(year, [("natural_person", "granted")] * 24 + [("legal_service", "partial")] * 3)


def _same_as_last_year(year: Raw) -> None:
    cells = (year.get("previous") or {}).get("cells") or {}
    for cell in cells:
        if "carried" not in cell:
            table, row, column = cell.split(".")
            cells[cell] = (year["tables"].get(table) or {}).get(row, {}).get(column, 0)


def _more_than_doubled(year: Raw) -> None:
    _fill(year, [("natural_person", "granted")] * 60 + [("commercial", "unable_not_held")] * 35, carried_out=4)
    _last(year, "requests.new_received.total", 41)


def _half_the_facts(year: Raw) -> None:
    kept = [fact for at, fact in enumerate(year["facts"]) if at % 2 == 0 or fact["theme"] == "contact"]
    year["facts"] = kept
    ids = {fact["id"] for fact in kept}
    for problem in year.get("problems") or ():
        problem["evidence"] = [name for name in problem["evidence"] if "." in name or name in ids]


_NAMED: dict[str, Callable[[Raw], None]] = {
    "first-report": _first_report,
    "nothing-received": _nothing_received,
    "one-request": _one_request,
    "all-refused": _all_refused,
    "last-year-zero": _last_year_zero,
    "same-as-last-year": _same_as_last_year,
    "more-than-doubled": _more_than_doubled,
    "half-the-facts": _half_the_facts,
}


def _by_chance(year: Raw, chance: random.Random, most: int) -> None:
    requests = load_form().tables["requests"]
    applicants = [column.id for column in requests.columns if column.id != "total"]
    results = [row.id for row in requests.rows if row.group or row.id in ("granted", "partial")]
    likely = chance.sample(results, chance.randint(1, 8))
    weight = [chance.random() ** 3 for _ in applicants]
    handled = [(chance.choices(applicants, weight)[0], chance.choice(likely)) for _ in range(chance.randint(0, most))]
    carried = chance.choice((0, 0, 1, most // 10))
    _fill(year, handled, carried_in=min(chance.choice((0, 1, most // 8)), len(handled)), carried_out=carried)
    year["tables"]["litigation"] = {row.id: _cases(chance, most) for row in load_form().tables["litigation"].rows}
    for row, columns in year["tables"].get("active", {}).items():
        for column in columns:
            columns[column] = chance.choice((0, 1, chance.randint(2, 9000)))
            if row == "normative_docs" and column == "in_force":
                columns[column] = chance.randint(0, 60)
    for cell in (cells := (year.get("previous") or {}).get("cells") or {}):
        cells[cell] = chance.choice((0, cells[cell], chance.randint(1, max(2, most))))
    for fact in year["facts"]:
        if fact["value"] is not None and "其中" not in fact["text"]:
            fact["value"] = chance.choice((fact["value"], fact["value"] + chance.randint(1, 90)))


def _cases(chance: random.Random, most: int) -> dict[str, int]:
    outcome = {name: chance.choice((0, 0, 1, chance.randint(0, max(1, most // 20)))) for name in _OUTCOMES}
    return {**outcome, "total": sum(outcome.values())}


_OUTCOMES = ("upheld", "corrected", "other", "pending")


def _fill(year: Raw, handled: list[tuple[str, str]], carried_in: int = 0, carried_out: int = 0) -> None:
    """Table three from (applicant, result) of each request handled; carried cases are natural persons'."""
    rows: dict[str, dict[str, int]] = {}

    def count(row: str, applicant: str, by: int = 1) -> None:
        for column in (applicant, "total"):
            rows.setdefault(row, {}).setdefault(column, 0)
            rows[row][column] += by

    for applicant, result in handled:
        count(result, applicant)
        count("handled_total", applicant)
    mine = sum(applicant == "natural_person" for applicant, _ in handled)
    carried_in = min(carried_in, mine)
    for applicant, _ in handled:
        count("new_received", applicant)
    count("new_received", "natural_person", carried_out - carried_in)
    count("carried_in", "natural_person", carried_in)
    count("carried_out", "natural_person", carried_out)
    year["tables"]["requests"] = rows
    _last(year, "requests.carried_out.total", carried_in)
    _last(year, "requests.carried_out.natural_person", carried_in)


def _last(year: Raw, cell: str, value: int) -> None:
    cells = (year.get("previous") or {}).get("cells")
    if cells is not None and cell in cells:
        cells[cell] = value
