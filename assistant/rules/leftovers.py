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
    whole = "\n".join(text for _, text in view.texts)
    patterns = [one for one in phrases("leftovers")["pattern"] if any(sign in whole for sign in one["signs"])]
    for section, text in view.texts if patterns else ():
        end = 0
        found = (
            (match, pattern.get("name", ""))
            for pattern in patterns
            for match in _compiled(pattern["regex"]).finditer(text)
        )
        for match, name in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
            if match.start() >= end:  # a pattern inside another's print is the same left-over
                end = match.end()
                yield Breach(span=Span(section=section, start=match.start(), end=end, text=match[0]), variant=name)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)
