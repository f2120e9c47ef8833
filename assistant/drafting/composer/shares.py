"""The share of what was disclosed in full or in part, beside last year's."""

from decimal import Decimal

from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.desk import Desk
from assistant.drafting.derived import round_half_up

_HANDLED = "requests.handled_total.total"
_TELLING_POINTS = 1
"""Percentage points from which the change of the disclosed share is told."""


def flow_told(desk: Desk) -> list[str]:
    """The flag that the number of answers stands in the sentence on what came in."""
    return ["told"] if desk.some("requests.carried_out.total") else []


def shares(desk: Desk) -> str:
    """`予以公开132件、部分公开38件，合计170件，占办结的45.1%` as a template without the stop."""
    granted, partial = (f"requests.{row}.total" for row in ("granted", "partial"))
    both = f"({granted} + {partial})"
    if desk.is_zero(granted, partial):
        return desk.say("requests.none_disclosed", *flow_told(desk))
    before = "" if "intro:from_to" in desk.told else _before(desk)
    flags = ["before"] if before else []
    if (desk.count(granted) or 0) + (desk.count(partial) or 0) == desk.count(_HANDLED):
        flags.append("everything")
    if desk.some(granted) and desk.some(partial):
        flags.append("both")
    elif desk.some(granted):
        flags.append("granted")
    places = {
        "disclosed": desk.derive("disclosed", f"{granted} + {partial}", says="予以公开和部分公开合计（件）", unit="件"),
        "share": desk.share("share.disclosed", both, _HANDLED, "全部或者部分公开占办结的比例"),
        "before": before,
        "before_clause": desk.say("requests.before_clause", before=before) if before else "",
    }
    return desk.say("requests.outcome_disclosed", *flags, **places)


def _before(desk: Desk) -> str:
    """Last year's share as a slot, or nothing where it is unknown or its base is under 20."""
    base = desk.count(f"previous:{_HANDLED}")
    cells = [f"previous:requests.{row}.total" for row in ("granted", "partial")]
    if base is None or base < SMALL_BASE or any(desk.count(cell) is None for cell in cells):
        return ""
    return desk.share(
        "share.disclosed.before",
        f"({cells[0]} + {cells[1]})",
        f"previous:{_HANDLED}",
        "上年全部或者部分公开占办结的比例",
    )


def points(desk: Desk) -> tuple[str, str, Decimal] | None:
    """The change of the disclosed share: a phrase, its direction and size; None where not comparable.

    Percentage points come from unrounded shares and are told only where they agree with the printed shares.
    """
    handled = desk.count(_HANDLED)
    if handled is None or handled < SMALL_BASE or not _before(desk):
        return None
    now = "100 * (requests.granted.total + requests.partial.total) / requests.handled_total.total"
    old = (
        "100 * (previous:requests.granted.total + previous:requests.partial.total)"
        " / previous:requests.handled_total.total"
    )
    shares = [desk.figures.exact(f"derived:{name}") for name in (_declare(desk, now), "share.disclosed.before")]
    if shares[0] is None or shares[1] is None:
        return None
    difference = round_half_up(shares[0] - shares[1], 1)
    up = difference > 0
    if abs(difference) < _TELLING_POINTS:
        return None
    if round_half_up(shares[0], 1) - round_half_up(shares[1], 1) == difference:
        expr = f"{now} - {old}" if up else f"{old} - {now}"
        slot = desk.derive("points", expr, 1, says="公开比例的变化（百分点）", unit="个百分点")
        return (
            desk.say("intro.disclosed_points", *(["up"] if up else []), points=slot),
            "up" if up else "down",
            abs(difference),
        )
    desk.tell("overview.intro", "intro:from_to")
    text = desk.say(
        "intro.disclosed_from_to", before="{derived:share.disclosed.before}", now="{derived:share.disclosed}",
        direction="升至" if up else "降至",
    )  # fmt: skip
    return text, "up" if up else "down", abs(difference)


def _declare(desk: Desk, now: str) -> str:
    desk.share(
        "share.disclosed", "(requests.granted.total + requests.partial.total)", _HANDLED, "全部或者部分公开占办结的比例"
    )
    return "share.disclosed"
