"""Year on year: how a change is worded (GUIDE §3, §4)."""

from dataclasses import dataclass
from fractions import Fraction

from assistant.drafting.composer.desk import Desk
from assistant.drafting.derived import round_half_up, telling
from assistant.drafting.slots import SlotId

SMALL_BASE = 20
"""Below it a change is told in pieces, a share not at all."""
MODEST_BASE = 100
"""Below it one per cent is less than one piece: the difference says more."""
_STEEP_PERCENT, _STEEP_COUNT = 50, 30


@dataclass(frozen=True, slots=True)
class Change:
    """A worded change as a template; `steep`: so large that the report owes its reason (±50 % and ≥ 30).

    `at`: where in the words it stands, where that is not behind their first count.
    """

    text: str = ""
    steep: bool = False
    grown: bool = False
    at: int | None = None


def year_on_year(
    desk: Desk, now: SlotId, before: SlotId, unit: str = "件", *, printed_unit: str | None = None
) -> Change:
    """The change from `before` to `now`; empty where either is unknown or nothing is left this year."""
    new, old = desk.count(now), desk.count(before)
    if new is None or old is None or new == 0:
        return Change()
    flags = _flags(new, old, unit)
    key = now.strip("[]")
    sign = (now, before) if new >= old else (before, now)
    places = {
        "unit": unit if printed_unit is None else printed_unit,
        "difference": desk.derive(
            f"change.{key}", f"{sign[0]} - {sign[1]}", _decimals(new - old), says="比上年增减", unit=unit
        ),
        "percent": desk.derive(
            f"percent.{key}",
            f"100 * ({sign[0]} - {sign[1]}) / {before}",
            telling(_percent(new, old)),
            says="比上年增减百分比",
            unit="%",
        ),
        "times": desk.derive(
            f"times.{key}",
            f"({now} - {before}) / {before}",
            _times_decimals(new, old),
            says="比上年增长倍数",
            unit="倍",
        ),
    }
    steep = old > 0 and abs(new - old) >= _STEEP_COUNT and abs(new - old) * 100 >= old * _STEEP_PERCENT
    return Change(desk.say("change.year_on_year", *flags, **places), steep, new > old)


def _percent(new: Fraction, old: Fraction) -> Fraction:
    return 100 * abs(new - old) / old if old else Fraction(0)


def _flags(new: Fraction, old: Fraction, unit: str) -> list[str]:
    flags = ["more"] if new > old else []
    if new == old:
        flags.append("equal")
    elif old == 0:
        flags.append("base_zero")
    elif old < SMALL_BASE or round_half_up(100 * abs(new - old) / old, 1) == 0:
        flags.append("small")
    elif new >= 2 * old:
        flags.append("multiple")
    elif old < MODEST_BASE:
        flags.append("modest")
    if unit in ("件", "份", "个"):
        flags.append("documents")
    return flags


def _decimals(value: Fraction) -> int:
    return next((decimals for decimals in range(4) if (value * 10**decimals).denominator == 1), 4)


def _times_decimals(new: Fraction, old: Fraction) -> int:
    if old == 0:
        return 1
    rounded = round_half_up((new - old) / old, 1)
    return 0 if rounded == rounded.to_integral_value() else 1
