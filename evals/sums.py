"""The sums that a report's figures must satisfy, written out by hand: nothing of the product's form or rules is asked.

Rows and columns stand here as 国办公开办函〔2021〕30号 prints them. A sum is known to be broken where all its cells are
known and the sides differ, or where the known cells of one side alone exceed the other side, which is known (every
count is at least 0). What only several sums together contradict is not found here.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

APPLICANTS = ("natural_person", "commercial", "research", "welfare_org", "legal_service", "other_org")
COLUMNS = (*APPLICANTS, "total")
GROUPS = {
    "denied": (
        "denied_state_secret", "denied_other_law", "denied_security_stability", "denied_third_party",
        "denied_internal", "denied_process", "denied_casefile", "denied_admin_query",
    ),
    "unable": ("unable_not_held", "unable_need_creation", "unable_unclear"),
    "refused": (
        "refused_petition", "refused_repeat", "refused_publication", "refused_excessive", "refused_reconfirm",
    ),
    "other": ("other_no_correction", "other_fee_unpaid", "other_misc"),
}  # fmt: skip
RESULTS = ("granted", "partial", *(row for rows in GROUPS.values() for row in rows))
ROWS = ("new_received", "carried_in", *RESULTS, "handled_total", "carried_out")
CASES = ("review", "suit_direct", "suit_after_review")
OUTCOMES = ("upheld", "corrected", "other", "pending")
STOCKS = ("regulations", "normative_docs")
PREVIOUS = "previous:"

Values = Mapping[str, int | None]


class Sum(NamedTuple):
    """Cells whose sum is that of others."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def sums(values: Values) -> Iterator[Sum]:
    """The sums that apply: those over group rows and over years only where such figures are there."""
    for row in ROWS:
        yield Sum(tuple(f"requests.{row}.{column}" for column in APPLICANTS), (f"requests.{row}.total",))
    printed = [group for group in GROUPS if any(values.get(f"group.{group}.{c}") is not None for c in COLUMNS)]
    for column in COLUMNS:
        yield Sum(tuple(f"requests.{row}.{column}" for row in RESULTS), (f"requests.handled_total.{column}",))
        arrived = (f"requests.new_received.{column}", f"requests.carried_in.{column}")
        yield Sum(arrived, (f"requests.handled_total.{column}", f"requests.carried_out.{column}"))
        yield from _of_groups(printed, column)
        yield Sum((f"{PREVIOUS}requests.carried_out.{column}",), (f"requests.carried_in.{column}",))
    for group in printed:
        yield Sum(tuple(f"group.{group}.{column}" for column in APPLICANTS), (f"group.{group}.total",))
    for case in CASES:
        yield Sum(tuple(f"litigation.{case}.{outcome}" for outcome in OUTCOMES), (f"litigation.{case}.total",))
    for stock in STOCKS:
        row = f"active.{stock}"
        yield Sum((f"{PREVIOUS}{row}.in_force", f"{row}.issued"), (f"{row}.repealed", f"{row}.in_force"))


def _of_groups(printed: list[str], column: str) -> Iterator[Sum]:
    for group in printed:
        yield Sum(tuple(f"requests.{row}.{column}" for row in GROUPS[group]), (f"group.{group}.{column}",))
    if len(printed) == len(GROUPS):
        left = (f"requests.granted.{column}", f"requests.partial.{column}", *(f"group.{g}.{column}" for g in GROUPS))
        yield Sum(left, (f"requests.handled_total.{column}",))


def is_broken(one: Sum, values: Values) -> bool:
    """No filling of its unknown cells can satisfy it."""
    left, right = [values.get(cell) for cell in one.left], [values.get(cell) for cell in one.right]
    known = [sum(value for value in side if value is not None) for side in (left, right)]
    open_left, open_right = None in left, None in right
    if open_left and open_right:
        return False
    if open_left or open_right:
        return known[0] > known[1] if open_left else known[1] > known[0]
    return known[0] != known[1]


def broken(values: Values) -> list[Sum]:
    """The sums that these figures break; also a stock that must have been negative the year before."""
    found = [one for one in sums(values) if is_broken(one, values)]
    for stock in STOCKS:
        cells = [f"active.{stock}.{column}" for column in ("issued", "repealed", "in_force")]
        issued, repealed, in_force = map(values.get, cells)
        if issued is not None and repealed is not None and in_force is not None and in_force + repealed < issued:
            found.append(Sum((cells[1], cells[2]), (cells[0],)))
    return found


def settle(values: dict[str, int]) -> None:
    """Add up every total from its items, and let 新收 balance its column; last year's figures follow this year's."""
    for row in (*RESULTS, "carried_in", "carried_out"):
        values[f"requests.{row}.total"] = sum(values[f"requests.{row}.{column}"] for column in APPLICANTS)
    for column in APPLICANTS:
        handled = sum(values[f"requests.{row}.{column}"] for row in RESULTS)
        values[f"requests.handled_total.{column}"] = handled
        out = values[f"requests.carried_out.{column}"]
        carried = min(values[f"requests.carried_in.{column}"], handled + out)
        values[f"requests.carried_in.{column}"] = carried
        values[f"requests.new_received.{column}"] = handled + out - carried
    for row in ("carried_in", "new_received", "handled_total"):
        values[f"requests.{row}.total"] = sum(values[f"requests.{row}.{column}"] for column in APPLICANTS)
    for case in CASES:
        values[f"litigation.{case}.total"] = sum(values[f"litigation.{case}.{outcome}"] for outcome in OUTCOMES)
    for stock in STOCKS:
        row = f"active.{stock}"
        values[f"{row}.issued"] = min(values[f"{row}.issued"], values[f"{row}.repealed"] + values[f"{row}.in_force"])
