"""The numbers of a draft of ours: each rests on a cell, a fact, a derivation or a law."""

from collections.abc import Iterator

from assistant.report import Span
from assistant.rules.breach import Breach, check
from assistant.rules.view import View


@check("N-R16")
def number_without_source(view: View) -> Iterator[Breach]:
    """Numbers of the draft that the guard found unsupported."""
    for number in view.numbers or ():
        if number.status == "unsupported":
            end = number.start + len(number.text)
            yield Breach(span=Span(section=number.section, start=number.start, end=end, text=number.text))
