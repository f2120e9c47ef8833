"""Choose what of an article answers a question: the 款, the 项 or the sentence, by its words and by what is asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assistant.knowledge import glossary
from assistant.knowledge.content import content
from assistant.knowledge.question import Question, contents_asked, holds
from assistant.knowledge.signals import Weigher
from assistant.knowledge.source import Article, Clause
from assistant.knowledge.tokens import terms

_SHORT = 110
"""A 款 of at most so many characters is given whole."""
_KIND = 12.0
"""What a sentence gains that looks like the kind of answer asked for: about two rare words."""
_KIND_OF_ITEM = 3.0
"""What an item gains so: most items of a list look alike."""
_LENT = 0.6
"""What a word counts that the glossary or the ask found lends to the question, beside one of its own."""
_CLOSE = 0.8
"""The whole list is given where the next best item has at least this share of the best one's score."""
_WEAK = 0.2
"""The whole list is given, too, where the best item has less than this share of what all the asked words count."""
_NEAR = 0.55
"""An item is told beside the best where its score is at least this share of the best one's."""
_WHOLE = 130
"""An article of at most so many characters is given whole."""
_BESIDE = 0.65
"""A sentence of another 款 is told beside the best where its score is at least this share of the best one's."""
_SEVERAL = 3
"""So many sentences are told beside the best at most, so many items of a list in all."""
_UNKEPT = ("逾期", "期满")
"""How a sentence opens that says what follows where the one before it is not kept."""
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
    asked, wants = _weighed(question, weigher, ask), _wanted(question)
    scored = sorted(((_score(one, wants, asked), one) for one in _sentences(article)), key=lambda one: -one[0])
    if not scored:
        return Extract(article.text)
    top, best = scored[0]
    if len(article.text) <= _WHOLE:
        return Extract(article.text, best.paragraph if len(article.clauses) > 1 else None)
    enough = _WEAK * sum(asked.values())
    told = _rounded(best, article, wants, _items(scored, best.paragraph), enough)
    if best.item is not None:
        return told
    beside = [one for score, one in scored[1:] if score >= _BESIDE * top and one.item is None]
    return _together(told, best, beside[:_SEVERAL], article, wants, scored, enough)


_Scored: TypeAlias = Sequence[tuple[float, "_Sentence"]]


def _weighed(question: Question, weigher: Weigher, ask: str) -> dict[str, float]:
    """What each word counts, the question's own and those lent to it."""
    lent = content(" ".join((*glossary.added(question.matter), ask)))
    asked = {term: _LENT * weigher.weight(term) for term in lent}
    asked.update((term, weigher.weight(term)) for term in content(question.matter))
    return asked


def _wanted(question: Question) -> str:
    """The kind of answer asked for; 要写什么 asks for a list."""
    return "list" if not question.wants and contents_asked(question.text) else question.wants


def _together(
    told: Extract,
    best: "_Sentence",
    beside: Sequence["_Sentence"],
    article: Article,
    wants: str,
    scored: _Scored,
    enough: float,
) -> Extract:
    """The best place with those of which it does not stand out, in the article's order; 款 and 项 are the best's."""
    places, length = [(best.paragraph, best.number, told.text)], len(told.text)
    for one in beside:
        text = _rounded(one, article, wants, _items(scored, one.paragraph), enough).text
        if any(text in held or one.text in held for _, _, held in places) or length + len(text) > _LIST:
            continue
        places.append((one.paragraph, one.number, text))
        length += len(text)
    return Extract("\n".join(text for _, _, text in sorted(places)), told.paragraph, told.item)


def _items(scored: _Scored, paragraph: int) -> _Scored:
    """The items of a 款, best first."""
    return [(score, one) for score, one in scored if one.item and one.paragraph == paragraph]


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


def _score(sentence: _Sentence, wants: str, asked: dict[str, float]) -> float:
    here = set(terms(sentence.text))
    shared = sum(weight for term, weight in asked.items() if term in here)
    kind = (_KIND_OF_ITEM if sentence.item else _KIND) * holds(wants, sentence.text) if wants else 0.0
    return shared + kind - 0.01 * sentence.paragraph - 0.001 * sentence.number


def _rounded(best: _Sentence, article: Article, wants: str, items: _Scored, enough: float) -> Extract:
    """The sentence with what it needs to be understood: the whole 款 where short, the lead of its 项, its list."""
    clause = article.clauses[best.paragraph - 1]
    paragraph = best.paragraph if len(article.clauses) > 1 else None
    if best.item is not None:
        return _of_list(clause, paragraph, wants, items, enough)
    if clause.items and (best.text.endswith("：") or wants in _ITEMS_ASKED):
        return _whole_list(clause, paragraph, wants, items)
    text = _around(best, clause.text) if len(clause.text) > _SHORT else clause.text
    if not text.endswith("："):
        return Extract(text, paragraph)
    return (
        _whole_list(clause, paragraph, wants, items) if clause.items else Extract(_announced(article, best), paragraph)
    )


def _whole_list(clause: Clause, paragraph: int | None, wants: str, items: _Scored) -> Extract:
    """All items under their lead; of a list too long, unless it is asked for, those that are like the question."""
    if wants in _ITEMS_ASKED or len(str(clause)) <= _LIST or not items or items[0][0] <= 0:
        return Extract(str(clause), paragraph)
    return _near(clause, paragraph, items)


def _of_list(clause: Clause, paragraph: int | None, wants: str, items: _Scored, enough: float) -> Extract:
    """The item that answers under its lead, with those of which it does not stand out."""
    rivalled = items[0][0] < enough or (len(items) > 1 and items[1][0] >= _CLOSE * items[0][0])
    if wants in _ITEMS_ASKED or (rivalled and len(str(clause)) <= _LIST):
        return Extract(str(clause), paragraph)
    return _near(clause, paragraph, items)


def _near(clause: Clause, paragraph: int | None, items: _Scored) -> Extract:
    near = [one for score, one in items if score >= _NEAR * items[0][0]][:_SEVERAL]
    text = "\n".join((clause.text, *(one.text for one in sorted(near, key=lambda one: one.item or 0)))).strip()
    return Extract(text, paragraph, near[0].item if len(near) == 1 else None)


def _announced(article: Article, best: _Sentence) -> str:
    """A lead whose list is printed as 款 of their own, with the next of them."""
    return "\n".join(map(str, article.clauses[best.paragraph - 1 : best.paragraph + 1]))


def _around(best: _Sentence, clause: str) -> str:
    """The sentence, whole up to its full stop, with the next where that says what follows when it is not kept."""
    spans = [match.span() for match in re.finditer(r"[^。]+。?", clause)]
    at = clause.find(best.text)
    place = next((number for number, (start, end) in enumerate(spans) if start <= at < end), None)
    if place is None:
        return best.text
    start, end = spans[place]
    if clause.startswith(_UNKEPT, end):
        end = spans[place + 1][1]
    return clause[start:end].strip()
