"""Suite `repair`: faults planted in published figures; are they among the fewest changes, and are they named first?

Ordinary cases have one fault in the official layout; hard ones two or three, with figures on group rows and last
year's report; `clerks` are kinds of faults that the ranking was not looked at with. Apart from these stand faults that
no sum can place (an item off together with its total, an item on its group's row alone), for which only the first
question is asked of us, and sums of table two and four, whose figures stand in no other sum: these are also asked of
whole reports, with their text as a witness and without (`told`, `untold`). A case whose faults cancel out, or which
fewer changes than the planted ones explain, is counted (`decidable`) and asked nothing more.
"""

import random
from collections.abc import Iterator
from itertools import islice

from assistant.reading import read
from assistant.repair import repair
from assistant.rules.numbers import stated
from evals.faults import CLERKS, ORDINARY, base, tables, with_faults
from evals.scorers import repair as score
from evals.suite import DATA, Case, Score, Suite

EDITION = "2026-11-24"
"""Seeds all draws: the cases of one edition are drawn once the ranking stands, and are never looked into for it."""
EACH = {"ordinary": 66, "hard": 66, "clerks": 20, "shared": 12, "group_row": 12}
"""So many cases of each kind a table, but where a table has no room for them."""
TOLD = 40
"""So many cases a report whose text bears witness."""
SAMPLE = 8
"""So many hard cases are also given to the solver; `python -m evals.oracle` does all."""
SETTINGS = {
    "ordinary": (ORDINARY, (1,), False, False),
    "hard": (ORDINARY, (2, 3), True, True),
    "clerks": (CLERKS, (1, 2), True, True),
    "shared": (("shared",), (1,), False, False),
    "group_row": (("on_group_row",), (1,), True, True),
}
"""Kind of case -> faults, how many of them in turn, figures on group rows, last year's report."""
TITLES = {
    "same_cost": "改动数与求解器一致",
    "same_ties": "全部并列解与求解器一致",
    "proven": "改后重新验算各项成立",
    "never_dearer": "不比埋下的错误多改",
    "decidable": "埋下的错误属最少改法（其余不计入下列各项）",
    "truth.ordinary": "一般错误：真相在并列解中",
    "first.ordinary": "一般错误：真相排第一",
    "first.ordinary.table3": "一般错误（表三）：真相排第一",
    "truth.hard": "多处错误、大类行、上年：真相在并列解中",
    "first.hard": "多处错误、大类行、上年：每处真相排第一",
    "cells.hard": "多处错误：埋下的错格在首选改法中改对",
    "first.hard.table3": "多处错误（表三）：真相排第一",
    "truth.clerks": "沿用上年数、负号、整行错位：真相在并列解中",
    "first.clerks": "沿用上年数、负号、整行错位：真相排第一",
    "truth.told": "表二、表四的错误，正文作证：真相在并列解中",
    "first.told": "表二、表四的错误，正文作证：真相排第一",
    "first.untold": "同样的错误，不看正文：真相排第一",
    "truth.shared": "小项与合计同错：真相在并列解中",
    "first.shared": "小项与合计同错：真相排第一",
    "truth.group_row": "小项只填在大类行：真相在并列解中",
    "first.group_row": "小项只填在大类行：真相排第一",
}


def cases() -> Iterator[Case]:
    """All kinds, every table in turn."""
    for kind in SETTINGS:
        yield from of_kind(kind)
    yield from told()
    for case in islice(of_kind("hard"), SAMPLE):
        yield Case(f"solver/{case.id}", case.input)


def of_kind(kind: str) -> Iterator[Case]:
    """All cases of one kind (a key of `SETTINGS`), every table in turn."""
    kinds, counts, groups, previous = SETTINGS[kind]
    made = {name: base(raw, groups=groups, previous=previous) for name, raw in tables()}
    for number in range(EACH[kind]):
        for name, figures in made.items():
            if figures is None:
                continue
            chance = random.Random(f"{EDITION} {kind} {name} {number}")
            faulty = with_faults(*figures, kinds, counts[number % len(counts)], chance)
            if faulty is not None:
                yield Case(f"{kind}/{name}/{number}", faulty.report, faulty.meant)


def told() -> Iterator[Case]:
    """Whole reports whose text states what their tables hold, with one fault in a sum of table two or four."""
    for path in sorted((DATA / "reports").glob("*.txt")):
        report = read(path)
        if not repair(report).consistent or not stated(report):
            continue
        cells = {cell: int(value) for cell, value in report.cells().items() if value is not None and _counts(cell)}
        alone = {cell: value for cell, value in cells.items() if not cell.startswith("requests.")}
        for number in range(TOLD):
            chance = random.Random(f"{EDITION} told {path.stem} {number}")
            faulty = with_faults(report, alone, ORDINARY, 1, chance)
            if faulty is not None:
                yield Case(f"told/{path.stem}/{number}", faulty.report, faulty.meant)


def _counts(cell: str) -> bool:
    return not cell.endswith("_wan")


def solve(case: Case) -> Iterator[Score]:
    """Repair the report and look for the truth, or hold the search against the solver."""
    if case.target is None:
        from evals.oracle import compare

        compared = compare(case.input)
        costs, ties = [one.same_cost for one in compared], [one.same_ties for one in compared]
        for metric, same in (("same_cost", costs), ("same_ties", ties)):
            yield Score(metric, sum(same), len(same), faults=() if all(same) else (f"{case.id}：与求解器不同",))
        return
    yield from score.found(case.input, case.target, case.id.split("/")[0])


SUITE = Suite("repair", "改错", TITLES, cases, solve)
