"""Equations in the words of the form: what a message says of them."""

from functools import lru_cache

from assistant.form import load_form
from assistant.form.words import cells_in_words, section_name, short, table_name
from assistant.report import Count
from assistant.report.intervals import Outcome, Side

__all__ = ["cells_in_words", "section_name", "sentence", "short", "table_name", "where"]

_LISTED = 6
"""A side with more terms is said as its sum: nobody follows 21 figures."""


def sentence(where: str, outcome: Outcome, gap: Count) -> str:
    """`自然人列：5＋0≠9＋0，差4件`; with unknown cells `…4＋0＋未知＞0，至少差4件`. `gap` is left minus right (件)."""
    place = f"{where}：" if where else ""
    left, right = _side(outcome.left), _side(outcome.right)
    if outcome.exact:
        return f"{place}{left}≠{right}，差{abs(gap)}件"
    return f"{place}{left}{'＞' if gap > 0 else '＜'}{right}，至少差{abs(gap)}件"


def _side(part: Side) -> str:
    figures, unknown = part
    terms = len(figures) + len(unknown)
    if terms > _LISTED:
        return f"{terms}项合计{part.known}" + (f"（另有{len(unknown)}项未知）" if unknown else "")
    return "＋".join([*map(str, figures), *["未知"] * len(unknown)])


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
