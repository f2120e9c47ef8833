"""The guard: no digit and no Chinese numeral outside a slot, unless a citation or a set phrase proves it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.drafting.figures import Standing

_ARTICLE = re.compile(
    r"第([零一二三四五六七八九十百]+)条(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十]+项)?"
)
FOLD = str.maketrans("０１２３４５６７８９", "0123456789")
_RUN = re.compile(r"\d+(?:[.\-/:：]\d+)*")


class InventedNumber(ValueError):  # noqa: N818 - what the contract calls it
    """A digit or Chinese numeral that nothing proves.

    Args:
        number: the characters refused.
        text: what they stand in.
    """

    def __init__(self, number: str, text: str) -> None:
        self.number = number
        super().__init__(f"“{number}”没有出处：{text}")


@dataclass(frozen=True, slots=True)
class Proven:
    """A stretch of literal text whose numerals are proven; offsets in that text, end excluded."""

    start: int
    end: int
    standing: Standing | None


@dataclass(frozen=True)
class _Numerals:
    characters: re.Pattern[str]
    hidden: re.Pattern[str]
    blurring: re.Pattern[str]
    phrases: tuple[tuple[Standing | None, re.Pattern[str]], ...]
    laws: dict[str, int]


@cache
def _data() -> _Numerals:
    raw = tomllib.loads((Path(__file__).parent / "phrases" / "numerals.toml").read_text("utf-8"))
    kinds: dict[str, Standing | None] = {"word": None, "ordinal": "ordinal", "date": "date", "law": "law"}
    return _Numerals(
        characters=re.compile(f"[{raw['characters']}]+"),
        hidden=re.compile("|".join(raw["hidden"])),
        blurring=re.compile(raw["blurring"]),
        phrases=tuple(
            (kinds[entry["kind"]], re.compile("|".join(sorted(entry["words"], key=len, reverse=True))))
            for entry in raw["phrase"]
        ),
        laws={name: law["articles"] for law in raw["law"] for name in (law["name"], *law.get("aliases", ()))},
    )


def prove(
    literal: str, *, before: str = "", after_figure: str | None = None, before_figure: bool = False
) -> list[Proven]:
    """The proven numerals of a literal, in order.

    Args:
        literal: text between slots.
        before: all literal text before it, in which a law may have been named.
        after_figure: the unit that the figure directly before is measured in; None where no figure stands there.
        before_figure: whether a figure follows directly.

    Raises:
        InventedNumber: a numeral is left over, or a word blurs or multiplies a figure.
    """
    data = _data()
    if after_figure is not None and (blurred := data.blurring.match(literal)):
        raise InventedNumber(blurred[0], literal)
    if hidden := data.hidden.search(literal):
        raise InventedNumber(hidden[0], literal)
    proven = sorted(_proven(literal, before), key=lambda found: (found.start, -found.end))
    if after_figure == "万元" and literal.startswith("万元"):
        proven.insert(0, Proven(0, 2, None))
    covered = {at for found in proven for at in range(found.start, found.end)}
    for run in data.characters.finditer(literal):
        if not covered.issuperset(range(run.start(), run.end())):
            raise InventedNumber(run[0], literal)
    _refuse_joined(literal, after_figure, before_figure)
    return proven


def _refuse_joined(literal: str, after_figure: str | None, before_figure: bool) -> None:
    """A proven date may not lengthen a figure: `{x}1月1日` would print another number."""
    if (after_figure is not None and literal[:1].isdecimal()) or (before_figure and literal[-1:].isdecimal()):
        raise InventedNumber(literal, literal)


def _proven(literal: str, before: str) -> Iterator[Proven]:
    data = _data()
    for standing, pattern in data.phrases:
        for match in pattern.finditer(literal):
            yield Proven(match.start(), match.end(), standing)
    for match in _ARTICLE.finditer(literal):
        law = _last_law(before + literal[: match.start()])
        if law is not None and 1 <= chinese_integer(match[1]) <= data.laws[law]:
            yield Proven(match.start(), match.end(), "law")


def _last_law(text: str) -> str | None:
    found = [(text.rfind(name) + len(name), len(name), name) for name in _data().laws if name in text]
    return max(found)[2] if found else None


def numerals(text: str) -> Iterator[re.Match[str]]:
    """The runs of digits in words that a fact proves: `0123-5550126`, `7`, `2026`."""
    yield from _RUN.finditer(text)


def numeral_runs(text: str) -> list[str]:
    """The runs of digits and Chinese numerals in a text, digits folded to half width."""
    return _data().characters.findall(text.translate(FOLD))


def prove_words(words: str, source: str) -> None:
    """Words said on the authority of a source: their numerals must stand in it, run for run.

    Raises:
        InventedNumber: the source does not have that number.
    """
    data = _data()
    words = words.translate(FOLD)
    known = set(numeral_runs(source))
    plain = {at for standing, pattern in data.phrases if standing is None for match in pattern.finditer(words)
             for at in range(match.start(), match.end())}  # fmt: skip
    for run in data.characters.finditer(words):
        if run[0] not in known and not plain.issuperset(range(run.start(), run.end())):
            raise InventedNumber(run[0], words)


def chinese_integer(text: str) -> int:
    """四十九 -> 49, 一百零八 -> 108; up to 999."""
    digits = "零一二三四五六七八九"
    total, digit = 0, 0
    for character in text:
        if character in digits:
            digit = digits.index(character)
        else:
            total += (digit or 1) * {"十": 10, "百": 100}[character]
            digit = 0
    return total + digit
