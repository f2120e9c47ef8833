"""Equations in the words of the form: what a message says of them."""

from functools import lru_cache

from assistant.form import load_form
from assistant.form.words import cells_in_words, section_name, short, table_name
from assistant.report.intervals import Outcome, Side

__all__ = ["cells_in_words", "section_name", "sentence", "short", "table_name", "where"]

_LISTED = 6
"""A side with more terms is said as its sum: nobody follows 21 figures."""


def sentence(where: str, equation_sides: tuple[int, int], outcome: Outcome) -> str:
    """`自然人列：5＋0≠9＋0，差4件`; with unknown cells `…4＋0＋未知＞0，至少差4件`.

    `equation_sides` are the numbers of terms on the left and on the right.
    """
    sign = "≠" if outcome.exact else "＞" if outcome.difference > 0 else "＜"
    least = "" if outcome.exact else "至少"
    left, right = (_side(part, size) for part, size in zip((outcome.left, outcome.right), equation_sides, strict=True))
    place = f"{where}：" if where else ""
    return f"{place}{left}{sign}{right}，{least}差{abs(outcome.difference)}件"


def _side(part: Side, terms: int) -> str:
    if terms > _LISTED:
        return f"{terms}项合计{part.known}" + (f"（另有{len(part.unknown)}项未知）" if part.unknown else "")
    return "＋".join([str(figure) for figure in part.figures] + ["未知"] * len(part.unknown))


@lru_cache(maxsize=512)
def where(form_id: str, instance: str) -> str:
    """The instance of an identity: `自然人列`, `“（一）予以公开”行`, `“（四）无法提供”自然人列`, `行政复议`."""
    tables = load_form(form_id).tables
    requests, cases = tables["requests"], tables["litigation"].row
    words = []
    for part in filter(None, instance.split(".")):
        if part in requests.column:
            words.append(f"{requests.column[part].label}列")
        elif part in cases:
            words.append(cases[part].label)
        else:
            words.append(f"“{short((requests.group.get(part) or requests.row[part]).label)}”")
    return "".join(words) + ("行" if words and words[-1].endswith("”") else "")
