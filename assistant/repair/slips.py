"""How one number turns into another under a clerk's hand: kinds of slips with their rates as data."""

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from math import log10
from pathlib import Path
from typing import Any

NEAR = 400
"""A range of so many values is weighed whole."""
_DIGITS = "0123456789"


@cache
def plausibility() -> dict[str, Any]:
    """Rates of slips, shares of stories and the words to tell them, from `plausibility.toml`."""
    return tomllib.loads(Path(__file__).with_name("plausibility.toml").read_text("utf-8"))


@lru_cache(maxsize=16384)
def slip(printed: int | None, meant: int) -> tuple[str, float]:
    """The plainest kind of slip by which `meant` was printed as `printed`, and what all kinds together cost.

    The cost is -log10 of the chance that a clerk prints this number for the meant one: a step of 1 is ten times less
    likely. A printed value that is no count (None) must be wrong, whatever was meant: it costs nothing.
    """
    if printed is None:
        return "other", 0.0
    found = dict(_chances(str(printed), str(meant)))
    return next(iter(found)), -log10(sum(found.values()))


def _chances(printed: str, meant: str) -> Iterator[tuple[str, float]]:
    """Kinds that fit, the plainest to tell first, each with its chance; `other` fits always."""
    rate: dict[str, float] = plausibility()["slip"]
    if printed == f"-{meant}":
        yield "sign", rate["sign"]
    if meant == "0":
        yield "emptied", rate["emptied"] / 10 ** len(printed)
    elif printed == "0":
        yield "omitted", rate["omitted"]
    yield from _of_digits(printed, meant, rate)
    yield "other", rate["other"] / 10 ** len(printed)


def _of_digits(printed: str, meant: str, rate: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Slips of the fingers and of counting. A 0 is what most cells hold, and rarely mistyped."""
    if meant == "0":
        return
    if _transposed(printed, meant):
        yield "transposed", rate["transposed"]
    if len(printed) == len(meant) + 1 and (ways := _ways(printed, meant)):
        doubled = sum(printed[at] == printed[at - 1] for at in range(1, len(printed)) if _without(printed, at) == meant)
        if doubled:
            yield "doubled", rate["doubled"]
        yield "inserted", ways * rate["inserted"] / 10
    if len(meant) > len(printed) and (ways := _ways(meant, printed)):
        yield "dropped", ways * rate["dropped"]
    if abs(int(printed) - int(meant)) == 1:
        yield "off_by_one", rate["off_by_one"] / 2
    if len(printed) == len(meant):
        wrong = [(a, b) for a, b in zip(printed, meant, strict=True) if a != b]
        if len(wrong) == 1:
            near = _pressed(*wrong[0])
            if near:
                yield "neighbouring_key", rate["neighbouring_key"] * near
            yield "one_digit", rate["one_digit"] / 9


@cache
def _pressed(printed: str, meant: str) -> float:
    """How often that digit comes of missing the key of the meant one by one, on either block of keys."""
    blocks: list[dict[str, str]] = list(plausibility()["keyboard"].values())
    return sum((printed in block[meant]) / len(block[meant]) for block in blocks) / len(blocks)


def _transposed(one: str, other: str) -> bool:
    """Two adjacent digits stand the other way round."""
    return one != other and any(one[:at] + one[at + 1] + one[at] + one[at + 2 :] == other for at in range(len(one) - 1))


def _ways(longer: str, shorter: str) -> int:
    """By leaving out how many of its digits the longer number becomes the shorter one (105 also becomes 5)."""
    return sum(_without(longer, at).lstrip("0") == shorter for at in range(len(longer)))


def _without(digits: str, at: int) -> str:
    return digits[:at] + digits[at + 1 :]


def candidates(printed: int | None, low: int, high: int | None) -> Iterator[int]:
    """Values of a range, likeliest first; of a wide range the least, the greatest and what a slip could have been."""
    if printed is None:
        yield from range(low, min(low + NEAR, high + 1) if high is not None else low + NEAR)
    elif high is not None and high - low < NEAR:
        yield from sorted(range(low, high + 1), key=lambda meant: _distance(printed, meant))
    else:
        fits = {value for value in _meant(str(printed)) if low <= value and (high is None or value <= high)}
        ends = [low] if high is None else [low, high]
        near = range(low, low + NEAR)
        best = sorted((fits | set(ends)) - {printed}, key=lambda meant: _distance(printed, meant))
        yield from islice(dict.fromkeys([*best, *near]), NEAR)


def _distance(printed: int, meant: int) -> tuple[bool, float, int]:
    """The cost of the slip and, where the sums leave a choice, of straying far from what is printed."""
    return meant == printed, slip(printed, meant)[1] + log10(1 + abs(meant - printed)) / 2, meant


def _meant(printed: str) -> set[int]:
    """What could have been meant where digits were printed wrongly."""
    places = range(len(printed))
    found = {_without(printed, at) for at in places}
    found |= {printed[:at] + digit + printed[at:] for at in range(len(printed) + 1) for digit in _DIGITS}
    found |= {printed[:at] + digit + printed[at + 1 :] for at in places for digit in _DIGITS}
    found |= {printed[:at] + printed[at + 1] + printed[at] + printed[at + 2 :] for at in places[:-1]}
    return {int(value) for value in found if value.isdecimal()}
