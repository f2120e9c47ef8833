"""Suite `repair`: faults planted in published figures; are they among the fewest changes, and are they named first?

Ordinary cases have one fault in the official layout; hard ones two or three, with figures on group rows and last
year's report. Apart from these stand faults that no sum can place (an item off together with its total, an item on its
group's row alone), for which only the first question is asked of us, and sums of table two and four, whose figures
stand in no other sum. A case whose faults cancel out, or which fewer changes than the planted ones explain, is counted
(`decidable`) and asked nothing more.
"""

import random
from collections.abc import Iterator
from itertools import islice

from evals.faults import ORDINARY, base, tables, with_faults
from evals.scorers import repair as score
from evals.suite import Case, Score, Suite

EACH = {"ordinary": 66, "hard": 66, "shared": 12, "group_row": 12}
"""So many cases of each kind a table, but where a table has no room for them."""
SAMPLE = 8
"""So many hard cases are also given to the solver; `python -m evals.oracle` does all."""
SETTINGS = {
    "ordinary": (ORDINARY, (1,), False, False),
    "hard": (ORDINARY, (2, 3), True, True),
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
    "truth.shared": "小项与合计同错：真相在并列解中",
    "first.shared": "小项与合计同错：真相排第一",
    "truth.group_row": "小项只填在大类行：真相在并列解中",
    "first.group_row": "小项只填在大类行：真相排第一",
}


def cases() -> Iterator[Case]:
    """All kinds, every table in turn."""
    for kind in SETTINGS:
        yield from of_kind(kind)
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
            chance = random.Random(f"{kind} {name} {number}")
            faulty = with_faults(*figures, kinds, counts[number % len(counts)], chance)
            if faulty is not None:
                yield Case(f"{kind}/{name}/{number}", faulty.report, faulty.meant)


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
