"""What is weighed to decide whether a passage answers a question: each signal by name (weights in deciding.toml)."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.knowledge import glossary, wording
from assistant.knowledge.amounts import confirms
from assistant.knowledge.content import content, without_asking
from assistant.knowledge.passages import Passage
from assistant.knowledge.question import Question, holds
from assistant.knowledge.search import Hit
from assistant.knowledge.tokens import terms
from assistant.knowledge.wordlists import table, words

SUSPECTED = ("chitchat", "opinion", "future", "own")
_MARKS = (
    "own", "told", "fact", "strong_own", "ruled", "situation", "private", "requested", "norm", "leans", "colloquial",
    "meaning", "stated",
)  # fmt: skip
_STRAYING = ("chitchat", "opinion", "future", "own_data")
"""Kinds of wording that no question before them makes one of law."""
_AMOUNTS = ("duration", "money")
"""Kinds of answer that hold a figure."""
_LOOKED_AT = 3
"""Passages whose words are weighed."""


@dataclass(frozen=True, slots=True)
class Weigher:
    """How rare words are: `units` in the index, `rarity` in how many of them a term stands."""

    units: int
    rarity: Callable[[str], int]

    def weight(self, term: str) -> float:
        """The weight of a term by its rarity."""
        return math.log((self.units + 1) / (self.rarity(term) + 1))


def signals(question: Question, hits: Sequence[Hit], weigher: Weigher, suspected: str) -> dict[str, float]:
    """What is weighed, each by name; shares lie between 0 and 1.

    Args:
        question: the question taken apart.
        hits: what was found, best first, at least one.
        weigher: how rare words are.
        suspected: what kind of question that no law answers it seems by its turns of phrase (refusing.suspected).
    """
    worded = _worded(question, suspected)
    return {
        **_found(question, hits, weigher),
        **{f"mark_{name}": float(name in question.marks) for name in _MARKS},
        **{f"suspected_{name}": float(name == suspected) for name in SUSPECTED},
        **{
            f"wants_{name or 'nothing'}": float(name == question.wants)
            for name in ("", *table("question.toml")["wants"])
        },
        **{f"worded_{name}": value for name, value in worded.items()},
        "worded": odds(worded[wording.RULE]),
    }


def spoken(passage: Passage) -> set[str]:
    """The terms of a passage and of all its asks."""
    return set(terms("\n".join((passage.names, passage.text, *passage.asks))))


def odds(logarithm: float) -> float:
    """The logarithm of the odds of a probability given by its logarithm."""
    return logarithm - math.log(max(-math.expm1(logarithm), 1e-9))


def _worded(question: Question, suspected: str) -> Mapping[str, float]:
    """The kind by the wording; a question that leans on the one before is read with it, unless it strays by itself."""
    alone = wording.kinds(question.text)
    strays = max(alone[kind] for kind in _STRAYING) > math.log(table("deciding.toml")["strays"])
    return alone if strays or suspected or not question.leans else wording.kinds(question.words)


def _found(question: Question, hits: Sequence[Hit], weigher: Weigher) -> dict[str, float]:
    """The signals of what was found for the question."""
    first, looked_at = hits[0], hits[:_LOOKED_AT]
    weighed = {term: weigher.weight(term) for term in content(question.matter)}
    lent = {term: weigher.weight(term) for term in content(" ".join(glossary.added(question.words)))}
    held = [spoken(hit.passage) for hit in looked_at]
    everywhere = set[str]().union(*held)
    shares = [_share(weighed, one) for one in held]
    lent_share = _share(lent | weighed, held[0])
    asks = [max((_alike(weighed, ask, weigher) for ask in _near(hit)), default=0.0) for hit in looked_at]
    formal = "colloquial" not in question.marks
    return {
        "share": shares[0],
        "share_best": max(shares),
        "share_lent": lent_share,
        "lent": min(len(lent), 10) / 10,
        "ask": asks[0],
        "ask_best": max(asks),
        "unknown": _share(weighed, {term for term in weighed if weigher.rarity(term) == 0}),
        "elsewhere": 1 - _share(weighed, everywhere) if weighed else 0.0,
        "gap": (first.score - hits[1].score) / first.score if len(hits) > 1 and first.score else 1.0,
        "run": min(_run(question.matter, everywhere), 8) / 8,
        "no_amount": float(question.wants in _AMOUNTS and holds(question.wants, first.passage.text) < 1),
        "few": float(len(weighed) < 3),
        "long": min(len(weighed), 40) / 40,
        "formal_share": (1 - max(shares)) * formal,
        "formal_lent": (1 - lent_share) * formal,
        "formal_ask": (1 - max(asks)) * formal,
        "named": float(bool(question.documents)),
        **_of_claims(question, first.passage, held[0], weigher),
        **_of_fields(question, first, weighed, weigher),
    }


def _of_claims(question: Question, passage: Passage, held: set[str], weigher: Weigher) -> dict[str, float]:
    """What the question claims the law says, or is so, and how much of it stands in the passage."""
    confirmed = confirms(question.text, passage.text)
    claimed = {term: weigher.weight(term) for term in content(question.claimed)}
    unheld = 1 - _share(claimed, held)
    claims = "claim" in question.marks and not confirmed
    asserts = "assertion" in question.marks and not confirmed
    return {
        "claim": float(claims),
        "claim_share": unheld * claims,
        "assertion": float(asserts),
        "assertion_share": unheld * asserts,
    }


def _of_fields(question: Question, first: Hit, weighed: Mapping[str, float], weigher: Weigher) -> dict[str, float]:
    """Words of other fields of law, and of the library's own."""
    nearest = max(_near(first), key=lambda ask: _alike(weighed, ask, weigher), default="")
    spoken = f"{first.passage.names}\n{nearest}"
    asked_for = "requested" in question.marks  # what is asked for may be of any field
    subjects = [word for word in question.subjects if word not in spoken and not asked_for]
    own = sum(word in question.words for word in words("deciding.toml", "words", "field"))
    return {
        "field": min(own, 3) / 3,
        "subject": min(len(subjects), 2) / 2,
        "aside": float(any(word in first.passage.text for word in subjects)),
        "subject_off_field": float(bool(subjects) and not own),
    }


def _near(hit: Hit) -> Sequence[str]:
    """The asks of a passage that are most like the question."""
    return [hit.passage.asks[ask] for ask in hit.asks]


def _share(weighed: Mapping[str, float], held: set[str]) -> float:
    """How much of the words, weighed by rarity, is held: 0 to 1; 0 where there are none."""
    return sum(weight for term, weight in weighed.items() if term in held) / (sum(weighed.values()) or 1.0)


def _alike(weighed: Mapping[str, float], ask: str, weigher: Weigher) -> float:
    """How alike question and ask are by the words that say what they are about: 0..1."""
    theirs = {term: weigher.weight(term) for term in content(ask)}
    shared = sum(w for term, w in weighed.items() if term in theirs)
    both = sum(weighed.values()) + sum(theirs.values())
    return 2 * shared / both if both else 0.0


def _run(text: str, everywhere: set[str]) -> int:
    """The longest run of characters whose pairs stand in none of the passages."""
    best = now = 0
    for part in without_asking(text).split():
        now = 0
        for pair in (part[at : at + 2] for at in range(len(part) - 1)):
            now = 0 if pair in everywhere else now + 1
            best = max(best, now)
    return best
