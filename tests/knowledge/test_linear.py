"""A linear model is read as it was written and scores what it was fitted to."""

from pathlib import Path

import pytest

from assistant.knowledge import library
from assistant.knowledge.linear import Linear, model
from assistant.knowledge.tokens import terms
from evals.fitting import Fitted

TEXTS = ["复议期限多久", "复议找谁", "复议要交材料吗", "罚款怎么交", "罚款多久交清", "罚款能减吗"] * 3
LABELS = ["fuyi", "fuyi", "fuyi", "chufa", "chufa", "chufa"] * 3


@pytest.fixture
def fitted() -> Fitted:
    return Fitted(TEXTS, LABELS, terms, many=20, strength=10.0)


def test_a_model_that_was_written_scores_as_the_one_that_was_fitted(fitted: Fitted, tmp_path: Path) -> None:
    fitted.write(tmp_path / "small.json")
    read = Linear(tmp_path / "small.json")
    for text, row in zip(TEXTS[:6], fitted.scores(TEXTS[:6]), strict=True):
        scores = read.scores(dict.fromkeys(terms(text)))
        for label, value in zip(fitted.labels, row, strict=True):
            assert scores[label] == pytest.approx(value, abs=0.05)
        assert max(scores, key=scores.__getitem__) == LABELS[TEXTS.index(text)]


def test_labels_that_a_model_lacks_are_left_out(fitted: Fitted, tmp_path: Path) -> None:
    fitted.write(tmp_path / "small.json")
    assert set(Linear(tmp_path / "small.json").scores(["复议"], ["fuyi", "none"])) == {"fuyi"}


def test_words_that_a_model_does_not_know_leave_its_bias(fitted: Fitted, tmp_path: Path) -> None:
    fitted.write(tmp_path / "small.json")
    read = Linear(tmp_path / "small.json")
    assert read.scores(["没有", "这些"]) == read.scores([])


def test_the_model_of_matters_knows_every_shipped_document() -> None:
    assert set(model("matter").labels) == {source.id for source in library.load()}
