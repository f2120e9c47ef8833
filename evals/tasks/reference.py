"""Suite `reference`: drafts without a model beside exemplary texts, figure by figure and by the guide's score sheet.

Cases: the example year as its files stand (workbook with last year's Word report), the three model cases, and the
figures of the user's own report. The exemplary texts themselves are scored too: what they do not reach shows a rule
that is too strict, and where they stand is the mark that the drafts are held against.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.resources import data
from evals.arithmetic import Truth
from evals.drafted import exemplary
from evals.scorers import numbers, prose
from evals.suite import DATA, REFERENCES, Case, Score, Suite

TITLES = {
    "numbers_right": "草稿中的数：有出处且相符",
    "claims_right": "草稿中的断言：与数据相符",
    "gold_numbers": "范文所说的数：草稿也说到",
    "facts_told": "写到的事实",
    "topics": "必写内容",
    "said_once": "一数一处",
    "no_zero_lists": "没有零值罗列的句子",
    "no_empty_phrases": "没有空话的句子",
    "length": "篇幅合宜的部分",
    "no_gaps": "没有留待补充",
    "passes_check": "通过自身校验",
    "score": "评分表合计（百分制）",
    **{f"item_{item}": title for item, title in {
        "A": "A 真实一致（25）", "B": "B 要件完整（15）", "C": "C 主次合并（15）", "D": "D 问题与措施（15）",
        "E": "E 上年交代（8）", "F": "F 信息密度（10）", "G": "G 语言（7）", "H": "H 规范（5）",
    }.items()},
    "exemplar": "范文自身的评分（百分制）",
}  # fmt: skip


@cache
def guide() -> dict[str, Any]:
    """The guide as data."""
    return tomllib.loads((DATA / "guide.toml").read_text("utf-8"))


def cases() -> Iterator[Case]:
    """The example first, then every reference; `target` is the exemplary text's file where there is one."""
    example = data("corpus") / "example"
    yield Case("example", example, REFERENCES / "a-district-office-2025.md")
    for path in sorted(REFERENCES.glob("*.yaml")):
        text = path.with_suffix(".md")
        yield Case(f"draft/{path.stem}", path, text if text.exists() else None)
        if text.exists():
            yield Case(f"exemplar/{path.stem}", text, path)


def solve(case: Case) -> Iterator[Score]:
    """Draft the case and score it; an exemplary text is only scored."""
    if case.input.suffix == ".md":
        raw = _yaml(case.target)
        text = exemplary(case.input, raw)
        total = list(prose.sheet(text, Truth(raw, text.derived), guide()))
        faults = tuple(fault for score in total for fault in score.faults)
        yield Score("exemplar", points=total[-1].points, faults=faults)
        return
    yield from _draft(case)


def _draft(case: Case) -> Iterator[Score]:
    from evals.drafts import run_draft, run_example, truth_of_example

    source: Path = case.input
    if source.is_dir():
        done = run_example(source)
        raw = truth_of_example(_yaml(source / "2025.yaml"), _yaml(source / "2024.yaml"), done)
    else:
        done, raw = run_draft(source), _yaml(source)
    draft = done.draft
    truth = Truth(raw, draft.derived)
    yield numbers.right(draft, truth, guide())
    yield prose.claims(draft, truth, guide())
    if case.target is not None:
        gold = _yaml(case.target.with_suffix(".yaml"))
        text = exemplary(case.target, gold)
        yield numbers.gold(draft, truth, text, Truth(gold, text.derived))
        yield from prose.clean(draft, truth, guide())
    yield prose.facts_told(draft, truth, guide())
    yield prose.topics(draft, truth, guide())
    yield prose.said_once(draft, truth, guide())
    yield Score("passes_check", int(not done.errors), 1, faults=done.errors)
    yield from prose.sheet(draft, truth, guide())


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


SUITE = Suite("reference", "起草", TITLES, cases, solve)
