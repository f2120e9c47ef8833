"""Fit the model by which `ask` decides whether it answers: `python -m evals.fit_deciding [--write]`.

Ridge-regularised logistic regression on the dev questions and on questions of the model's own author (deciding.jsonl)
that are not refused by what they say of themselves. Every unanswerable one whose field the word list knows stands a
second time as if the list did not know it, so that the other signals learn to carry what no list foresees.

The threshold is the lowest at which the answer rate goal still holds, taken from held-out probabilities: ten folds,
repeated with other draws, so that no question is judged by a model that saw it. test.jsonl is never read here.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.knowledge import deciding, library
from assistant.knowledge.asking import prepare
from assistant.knowledge.opening import open_index
from evals.suite import DATA

Array = npt.NDArray[np.float64]

TODAY = date(2026, 11, 1)
QUESTIONS = (DATA / "questions" / "dev.jsonl", DATA / "questions" / "deciding.jsonl")
LISTED = ("subject", "aside", "subject_off_field")
"""Signals of the word list."""
DOUBLE = 0.5
"""The weight of the second copy."""
MODEL = Path(deciding.__file__).with_suffix(".toml")
GOAL = 0.97
"""Share of answerable questions answered at the threshold: above the issue's .95, because a new set will fall short."""
RIDGE, FOLDS, DRAWS = 1.0, 10, 10


class Row(NamedTuple):
    """A question of the set with its signals; `refused` where it is refused before anything is weighed."""

    question: dict[str, Any]
    covered: bool
    refused: str
    signals: Mapping[str, float]


def rows() -> list[Row]:
    """Every dev question as `ask` sees it."""
    with TemporaryDirectory() as folder:
        index, books = open_index(Path(folder)), library.load()
        found = []
        lines = [line for path in QUESTIONS for line in path.read_text("utf-8").splitlines()]
        for question in map(json.loads, lines):
            seen = prepare(question["question"], (), index, books, today=TODAY)
            covered = bool(question.get("gold") or question.get("covered"))
            found.append(Row(question, covered, seen.refused.kind if seen.refused else "", seen.signals))
        return found


def fit(x: Array, y: Array, listed: Sequence[int]) -> Array:
    """Constant and weights by Newton's method; `listed` are the columns of the word list."""
    known = (y == 0) & (x[:, listed].sum(axis=1) > 0)
    unlisted = x[known].copy()
    unlisted[:, listed] = 0.0
    weight = np.r_[np.ones(len(y)), np.full(len(unlisted), DOUBLE)]
    x, y = np.r_[x, unlisted], np.r_[y, np.zeros(len(unlisted))]
    x = np.c_[np.ones(len(x)), x]
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(
            x.T @ (x * (weight * p * (1 - p))[:, None]) + ridge, x.T @ (weight * (p - y)) + ridge @ w
        )
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w


def held_out(x: Array, y: Array, listed: Sequence[int]) -> Array:
    """Each question's probability by models that did not see it."""
    total = np.zeros(len(y))
    for draw in range(DRAWS):
        fold = np.random.default_rng(draw).permutation(len(y)) % FOLDS
        for number in range(FOLDS):
            out = fold == number
            w = fit(x[~out], y[~out], listed)
            total[out] += 1 / (1 + np.exp(-(w[0] + x[out] @ w[1:])))
    return total / DRAWS


def main() -> None:
    """Fit, report, and with --write put the model into deciding.toml."""
    every = rows()
    weighed = [row for row in every if row.signals]
    names = list(weighed[0].signals)
    x = np.array([[row.signals[name] for name in names] for row in weighed])
    y = np.array([float(row.covered) for row in weighed])
    listed = [names.index(name) for name in LISTED]
    answerable = sum(row.covered for row in every)
    sure = [row.covered for row in every if not row.signals and not row.refused]
    print(f"answered without weighing: {sum(sure)} answerable, {len(sure) - sum(sure)} not")
    p = held_out(x, y, listed)
    lost = sum(row.covered for row in every if row.refused)
    spare = round(answerable * (1 - GOAL)) - lost
    threshold = float(np.sort(p[y == 1])[max(spare, 0)]) - 1e-4
    print(f"{len(every)} questions, {len(every) - len(weighed)} refused before weighing")
    for t in sorted({0.3, 0.4, 0.5, 0.6, 0.7, 0.8, threshold}):
        right = int(((p >= t) & (y == 1)).sum()) + sum(sure)
        false = int(((p >= t) & (y == 0)).sum()) + len(sure) - sum(sure)
        print(
            f"held out, threshold {t:.3f}: answered {right}/{answerable} = {right / answerable:.3f}, "
            f"false {false}/{len(every) - answerable} = {false / (len(every) - answerable):.3f}"
        )
    for place in np.argsort(-p):
        if y[place] == 0 and p[place] > threshold:
            print("  false", round(p[place], 2), weighed[place].question["id"], weighed[place].question["question"])
    for place in np.argsort(p):
        if y[place] == 1 and p[place] < threshold:
            print("  lost ", round(p[place], 2), weighed[place].question["id"], weighed[place].question["question"])
    for row in every:
        if row.refused and row.covered:
            print("  refused", row.refused, row.question["id"], row.question["question"])
    w = fit(x, y, listed)
    print({name: round(float(value), 2) for name, value in zip(["constant", *names], w, strict=True)})
    if "--write" in sys.argv:
        _write(threshold, dict(zip(["constant", *names], map(float, w), strict=True)))


def _write(threshold: float, weights: dict[str, float]) -> None:
    text = MODEL.read_text("utf-8")
    text = re.sub(r"(?m)^threshold = .*$", f"threshold = {threshold:.3f}", text)
    text = re.sub(r"(?m)^constant = .*$", f"constant = {weights.pop('constant'):.3f}", text)
    lines = "".join(f"{name} = {value:.3f}\n" for name, value in weights.items())
    MODEL.write_text(re.sub(r"(?s)\[weights\]\n.*?\n*(?=\[words\])", f"[weights]\n{lines}\n", text), "utf-8")


if __name__ == "__main__":
    main()
