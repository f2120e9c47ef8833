"""Automatic numbers of Word (一、 （一） 1.): they are printed but not in the text, so they are counted here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from assistant.document.docx_package import W
from assistant.document.docx_properties import NUMBER, STYLE, VAL, child, properties, value, whole
from assistant.document.docx_styles import Styled

_ABSTRACT, _LIST, _OVERRIDE, _LEVEL = f"{W}abstractNum", f"{W}num", f"{W}lvlOverride", f"{W}lvl"
_LIST_ID, _ABSTRACT_ID, _DEPTH = f"{W}numId", f"{W}abstractNumId", f"{W}ilvl"

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_TOO_LARGE = 10_000
"""From here on every format is written in Arabic digits."""


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number from 1 to 9999 in Chinese: 12 is 十二, 105 is 一百〇五. Others stay in Arabic digits."""
    if not 0 < number < _TOO_LARGE:
        return str(number)
    text, skipped = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            skipped = bool(text)
            continue
        text += (digits[0] if skipped else "") + digits[digit] + (units[power - 1] if power else "")
        skipped = False
    return text[1:] if text.startswith(digits[1] + units[0]) and digits is _DIGITS else text


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        text += letters * times
    return text


def _letter(number: int) -> str:
    """Letters from a to z, then aa, bb: as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


def written(number: int, style: str) -> str:
    """A number in one of Word's formats (`w:numFmt`); a format that is not known is written in Arabic digits."""
    if not 0 < number < _TOO_LARGE:
        return str(number)
    match style:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand" \
            | "taiwaneseCounting":  # fmt: skip
            return chinese(number)
        case "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal":
            return chinese(number, _LEGAL, "拾佰仟")
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "ideographTraditional":
            return _STEMS[(number - 1) % 10]
        case "ideographZodiac":
            return _BRANCHES[(number - 1) % 12]
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord("０") + int(digit)) for digit in str(number))
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return _circled(number)
        case "decimalEnclosedParen":
            return chr(0x2473 + number) if number <= 20 else f"({number})"
        case "decimalEnclosedFullstop":
            return chr(0x2487 + number) if number <= 20 else f"{number}."
        case "lowerRoman" | "upperRoman":
            return _roman(number) if style == "lowerRoman" else _roman(number).upper()
        case "lowerLetter" | "upperLetter":
            return _letter(number) if style == "lowerLetter" else _letter(number).upper()
        case _:
            return str(number)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str
    legal: bool


class Numbering:
    """The lists of one file and how far each has counted. `root` is the numbering part, or None.

    Paragraphs must be asked for in reading order, each once.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        if root is not None:
            self._abstract = {item.get(_ABSTRACT_ID, ""): item for item in root.iter(_ABSTRACT)}
            self._lists = {item.get(_LIST_ID, ""): item for item in root.iter(_LIST)}
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._levels: dict[str, Mapping[int, _Level]] = {}

    def label(self, paragraph: Styled) -> str:
        """The number printed before this paragraph, with a blank where it ends in a digit or letter; "" without one."""
        own, styled = properties(paragraph.properties.get(NUMBER)), paragraph.style.number or {}
        number = value(own, _LIST_ID) or value(styled, _LIST_ID)
        if number not in self._lists or number == "0":
            return ""
        depth = value(own, _DEPTH) or value(styled, _DEPTH) or self._linked_depth(number, paragraph)
        level = whole(depth, most=_LEVELS - 1)
        levels = self._of_list(number)
        if level not in levels:
            return ""
        counts = self._count(number, level, levels)
        here = levels[level]
        if here.style == "bullet":
            return ""

        def fill(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            if place not in levels:
                return ""
            count = counts[place]
            style = "decimal" if here.legal and place < level else levels[place].style
            return "" if style == "none" else written(levels[place].start if count is None else count, style)

        text = _PLACEHOLDER.sub(fill, here.text).strip()
        return f"{text} " if text[-1:].isalnum() else text

    def _linked_depth(self, number: str, paragraph: Styled) -> str:
        """The depth of the level that names the paragraph's style: how a heading style joins a multilevel list."""
        named = value(paragraph.properties, STYLE)
        for level in self._abstract_of(number).iter(_LEVEL) if named else ():
            if value(properties(level), STYLE) == named:
                return level.get(_DEPTH, "")
        return ""

    def _abstract_id(self, number: str) -> str:
        return value(properties(self._lists[number]), _ABSTRACT_ID)

    def _abstract_of(self, number: str) -> etree._Element:
        found = self._abstract.get(self._abstract_id(number))
        if found is None:
            return self._lists[number]
        link = value(properties(found), f"{W}numStyleLink")
        linked = (item for item in self._abstract.values() if link and value(properties(item), f"{W}styleLink") == link)
        return next(linked, found)

    def _of_list(self, number: str) -> Mapping[int, _Level]:
        if number not in self._levels:
            raw = {level.get(_DEPTH, ""): level for level in self._abstract_of(number).iterchildren(_LEVEL)}
            for override in self._lists[number].iterchildren(_OVERRIDE):
                own = child(override, _LEVEL)
                if own is not None:
                    raw[override.get(_DEPTH, "")] = own
            self._levels[number] = {whole(depth): _level(level) for depth, level in raw.items() if depth.isdecimal()}
        return self._levels[number]

    def _count(self, number: str, level: int, levels: Mapping[int, _Level]) -> list[int | None]:
        """Count one on in that level and begin the deeper ones anew; lists of one definition count together."""
        counts = self._counts.setdefault(self._abstract_id(number), [None] * _LEVELS)
        restart = self._restart(number, level)
        if restart is not None:
            counts[level] = restart
        else:
            before = counts[level]
            counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return counts

    def _restart(self, number: str, level: int) -> int | None:
        """The number with which this list begins anew, at its first paragraph of that level only."""
        if (number, level) in self._restarted:
            return None
        self._restarted.add((number, level))
        for override in self._lists[number].iterchildren(_OVERRIDE):
            start = value(properties(override), f"{W}startOverride")
            if override.get(_DEPTH) == str(level) and start:
                return whole(start)
        return None


def _level(raw: etree._Element) -> _Level:
    named = properties(raw)
    # WPS and new Word wrap formats of their own in a choice; its plain form stands beside it.
    formats = (item.get(VAL, "decimal") for item in raw.iter(f"{W}numFmt") if item.get(VAL) != "custom")
    return _Level(
        whole(value(named, f"{W}start"), 1), next(formats, "decimal"), value(named, f"{W}lvlText"), f"{W}isLgl" in named
    )
