"""Templates + figures -> text in which every number has an origin."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.drafting.figures import Figure, Standing, measured_in
from assistant.drafting.guard import InventedNumber, numerals, prove, prove_words
from assistant.drafting.slots import GAP, Literal, Slot, SlotId, UnknownSlot, parts_of
from assistant.report import Count

__all__ = ["InventedNumber", "PrintedNumber", "Resolved", "UnknownSlot", "join", "resolve"]


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number in a text and what proves it; offsets are Unicode characters of the text, end excluded.

    `value` is the figure (件, 元, 万元, or as the fact has it), None for digits that stand in a fact's words.
    """

    start: int
    end: int
    text: str
    source: str
    standing: Standing
    value: Count | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A finished text, the origin of each of its numbers from left to right, and what is still wanting."""

    text: str = ""
    origins: tuple[PrintedNumber, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class _Page:
    text: str = ""
    literals: str = ""
    origins: list[PrintedNumber] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def resolve(template: str, figures: Mapping[SlotId, Figure | None], *, says: Callable[[SlotId], str] = str) -> Resolved:
    """Put figures into a template and keep where each came from.

    Args:
        template: its only numbers are slots: `{requests.new_received.total}`, `{fact:F3}`.
        figures: slot -> figure; counts are 件 (int), fees 万元 (Decimal), None is "not known yet".
        says: names a slot in Chinese where its figure is not known.

    Returns:
        `text`; `origins`, one a figure from left to right, offsets in Unicode characters of `text`, end excluded;
        `missing`, what became 【待补充：…】 (W-R07 reports it).

    Raises:
        InventedNumber: a digit or Chinese numeral stands outside a slot and no citation proves it.
        UnknownSlot: no such cell or fact in this report.

    Source: 条例第五十条; N-R16.
    """
    page = _Page()
    parts = parts_of(template)
    unit_before: str | None = None
    for position, part in enumerate(parts):
        following = parts[position + 1] if position + 1 < len(parts) else None
        if isinstance(part, Literal):
            _put_literal(page, part.text, unit_before, isinstance(following, Slot) and following.words is None)
            unit_before = None
        else:
            unit_before = _put_slot(page, part, figures, says)
    return Resolved(page.text, tuple(page.origins), tuple(page.missing))


def join(parts: list[Resolved], separator: str = "") -> Resolved:
    """Several texts as one, offsets moved along."""
    text = ""
    origins: list[PrintedNumber] = []
    missing: list[str] = []
    for number, part in enumerate(parts):
        text += separator if number else ""
        origins += [_moved(origin, len(text)) for origin in part.origins]
        missing += part.missing
        text += part.text
    return Resolved(text, tuple(origins), tuple(missing))


def _moved(origin: PrintedNumber, by: int) -> PrintedNumber:
    return PrintedNumber(
        origin.start + by, origin.end + by, origin.text, origin.source, origin.standing, origin.value, origin.unit
    )


def _put_literal(page: _Page, literal: str, unit: str | None, before_figure: bool) -> None:
    for proven in prove(literal, before=page.literals, after_figure=unit, before_figure=before_figure):
        if proven.standing is not None:
            start = len(page.text) + proven.start
            said = literal[proven.start : proven.end]
            page.origins.append(PrintedNumber(start, start + len(said), said, "set phrase", proven.standing))
    page.text += literal
    page.literals += literal


def _put_slot(
    page: _Page, part: Slot, figures: Mapping[SlotId, Figure | None], says: Callable[[SlotId], str]
) -> str | None:
    """Put a slot's print; returns the unit that is still to be printed after a figure, None after anything else."""
    if part.id.startswith(GAP):
        _put_gap(page, part.id.removeprefix(GAP))
        return None
    if part.words is not None:
        _put_words(page, part, figures)
        return None
    if part.id not in _Has(figures):
        raise UnknownSlot(part.id)
    figure = figures[part.id]
    if figure is None:
        _put_gap(page, says(part.id))
        return measured_in(part.id)
    _refuse_joined(page.text, figure.text)
    page.origins += _numbers(figure, len(page.text))
    page.text += figure.text + figure.unit
    return figure.measured_in if figure.value is not None and not figure.unit else None


class _Has:
    """Whether a mapping answers for a name; `Figures` knows more names than it lists."""

    def __init__(self, figures: Mapping[SlotId, Figure | None]) -> None:
        self._figures = figures

    def __contains__(self, name: SlotId) -> bool:
        try:
            self._figures[name]
        except KeyError:
            return False
        return True


def _put_words(page: _Page, part: Slot, figures: Mapping[SlotId, Figure | None]) -> None:
    words = part.words or ""
    source = _whole_text(part.id, figures)
    prove_words(words, source.text)
    _refuse_joined(page.text, words)
    page.origins += _numbers(Figure(words, source.source, source.standing), len(page.text))
    page.text += words


def _refuse_joined(before: str, text: str) -> None:
    """Two proven numbers side by side would print a third."""
    if re.search(r"[0-9]\.?$", before) and re.match(r"\.?[0-9]", text):
        raise InventedNumber(before[-1] + text[:1], before[-8:] + text)


def _whole_text(name: SlotId, figures: Mapping[SlotId, Figure | None]) -> Figure:
    """The text of a fact (with its figure), problem or measure (with unit and date) that proves words."""
    kind = name.partition(":")[0]
    sides = {"fact": (f"{name}.text", name), "previous_fact": (f"{name}.text", name),
             "measure": (f"{name}.text", f"{name}.unit", f"{name}.by")}.get(kind, (name,))  # fmt: skip
    if any(side not in _Has(figures) for side in sides[:1]):
        raise UnknownSlot(name)
    known = [figure for side in sides if (figure := figures[side]) is not None]
    if not known:
        raise UnknownSlot(name)
    return Figure(" ".join(figure.text + figure.unit for figure in known), known[0].source, known[0].standing)


def _put_gap(page: _Page, what: str) -> None:
    page.missing.append(what)
    page.text += f"【待补充：{what}】"


def _numbers(figure: Figure, start: int) -> Iterator[PrintedNumber]:
    if figure.value is not None:
        end = start + len(figure.text)
        yield PrintedNumber(start, end, figure.text, figure.source, figure.standing, figure.value, figure.measured_in)
        yield from _in_words(figure.unit, end, figure)
        return
    yield from _in_words(figure.text, start, figure)


def _in_words(words: str, start: int, figure: Figure) -> Iterator[PrintedNumber]:
    for run in numerals(words):
        yield PrintedNumber(start + run.start(), start + run.end(), run[0], figure.source, figure.standing)
