"""Percentages and changes: a share of a named whole, a rate of cases, this year against last year."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from assistant.report import Count
from assistant.rules.numbers.claims import Claim, claim
from assistant.rules.numbers.figures import Figures, Reading
from assistant.rules.numbers.pieces import Piece
from assistant.rules.numbers.state import State
from assistant.text.numbers import Number

_LEVEL = Decimal(1)


class Ratio(NamedTuple):
    """A percentage or change as its readings have it, each with its direction; `definite` as in a claim."""

    readings: tuple[tuple[str, Decimal | int, tuple[str, ...]], ...]
    definite: bool
    rule: str


def share(number: Number, lead: Piece, state: State, figures: Figures) -> Ratio | None:
    """占45.1% of what the clause names, else of any whole that the sentence allows; 纠错率18.2%."""
    rates = lead.names("rate")
    if rates and state.case:
        parts = figures.case(state.case, rates[0]), figures.case(state.case)
        return _ratios([parts[0]], [parts[1]], False)
    if not lead.has("share") or state.scope or state.foreign:
        return None
    own = claim_of_share(number, lead, state, figures)
    part = own or state.last
    if part is None or part.value is None:
        return None
    wholes = _wholes(lead, state, figures)
    definite = not lead.gap and own is None and not number.approx and not state.period and not state.past
    return _ratios([part], wholes, definite)


def claim_of_share(number: Number, lead: Piece, state: State, figures: Figures) -> Reading | None:
    """The quantity named before 占 in the same clause: 个人申请占新收的83.7%."""
    before = lead.words[: _at_share(lead)]
    if not any(word.role in ("row", "group", "column", "outcome", "active") for word in before):
        return None
    found = claim(number._replace(unit="件", kind="figure"), lead.of(before), None, state, figures)
    return found.readings[0] if found else None


def _at_share(lead: Piece) -> int:
    """Which of the words is 占."""
    return next(index for index, word in enumerate(lead.words) if word.role == "share")


def _wholes(lead: Piece, state: State, figures: Figures) -> list[Reading]:
    after = lead.words[_at_share(lead) + 1 :]
    new, handled = figures.request("new_received"), figures.request("handled_total")
    due = _added(new, figures.request("carried_in"))
    named = dict(after)
    if state.last_topic.partition(".")[0] in ("review", "suits", "suit_direct", "suit_after_review"):
        return [figures.case(state.last_topic.partition(".")[0]), figures.case("both")]
    if named.get("row") == "new_received" or "intake" in named:
        return [new, due]
    if "handled" in named:
        return [handled, due, new]
    return [handled, new, due, *(one for one in state.shown if one.value)]


def _added(*parts: Reading) -> Reading:
    known = [part.value for part in parts if part.value is not None]
    source = "(" + "+".join(part.source for part in parts) + ")"
    cells = tuple(cell for part in parts for cell in part.cells)
    return Reading(source, sum(known) if len(known) == len(parts) else None, cells)


def _ratios(parts: Sequence[Reading], wholes: Sequence[Reading], definite: bool) -> Ratio | None:
    readings = []
    for part in parts:
        for whole in wholes:
            if part.value is not None and whole.value:
                value = Decimal(100) * Decimal(part.value) / Decimal(whole.value)
                readings.append((f"100*{_bracketed(part)}/{_bracketed(whole)}", value, part.cells + whole.cells))
    return Ratio(tuple(readings), definite, "N-R03") if readings else None


def _bracketed(reading: Reading) -> str:
    return f"({reading.source})" if "+" in reading.source and not reading.source.startswith("(") else reading.source


def change(number: Number, lead: Piece, state: State, figures: Figures) -> Ratio | None:
    """比上年增长11.1%, 增加38件: of the row, case or decisions that the clause or the number before it names."""
    if not figures.previous or state.scope or state.foreign or state.period or number.unit in ("个百分点", "倍"):
        return None
    pairs = _pairs(number, lead, state, figures)
    readings: list[tuple[str, Decimal | int, tuple[str, ...]]] = []
    for now, before in pairs:
        if now.value is None or before.value is None:
            continue
        difference = now.value - before.value
        if number.unit == "%":
            if before.value:
                value = Decimal(100) * Decimal(difference) / Decimal(before.value)
                readings.append(
                    (f"100*({now.source}-{before.source})/{before.source}", value, now.cells + before.cells)
                )
        else:
            readings.append((f"{now.source}-{before.source}", difference, now.cells + before.cells))
    if not readings:
        return None
    return Ratio(tuple(readings), not lead.gap and not number.approx and (state.compared or _compares(lead)), "N-R05")


def _compares(lead: Piece) -> bool:
    return lead.has("past")


def _pairs(number: Number, lead: Piece, state: State, figures: Figures) -> list[tuple[Reading, Reading]]:
    """This year's and last year's readings of what has changed."""
    now, before = _asked(number, lead, state, figures, False), _asked(number, lead, state, figures, True)
    if now is not None and before is not None:
        return list(zip(now.readings, before.readings, strict=False))
    return []


def _asked(number: Number, lead: Piece, state: State, figures: Figures, past: bool) -> Claim | None:
    heard = State(**{name: getattr(state, name) for name in State.__slots__})
    heard.past = past
    words = tuple(word for word in lead.words if word.role not in ("change", "past"))
    plain = number._replace(unit="件", kind="figure", sign=None)
    found = claim(plain, lead.of(words), None, heard, figures)
    if found is not None:
        state.last_topic = found.topic
        state.row = found.topic if found.topic in ("new_received", "handled_total") else state.row
        return found
    topic, _, outcome = state.last_topic.partition(".")
    last = "previous:" if past else ""
    if topic in ("review", "suits", "suit_direct", "suit_after_review"):
        return Claim((figures.case(topic, outcome or "total", last),), False, "", topic)
    if topic in ("licensing", "penalty", "coercion"):
        return Claim((figures.cell(f"{last}active.{topic}.decisions"),), False, "", topic)
    if topic in ("new_received", "handled_total"):
        return Claim((figures.request(topic, last=last),), False, "", topic)
    return None


def fits(number: Number, value: Decimal | int, *, signed: bool) -> bool:
    """The printed magnitude is that value, rounded to the printed decimals; a change also says its direction."""
    printed = number.value
    if printed is None:
        return False
    if signed and value and number.sign is not None and (value > 0) != (number.sign > 0):
        return False
    difference = abs(abs(Decimal(value)) - Decimal(printed))
    if number.approx:
        return difference <= max(_LEVEL, Decimal(printed) / 20)
    return difference <= Decimal("0.5").scaleb(-number.decimals) + Decimal("1e-9")


def rounded(value: Decimal | int, decimals: int) -> Count:
    """A magnitude as it would be printed."""
    if isinstance(value, int):
        return abs(value)
    from decimal import ROUND_HALF_UP

    return abs(value).quantize(_LEVEL.scaleb(-decimals), rounding=ROUND_HALF_UP)


Direction = Literal[-1, 1]
