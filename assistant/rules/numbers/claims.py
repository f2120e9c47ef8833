"""What a number claims: the quantity of the tables that its clause names, in every reading that usage allows.

Three things decide: the words before the number in its own clause, else those behind it up to the next mark; what the
sentence has said before (其中维持72件 belongs to 行政复议); and whether any word is left that could make it another
quantity. Only a claim without such a word is definite: it may be contradicted, all others may only agree.
"""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.rules.numbers.figures import Figures, Reading
from assistant.rules.numbers.pieces import Piece
from assistant.rules.numbers.state import State
from assistant.text.numbers import Number

_REQUEST_UNITS = ("件", "条", "宗", "起", "例", "份", "个", "件次", "条次", "项", "次", "封", None)
_CASE_UNITS = ("件", "宗", "起", "例", "个", "次", "件次", None)
_DOCUMENT_UNITS = ("件", "部", "份", "个", "项", "条", "篇")
_DECISION_UNITS = ("件", "宗", "起", "例", "个", "项", "条", "次", "件次", "份")
_DEFINITE_UNITS = ("件", "宗", "起", "件次", "部", "例", "份", "条")
_SPEAKING = ("row", "group", "kindred", "outcome", "case", "active", "intake", "column", "foreign")
_NARROWING = ("case", "outcome", "row", "group", "kindred", "active", "foreign", "rate", "column", "scope")
_RESULTS = ("granted", "partial", "denied", "unable", "refused", "other")


class Claim(NamedTuple):
    """`readings`, first what the words say; `definite`: another value is a contradiction; `rule` then speaks.

    `scoped`: definite but for a word that narrows the quantity to a part of the agency (本级, 代区政府).
    """

    readings: tuple[Reading, ...]
    definite: bool
    rule: str
    topic: str
    scoped: bool = False
    ambiguous: bool = False


def claim(number: Number, lead: Piece, tail: Piece | None, state: State, figures: Figures) -> Claim | None:
    """The claim of a count (no percentage, no change)."""
    found = _of(number, lead, state, figures)
    if found is not None and found.definite and not _complete(found, tail):
        found = found._replace(definite=False, scoped=False)
    if found is None and tail is not None and not _speaks(lead):
        found = _of(number, tail, state, figures)
        if found is not None and lead.gap:
            found = found._replace(definite=False)
    return found


def _complete(found: Claim, tail: Piece | None) -> bool:
    """Nothing behind the number makes it a part of what the words before it name: 不予公开的2件申请被复议."""
    if tail is None:
        return True
    narrowed = any(tail.has(role) for role in _NARROWING)
    return not narrowed and (found.rule != "N-R02" or not (tail.gap or tail.has("request")))


def _speaks(piece: Piece) -> bool:
    return any(
        word.role in ("row", "group", "outcome", "case", "active", "intake", "column", "foreign")
        for word in piece.words
    )


def _of(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    exact = not piece.gap and not state.scope and not state.foreign and not number.approx
    exact = exact and number.unit in _DEFINITE_UNITS
    if piece.has("foreign") or piece.has("channel"):
        return None
    roles = piece.roles.keys()
    for ask, wanted in _ASKED:
        if roles.isdisjoint(wanted) and not (state.past and ask is _intake):
            continue
        found = ask(number, piece, state, figures)
        if found is not None:
            if state.period:
                return None
            if found.rule in ("N-R01", "N-R02") and (not state.sure or piece.has("object")):
                found = found._replace(definite=False)
            scoped = found.definite and state.own_scope and not state.foreign and not piece.gap
            return found._replace(definite=found.definite and exact, scoped=scoped)
    return None


def _outcome(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """维持72件, behind a named kind of case."""
    outcomes, cases = piece.names("outcome"), piece.names("case")
    if not outcomes or number.unit not in _CASE_UNITS:
        return None
    case = cases[-1] if cases else state.case
    if not case:
        return None
    kinds = dict.fromkeys(outcomes)
    readings = (_sum([figures.case(case, kind, _last(state)) for kind in kinds]),)
    definite = len(kinds) == 1 and state.disclosure and not piece.has("handled") and not piece.has("rate")
    return Claim(readings, definite, "N-R10", f"{case}.{outcomes[-1]}")


def _case(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    cases = piece.names("case")
    if not cases or number.unit not in _CASE_UNITS:
        return None
    roles = [word.role for word in piece.words]
    if "handled" in roles[roles.index("case") :]:  # 行政复议答复6件 counts the replies
        return None
    kinds = tuple(dict.fromkeys(cases))
    last = _last(state)
    if len(kinds) == 1:
        case = kinds[0]
    elif "suit_after_review" in kinds or "suit_direct" in kinds:
        case = kinds[-1]
    else:
        case = "both"
    readings = [figures.case(case, last=last)]
    if case == "both":
        readings += [figures.case("review", last=last), figures.case("suits", last=last)]
    mixed = case == "both" or (len(kinds) > 1 and "review" in kinds)
    definite = state.disclosure and not piece.has("handled") and not piece.has("intake") and not mixed
    return Claim(tuple(readings), definite, "N-R10", case)


def _results(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """予以公开132件; 予以公开及部分公开170件; 自然人…予以公开104件; 4件因本机关不掌握而无法提供."""
    kindred = piece.names("kindred")
    named = dict.fromkeys((*piece.names("row"), *piece.names("group"), *kindred))
    rows = [row for row in named if row not in ("new_received", "carried_in", "carried_out")]
    if not rows or number.unit not in _REQUEST_UNITS or not state.about:
        return None
    groups = [row for row in rows if row in figures.items]
    items = [row for row in rows if row not in figures.items and row not in _RESULTS]
    if items and groups and all(items[0] in figures.items[group] for group in groups):
        rows = items
    column = _column_of(piece)
    last = _last(state)
    if len(rows) == 1:
        readings = [figures.request(rows[0], column, last)]
        if rows[0] == "granted":
            both = _sum([readings[0], figures.request("partial", column, last)])
            readings.append(both)
        if rows[0] == "other":  # its items named before, 其他处理 may be the last of them
            readings.append(figures.request("other_misc", column, last))
    else:
        readings = [_sum([figures.request(row, column, last) for row in rows])]
    definite = len(rows) <= 2 and not state.past and not piece.has("intake") and not kindred
    if column == "total" and state.last_topic.startswith("column:"):
        definite = False
    if rows[0].startswith("refused_"):  # 其中重复申请3件 may say what came in, not how it was answered
        definite = definite and (
            "new_received" not in state.rows or not {"refused", "handled_total"}.isdisjoint(state.rows)
        )
    return Claim(tuple(readings), definite, "N-R02", rows[0] if len(rows) == 1 else "results")


def _sum(parts: Sequence[Reading]) -> Reading:
    known = [part.value for part in parts if part.value is not None]
    return Reading(
        "+".join(part.source for part in parts),
        sum(known) if len(known) == len(parts) else None,
        tuple(cell for part in parts for cell in part.cells),
    )


def _active(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """Table two: documents made, repealed, in force; decisions; fees."""
    if not figures.current:
        return None
    rows = piece.names("active")
    stock, loosely = piece.names("stock"), piece.names("loosely")
    row = rows[-1] if rows else state.active if stock or loosely else ""
    if not row or len(set(rows)) > 1:
        return None
    last = _last(state)
    if row == "admin_fee":
        if number.unit not in ("万元", "元", "亿元"):
            return None
        return Claim((figures.cell(f"{last}active.admin_fee.amount_wan"),), piece.has("decision"), "N-R09", row)
    if row in ("regulations", "normative_docs"):
        if number.unit not in _DOCUMENT_UNITS:
            return None
        cells = {one: figures.cell(f"{last}active.{row}.{one}") for one in ("issued", "repealed", "in_force")}
        kinds = list(dict.fromkeys((*stock, *loosely)))
        if len(kinds) == 1:
            firm = bool(stock) and not loosely and not piece.has("published")
            return Claim((cells[kinds[0]],), firm, "N-R08", f"{row}.{kinds[0]}")
        readings = [cells["issued"], cells["in_force"]]
        return Claim(tuple(readings), False, "N-R08", row)
    if number.unit not in _DECISION_UNITS:
        return None
    made = piece.has("decision")
    return Claim((figures.cell(f"{last}active.{row}.decisions"),), made and not piece.has("published"), "N-R09", row)


def _carried(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    rows = [row for row in piece.names("row") if row in ("carried_in", "carried_out")]
    if not rows or number.unit not in _REQUEST_UNITS or "new_received" in piece.names("row"):
        return None
    if piece.has("intake") and not piece.has("request"):
        return None
    onward = rows[-1] == "carried_out" and "closed" not in piece.names("handled")  # 结转下年度办理
    definite = state.about and (onward or not piece.has("handled"))
    return Claim((figures.request(rows[-1], _column_of(piece)),), definite, "N-R01", rows[-1])


def _intake(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """新收, 收到, 受理 … 申请: this year's, or this year's with last year's remainder."""
    fresh = "new_received" in piece.names("row")
    if number.unit not in _REQUEST_UNITS or not state.about:
        return None
    wants = fresh or piece.has("intake")
    noun = piece.has("request")
    if not wants or not (noun or fresh):
        return _bare_request(number, piece, state, figures)
    last, column = _last(state), _column_of(piece)
    new = figures.request("new_received", column, last)
    due = _sum([new, figures.request("carried_in", column, last)])
    together = "carried_in" in piece.names("row")  # 上年结转、本年新收100件
    readings = [due] if together else [new] if fresh else [new, due]
    if piece.has("handled"):
        readings.append(figures.request("handled_total", column, last))
    return Claim(
        tuple(readings), not state.past and not piece.has("handled"), "N-R01", "new_received", ambiguous=not fresh
    )


def _bare_request(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """申请12件, 收到12件, 上年为9件: whose verb the sentence gave before."""
    last, column = _last(state), _column_of(piece)
    if piece.has("handled") or piece.has("row") or (piece.has("column") and not state.past):
        return None
    if state.past and state.row in ("new_received",) and not piece.gap:
        return Claim((figures.request(state.row, column, last),), False, "N-R05", state.row)
    if piece.has("request") and not piece.gap:
        new = figures.request("new_received", column, last)
        readings = (
            new,
            _sum([new, figures.request("carried_in", column, last)]),
            figures.request("handled_total", column, last),
        )
        return Claim(readings, False, "N-R01", "new_received")
    return None


def _handled(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """办结, 答复, 办理: usage differs; only 办结 names the row 总计 for sure."""
    if not piece.has("handled") or number.unit not in _REQUEST_UNITS or not state.about:
        return None
    last, column = _last(state), _column_of(piece)
    handled, new = figures.request("handled_total", column, last), figures.request("new_received", column, last)
    due = _sum([new, figures.request("carried_in", column, last)])
    closed = "closed" in piece.names("handled")
    readings = (handled, due, new)
    named = piece.has("request") or bool(state.rows)
    definite = closed and named and not state.past and len(piece.names("handled")) == 1
    return Claim(readings, definite, "N-R01", "handled_total")


def _column_of(piece: Piece) -> str:
    columns = tuple(dict.fromkeys(piece.names("column")))
    return columns[0] if len(columns) == 1 else "total"


def _column(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """自然人318件: of the row that the sentence named, else of whatever row fits."""
    columns = tuple(dict.fromkeys(piece.names("column")))
    if len(columns) != 1 or piece.gap or number.unit not in ("件", "宗", "份", "条", "个", "件次") or not state.about:
        return None
    column, last = columns[0], _last(state)
    rows = list(dict.fromkeys([row for row in (state.row,) if row] + list(reversed(state.rows))))
    rows = rows or ["new_received"]
    readings = [figures.request(row, column, last) for row in rows]
    if column == "commercial":  # 企业 for all legal persons
        readings += [figures.request(row, "legal", last) for row in rows]
    if "new_received" in rows:
        new = figures.request("new_received", column, last)
        readings.append(_sum([new, figures.request("carried_in", column, last)]))
    if not state.rows:
        readings.append(figures.request("handled_total", column, last))
    definite = len(rows) == 1 and bool(state.rows) and not state.past
    return Claim(tuple(readings), definite, "N-R02", f"column:{column}")


def _together(number: Number, piece: Piece, state: State, figures: Figures) -> Claim | None:
    """合计170件, behind the parts."""
    if not piece.has("together") or piece.gap or len(state.shown) < 2:
        return None
    sums = [_sum(state.shown[-count:]) for count in range(2, len(state.shown) + 1)]
    fitting = [one for one in sums if one.value == number.value]
    return Claim((fitting[0],), False, "", "results") if fitting else None


def _last(state: State) -> str:
    return "previous:" if state.past else ""


_ASKED = (
    (_outcome, frozenset({"outcome"})),
    (_case, frozenset({"case"})),
    (_results, frozenset({"row", "group", "kindred"})),
    (_active, frozenset({"active", "stock", "loosely"})),
    (_carried, frozenset({"row"})),
    (_intake, frozenset({"row", "intake", "request"})),
    (_handled, frozenset({"handled"})),
    (_column, frozenset({"column"})),
    (_together, frozenset({"together"})),
)
"""Who is asked in turn, and only where one of these roles stands in the piece."""
