"""What the fits share: questions as terms, and a model file written in the form of assistant/knowledge/linear.py."""

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.linear_model import LogisticRegression

Terms = Callable[[str], Iterable[str]]
_RAREST = 3
"""A term is looked at that stands in so many texts."""


class Fitted:
    """A linear model over the terms of texts: one score a label.

    Args:
        texts: what it is fitted on.
        labels: the label of each.
        terms: text to its terms.
        many: how many terms are kept, by chi-square.
        strength: inverse of the ridge's weight.
    """

    def __init__(
        self, texts: Sequence[str], labels: Sequence[str], terms: Terms, *, many: int, strength: float
    ) -> None:
        self._counter = CountVectorizer(analyzer=lambda text: list(dict.fromkeys(terms(text))), min_df=_RAREST)
        counted = self._counter.fit_transform(texts)
        self._kept = SelectKBest(chi2, k=min(many, counted.shape[1])).fit(counted, labels)
        self._model = LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(
            _evened(self._kept.transform(counted)), labels
        )
        self.labels = [str(label) for label in self._model.classes_]

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """A row a text, a column a label."""
        rows = _evened(self._kept.transform(self._counter.transform(texts)))
        return np.asarray(rows @ self._weights().T + self._bias())

    def write(self, path: Path) -> None:
        """Write the model, its weights rounded to signed bytes."""
        weights = self._weights()
        scale = float(np.abs(weights).max()) / 127
        rounded = np.rint(weights / scale).astype(np.int8)
        names = self._counter.get_feature_names_out()[self._kept.get_support(indices=True)]
        rows = {
            str(name): base64.b64encode(column.tobytes()).decode()
            for name, column in sorted(zip(names, rounded.T, strict=True))
            if column.any()
        }
        model = {
            "labels": self.labels,
            "bias": [round(float(value), 4) for value in self._bias()],
            "scale": round(scale, 6),
            "terms": rows,
        }
        path.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", "utf-8")

    def _weights(self) -> npt.NDArray[np.float64]:
        """A row a label; of two labels scikit-learn keeps one row, the second's against the first's."""
        found = np.asarray(self._model.coef_)
        return np.r_[-found / 2, found / 2] if len(found) == 1 else found

    def _bias(self) -> npt.NDArray[np.float64]:
        found = np.asarray(self._model.intercept_)
        return np.r_[-found / 2, found / 2] if len(found) == 1 else found


def _evened(counted: csr_matrix) -> csr_matrix:
    """Presence of each term over the root of their number."""
    present = (counted > 0).astype(float)
    many = np.asarray(present.sum(axis=1)).ravel()
    return csr_matrix(diags(1 / np.sqrt(np.maximum(many, 1))) @ present)
