"""Linear models over the terms of a question, read from a file that `evals` fitted; small enough for plain Python.

A model file is JSON: `labels`, `bias` (one a label), `scale`, and `terms`: term -> its weights, a signed byte a label
in base64, in units of `scale`. A score is the bias and the sum of the weights of the question's terms over the root of
their number.
"""

import base64
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path


class Linear:
    """A model read from its file."""

    def __init__(self, path: Path) -> None:
        read = json.loads(path.read_text("utf-8"))
        self.labels: tuple[str, ...] = tuple(read["labels"])
        self._place = {label: place for place, label in enumerate(self.labels)}
        self._bias: list[float] = read["bias"]
        self._scale: float = read["scale"]
        self._terms: dict[str, str] = read["terms"]
        self._rows: dict[str, memoryview] = {}

    def scores(self, terms: Iterable[str], labels: Iterable[str] | None = None) -> dict[str, float]:
        """Each label's score for a question of these terms (each once); labels that the model lacks are left out.

        Args:
            terms: the question's terms; those that the model lacks count nothing.
            labels: whose score is asked for; None: all.
        """
        rows = [self._row(term) for term in terms if term in self._terms]
        weight = self._scale / max(len(rows), 1) ** 0.5
        places = [(label, self._place[label]) for label in labels or self.labels if label in self._place]
        return {label: self._bias[place] + weight * sum([row[place] for row in rows]) for label, place in places}

    def _row(self, term: str) -> memoryview:
        if term not in self._rows:
            self._rows[term] = memoryview(base64.b64decode(self._terms[term])).cast("b")
        return self._rows[term]


@cache
def model(name: str) -> Linear:
    """The model of that name beside this module, read once."""
    return Linear(Path(__file__).with_name(f"{name}.json"))
