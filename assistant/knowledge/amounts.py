"""Amounts that a question names, held against those of an article."""

import re

from assistant.text.folding import fold_digits
from assistant.text.numbers.values import chinese

_AMOUNT = re.compile(
    r"([0-9]+|[一二两三四五六七八九十百千]+)(个?工作日|个月|日|天|年|月底?|元|次|级|件|页|小时)(?!份|报|度)"
)
_UNITS = {"工作日": "日", "天": "日", "个月": "月"}


def contradicts(text: str, question: str) -> bool:
    """Whether the question names an amount of a unit in which the text names only others."""
    stands = _amounts(text)
    units = {unit for _, unit in stands}
    return any(unit in units and (value, unit) not in stands for value, unit in _amounts(question))


def confirms(question: str, text: str) -> bool:
    """Whether the question names amounts and the text names all of them."""
    return bool(named := _amounts(question)) and named <= _amounts(text)


def _amounts(text: str) -> set[tuple[int, str]]:
    """Value and unit of every amount; days are days, working days or not."""
    return {
        (int(match[1]) if match[1].isdecimal() else chinese(match[1]), _UNITS.get(unit := match[2].strip("个底"), unit))
        for match in _AMOUNT.finditer(fold_digits(text))
    }
