"""What a template leaves behind in the prose."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.report import Span
from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.view import View


@check("W-R07")
def template_left_over(view: View) -> Iterator[Breach]:
    """Placeholders, sample words, blanks for dates, and our own 【待补充】: a finding each, its span the left-over."""
    pattern = _pattern()
    for section, text in view.texts:
        for found in pattern.finditer(text):
            start, end = found.span()
            span = Span(section=section, start=start, end=end, text=found[0])
            yield Breach(span=span, variant="gap" if found.lastgroup == "gap" else "")


@cache
def _pattern() -> re.Pattern[str]:
    rules = phrases("leftovers")
    return re.compile(f"(?P<gap>{rules['gap']})|" + "|".join(rules["patterns"]))
