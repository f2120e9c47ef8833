"""Run suites, add up their scores, hold them against the floors (DESIGN §6): what `gongkai eval` calls."""

import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.metrics import Estimate, mean, proportion
from evals.suite import FOLDER, Case, Score, Suite, UnscoredError

BASELINES = FOLDER / "baselines.toml"
SCORED = "scored"
"""The share of cases that could be scored at all: every suite has this metric."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A suite's figure: its Chinese title, the estimate, and the floor that it must not fall below."""

    title: str
    estimate: Estimate
    floor: float | None

    @property
    def passed(self) -> bool:
        """Not under its floor. A floor without a figure is not met: nothing was measured."""
        value = self.estimate.value
        return self.floor is None or (value is not None and value >= self.floor)

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §6 has it."""
        e = self.estimate
        return {
            "title": self.title,
            "value": None if e.value is None else round(e.value, 4),
            "n": e.n,
            "interval": None if e.low is None or e.high is None else [round(e.low, 4), round(e.high, 4)],
            "floor": self.floor,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """A suite's result: metrics, the scores of every case, and the cases that could not be scored."""

    suite: Suite
    metrics: dict[str, Metric]
    cases: dict[str, tuple[Score, ...]]
    unscored: dict[str, str]
    seconds: float

    @property
    def passed(self) -> bool:
        """Every floor is met."""
        return all(metric.passed for metric in self.metrics.values())

    def to_json(self) -> dict[str, Any]:
        """Metrics as DESIGN §6 has them; beside them each case with what was wrong in it."""
        return {
            "title": self.suite.title,
            "metrics": {name: metric.to_json() for name, metric in self.metrics.items()},
            "passed": self.passed,
            "seconds": round(self.seconds, 2),
            "unscored": [{"case": case, "reason": reason} for case, reason in self.unscored.items()],
            "cases": {case: [_score_json(score) for score in scores] for case, scores in self.cases.items()},
        }


def suites() -> tuple[str, ...]:
    """The names of all suites: one file each in tasks/."""
    return tuple(sorted(path.stem for path in (FOLDER / "tasks").glob("*.py") if not path.stem.startswith("_")))


def load(name: str) -> Suite:
    """The suite of that name.

    Raises:
        InputError: there is none.
    """
    if name not in suites():
        raise InputError("没有这个评测集", place=name, remedy=f"可用的评测集：{'、'.join(suites())}")
    suite: Suite = import_module(f"evals.tasks.{name}").SUITE
    return suite


def floors(path: Path = BASELINES) -> dict[str, dict[str, float]]:
    """Suite -> metric -> the value that it must not fall below."""
    return tomllib.loads(path.read_text("utf-8"))


def run(suite: Suite, under: dict[str, float], say: Callable[[str], None] = lambda _: None) -> Outcome:
    """Run every case of a suite; `say` gets a line of progress a case."""
    begun = time.perf_counter()
    scored: dict[str, tuple[Score, ...]] = {}
    unscored: dict[str, str] = {}
    cases = list(suite.cases())
    for count, case in enumerate(cases, 1):
        say(f"{suite.name} {count}/{len(cases)} {case.id}")
        try:
            scored[case.id] = tuple(_solve(suite, case))
        except (UnscoredError, InputError) as refusal:
            unscored[case.id] = str(refusal)
    metrics = {
        name: Metric({SCORED: "能评分的案例", **suite.titles}.get(name, name), estimate, under.get(name))
        for name, estimate in _add_up(suite, scored, len(cases)).items()
    }
    return Outcome(suite, metrics, scored, unscored, time.perf_counter() - begun)


def evaluate(names: Sequence[str] = (), say: Callable[[str], None] = lambda _: None) -> dict[str, Outcome]:
    """Run the named suites, all where none is named."""
    under = floors()
    chosen = [load(name) for name in names or suites()]
    return {suite.name: run(suite, under.get(suite.name, {}), say) for suite in chosen}


def to_json(outcomes: dict[str, Outcome]) -> dict[str, Any]:
    """The whole run as DESIGN §6 has it."""
    return {
        "suites": {name: outcome.to_json() for name, outcome in outcomes.items()},
        "passed": all(outcome.passed for outcome in outcomes.values()),
    }


def table(outcomes: dict[str, Outcome]) -> str:
    """The run as plain text: a line a metric, with n, interval and floor."""
    lines = []
    for outcome in outcomes.values():
        lines.append(f"{outcome.suite.title}（{outcome.suite.name}）{'通过' if outcome.passed else '未达下限'}")
        for metric in outcome.metrics.values():
            e = metric.estimate
            value = "无数据" if e.value is None else f"{e.value:.4f}"
            value += "" if e.low is None or e.high is None else f"  95%区间 {e.low:.3f}–{e.high:.3f}"
            floor = "" if metric.floor is None else f"  下限 {metric.floor:g}{'' if metric.passed else '（未达）'}"
            lines.append(f"  {metric.title}：{value}  n={e.n}{floor}")
        lines += [f"  未能评分 {case}：{reason}" for case, reason in outcome.unscored.items()]
    return "\n".join(lines)


def _solve(suite: Suite, case: Case) -> list[Score]:
    try:
        return list(suite.solve(case))
    except (UnscoredError, InputError):
        raise
    except Exception as error:
        error.add_note(f"suite {suite.name}, case {case.id}")
        raise


def _add_up(suite: Suite, scored: dict[str, tuple[Score, ...]], cases: int) -> dict[str, Estimate]:
    every = [score for scores in scored.values() for score in scores]
    said = {score.metric for score in every}
    estimates = {SCORED: proportion([(1, 1)] * len(scored) + [(0, 1)] * (cases - len(scored)))}
    for name in [*(name for name in suite.titles if name in said), *sorted(said - suite.titles.keys())]:
        mine = [score for score in every if score.metric == name]
        points = [score.points for score in mine if score.points is not None]
        estimates[name] = mean(points) if points else proportion(_by_case(scored, name))
    return estimates


def _by_case(scored: dict[str, tuple[Score, ...]], metric: str) -> list[tuple[int, int]]:
    """(right, n) of every case that has this metric."""
    mine = [[score for score in scores if score.metric == metric] for scores in scored.values()]
    return [(sum(score.right for score in case), sum(score.n for score in case)) for case in mine if case]


def _score_json(score: Score) -> dict[str, Any]:
    measured = {"right": score.right, "n": score.n} if score.points is None else {"points": score.points}
    return {"metric": score.metric, **measured, "faults": list(score.faults)}
