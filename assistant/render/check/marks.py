"""Which cells, labels and headings a check marks, how strongly, and for which story."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from assistant.report import Finding, Report, Severity, Story
from assistant.report.finding import SEVERITIES

_FEW = 12
"""A fault in so many cells is shown in each; of a longer sum only the cell that ends it is shown."""


@dataclass(slots=True)
class Mark:
    """How one spot is marked: the gravest finding gives the colour, `strong` the frame.

    `told` holds (number of the story, finding), the first being where a click leads; `shown` are the numbers to print
    at the spot.
    """

    severity: Severity
    strong: bool = False
    told: list[tuple[int, Finding]] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)


def marks_of(report: Report, told: Sequence[tuple[int, Story]], drawn: Collection[str]) -> dict[str, Mark]:
    """Address -> its mark. `drawn` are the addresses on the page: cells, labels, headings (`section.other`)."""
    marks: dict[str, Mark] = {}
    for number, story in told:
        for finding in (story.cause, *story.following):
            spots = spots_of(finding, drawn)
            root = finding is story.cause
            for address, strong, first in _weighed(spots, report, root=root):
                _add(marks, address, number, finding, strong=strong, first=first)
    return marks


def spots_of(finding: Finding, drawn: Collection[str]) -> list[str]:
    """Where a finding is at home on the page: its cells, else the label or the heading that its id names."""
    cells = [cell for cell in finding.cells if cell in drawn]
    if cells or finding.span:
        return cells
    anchor = finding.id.partition(":")[2].rpartition("#")[0] or finding.id.partition(":")[2]
    candidates = (anchor, f"section.{anchor}", f"section.{anchor.partition('.')[0].removesuffix('_2019')}")
    return [next((spot for spot in candidates if spot in drawn), "")] if any(c in drawn for c in candidates) else []


def anchor(finding: str) -> str:
    """The id of a finding's element."""
    return "f-" + "_".join(finding.split())


def spot_anchor(address: str) -> str:
    """The id of a cell's, label's or heading's element."""
    return "c-" + "_".join(address.split())


def link(anchor_: str) -> str:
    """A reference to an element of this page."""
    return "#" + quote(anchor_, safe=":.*-_")


def _weighed(spots: Sequence[str], report: Report, *, root: bool) -> Iterator[tuple[str, bool, bool]]:
    """Spot, whether it is framed, whether it carries the story's number."""
    empty = bool(spots) and all(_is_blank(spot, report) for spot in spots)
    for position, spot in enumerate(spots):
        first = position == 0
        if root and (first or len(spots) <= _FEW or empty):
            yield spot, (first or len(spots) == 2) and not empty, first
        elif first:
            yield spot, False, True


def _is_blank(spot: str, report: Report) -> bool:
    is_cell = spot.count(".") == 2 and ".*." not in spot and not spot.startswith("section.")
    return is_cell and report.value(spot) is None


def _add(marks: dict[str, Mark], address: str, number: int, finding: Finding, *, strong: bool, first: bool) -> None:
    mark = marks.setdefault(address, Mark(finding.severity))
    graver = SEVERITIES.index(finding.severity) < SEVERITIES.index(mark.severity)
    if graver:
        mark.severity = finding.severity
    if (strong and not mark.strong) or graver:
        mark.told.insert(0, (number, finding))
    else:
        mark.told.append((number, finding))
    mark.strong = mark.strong or strong
    if first and number not in mark.shown:
        mark.shown.append(number)
