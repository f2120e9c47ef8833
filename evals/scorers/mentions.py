"""Numbers found in a text against those that were labelled by hand: where, what value, what they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.report import NumberMention
from evals.metrics import compare
from evals.suite import Score

ALIGNED = ("cell", "derived", "law", "contradicted")
"""Standings that say something of the tables or the law."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled mention. `status` "" is not judged; `expected` is what a contradicted one should be."""

    text: str
    start: int
    value: float | None = None
    unit: str | None = None
    approx: bool = False
    kind: str = "figure"
    sign: int | None = None
    status: str | None = None
    source: str | None = None
    expected: float | None = None

    @property
    def at(self) -> tuple[int, str]:
        """What tells mentions apart."""
        return self.start, self.text


def found(got: Sequence[NumberMention], want: Sequence[Label], prefix: str, *, whole: bool) -> Iterator[Score]:
    """Extraction (F1 where every number is labelled, else recall), then value and kind of those that were found."""
    have = {(mention.start, mention.text): mention for mention in got}
    outcome = compare(list(have), [label.at for label in want])
    lost = [f"没有找到“{label.text}”" for label in want if label.at not in have]
    spurious = [f"多出“{text}”" for _, text in have.keys() - {label.at for label in want}] if whole else []
    if whole:
        n = 2 * outcome.hits + outcome.spurious + outcome.missed
        yield Score(f"{prefix}f1", 2 * outcome.hits, n, faults=(*lost, *spurious))
    else:
        yield Score(f"{prefix}recall", outcome.hits, len(want), faults=tuple(lost))
    pairs = [(have[label.at], label) for label in want if label.at in have]
    wrong = [f"“{label.text}”读作 {_value(mention)}" for mention, label in pairs if not _same_value(mention, label)]
    yield Score(f"{prefix}value", len(pairs) - len(wrong), len(pairs), faults=tuple(wrong))
    odd = [f"“{label.text}”归为 {mention.kind}" for mention, label in pairs if not _same_kind(mention, label)]
    yield Score(f"{prefix}kind", len(pairs) - len(odd), len(pairs), faults=tuple(odd))


def aligned(got: Sequence[NumberMention], want: Sequence[Label], prefix: str) -> Iterator[Score]:
    """What the mentions rest on: how many of the answers are right, how many of the right ones were given."""
    have = {(mention.start, mention.text): mention for mention in got}
    pairs = [(have[label.at], label) for label in want if label.at in have and label.status != ""]
    said = [(mention, label) for mention, label in pairs if mention.status in ALIGNED]
    wrong = [_told(mention, label) for mention, label in said if not _same_standing(mention, label)]
    yield Score(f"{prefix}precision", len(said) - len(wrong), len(said), faults=tuple(wrong))
    due = [(mention, label) for mention, label in pairs if label.status in ALIGNED]
    lost = [_told(mention, label) for mention, label in due if not _same_standing(mention, label)]
    yield Score(f"{prefix}recall_aligned", len(due) - len(lost), len(due), faults=tuple(lost))
    lies = [(mention, label) for mention, label in pairs if label.status == "contradicted"]
    missed = [_told(mention, label) for mention, label in lies if mention.status != "contradicted"]
    yield Score(f"{prefix}contradictions", len(lies) - len(missed), len(lies), faults=tuple(missed))
    yield innocent([mention for mention, label in pairs if label.status != "contradicted"])


def innocent(got: Sequence[NumberMention]) -> Score:
    """Mentions that contradict nothing and are not accused of it."""
    accused = [f"误报“{mention.text}”，应为 {mention.expected}" for mention in got if mention.status == "contradicted"]
    return Score("not_accused", len(got) - len(accused), len(got), faults=tuple(accused))


def _value(mention: NumberMention) -> float | None:
    return None if mention.value is None else float(mention.value)


def _same_value(mention: NumberMention, label: Label) -> bool:
    return (_value(mention), mention.unit, mention.approx) == (label.value, label.unit, label.approx)


def _same_kind(mention: NumberMention, label: Label) -> bool:
    return mention.kind == label.kind and (label.sign is None or mention.sign == label.sign)


def _same_standing(mention: NumberMention, label: Label) -> bool:
    same = mention.status == label.status and (label.source is None or mention.source == label.source)
    if label.expected is None:
        return same
    return same and mention.expected is not None and float(mention.expected) == label.expected


def _told(mention: NumberMention, label: Label) -> str:
    return f"“{label.text}”答作 {mention.status} {mention.source or ''}，应为 {label.status} {label.source or ''}"
