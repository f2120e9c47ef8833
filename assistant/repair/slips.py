"""How one number turns into another under a clerk's hand: kinds of slips, cheapest first, with their costs as data."""

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from math import log10
from pathlib import Path
from typing import Any

_NEAR = 400
"""A range of so many values is weighed whole."""


@cache
def plausibility() -> dict[str, Any]:
    """Costs of stories and the words to tell them, from `plausibility.toml`."""
    return tomllib.loads(Path(__file__).with_name("plausibility.toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def slip(printed: int | None, meant: int) -> tuple[str, float]:
    """The likeliest kind of slip by which `meant` was printed as `printed`, and its cost (less is likelier)."""
    costs: dict[str, float] = plausibility()["slip"]
    if printed is None:
        return "other", 0.0
    kind = next(_kinds(str(printed), str(meant)), "other")
    return kind, costs[kind]


def _kinds(printed: str, meant: str) -> Iterator[str]:
    """Kinds that fit, likeliest first. A number of one digit has few slips that tell anything."""
    if printed == f"-{meant}":
        yield "sign"
    if meant == "0" or printed == "0":
        yield "emptied" if meant == "0" else "omitted"
        return
    if _transposed(printed, meant):
        yield "transposed"
    if len(printed) == len(meant) + 1 and meant in _shorter(printed):
        yield "doubled" if meant in _undoubled(printed) else "inserted"
    if len(meant) == len(printed) + 1 and printed in _shorter(meant):
        yield "dropped"
    if abs(int(printed) - int(meant)) == 1:
        yield "off_by_one"
    if len(printed) == len(meant):
        wrong = [(a, b) for a, b in zip(printed, meant, strict=True) if a != b]
        if len(wrong) == 1:
            yield "neighbouring_key" if wrong[0][1] in plausibility()["keyboard"].get(wrong[0][0], "") else "one_digit"


def _transposed(one: str, other: str) -> bool:
    """Two adjacent digits stand the other way round."""
    if len(one) != len(other):
        return False
    wrong = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]]


def _shorter(digits: str) -> set[str]:
    return {digits[:place] + digits[place + 1 :] for place in range(len(digits))}


def _undoubled(digits: str) -> set[str]:
    return {
        digits[:place] + digits[place + 1 :] for place in range(1, len(digits)) if digits[place] == digits[place - 1]
    }


def candidates(printed: int | None, low: int, high: int | None) -> Iterator[int]:
    """Values of a range, likeliest first; of a wide range the least, the greatest and what a slip could have been."""
    if printed is None:
        yield from range(low, min(low + _NEAR, high + 1) if high is not None else low + _NEAR)
    elif high is not None and high - low < _NEAR:
        yield from sorted(range(low, high + 1), key=lambda meant: _distance(printed, meant))
    else:
        fits = {value for value in _meant(str(printed)) if low <= value and (high is None or value <= high)}
        ends = [low] if high is None else [low, high]
        near = range(low, low + _NEAR)
        best = sorted((fits | set(ends)) - {printed}, key=lambda meant: _distance(printed, meant))
        yield from islice(dict.fromkeys([*best, *near]), _NEAR)


def _distance(printed: int, meant: int) -> tuple[bool, float, int]:
    """The cost of the slip and, where the sums leave a choice, of straying far from what is printed."""
    return meant == printed, slip(printed, meant)[1] + log10(1 + abs(meant - printed)) / 2, meant


def _meant(printed: str) -> set[int]:
    """What could have been meant where digits were printed wrongly."""
    digits = "0123456789"
    places = range(len(printed))
    found = _shorter(printed)
    found |= {printed[:at] + digit + printed[at:] for at in range(len(printed) + 1) for digit in digits}
    found |= {printed[:at] + digit + printed[at + 1 :] for at in places for digit in digits}
    found |= {printed[:at] + printed[at + 1] + printed[at] + printed[at + 2 :] for at in places[:-1]}
    return {int(value) for value in found if value.isdecimal()}
