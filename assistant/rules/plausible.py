"""Tables against each other, against last year and against common sense: no sums, but what has to be explained."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.report import Count
from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.unit import inferred, may_make_rules
from assistant.rules.view import View

_DECISIONS = ("licensing", "penalty", "coercion")
_DECIDED = ("许可", "处罚", "强制")
_AMOUNT = "active.admin_fee.amount_wan"
_YUAN_IN_WAN = 10000


@check("C-R04")
def amount_in_yuan(view: View) -> Iterator[Breach]:
    """The amount (万元) is what the prose gives in 元, also as a fee in 万元, or a thousand times last year's."""
    amount, before = view.known[_AMOUNT], view.known.get(f"previous:{_AMOUNT}")
    if amount <= 0:
        return
    rules, text = phrases("tables"), view.prose.text
    in_yuan = [_number(found[1]) for found in re.finditer(rules["yuan"], text)]
    in_yuan += [_number(found[1]) * _YUAN_IN_WAN for found in re.finditer(rules["fee_in_wan"], text)]
    if amount in in_yuan:
        yield Breach(cells=(_AMOUNT,), actual=amount, variant="text")
    elif before and amount >= before * view.limit("amount_times"):
        yield Breach(cells=(_AMOUNT, f"previous:{_AMOUNT}"), expected=before, actual=amount)


def _number(raw: str) -> Decimal:
    return Decimal(raw.replace(",", ""))


@check("T2-R04")
def power_to_make_rules(view: View) -> Iterator[Breach]:
    """Below cities divided into districts nobody makes 规章; the departments of such a city do not, either."""
    cells = tuple(f"active.regulations.{column}" for column in ("issued", "repealed", "in_force"))
    counted = [cell for cell in cells if view.figures[cell]]
    if not counted:
        return
    words = {"told": "（层级按机关名称推断）" if inferred(view.report, "层级") else ""}
    if not may_make_rules(view.report):
        yield Breach(cells=tuple(counted), actual=view.known[counted[0]], words=words)
    elif view.report.level == "city" and view.report.kind == "department":
        yield Breach(
            cells=tuple(counted), actual=view.known[counted[0]], variant="department", severity="info", words=words
        )


@check("T2-R05")
def all_decisions_counted(view: View) -> Iterator[Breach]:
    """The prose tells as published exactly the number that table two gives for all decisions made."""
    if not view.prose.has(*_DECIDED):
        return
    rules = phrases("tables")
    for found in re.finditer(rules["published_decision"], view.prose.text):
        cell = f"active.{rules['decisions'][found[1]]}.decisions"
        if view.known.get(cell) == int(found[2]) > 0:
            yield Breach(cells=(cell,), span=view.prose.span(*found.span()), actual=int(found[2]))


@check("T2-R06")
def decisions_swing(view: View, row: str) -> Iterator[Breach]:
    """Decisions changed by half and by thirty against last year."""
    cell = f"active.{row}.decisions"
    now, before = view.known[cell], view.known[f"previous:{cell}"]
    change = Decimal(now) - Decimal(before)
    least = max(Decimal(view.limit("decisions_least")), before * _share(view, "decisions_share"))
    if abs(change) >= least:
        words = {
            "row": view.form.tables["active"].row[row].label,
            "change": f"{'增加' if change > 0 else '减少'}{abs(change)}件",
        }
        yield Breach(cells=(cell, f"previous:{cell}"), expected=before, actual=now, words=words)


def _share(view: View, name: str) -> Decimal:
    return Decimal(str(view.limit(name)))


@check("T2-R07")
def enforcing_without_decisions(view: View) -> Iterator[Breach]:
    """A law-enforcing unit (by the place's setting, else by its name) counts no decision at all."""
    cells = tuple(f"active.{row}.decisions" for row in _DECISIONS)
    if not any(view.known[cell] for cell in cells) and _enforces(view):
        yield Breach(cells=cells, actual=0)


def _enforces(view: View) -> bool:
    if view.local.law_enforcing is not None:
        return view.local.law_enforcing
    return str(view.report.agency).endswith(tuple(phrases("tables")["enforcing"]))


@check("T2-R08")
def fee_within_amount(view: View) -> Iterator[Breach]:
    """信息处理费 is an administrative fee: what was received (元) is part of the amount of table two (万元)."""
    received = Decimal(view.fee_figure("received_yuan"))
    amount = view.known[_AMOUNT]
    if received > amount * _YUAN_IN_WAN:
        yield Breach(
            cells=(_AMOUNT,), expected=received / _YUAN_IN_WAN, actual=amount, words={"received": f"{received:f}"}
        )


@check("T3-R07")
def much_carried_over(view: View) -> Iterator[Breach]:
    """More than three in ten new applications, and at least five, are carried over to next year."""
    new, carried = view.known["requests.new_received.total"], view.known["requests.carried_out.total"]
    if carried >= view.limit("carried_out_least") and carried > new * _share(view, "carried_out_share"):
        yield Breach(cells=("requests.carried_out.total", "requests.new_received.total"), expected=new, actual=carried)


@check("T3-R08")
def much_under_other(view: View) -> Iterator[Breach]:
    """More than one reply in five is counted under 3.其他."""
    other, handled = view.known["requests.other_misc.total"], view.known["requests.handled_total.total"]
    if other >= view.limit("other_misc_least") and other > handled * _share(view, "other_misc_share"):
        words = {"share": f"{100 * other / handled:.1f}"} if handled else {"share": "100.0"}
        yield Breach(cells=("requests.other_misc.total", "requests.handled_total.total"), actual=other, words=words)


@check("T3-R09")
def unpaid_without_notice(view: View) -> Iterator[Breach]:
    """No application lapses unpaid without a notice of fees; the prose speaks of notices where there are any."""
    cell = "requests.other_fee_unpaid.total"
    unpaid, fee = view.known[cell], view.report.fee
    if not unpaid:
        return
    if fee is not None and fee.notices is not None:
        if unpaid > fee.notices:
            yield Breach(cells=(cell,), expected=fee.notices, actual=unpaid)
        return
    rules, prose = phrases("fees"), view.prose
    if told := re.search(rules["notices"], prose.text):
        if unpaid > (notices := int(told[1] or told[2])):
            yield Breach(cells=(cell,), span=prose.span(*told.span()), expected=notices, actual=unpaid)
    elif not prose.has("收费通知", "缴费通知"):
        silent = not prose.has("信息处理费")
        yield Breach(cells=(cell,), actual=unpaid, variant="untold", severity=None if silent else "warning")


@check("T3-R10")
def excessive_among_few(view: View) -> Iterator[Breach]:
    """Applications are refused as excessive where hardly any came in."""
    new, cell = view.known["requests.new_received.total"], "requests.refused_excessive.total"
    if view.known[cell] > 0 and new <= view.limit("excessive_most"):
        yield Breach(cells=(cell, "requests.new_received.total"), expected=new, actual=view.known[cell])


@check("T3-R11")
def table_of_zeros(view: View) -> Iterator[Breach]:
    """All of table three is 0 while the prose counts applications of this year."""
    if any(value for cell, value in view.known.items() if cell.startswith(("requests.", "group."))):
        return
    rules, prose = phrases("tables"), view.prose
    for found in re.finditer(f"{rules['received']}|{rules['received_late']}", prose.text):
        sentence, span = prose.sentence(*found.span()), prose.span(*found.span())
        counted = int(found[1] or found[2])
        ours = span.section.endswith("on_request") or any(word in sentence for word in rules["received_context"])
        told = re.sub("（[^）]*）", "", sentence)  # （不含上年结转）
        if counted and ours and not any(word in told for word in rules["received_other"]):
            cells = ("requests.new_received.total",)
            yield Breach(cells=cells, span=span, expected=counted, actual=0)
            return


@check("T3-R12")
def same_table_as_last_year(view: View) -> Iterator[Breach]:
    """Every figure of table three is last year's, too many of them not 0 to be a chance."""
    cells = [cell for cell in view.form.tables["requests"].cells if cell in view.known]
    # A partial account of last year lists no zeros.
    same = all(view.known[cell] == view.figures[f"previous:{cell}"] for cell in cells)
    if same and view.known["requests.new_received.total"] >= view.limit("same_table_least"):
        yield Breach(cells=tuple(cell for cell in cells if view.known[cell]))


@check("T4-R04")
def suits_after_review(view: View) -> Iterator[Breach]:
    """More suits after a review than reviews in this year and last; a total that misses its items counts as these."""
    suits, review = "litigation.suit_after_review.total", "litigation.review.total"
    reviews = sum(max(view.known[f"{year}{review}"], _outcomes(view, year)) for year in ("", "previous:"))
    if view.known[suits] > reviews:
        yield Breach(cells=(suits, review, f"previous:{review}"), expected=reviews, actual=view.known[suits])


def _outcomes(view: View, year: str) -> Count:
    columns = (column.id for column in view.form.tables["litigation"].columns if column.id != "total")
    return sum(view.figures[f"{year}litigation.review.{column}"] for column in columns)


@check("T4-R05")
def pending_of_last_year(view: View, row: str) -> Iterator[Breach]:
    """Fewer cases than last year left pending."""
    total, pending = view.known[f"litigation.{row}.total"], view.known[f"previous:litigation.{row}.pending"]
    if total < pending:
        words = {"row": view.form.tables["litigation"].row[row].label}
        cells = (f"litigation.{row}.total", f"previous:litigation.{row}.pending")
        yield Breach(cells=cells, expected=pending, actual=total, words=words)


@check("T4-R06")
def more_cases_than_replies(view: View) -> Iterator[Breach]:
    """More reviews and suits than replies in this year and last."""
    cells = tuple(f"litigation.{row}.total" for row in view.form.tables["litigation"].row)
    handled = "requests.handled_total.total"
    cases, replies = sum(view.known[cell] for cell in cells), view.known[handled] + view.known[f"previous:{handled}"]
    if cases > replies:
        yield Breach(cells=(*cells, handled), expected=replies, actual=cases)


@check("T4-R07")
def review_comes_first(view: View) -> Iterator[Breach]:
    """Suits without review in a year in which applications were denied: denials go to review first (since 2024)."""
    law, suits = phrases("tables")["review_first"], "litigation.suit_direct.total"
    denied = tuple(f"requests.{row}.total" for row in law["rows"])
    if view.year >= law["from"].year and view.known[suits] > 0 and (count := sum(view.known[cell] for cell in denied)):
        counted = tuple(cell for cell in denied if view.known[cell])
        yield Breach(cells=(suits, *counted), actual=view.known[suits], words={"denied": str(count)})


@check("T4-R08")
def correction_unanswered(view: View) -> Iterator[Breach]:
    """Something was corrected by review or court and the prose does not speak of it."""
    cells = tuple(f"litigation.{row}.corrected" for row in view.form.tables["litigation"].row)
    corrected = sum(view.known[cell] for cell in cells)
    if corrected and not view.prose.has(*phrases("tables")["corrected"]):
        yield Breach(cells=tuple(cell for cell in cells if view.known[cell]), actual=corrected)
