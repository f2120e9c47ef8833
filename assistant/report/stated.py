"""A number of the prose that counts what the tables count: what the rules tell repair, through their caller."""

from dataclasses import dataclass

from assistant.form import CellId
from assistant.report.sections import SectionId
from assistant.report.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Value):
    """What the prose says of the tables (件).

    `readings` are the sums of cells that the number may mean, first what the words say: one cell, several added up,
    or, where usage allows more than one quantity (收到 with or without last year's remainder), each of them. `text` is
    the number as printed, `sentence` the sentence that holds it, `section` where that stands, `start` the number's
    offset in the section's text.
    """

    value: int
    readings: tuple[tuple[CellId, ...], ...]
    text: str = ""
    sentence: str = ""
    section: SectionId = ""
    start: int = 0
