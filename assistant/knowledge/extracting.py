"""Choose what of an article answers a question: the 款, the 项 or the sentence, by its words and by what is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.knowledge import glossary
from assistant.knowledge.content import content
from assistant.knowledge.question import Question, holds
from assistant.knowledge.signals import Weigher
from assistant.knowledge.source import Article
from assistant.knowledge.tokens import terms

_SHORT = 110
"""A 款 of at most so many characters is given whole."""
_KIND = 12.0
"""What a sentence gains that looks like the kind of answer asked for: about two rare words."""
_LENT = 0.6
"""What a word counts that the glossary or the ask found lends to the question, beside one of its own."""
_CLOSE = 0.85
"""An item is given alone where the next best has less than this share of its score."""
_WHOLE = 130
"""An article of at most so many characters is given whole."""
_BESIDE = 0.8
"""A sentence of another 款 is told beside the best where its score is at least this share of the best one's."""
_LIST = 420
"""A 款 with its items of at most so many characters is given whole where no item stands out."""
_SENTENCE = re.compile(r"[^。；]+[。；]?")
_ITEMS_ASKED = ("list", "definition", "")


@dataclass(frozen=True, slots=True)
class Extract:
    """The words that answer, and the 款 and 项 (from 1) in which they stand."""

    text: str
    paragraph: int | None = None
    item: int | None = None


def extract(question: Question, article: Article, weigher: Weigher, ask: str = "") -> Extract:
    """What of the article answers the question.

    A 款 or 项 that the question names is given as it stands. Texts are the article's own words, sentences whole.
    `ask` is the ask by which the article was found: it puts the question in other words.
    """
    named = next((one for one in question.cited if one.article == article.anchor), None)
    if named and (named.paragraph or named.item):
        return _named(article, named.paragraph, named.item)
    lent = content(" ".join((*glossary.added(question.matter), ask)))
    asked = {term: _LENT * weigher.weight(term) for term in lent}
    asked.update((term, weigher.weight(term)) for term in content(question.matter))
    scored = sorted(((_score(one, question, asked), one) for one in _sentences(article)), key=lambda one: -one[0])
    if not scored:
        return Extract(article.text)
    if len(article.text) <= _WHOLE:
        return Extract(article.text, scored[0][1].paragraph if len(article.clauses) > 1 else None)
    best = scored[0][1]
    rivals = [score for score, one in scored[1:] if one.item and one.paragraph == best.paragraph]
    alone = not rivals or rivals[0] < _CLOSE * scored[0][0]
    told = _rounded(best, article, question, alone)
    beside = next(
        (one for score, one in scored[1:] if score >= _BESIDE * scored[0][0] and one.text not in told.text), None
    )
    if beside is None or best.item is not None or beside.item is not None:
        return told
    return _both(told, _rounded(beside, article, question, alone), best.paragraph < beside.paragraph)


def _both(first: Extract, second: Extract, in_order: bool) -> Extract:
    """Two places of an article of which none stands out, in its order; 款 and 项 are the better one's."""
    if second.text in first.text or len(first.text) + len(second.text) > _LIST:
        return first
    pair = (first.text, second.text) if in_order else (second.text, first.text)
    return Extract("\n".join(pair), first.paragraph, first.item)


def _named(article: Article, paragraph: int | None, item: int | None) -> Extract:
    """The 款 or 项 as it stands; an item without 款 is sought in the 款 that has items."""
    if item and paragraph is None:
        paragraph = next(
            (number for number, clause in enumerate(article.clauses, 1) if len(clause.items) >= item), None
        )
    clause = article.clauses[(paragraph or 1) - 1]
    if item and item <= len(clause.items):
        return Extract(f"{clause.text}\n{clause.items[item - 1]}".strip(), paragraph, item)
    return Extract(str(clause), paragraph)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    paragraph: int
    item: int | None
    number: int


def _sentences(article: Article) -> Iterator[_Sentence]:
    for paragraph, clause in enumerate(article.clauses, 1):
        for number, match in enumerate(_SENTENCE.finditer(clause.text)):
            yield _Sentence(match[0].strip(), paragraph, None, number)
        for item, text in enumerate(clause.items, 1):
            yield _Sentence(text, paragraph, item, 0)


def _score(sentence: _Sentence, question: Question, asked: dict[str, float]) -> float:
    here = set(terms(sentence.text))
    shared = sum(weight for term, weight in asked.items() if term in here)
    kind = _KIND * holds(question.wants, sentence.text) if question.wants else 0.0
    return shared + kind - 0.01 * sentence.paragraph - 0.001 * sentence.number


def _rounded(best: _Sentence, article: Article, question: Question, alone: bool) -> Extract:
    """The sentence with what it needs to be understood: the whole 款 where short, the lead of its 项, its list."""
    clause = article.clauses[best.paragraph - 1]
    paragraph = best.paragraph if len(article.clauses) > 1 else None
    if best.item is not None:
        if question.wants in _ITEMS_ASKED or (not alone and len(str(clause)) <= _LIST):
            return Extract(str(clause), paragraph)
        return Extract(f"{clause.text}\n{best.text}".strip(), paragraph, best.item)
    if clause.items and (best.text.endswith("：") or question.wants in _ITEMS_ASKED):
        return Extract(str(clause), paragraph)
    if len(clause.text) <= _SHORT:
        return Extract(clause.text, paragraph)
    return Extract(_around(best, clause.text), paragraph)


def _around(best: _Sentence, clause: str) -> str:
    """The sentence, whole up to its full stop."""
    spans = [match.span() for match in re.finditer(r"[^。]+。?", clause)]
    at = clause.find(best.text)
    return next((clause[start:end].strip() for start, end in spans if start <= at < end), best.text)
