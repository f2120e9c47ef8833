"""Questions that are sums: deadlines and the processing fee, computed by `statute` from what the question says."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.knowledge.annual_sums import yearly
from assistant.knowledge.deadline_sums import asking, deadline, pattern
from assistant.knowledge.fee_sums import fee
from assistant.knowledge.said_days import NoSuchDayError, said_days, says_year
from assistant.knowledge.sums import Sum
from assistant.knowledge.wordlists import table
from assistant.text.folding import fold_digits

__all__ = ["Sum", "compute"]


def compute(text: str, today: date, context: Sequence[str] = ()) -> Sum | None:
    """The sum that the question asks for; None where it is no sum.

    A question that only adds to those before it (`context`, oldest first) is computed with them. A day without a year
    is the last such day; the answer says so.
    """
    turns = [fold_digits(text)]
    if context and pattern("more").search(turns[0]):
        turns.insert(0, fold_digits(context[-1]))
        context = context[:-1]
    for earlier in (*reversed(context), None):
        if (found := _compute(turns, today)) or earlier is None or not _adds(turns[0], today):
            return found
        turns.insert(0, fold_digits(earlier))
    return None


def _adds(text: str, today: date) -> bool:
    """Whether a turn gives days, a year or an extension and asks nothing else."""
    if pattern("asks_else").search(text) and not asking(text):
        return False
    try:
        return bool(said_days(text, today)) or says_year(text) or bool(pattern("extended").search(text))
    except NoSuchDayError:
        return True


def _compute(turns: Sequence[str], today: date) -> Sum | None:
    text = "，".join(turns)
    if re.search(table("arithmetic.toml")["money"], text) and (found := fee(text)):
        return found
    if found := yearly(text, today):
        return found
    begins = [sum(len(turn) + 1 for turn in turns[:place]) for place in range(1, len(turns))]
    return deadline(text, begins, today) if asking(text) else None
