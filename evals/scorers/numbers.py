"""Is every figure of a draft right? Worked out anew from the year file, never by the drafter's own code."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from evals.arithmetic import Truth, UnknownSlotError, rounded
from evals.drafted import GAP, Drafted, Printed
from evals.suite import Score

DIGITS = re.compile(r"\d+(?:\.\d+)?")
NO_FIGURE = r"(?:\d{4}年)?(?:1月1|12月31)日|第[一二三四五六七八九十百]+[条款项]|第\d+号|〔\d{4}〕\d+号"
NOT_SCANNED = ("title", "closing")


def right(draft: Drafted, truth: Truth, guide: Mapping[str, Any]) -> Score:
    """Every mention of a figure: it has an origin, whose value is what is printed, told the right way round.

    Not counted: the report's year and those beside it, the period (1月1日, 12月31日), set phrases.
    """
    faults = [fault for printed in draft.numbers if (fault := _fault(printed, draft, truth, guide))]
    loose = list(_without_origin(draft, truth, guide))
    n = len(draft.numbers) + len(loose)
    return Score("numbers_right", len(draft.numbers) - len(faults), n, faults=tuple(faults + loose))


def gold(draft: Drafted, truth: Truth, exemplar: Drafted, exemplar_truth: Truth) -> Score:
    """How many figures of the exemplary text the draft tells too: the same slot, or the same value in that section."""
    slots = {printed.source for printed in draft.numbers}
    told = {(printed.section, number) for printed in draft.numbers for number in DIGITS.findall(printed.text)}
    missed = [
        f"{printed.section}：没有说到 {printed.text}（{printed.source}）"
        for printed in exemplar.numbers
        if printed.source not in slots and not any((printed.section, n) in told for n in DIGITS.findall(printed.text))
    ]
    return Score("gold_numbers", len(exemplar.numbers) - len(missed), len(exemplar.numbers), faults=tuple(missed))


def _fault(printed: Printed, draft: Drafted, truth: Truth, guide: Mapping[str, Any]) -> str | None:
    where = f"{printed.section}“{printed.text}”（{printed.source}）"
    if draft.sections[printed.section][printed.start : printed.end] != printed.text:
        return f"{where}：不在所说的位置"
    try:
        value, texts = truth.value(printed.source), truth.texts(printed.source)
    except UnknownSlotError as unknown:
        return f"{where}：来源不存在（{unknown}）"
    if texts and all(any(number in DIGITS.findall(text) for text in texts) for number in DIGITS.findall(printed.text)):
        return None
    if value is None:
        return f"{where}：来源中没有这个数"
    numbers = DIGITS.findall(printed.text)
    if len(numbers) != 1:
        return f"{where}：印出的不是一个数"
    decimals = len(numbers[0].partition(".")[2])
    exact = value if not printed.source.startswith("derived:") else rounded(value, decimals)
    if abs(exact) != Fraction(numbers[0]):
        return f"{where}：应为 {float(abs(exact)):g}"
    return _direction(printed, draft, truth, guide["direction"], where)


def _direction(printed: Printed, draft: Drafted, truth: Truth, words: Mapping[str, Any], where: str) -> str | None:
    """A change between the years must not be told the wrong way round."""
    names = truth.names(printed.source)
    pairs = [(name, f"previous:{name}") for name in names if f"previous:{name}" in names]
    pairs += [
        (name, old) for name in names for old in names if name.startswith("fact:") and old.startswith("previous_fact:")
    ]
    if len({pair[0] for pair in pairs}) != 1:
        return None
    now, before = truth.value(pairs[0][0]), truth.value(pairs[0][1])
    text = draft.sections[printed.section]
    clause = re.split("[，。；：]", text[max(0, printed.start - words["reach"]) : printed.start])[-1]
    if now is None or before is None or now == before:
        return None
    down, up = (any(word in clause for word in words[key]) for key in ("down", "up"))
    if (now > before and down and not up) or (now < before and up and not down):
        return f"{where}：增减方向说反，本年 {float(now):g}，上年 {float(before):g}"
    return None


def _without_origin(draft: Drafted, truth: Truth, guide: Mapping[str, Any]) -> Iterator[str]:
    """Figures of the text that no origin covers: digits, and things counted in Chinese numerals."""
    year = int(truth.raw["year"])
    years = {str(year - 1), str(year), str(year + 1)}
    own_words = str(truth.raw)
    numerals, phrases = guide["chinese_numerals"]["figure"], guide["chinese_numerals"]["set_phrases"]
    for section, text in draft.sections.items():
        if section in NOT_SCANNED:
            continue
        covered = [(p.start, p.end) for p in draft.numbers if p.section == section]
        covered += [match.span() for match in GAP.finditer(text)]
        covered += [match.span() for match in re.finditer(NO_FIGURE, text)]
        for match in re.finditer(rf"{DIGITS.pattern}|{numerals}", text):
            if any(start <= match.start() and match.end() <= end for start, end in covered):
                continue
            if match.group() in years and text[match.end() :].startswith("年"):
                continue
            if not match.group()[0].isdigit() and (match.group() in own_words or match.group() in phrases):
                continue
            yield f"{section}“{text[max(0, match.start() - 6) : match.end() + 4]}”：{match.group()} 没有出处"
