"""The numbers of the prose as witnesses of the tables: what repair is told of the text."""

from assistant.form import CellId
from assistant.report import Report, Stated
from assistant.rules.numbers.align import Aligned, aligned
from assistant.rules.numbers.figures import Reading
from assistant.rules.view import View
from assistant.text.sentences import sentences

_FROM_COLUMNS = "sum6("


def stated(report: Report) -> tuple[Stated, ...]:
    """Every whole number of the text that says for sure what it counts, or that fits what it may count.

    About (余), parts of the agency (本级) and what no words make sure are left out, percentages and changes too.
    """
    view = View(report)
    texts = dict(view.texts)
    return tuple(_of(one, texts[one.section]) for one in aligned(view) if _testifies(one))


def _testifies(one: Aligned) -> bool:
    number = one.number
    if number.kind != "figure" or number.approx or not isinstance(number.value, int) or one.scoped or not one.readings:
        return False
    if one.rule not in ("N-R01", "N-R02", "N-R08", "N-R09", "N-R10") or one.topic == "admin_fee":
        return False
    return one.definite or one.status in ("cell", "derived")


def _of(one: Aligned, text: str) -> Stated:
    number = one.number
    start, end = next(
        (span for span in sentences(text) if span[0] <= number.start < span[1]), (number.start, number.end)
    )
    fitting = sorted(one.readings, key=lambda reading: reading.source != one.source)
    return Stated(
        value=int(number.value or 0),
        readings=tuple(dict.fromkeys(filter(None, map(_cells, fitting)))),
        text=number.text,
        sentence=text[start:end].strip(),
        section=one.section,
        start=number.start,
    )


def _cells(reading: Reading) -> tuple[CellId, ...]:
    """The cells that add up to the quantity. A blank total that was read from its columns is that total."""
    if _FROM_COLUMNS not in reading.source:
        return reading.cells
    return reading.cells[:1] if reading.source.startswith(_FROM_COLUMNS) and "+" not in reading.source else ()
