"""The question set (data/questions): questions in everyday and in legal words, with the articles that answer them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from evals.suite import DATA

FOLDER = DATA / "questions"
SPLITS = ("dev", "test", "held")
COLLOQUIAL = ("everyday", "situation", "leader")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: `gold` the passages that answer it, best first; empty where nothing does (`kind` says why)."""

    id: str
    question: str
    gold: tuple[str, ...]
    answer: tuple[str, ...]
    style: str
    kind: str


def questions(split: str) -> Iterator[Asked]:
    """The questions of a split: dev, test or held."""
    for line in (FOLDER / f"{split}.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        yield Asked(
            one["id"],
            one["question"],
            tuple(one["gold"]),
            tuple(one.get("answer", ())),
            one.get("style", ""),
            one.get("kind", ""),
        )
