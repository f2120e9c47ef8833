"""What kind of question it is by its wording alone: one that a rule answers, or one of those that none does."""

from collections.abc import Iterator, Mapping
from math import exp, log

from assistant.knowledge.linear import model
from assistant.text.folding import fold_digits

RULE = "rule"
"""The kind that a rule answers; the others are the kinds of evals/data/questions: own_data, opinion, false_premise …"""
_LONGEST = 3
_END = "。？?！! "


def kinds(text: str) -> Mapping[str, float]:
    """The logarithm of each kind's probability."""
    scores = model("wording").scores(dict.fromkeys(frames(text)))
    most = max(scores.values())
    total = most + log(sum(exp(score - most) for score in scores.values()))
    return {kind: score - total for kind, score in scores.items()}


def frames(text: str) -> Iterator[str]:
    """The runs of one to three characters of a question, its beginning and end marked; marks at its end left out."""
    plain = f"^{''.join(fold_digits(text).lower().split()).rstrip(_END)}$"
    for length in range(1, _LONGEST + 1):
        yield from (plain[start : start + length] for start in range(len(plain) - length + 1))
