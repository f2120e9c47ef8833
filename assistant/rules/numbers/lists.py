"""Lists of parts behind a whole: 共249条，其中：…9条；…7条. Only what surely belongs to the list is added up."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.report import Count
from assistant.text.numbers import Number

_APPROX = 1.2
"""An approximate whole is exceeded only by so much."""


class Parts(NamedTuple):
    """A whole, the parts that its list names, and whether the list claims to be complete."""

    whole: Number
    parts: tuple[Number, ...]
    complete: bool

    @property
    def total(self) -> Count:
        """The parts added up; of approximate ones the printed bound."""
        return sum((part.value for part in self.parts if part.value is not None), 0)

    @property
    def over(self) -> bool:
        """The parts are more than the whole."""
        whole = self.whole.value or 0
        return self.total > (float(whole) * _APPROX if self.whole.approx else whole)

    @property
    def short(self) -> bool:
        """A complete list of exact parts is less than its exact whole."""
        exact = not self.whole.approx and not any(part.approx for part in self.parts)
        return exact and self.complete and len(self.parts) > 1 and self.total < (self.whole.value or 0)


@cache
def _words() -> dict[str, Any]:
    raw = tomllib.loads(Path(__file__).with_name("lists.toml").read_text("utf-8"))
    return {key: tuple(value) for key, value in raw.items()}


def lists(text: str, numbers: Sequence[Number]) -> Iterator[Parts]:
    """The lists of a section's text, whose numbers are given in order."""
    if not any(map(text.__contains__, _words()["opens"])):
        return
    for index, whole in enumerate(numbers[:-1]):
        if whole.kind != "figure" or whole.unit is None:
            continue
        opening = _opening(text, whole.end)
        if opening is None or _last_of_several(text, numbers[:index], whole, opening[1]):
            continue
        parts, labels, closed = _collect(text, numbers[index + 1 :], whole, opening[1])
        if parts:
            last = labels[-1]
            complete = closed and (opening[0] in _words()["complete"] or last in _words()["rest"])
            yield Parts(whole, tuple(parts), complete)


def _last_of_several(text: str, before: Sequence[Number], whole: Number, opened: int) -> bool:
    """收到9件，其中自然人5件、法人4件。其中…: behind the full stop any number of that sentence may be the whole."""
    one = before[-1] if before else None
    if one is None or not any(stop in text[whole.end : opened] for stop in "。\n"):
        return False
    alike = one.kind == "figure" and one.unit == whole.unit
    return alike and not any(stop in text[one.end : whole.start] for stop in "。\n")


def _opening(text: str, at: int) -> tuple[str, int] | None:
    """The word that opens a list right behind a whole, and where it ends."""
    start = at
    while start < len(text) and text[start] in "，,：:；;（(。 \n　":
        start += 1
    if start == at or start - at > 3:
        return None
    word = next((one for one in _words()["opens"] if text.startswith(one, start)), None)
    return (word, start + len(word)) if word else None


def _collect(text: str, numbers: Sequence[Number], whole: Number, start: int) -> tuple[list[Number], list[str], bool]:
    """The parts in order with their labels; whether the list ended with its sentence and not at something else."""
    words = _words()
    parts: list[Number] = []
    labels: list[str] = []
    at, semicolons = start, False
    for number in numbers:
        between = text[at : number.start]
        if any(stop in between for stop in "。！？") or "\n" in between.strip():
            return parts, labels, _ends(text, at)
        if number.kind != "figure":  # “三公”经费, 占12%
            continue
        label = between.strip("，,、；;：: 　\n（()）")
        if parts and "；" in between + text[at - 1 : at] and not semicolons:
            if len(parts) > 1:
                return parts, labels, False
            semicolons = True
        if any(word in label for word in words["breaks"]) or label.startswith(words["begins"]):
            return parts, labels, False
        if parts and label.startswith(words["opens"]):
            return parts, labels, False
        if number.unit != whole.unit:
            return parts, labels, False
        if parts and not between.strip():
            return parts, labels, False
        if parts and not any(mark in between for mark in "，,、；;和及与（"):
            return parts, labels, False
        parts.append(number)
        labels.append(label)
        at = number.end
    return parts, labels, _ends(text, at)


def _ends(text: str, at: int) -> bool:
    rest = text[at : at + 2].strip()
    return not rest or rest[0] in "。；！\n）"
