"""Suite `variants`: drafts of years made by rule and by chance, held to what can be proven without an exemplary text.

The model cases and the user's figures stand behind it; `evals.variants` says what is changed. Each variant goes the
whole way, as a year file that the product reads.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from evals.arithmetic import Truth
from evals.scorers import numbers, prose
from evals.suite import REFERENCES, Case, Score, Suite
from evals.tasks.reference import guide
from evals.variants import variants

GOLD = ("case", "note", "derived", "numbers")
TITLES = {
    "numbers_right": "数：有出处且相符",
    "claims_right": "断言：与数据相符",
    "said_once": "一数一处",
    "no_zero_lists": "没有零值罗列的句子",
    "no_empty_phrases": "没有空话的句子",
    "no_small_bases": "没有小基数百分比的稿",
    "requests_told": "应办与结果",
    "no_slips": "没有语病的稿（能以规则判断的）",
}


def cases() -> Iterator[Case]:
    """Every variant of every reference."""
    for path in sorted(REFERENCES.glob("*.yaml")):
        raw = {key: value for key, value in yaml.safe_load(path.read_text("utf-8")).items() if key not in GOLD}
        for name, year in variants(raw):
            yield Case(f"{path.stem[:6].rstrip('-')}/{name}", year)


def solve(case: Case) -> Iterator[Score]:
    """Write the variant as a year file, have it read and drafted, and score the draft."""
    from evals.drafts import run_draft

    with TemporaryDirectory() as folder:
        path = Path(folder) / "年度.yaml"
        path.write_text(yaml.safe_dump(case.input, allow_unicode=True, sort_keys=False), "utf-8")
        draft = run_draft(path).draft
    truth = Truth(case.input, draft.derived)
    yield numbers.right(draft, truth, guide())
    yield prose.claims(draft, truth, guide())
    yield prose.said_once(draft, truth, guide())
    yield from (score for score in prose.clean(draft, truth, guide()) if score.metric in TITLES)
    topics = prose.topics(draft, truth, guide())
    untold = tuple(fault for fault in topics.faults if "应办" in fault)
    yield Score("requests_told", int(not untold), 1, faults=untold)
    yield from _whole(draft, truth)


def _whole(draft: Any, truth: Truth) -> Iterator[Score]:
    """Faults of which one is too many in a draft."""
    for metric, cost in (("no_small_bases", "small_base"), ("no_slips", "slip")):
        found = tuple(f.text for judge in prose.JUDGES for f in judge(draft, truth, guide()) if f.cost == cost)
        yield Score(metric, int(not found), 1, faults=found)


SUITE = Suite("variants", "起草：变换的年度", TITLES, cases, solve)
