"""Fit the models by which `ask` decides whether it answers: `python -m evals.fit_deciding [--write]`.

Two models, one upon the other: the wording of a question to its kind (wording.json), then that and the signals of what
was found to whether it is answered (deciding.toml). The second sees of the first only what it says of questions that it
was not fitted on. Both are fitted on the development set, on training.jsonl and on deciding.jsonl; test questions are
never read here.

The threshold is the one at which the answer rate goal holds for questions of authors that the models did not see: each
pair of authors is left out in turn. It is fitted again whenever asks, glossary or search change.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

from assistant.knowledge import deciding, library, linear, signals, wording
from assistant.knowledge.asking import prepare
from assistant.knowledge.opening import open_index
from evals.fitting import Fitted
from evals.suite import DATA

Array = npt.NDArray[np.float64]

TODAY = date(2026, 11, 1)
QUESTIONS = tuple(DATA / "questions" / f"{name}.jsonl" for name in ("dev", "training", "deciding"))
MODEL = Path(deciding.__file__).with_suffix(".toml")
WORDING = Path(linear.__file__).with_name("wording.json")
GOAL = 0.96
"""Share of answerable questions answered at the threshold: above the issue's .95, because a new set will fall short.

Those written to look like questions that nothing answers (`hard`) are left out: a set at work holds few of them.
"""
FRAMES, WORDING_STRENGTH = 8000, 30.0
STRENGTH = 1.0
FOLDS = 5
_UNSEEN = -20.0
"""The logarithm of the probability of a kind of which a fold held no question."""


class Row(NamedTuple):
    """A question of the set with its signals; `refused` where it is refused before anything is weighed."""

    question: dict[str, Any]
    kind: str
    author: str
    refused: str
    signals: Mapping[str, float]

    @property
    def covered(self) -> bool:
        """Whether an article answers it."""
        return self.kind == wording.RULE


class Decision(NamedTuple):
    """Both models of a set of rows."""

    worded: Fitted
    names: Sequence[str]
    constant: float
    weights: Array

    def __call__(self, rows: Sequence[Row]) -> Array:
        """The logarithm of the odds that each is answered."""
        signals = _signals(rows, self.names, self.worded.labels, _log_probabilities(self.worded, _texts(rows)))
        return self.constant + signals @ self.weights


def rows() -> list[Row]:
    """Every question as `ask` sees it."""
    with TemporaryDirectory() as folder:
        index, books = open_index(Path(folder)), library.load()
        return [
            Row(question, kind, author, seen.refused.kind if seen.refused else "", seen.signals)
            for question, kind, author in _questions()
            for seen in (prepare(question["question"], (), index, books, today=TODAY),)
        ]


def _questions() -> Iterator[tuple[dict[str, Any], str, str]]:
    """Each question with its kind and author."""
    for path in QUESTIONS:
        for question in map(json.loads, path.read_text("utf-8").splitlines()):
            covered = bool(question.get("gold") or question.get("covered"))
            kind = wording.RULE if covered else question.get("kind") or "other_domain"
            yield question, kind, question.get("author", path.stem)


def fit(those: Sequence[Row]) -> Decision:
    """Both models, the second on what the first says of questions that it did not see."""
    texts, kinds = _texts(those), [row.kind for row in those]
    worded = _worded(texts, kinds)
    held = np.full((len(those), len(worded.labels)), _UNSEEN)
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=0).split(texts):
        model = _worded([texts[at] for at in seen], [kinds[at] for at in seen])
        places = [worded.labels.index(label) for label in model.labels]
        held[np.ix_(unseen, places)] = _log_probabilities(model, [texts[at] for at in unseen])
    names = sorted(those[0].signals)
    x = _signals(those, names, worded.labels, held)
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(scaler.transform(x), [row.covered for row in those])
    weights = model.coef_[0] / scaler.scale_
    return Decision(worded, names, float(model.intercept_[0] - weights @ scaler.mean_), weights)


def _worded(texts: Sequence[str], kinds: Sequence[str]) -> Fitted:
    return Fitted(texts, kinds, wording.frames, many=FRAMES, strength=WORDING_STRENGTH)


def _texts(those: Sequence[Row]) -> list[str]:
    return [row.question["question"] for row in those]


def _log_probabilities(model: Fitted, texts: Sequence[str]) -> Array:
    scores = model.scores(texts)
    most = scores.max(axis=1, keepdims=True)
    return np.asarray(scores - most - np.log(np.exp(scores - most).sum(axis=1, keepdims=True)))


def _signals(those: Sequence[Row], names: Sequence[str], kinds: Sequence[str], worded: Array) -> Array:
    """The signals, a row a question, with what a model says of the wording in the shipped model's place."""
    if {f"worded_{kind}" for kind in kinds} != {name for name in names if name.startswith("worded_")}:
        raise SystemExit("wording.json knows other kinds than the questions: fit twice")
    table = np.array([[row.signals[name] for name in names] for row in those])
    for column, kind in enumerate(kinds):
        table[:, names.index(f"worded_{kind}")] = worded[:, column]
    rule = worded[:, kinds.index(wording.RULE)]
    table[:, names.index("worded")] = [signals.odds(float(value)) for value in rule]
    return table


def main() -> None:
    """Fit, report, and with --write put the models into their files."""
    every = rows()
    weighed = [row for row in every if row.signals]
    odds, parties = np.zeros(len(weighed)), np.array([_party(row) for row in weighed])
    apart = [(parties == party) for party in sorted(set(parties))]
    told = Parallel(n_jobs=-1)(delayed(_of_unseen)(weighed, out) for out in apart)
    for out, values in zip(apart, told, strict=True):
        odds[out] = values
    threshold = _report(every, weighed, odds)
    decision = fit(weighed)
    print({name: round(float(value), 2) for name, value in zip(decision.names, decision.weights, strict=True)})
    if "--write" in sys.argv:
        decision.worded.write(WORDING)
        _write(threshold, decision)


def _of_unseen(weighed: Sequence[Row], out: npt.NDArray[np.bool_]) -> Array:
    """What models say of some questions that were fitted on the others."""
    decision = fit([row for row, one in zip(weighed, out, strict=True) if not one])
    return decision([row for row, one in zip(weighed, out, strict=True) if one])


def _party(row: Row) -> str:
    """Which authors are left out together: one of answerable and one of unanswerable questions."""
    return row.author.rpartition("-")[2] if "-" in row.author else "dev"


def _report(every: Sequence[Row], weighed: Sequence[Row], odds: Array) -> float:
    """Tell what models say of authors that they did not see; returns the threshold."""
    y = np.array([row.covered for row in weighed])
    answerable = sum(row.covered for row in every)
    sure = [row.covered for row in every if not row.signals and not row.refused]
    lost = [row for row in every if row.refused and row.covered]
    plain = np.array([row.covered and not row.question.get("hard") for row in weighed])
    cut = float(np.quantile(odds[plain], 1 - GOAL))
    print(f"{len(every)} questions, {len(lost)} answerable ones refused for what they name")
    for at in sorted({-2.0, -1.0, 0.0, 1.0, 2.0, cut}):
        right = int(((odds >= at) & y).sum()) + sum(sure)
        false = int(((odds >= at) & ~y).sum()) + len(sure) - sum(sure)
        print(
            f"authors held out, odds {at:+.2f}: answered {right}/{answerable} = {right / answerable:.3f}, "
            f"false {false}/{len(every) - answerable} = {false / (len(every) - answerable):.3f}"
        )
    told = defaultdict[tuple[str, str], list[bool]](list)
    for row, value in zip(weighed, odds, strict=True):
        told[row.author, row.kind].append(bool(value >= cut))
    for (author, kind), answered in sorted(told.items()):
        print(f"  {author:12s} {kind:14s} weighed {len(answered):4d}, answered {sum(answered) / len(answered):.3f}")
    return 1 / (1 + float(np.exp(-cut)))


def _write(threshold: float, decision: Decision) -> None:
    lines = "".join(f"{name} = {value:.3f}\n" for name, value in zip(decision.names, decision.weights, strict=True))
    text = MODEL.read_text("utf-8")
    for pattern, new in (
        (r"(?m)^threshold = .*$", f"threshold = {threshold:.3f}"),
        (r"(?m)^constant = .*$", f"constant = {decision.constant:.3f}"),
        (r"(?s)\[weights\]\n.*?\n*(?=\[words\])", f"[weights]\n{lines}\n"),
    ):
        text, found = re.subn(pattern, new, text)
        if found != 1:
            raise SystemExit(f"{MODEL.name}: {pattern} stands {found} times")
    MODEL.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
