"""Printed numbers as values: Arabic and full-width digits, Chinese numerals, 万 and 亿."""

from decimal import Decimal
from typing import TypeAlias

from assistant.text.folding import fold_digits

Value: TypeAlias = int | Decimal

NUMERALS = "〇○零一二三四五六七八九十百千两"
_DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_STEP = {"十": 10, "百": 100, "千": 1000}
_BLOCK = {"万": 10**4, "亿": 10**8}
_DROPPED = str.maketrans("．", ".", " \t\n\r　,，")


def arabic(text: str) -> Value:
    """Digits in either width with thousands signs, blanks and one decimal point: `1，024` -> 1024, `３．５` -> 3.5."""
    plain = fold_digits(text).translate(_DROPPED)
    return Decimal(plain) if "." in plain else int(plain)


def chinese(text: str) -> int:
    """Chinese numerals up to 千亿: 三百二十 -> 320, 一万零五 -> 10005, 二〇二四 -> 2024, 百 -> 100, 两千三 -> 2300.

    Raises:
        KeyError: a character is no numeral.
    """
    if not any(character in _STEP or character in _BLOCK for character in text):
        return int("".join(str(_DIGIT[character]) for character in text))
    total = block = digit = 0
    last = 1
    for character in text:
        if character in _BLOCK:
            total, block, digit, last = (total + block + digit) * _BLOCK[character], 0, 0, _BLOCK[character]
        elif character in _STEP:
            block += (digit or 1) * _STEP[character]
            digit, last = 0, _STEP[character]
        else:
            digit = _DIGIT[character]
            last = 1 if character in "零〇○" else last
    return total + block + digit * (last // 10 if last > 10 else 1)


def scaled(value: Value, scale: str) -> Value:
    """A value times 百, 千, 万, 百万, 千万, 亿: 1.53, 万 -> 15300."""
    for character in scale:
        value = value * (_STEP.get(character) or _BLOCK[character])
    return whole(value)


def whole(value: Value) -> Value:
    """An integer where the decimal is one."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def spelled(value: int) -> str:
    """An integer below 10^8 in Chinese numerals, as official prose spells it: 10 -> 十, 105 -> 一百零五."""
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        rest = "" if not low else (spelled(low) if low >= 1000 else "零" + _below(low))
        return f"{spelled(high)}万{rest if low < 1000 else _below(low)}"
    return _below(value).removeprefix("一") if 10 <= value < 20 else _below(value)


def _below(value: int) -> str:
    """An integer below 10^4, 十 always with its digit."""
    digits = "零一二三四五六七八九"
    if value < 10:
        return digits[value]
    text, gap = "", False
    for step, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, step)
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + sign
            gap = False
        else:
            gap = True
    return text
