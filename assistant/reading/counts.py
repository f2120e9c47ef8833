"""A printed figure -> a value. Blank is None and never 0; what is no figure is None with its print kept."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from assistant.report import Count
from assistant.text.folding import fold_digits, squeeze
from assistant.text.marks import blank_marks

_COUNT = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0+)?")
_AMOUNT = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_CHANGE = re.compile(rf"[+-]?(?:{_COUNT.pattern})")
_LIKE = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:件|万元?|亿元?|元|条|项|个)?")
_SIGNS = str.maketrans("，．＋－−—", ",.+---")


class ReadCell(NamedTuple):
    """A figure as read: `value` 件 or 万元 (None: not filled in, or no figure), `raw` the print, `place` the spot."""

    value: Count | None
    raw: str
    place: str


def read_count(raw: str, place: str) -> ReadCell:
    """Read one printed count (件); never refuses.

    “１２”, “1,234”, “5件” and “12 3” are read; “若干”, “1,2”, “3.5” and “-1” are no counts and give None, like a blank.
    """
    folded = _folded(raw).removesuffix("件")
    return ReadCell(_whole(folded) if _COUNT.fullmatch(folded) else None, raw, place)


def read_amount(raw: str, place: str) -> ReadCell:
    """Read one printed amount (万元); “12万元” is read as 12, an amount in other units gives None."""
    folded = _folded(raw).removesuffix("万元")
    value = Decimal(folded.replace(",", "")) if _AMOUNT.fullmatch(folded) else None
    return ReadCell(int(value) if value is not None and value == value.to_integral_value() else value, raw, place)


def read_change(raw: str, place: str) -> ReadCell:
    """Read a printed change (本年增/减 of 2019's form): a count with or without sign."""
    folded = _folded(raw)
    return ReadCell(_whole(folded) if _CHANGE.fullmatch(folded) else None, raw, place)


@lru_cache(maxsize=4096)
def is_blank(text: str) -> bool:
    """Nothing, or a print that stands for nothing."""
    return squeeze(text) in blank_marks()


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """A piece of a line that can only be a figure: digits, with thousands signs, decimals or 件; a footnote is none."""
    return bool(_LIKE.fullmatch(_folded(text)))


@lru_cache(maxsize=4096)
def _folded(raw: str) -> str:
    return squeeze(fold_digits(raw).translate(_SIGNS))


def _whole(folded: str) -> int:
    return int(folded.split(".")[0].replace(",", ""))
