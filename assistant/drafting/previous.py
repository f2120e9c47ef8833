"""Last year's printed report -> what this year's draft may compare with: cells, problems, and counts in its prose."""

import re
from collections.abc import Iterator
from typing import get_args

from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact, Previous, Report, Theme, previous_of

_ASPECTS = ("active", "management", "platform", "oversight")
_CLAUSE = re.compile(r"[^，；。：\n]+")


def last_year_of(printed: Report, known: Previous | None = None) -> Previous:
    """What this year's report needs of last year's printed one.

    Args:
        printed: last year's report as read; where it holds no facts, the counts of its prose become facts.
        known: what the year's own input says of last year; its facts, problems and measures go before the print's.
    """
    facts = printed.facts or tuple(_counts(printed))
    return previous_of(printed.model_copy(update={"facts": facts}), known)


def _counts(printed: Report) -> Iterator[Fact]:
    """Clauses such as `区政府门户网站全年公开信息1412条`: words, then one figure with its unit at the end."""
    number = 0
    pattern = regex(data("last_year")["printed_count"])
    for theme in get_args(Theme):
        if theme not in _ASPECTS:
            continue
        for clause in _CLAUSE.findall(getattr(printed.sections.overview, theme)):
            match = pattern.fullmatch(clause.strip())
            if match:
                number += 1
                yield Fact(
                    id=f"上年{number}",
                    theme=theme,
                    text=re.sub("^(其中|全年)|全年", "", match["text"]),
                    value=int(match["value"]),
                    unit=match["unit"],
                    place=f"上年报告{number}",
                )
