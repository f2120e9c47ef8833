"""Which of this year's sentences answers a problem of last year's: only what speaks of the same specific thing.

A wrong answer is worse than none. Words that every report has connect nothing; what a text is about stands at the
front of its first specific run of characters (物业维修资金公示面 -> 物业维修资金…).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import Cluster
from assistant.drafting.phrasebook import data, regex

_SHORTEST, _SURE, _PROMISED = 2, 3, 3
"""Characters shared: at the least, with a longer topic, and with what was promised where the topic is not named."""
_RESULT, _TARGET = 3, 6
_IN_A_ROW = 5
"""Characters in a row that two texts do not share by chance."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A problem of last year and what was promised, as runs of specific characters.

    `topic` is what the problem is about, empty where it has only words of every report; `more` its other runs; `runs`
    those of the promise, `promise` its text; `names` of the agency connect nothing, `trade` alone (住建) neither;
    `lacks`: there was too little of it, so that a number answers.
    """

    topic: str
    more: tuple[str, ...]
    runs: tuple[str, ...]
    promise: str
    names: tuple[str, ...]
    trade: str
    lacks: bool

    @classmethod
    def of(cls, problem: str, promise: str, names: tuple[str, ...], trade: str) -> "Promise":
        """Both texts without ordinal and lead-in."""
        runs = [run.removeprefix(trade) if trade else run for run in _runs(problem, names)]
        runs = [run for run in runs if len(run) >= _SHORTEST]
        whole = _runs(problem, names)
        topic = whole[0] if whole and runs and whole[0] != trade else (runs or [""])[0]
        lacks = bool(regex(data("promises")["text"]["lacks"]).search(problem))
        return cls(topic, tuple(runs[1:]), _runs(promise, names), promise, names, trade, lacks)

    def answer(self, clusters: Iterable[Cluster], taken: set[str]) -> Cluster | None:
        """The sentence that speaks best of it, if one surely does and has not answered another."""
        free = [item for item in clusters if not taken & set(item.facts)]
        scored = [(self.score(item), item) for item in free]
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] else None

    def score(self, item: Cluster) -> int:
        """How much a sentence shares with problem and promise; 0: it proves nothing."""
        return max((self._shared(item, said) for said in item.members), default=0) if _is_good_news(item) else 0

    def _shared(self, item: Cluster, said: clerk.Said) -> int:
        book = data("promises")["text"]
        if regex(book["no_proof"]).search(said.text):
            return 0
        words = _without(said.text, self.names)
        again = self.topic[:_SHORTEST] or "　"
        others = words.replace(_shared(self.topic, words) or "　", "　")  # what tells the topic tells nothing more
        extra = sum(_longest(run, others) for run in (*self.more, *(run for run in self.runs if again not in run)))
        about = self._about(words.partition("，其中")[0], extra)
        promised = max((_longest(run, words) for run in self.runs), default=0)
        sure = (
            about
            or promised >= _PROMISED
            or (promised >= _SHORTEST and (self._counts(said) or (not self.topic and item.grown)))
            or self._turned(item)
        )
        result = _RESULT if regex(book["result"]).search(said.text) or item.before_after or item.grown else 0
        counted = self.lacks and about >= _SURE and (said.has_figure or said.counted is not None)
        done = result or counted or extra >= _SHORTEST or promised > _PROMISED + 1
        covered = sum(_covered(run, words) for run in self.runs)
        kept = _TARGET if self._counts(said) and promised >= _SHORTEST else 0
        return 1 + 2 * about + extra + promised + 2 * covered + result + kept if (sure and done) or kept else 0

    def _about(self, words: str, extra: int) -> int:
        """Characters of the topic that the words share: its front, or three of it anywhere; 0 is too little."""
        book = data("promises")
        whole = next((word for word in book["whole"] if self.topic.startswith(word)), "")
        front = next((n for n in range(len(self.topic), 1, -1) if self.topic[:n] in words), 0)
        longest = _longest(self.topic, words)
        if self.topic[:front] in (self.trade, "") or (front == _SHORTEST and not self._enough(extra)):
            front = 0
        if (front or longest >= _SURE) and whole in words:
            return max(front, longest)
        for kind, others in book["kinds_of"].items():
            if self.topic.startswith(kind) and (not whole or kind == whole) and any(other in words for other in others):
                return len(str(kind)) + longest
        return 0

    def _enough(self, extra: int) -> bool:
        """Two characters of a longer topic say enough: they are a thing's own name, or more is shared."""
        short = len(self.topic) < 2 * _SHORTEST
        return short or extra >= _SHORTEST or self.topic[:_SHORTEST] in data("promises")["names"]

    def _counts(self, said: clerk.Said) -> bool:
        """The promise names a number in the fact's unit."""
        target = regex(data("promises")["text"]["target"]).search(self.promise)
        return target is not None and said.fact.unit == target[2]

    def _turned(self, item: Cluster) -> bool:
        """Before and after of what was to be brought together: `整合县级政府网站`, 网站由61个整合为52个."""
        sides = clerk.pattern("before_after").match(item.head.text) if item.before_after else None
        return sides is not None and sides["verb"] in self.promise and sides["noun"][-_SHORTEST:] in self.promise


def second_look(text: str, clusters: Iterable[Cluster], taken: set[str], names: tuple[str, ...]) -> Cluster | None:
    """The one sentence of good news on the same matter as problem and promise, where no topic has told.

    A matter is known by a pair of patterns, or by words in a row that both share beyond the names of the trade.
    """
    free = [item for item in clusters if not taken & set(item.facts) and _is_good_news(item)]
    bare = _bare(text, names)
    ranked = [(_common(bare, item, names), item) for item in free]
    best = max(ranked, key=lambda pair: pair[0], default=(0, None))
    if best[0] >= _IN_A_ROW:
        return best[1]
    for matter in data("promises")["matter"]:
        if regex(matter["promise"]).search(text):
            found = [
                pair for pair in ranked if any(regex(matter["fact"]).search(said.text) for said in pair[1].members)
            ]
            if found:
                return max(found, key=lambda pair: pair[0])[1]
    return None


def _common(text: str, item: Cluster, names: tuple[str, ...]) -> int:
    """The longest row of characters that stands in both."""
    return max((_longest(run, _bare(said.text, names)) for said in item.members for run in text.split("　")), default=0)


def _bare(text: str, names: tuple[str, ...]) -> str:
    return _without(text, (*data("promises")["shared_names"], *names))


def _is_good_news(item: Cluster) -> bool:
    """Not bad news alone: what was wrong and has been put right is an answer."""
    book = data("promises")["text"]
    text = "，".join(said.text for said in item.members)
    return not regex(book["bad_news"]).search(text) or bool(regex(book["put_right"]).search(text))


def _covered(run: str, words: str) -> int:
    """How many characters of a run stand in the words, in stretches of two and more."""
    shared = _shared(run, words)
    if not shared:
        return 0
    before, _, after = run.partition(shared)
    return len(shared) + _covered(before, words) + _covered(after, words)


def _longest(run: str, words: str) -> int:
    """How long the longest stretch of a run is that stands in the words, from two characters on."""
    return len(_shared(run, words))


def _shared(run: str, words: str) -> str:
    """The longest stretch of a run that stands in the words, from two characters on."""
    for length in range(len(run), _SHORTEST - 1, -1):
        for at in range(len(run) - length + 1):
            if run[at : at + length] in words:
                return run[at : at + length]
    return ""


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, "　")
    return text


def _runs(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The specific runs of a text, from left to right."""
    return tuple(run for run in re.findall("[一-鿿]+", _masked(_without(text, names))) if len(run) >= _SHORTEST)


@cache
def _masked(text: str) -> str:
    """The text with generic words blanked out, words of their own kept whole."""
    book, first = data("promises"), 0xE100
    for number, word in enumerate(book["whole"]):
        text = text.replace(word, chr(first + number))
    for word in sorted(book["generic"], key=len, reverse=True):
        text = text.replace(word, "　")
    for particle in book["particles"]:
        text = text.replace(particle, "　")
    for number, word in enumerate(book["whole"]):
        text = text.replace(chr(first + number), word)
    return text
