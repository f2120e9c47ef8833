"""Signature and date at the end of a report."""

import re
from collections.abc import Sequence

from assistant.reading.lines import Line
from assistant.text.characters import LETTER, is_chinese
from assistant.text.folding import fold_digits, squeeze

_TRAILING = re.compile(
    rf"(?P<name>{LETTER}{{4,30}}?)?(?P<date>[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日"
    r"|二[^0-9]{3}年[^0-9]{1,2}月[^0-9]{1,3}日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2})"
)
_AGENCIES = ("政府", "办公室", "办公厅", "办事处", "局", "委", "会", "厅", "街道", "中心", "院", "集团", "公司", "社")
"""How an agency's name ends."""


def split_closing(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines before the signature, the signature with its date, and what stands behind the date.

    A signature is a date on a line of its own, with the name that may stand on the line before; or lines that the file
    itself sets as a closing.
    """
    for index, line in enumerate(lines):
        if line.role == "closing":
            stop = next((i for i in range(index, len(lines)) if lines[i].role != "closing"), len(lines))
            return list(lines[:index]), list(lines[index:stop]), list(lines[stop:])
    for index in range(len(lines) - 1, -1, -1):
        key = squeeze(fold_digits(lines[index].text))
        if _TRAILING.fullmatch(key):
            first = index
            while first and index - first < 2 and is_name(lines[first - 1]):
                first -= 1
            return list(lines[:first]), list(lines[first : index + 1]), list(lines[index + 1 :])
    if len(lines) > 1 and is_name(lines[-1]) and lines[-2].text.rstrip().endswith("。") and is_agency(lines[-1].text):
        return list(lines[:-1]), [lines[-1]], []
    return list(lines), [], []


def is_name(line: Line) -> bool:
    """A short line that can be an agency's name."""
    return _may_name(squeeze(line.text))


def signer(closing: Sequence[str]) -> str | None:
    """The agency that signs, or None."""
    for text in closing:
        key = squeeze(text)
        if (match := _TRAILING.fullmatch(fold_digits(key))) and match["name"]:
            key = match["name"]
        if _may_name(key) and is_agency(key):
            return key
    return None


def is_agency(name: str) -> bool:
    """The name ends as an agency's does."""
    return squeeze(name).endswith(_AGENCIES)


def _may_name(key: str) -> bool:
    return 3 <= len(key) <= 30 and is_chinese(key, but="（）()、")
