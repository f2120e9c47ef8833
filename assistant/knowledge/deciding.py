"""Decide whether what was found answers the question. No score of a search tells that: signals are weighed together.

How much of the question stands in what was found, how the question is worded, what it claims and which other fields it
touches are weighed by a small logistic model (deciding.toml).
"""

import math
from collections.abc import Mapping
from typing import Any

from assistant.knowledge.content import content
from assistant.knowledge.passages import Passage
from assistant.knowledge.question import Question
from assistant.knowledge.signals import SUSPECTED, Weigher, spoken
from assistant.knowledge.source import Source
from assistant.knowledge.tokens import terms
from assistant.knowledge.wordlists import table

_AS_WORDED = {"chitchat": "chitchat", "opinion": "opinion", "future": "future", "own_data": "own"}
"""Kinds of wording -> the refusals that tell them."""


def probability(signals: Mapping[str, float]) -> float:
    """How likely it is that the passage found answers the question."""
    model = config()
    total = model["constant"] + sum(model["weights"].get(name, 0.0) * value for name, value in signals.items())
    return 1 / (1 + math.exp(-total))


def answered(signals: Mapping[str, float], following: bool = False) -> bool:
    """Whether that is likely enough; less is asked of a question that keeps to the document of the one before it."""
    return probability(signals) >= float(config()["following" if following else "threshold"])


def unlawful(signals: Mapping[str, float]) -> str:
    """Which of the kinds that no law answers a refused question is, by its phrases, else its wording; "" if unclear."""
    if suspected := next((name for name in SUSPECTED if signals[f"suspected_{name}"]), ""):
        return suspected
    likely = {_AS_WORDED[name]: signals[f"worded_{name}"] for name in _AS_WORDED}
    best = max(likely, key=likely.__getitem__)
    return best if likely[best] > math.log(config()["plain"]) else ""


def unread(question: Question, passage: Passage, source: Source, weigher: Weigher) -> str:
    """What of the document was not read and yet is asked for: the note that says so, "" where nothing is.

    A note counts where it holds rare words of the question that the passage itself, read, does not hold.
    """
    article = source.article(passage.id.partition("/")[2])
    notes = [*source.unread, *(one.text for one in article.reservations if one.kind == "未读")] if article else []
    here = spoken(passage)
    meant = "meaning" in question.marks  # the words may stand there, what they mean does not
    missing = {term: weigher.weight(term) for term in content(question.matter) if meant or term not in here}
    for note in notes:
        inside = set(terms(note))
        if sum(w for term, w in missing.items() if term in inside) >= config()["unread"]:
            return note
    return ""


def only_named(question: Question) -> bool:
    """Whether the question names an article and asks nothing beside it: 条例33条说什么."""
    rest = question.text
    for one in question.cited:
        rest = rest.replace(one.text, " ")
    return len(content(rest)) <= int(config()["bare"])


def config() -> dict[str, Any]:
    """The model and its word lists (deciding.toml)."""
    return table("deciding.toml")
