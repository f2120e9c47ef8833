"""A fact as any clerk writes it -> a clause: its words on its authority, its figure where it belongs.

A sentence is printed as it was written unless a change can be shown to read well and to keep the meaning.
"""

import re
from dataclasses import dataclass

from assistant.drafting.composer.cleaning import SHORT, cleaned, pattern
from assistant.drafting.composer.counting import none_of, split_at_figure, verb_at, with_verb, with_verb_before_count
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.percents import proven_share
from assistant.drafting.counts import first_count
from assistant.drafting.derived import printed
from assistant.drafting.phrasebook import data
from assistant.drafting.slots import slot
from assistant.report import Fact

_ENDS_IN_NUMBER, _BEGINS_WITH_NUMBER = re.compile(r"[0-9.\-/]$"), re.compile(r"^[0-9.]")


@dataclass(frozen=True, slots=True)
class Said:
    """A fact made ready: `text` cleaned (may hold private-use marks)."""

    fact: Fact
    text: str

    @property
    def has_figure(self) -> bool:
        """It has a value that its text does not already print."""
        return self.fact.value is not None and not _printed_within(self.fact, self.text)

    @property
    def counted(self) -> "tuple[str, str, str] | None":
        """The first count that the text itself prints: words before, figure, unit; None where there is none."""
        match = first_count(self.text)
        return (self.text[: match.start()], match["value"], match["unit"]) if match else None


def clean(desk: Desk, fact: Fact) -> Said:
    """The fact's text in the report's own style; no word added."""
    words = desk.words.get(fact.id)
    return Said(fact, cleaned(desk.report, fact if words is None else fact.model_copy(update={"text": words})))


def quote(fact: Fact, text: str) -> str:
    """Words on the authority of a fact, as a template; its marks become the short name."""
    out = ""
    for piece in re.split(f"({SHORT})", text):
        if piece == SHORT:
            out += slot("short")
        elif piece:
            out += slot(f"fact:{fact.id}", piece)
    return out


def figure(fact: Fact) -> str:
    """The fact's figure with its unit, as a slot."""
    return slot(f"fact:{fact.id}")


def clause(desk: Desk, said: Said, *, change: str = "", at: int | None = None, part: bool = False) -> str:
    """The whole fact as a clause.

    Args:
        desk: the report being written.
        said: the cleaned fact.
        change: a worded comparison, put right behind the figure.
        at: where in the words the comparison stands instead.
        part: it follows 其中 or its subject, where a bare noun needs no verb.
    """
    fact, text = said.fact, said.text
    if fact.value is None and not change and not part and said.counted is None:
        return quote(fact, with_verb(text))
    if not said.has_figure:
        share = None if change else proven_share(desk, fact, text)
        if share:
            return quote(fact, text[: share[0]]) + share[2] + quote(fact, text[share[1] :])
        return _with_change(said if part else _verbal(said), change, at)
    if fact.value == 0:
        return quote(fact, none_of(text))
    worded = text if part else with_verb(text, fact.unit or "")
    before, after = split_at_figure(worded, fact.unit or "")
    return counted(fact, before, after, change=change)


def _verbal(said: Said) -> Said:
    """With the plain verb for a bare noun that is counted first."""
    found = said.counted
    return said if found is None else Said(said.fact, with_verb_before_count(said.text, len(found[0]), found[2]))


def _with_change(said: Said, change: str, at: int | None) -> str:
    """The text as it is, a comparison behind its first count, or where it belongs."""
    found = said.counted
    if change and at is not None:
        return quote(said.fact, said.text[:at]) + change + quote(said.fact, said.text[at:])
    if not change or found is None:
        return quote(said.fact, said.text) + change
    at = len(found[0]) + len(found[1]) + len(found[2])
    if remark := re.match(r"（[^（）]*）", said.text[at:]):
        at += remark.end()
    elif said.text[at : at + 1] in ("、", "和"):
        change = f"（{change.lstrip('，')}）"
    elif said.text[at : at + 1] not in ("，", "；", "。", "：", "（", ""):
        change += "，"
    return quote(said.fact, said.text[:at]) + change + quote(said.fact, said.text[at:])


def counted(fact: Fact, before: str, after: str = "", *, change: str = "") -> str:
    """Words, the fact's figure, words; a figure never touches a digit of the words, which would make another number."""
    if before.endswith("的"):
        before += "有"
    elif _situation(before, fact.unit or "") and not after:
        before += "的有"
    elif _ENDS_IN_NUMBER.search(before):
        before += "："
    if not change and _BEGINS_WITH_NUMBER.match(after):
        after = "，" + after
    return quote(fact, before) + figure(fact) + change + quote(fact, after)


def _situation(text: str, unit: str) -> bool:
    """`收费标准未按时公示` 6所: a situation, and how many bodies are in it."""
    ends_in_verb = text.endswith(tuple(data("facts")["verbs"]))
    return ends_in_verb and bool(pattern("situation").search(text) and pattern("bodies").fullmatch(unit))


def _printed_within(fact: Fact, text: str) -> bool:
    if fact.value is None:
        return False
    number = re.escape(printed(fact.value))
    unit = re.escape(fact.unit or "")
    return bool(re.search(rf"(?<![\d.]){number}(?![\d.])\s*{unit}", text))


def plain(text: str) -> str:
    """The text without private marks: for comparing."""
    return text.replace(SHORT, "")


__all__ = ["Said", "clause", "clean", "counted", "figure", "pattern", "plain", "quote", "verb_at", "with_verb"]
