"""Who asked: natural persons, enterprises, law firms (table three's columns, row 新收)."""

from assistant.drafting.composer.change import SMALL_BASE
from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data

_NEW = "requests.new_received"
_ALL_KINDS, _ALL_COUNTS = 2, 10
"""Up to so many kinds of organisations, or applications of theirs, every kind is told."""


def _kinds(desk: Desk) -> list[tuple[str, int]] | None:
    """Column -> count for those that asked, largest first; None where the columns are unknown or do not add up."""
    columns = [column.id for column in desk.report.form.tables["requests"].columns if column.id != "total"]
    counts = {column: desk.count(f"{_NEW}.{column}") for column in columns}
    known = {column: int(value) for column, value in counts.items() if value is not None}
    if not known or sum(known.values()) != desk.count(f"{_NEW}.total"):
        return None
    return sorted(((column, n) for column, n in known.items() if n), key=lambda kind: -kind[1])


def _who(column: str) -> str:
    found: str = data("requests")["applicant"][column]
    return found


def _listed(kinds: list[tuple[str, int]], verb: str = "提出") -> str:
    items = [f"{_who(column)}{{{_NEW}.{column}}}件" for column, _ in kinds]
    if verb:
        items[0] = f"{_who(kinds[0][0])}{verb}{{{_NEW}.{kinds[0][0]}}}件"
    return "、".join(items)


def applicants_clause(desk: Desk, *, told: bool = False) -> str:
    """`，其中个人提出9件、商业企业2件` for fewer than 20 applications, else empty.

    Where a fact tells who asked, `均由个人提出` would only say it again.
    """
    kinds = _kinds(desk)
    total = desk.count(f"{_NEW}.total")
    if not kinds or total is None or total >= SMALL_BASE or (told and len(kinds) == 1):
        return ""
    flags = (["one"] if total == 1 else []) + (["single_kind"] if len(kinds) == 1 else [])
    return desk.say("requests.applicants_few", *flags, who=_who(kinds[0][0]), list=_listed(kinds))


def applicants_sentence(desk: Desk) -> str:
    """A sentence with shares of 新收 for 20 applications and more, else empty."""
    kinds = _kinds(desk)
    total = desk.count(f"{_NEW}.total")
    if not kinds or total is None or total < SMALL_BASE:
        return ""
    organisations = [kind for kind in kinds if kind[0] != "natural_person"]
    individuals = next((n for column, n in kinds if column == "natural_person"), 0)
    if len(kinds) == 1:
        return desk.say("requests.applicants_many", "single_kind", who=_who(kinds[0][0])) + "。"
    others = desk.derive(
        "organisations", f"{_NEW}.total - {_NEW}.natural_person", says="法人和其他组织的申请（件）", unit="件"
    )
    first = individuals * 2 >= total
    part = f"{_NEW}.natural_person" if first else f"({_NEW}.total - {_NEW}.natural_person)"
    share = desk.share("share.applicants", part, f"{_NEW}.total", "申请人占新收的比例")
    flags = (["individuals_first"] if first else []) + (["individuals"] if individuals else [])
    detail = _organisations(desk, organisations)
    return desk.say("requests.applicants_many", *flags, organisations=others, share=share, detail=detail) + "。"


def _organisations(desk: Desk, kinds: list[tuple[str, int]]) -> str:
    if len(kinds) == 1:
        flags = ["single_kind", "one"] if kinds[0][1] == 1 else ["single_kind"]
        return desk.say("requests.organisations", *flags, who=_who(kinds[0][0]))
    named = [kind for kind in kinds if kind[0] != "other_org"] + [kind for kind in kinds if kind[0] == "other_org"]
    if len(kinds) <= _ALL_KINDS or sum(n for _, n in kinds) <= _ALL_COUNTS:
        listed = _listed(named, verb="").replace(_who("other_org"), data("requests")["applicant"]["other_among"])
        return desk.say("requests.organisations", "listed", list=listed)
    listed = "和".join(f"{_who(column)}（{{{_NEW}.{column}}}件）" for column, _ in named[:2])
    return desk.say("requests.organisations", list=listed)
