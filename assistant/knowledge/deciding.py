"""Decide whether what was found answers the question. No score of a search tells that: signals are weighed together.

Questions that no law answers, by what they say of themselves, are refused first, each with its reason; the rest is
weighed by a small logistic model (deciding.toml).
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.knowledge import glossary
from assistant.knowledge.content import content, without_asking
from assistant.knowledge.passages import Passage
from assistant.knowledge.question import Question, holds
from assistant.knowledge.search import Hit
from assistant.knowledge.source import Source
from assistant.knowledge.tokens import terms
from assistant.knowledge.wordlists import table, words
from assistant.text.folding import fold_digits
from assistant.text.numbers.values import chinese

_AMOUNTS = ("duration", "money")
"""Kinds of answer that hold a figure."""
_LOOKED_AT = 3
"""Passages whose words are weighed."""
_AMOUNT = re.compile(
    r"([0-9]+|[一二两三四五六七八九十百千]+)(个?工作日|个月|日|天|年|月底?|元|次|级|件|页|小时)(?!份|报|度)"
)

_UNITS = {"工作日": "日", "天": "日", "个月": "月"}


@dataclass(frozen=True, slots=True)
class Weigher:
    """How rare words are: `units` in the index, `rarity` in how many of them a term stands."""

    units: int
    rarity: Callable[[str], int]

    def weight(self, term: str) -> float:
        """The weight of a term by its rarity."""
        return math.log((self.units + 1) / (self.rarity(term) + 1))


def probability(signals: Mapping[str, float]) -> float:
    """How likely it is that the passage found answers the question."""
    model = config()
    total = model["constant"] + sum(model["weights"].get(name, 0.0) * value for name, value in signals.items())
    return 1 / (1 + math.exp(-total))


def answered(signals: Mapping[str, float], following: bool = False) -> bool:
    """Whether that is likely enough; less is asked of a question that keeps to the document of the one before it."""
    return probability(signals) >= float(config()["following" if following else "threshold"])


def signals(question: Question, hits: Sequence[Hit], weigher: Weigher) -> dict[str, float]:
    """What is weighed, each by name; shares lie between 0 and 1.

    Args:
        question: the question taken apart.
        hits: what was found, best first, at least one.
        weigher: how rare words are.
    """
    asked = content(question.matter)
    weighed = {term: weigher.weight(term) for term in asked}
    total = sum(weighed.values()) or 1.0
    found = [_terms(hit.passage) for hit in hits[:_LOOKED_AT]]
    shares = [sum(w for term, w in weighed.items() if term in one) / total for one in found]
    lent = {term: weigher.weight(term) for term in content(" ".join(glossary.added(question.words)))}
    all_weighed = lent | weighed
    asks = [max((_alike(weighed, ask, weigher) for ask in hit.passage.asks), default=0.0) for hit in hits[:_LOOKED_AT]]
    everywhere = set().union(*found)
    unknown = sum(w for term, w in weighed.items() if weigher.rarity(term) == 0) / total
    spoken = f"{hits[0].passage.names}\n{_nearest(weighed, hits[0].passage.asks, weigher)}"
    asked_for = "requested" in question.marks  # what is asked for may be of any field
    subjects = [word for word in question.subjects if word not in spoken and not asked_for]
    aside = [word for word in subjects if word in hits[0].passage.text]
    lent_share = sum(w for term, w in all_weighed.items() if term in found[0]) / (sum(all_weighed.values()) or 1.0)
    field = words("deciding.toml", "words", "field")
    confirmed = confirms(question.text, hits[0].passage.text)
    claims = "claim" in question.marks and not confirmed
    unheld = 1 - _share(question.claimed, found[0], weigher)
    asserts = "assertion" in question.marks and not confirmed
    formal = "colloquial" not in question.marks
    return {
        "share": shares[0],
        "share_best": max(shares),
        "share_lent": lent_share,
        "lent": min(len(lent), 10) / 10,
        "ask": asks[0],
        "ask_best": max(asks),
        "unknown": unknown,
        "elsewhere": sum(w for term, w in weighed.items() if term not in everywhere) / total,
        "gap": (hits[0].score - hits[1].score) / hits[0].score if len(hits) > 1 and hits[0].score else 1.0,
        "run": min(_run(question.matter, everywhere), 8) / 8,
        "no_amount": float(question.wants in _AMOUNTS and holds(question.wants, hits[0].passage.text) < 1),
        "few": float(len(asked) < 3),
        "long": min(len(asked), 40) / 40,
        "formal_share": (1 - max(shares)) * formal,
        "formal_lent": (1 - lent_share) * formal,
        "formal_ask": (1 - max(asks)) * formal,
        "field": min(sum(word in question.words for word in field), 3) / 3,
        "subject": min(len(subjects), 2) / 2,
        "aside": float(bool(aside)),
        "subject_off_field": float(bool(subjects) and not any(word in question.words for word in field)),
        "claim": float(claims),
        "claim_share": unheld * claims,
        "assertion": float(asserts),
        "assertion_share": unheld * asserts,
        "named": float(bool(question.documents)),
    }


def unread(question: Question, passage: Passage, source: Source, weigher: Weigher) -> str:
    """What of the document was not read and yet is asked for: the note that says so, "" where nothing is.

    A note counts where it holds rare words of the question that the passage itself, read, does not hold.
    """
    article = source.article(passage.id.partition("/")[2])
    notes = [*source.unread, *(one.text for one in article.reservations if one.kind == "未读")] if article else []
    here = _terms(passage)
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


def contradicts(text: str, question: str) -> bool:
    """Whether the question names an amount of a unit in which the text names only others."""
    stands = _amounts(text)
    units = {unit for _, unit in stands}
    return any(unit in units and (value, unit) not in stands for value, unit in _amounts(question))


def confirms(question: str, text: str) -> bool:
    """Whether the question names amounts and the text names all of them."""
    return bool(named := _amounts(question)) and named <= _amounts(text)


def config() -> dict[str, Any]:
    """The model and its word lists (deciding.toml)."""
    return table("deciding.toml")


def _whole(passage: Passage) -> str:
    return "\n".join((passage.names, passage.text, *passage.asks))


def _terms(passage: Passage) -> set[str]:
    return set(terms(_whole(passage)))


def _alike(weighed: Mapping[str, float], ask: str, weigher: Weigher) -> float:
    """How alike question and ask are by the words that say what they are about: 0..1."""
    theirs = {term: weigher.weight(term) for term in content(ask)}
    shared = sum(w for term, w in weighed.items() if term in theirs)
    both = sum(weighed.values()) + sum(theirs.values())
    return 2 * shared / both if both else 0.0


def _nearest(weighed: Mapping[str, float], asks: Sequence[str], weigher: Weigher) -> str:
    """The ask most alike to the question."""
    return max(asks, key=lambda ask: _alike(weighed, ask, weigher), default="")


def _share(text: str, held: set[str], weigher: Weigher) -> float:
    """How much of what a text says, weighed by rarity, stands among the terms held."""
    weighed = {term: weigher.weight(term) for term in content(text)}
    return sum(w for term, w in weighed.items() if term in held) / (sum(weighed.values()) or 1.0)


def _run(text: str, everywhere: set[str]) -> int:
    """The longest run of characters whose pairs stand in none of the passages."""
    best = now = 0
    for part in without_asking(text).split():
        now = 0
        for pair in (part[at : at + 2] for at in range(len(part) - 1)):
            now = 0 if pair in everywhere else now + 1
            best = max(best, now)
    return best


def _amounts(text: str) -> set[tuple[int, str]]:
    """Value and unit of every amount; days are days, working days or not."""
    return {
        (int(match[1]) if match[1].isdecimal() else chinese(match[1]), _UNITS.get(unit := match[2].strip("个底"), unit))
        for match in _AMOUNT.finditer(fold_digits(text))
    }
