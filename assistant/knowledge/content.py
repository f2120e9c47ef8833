"""The words of a question that say what it is about."""

import re
from functools import cache

from assistant.knowledge.tokens import terms
from assistant.knowledge.wordlists import words


def content(text: str) -> tuple[str, ...]:
    """The pairs of characters and the words that say what a question is about, each once."""
    return tuple(dict.fromkeys(term for term in terms(without_asking(text)) if len(term) > 1))


def without_asking(text: str) -> str:
    """The text with a blank for every word that asks and says nothing of the matter (question.toml)."""
    return _cut().sub(" ", text)


@cache
def _cut() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("question.toml", "words", "asking"), key=len, reverse=True)))
