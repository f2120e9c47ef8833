"""Printed labels of rows, columns and groups against those of the form."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.form import load_form
from assistant.rules.breach import Breach, check
from assistant.rules.view import View
from assistant.rules.wording import short
from assistant.text.folding import bare_label

_MARKS = re.compile(r"[\W_]+")


@check("S-R09")
def label_differs(view: View) -> Iterator[Breach]:
    """Labels that are worded differently: one finding a label, in printed order.

    White space, marks and ordinals do not count, nor does the note in brackets. A print that holds the official label
    whole (a merged header) or is its beginning (cut off by the layout) is no other wording.
    """
    for address, raw in view.labels.items():
        if official := differs(view.form.id, address, raw):
            yield Breach(address=address, expected=official, actual=" ".join(raw.split()))


@lru_cache(maxsize=4096)
def differs(form_id: str, address: str, raw: str) -> str | None:
    """The official label where the printed one is another, else None (also where the form has no such address)."""
    found = _official(form_id).get(address)
    if found is None:
        return None
    label, aliases = found
    printed = _key(raw)
    wanted = {_key(label), _key(short(label))}
    if printed in wanted or any(one in printed for one in wanted):
        return None
    if printed in {_key(alias) for alias in aliases}:
        return label
    return None if len(printed) > 1 and any(one.startswith(printed) for one in wanted) else label


def _key(label: str) -> str:
    return _MARKS.sub("", bare_label(label))


@lru_cache(maxsize=8)
def _official(form_id: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Address -> label and its known other wordings."""
    found = {}
    for table in load_form(form_id).tables.values():
        for row in table.rows:
            found[f"{table.id}.{row.id}"] = (row.label, row.aliases)
        for column in table.columns:
            found[f"{table.id}.*.{column.id}"] = (column.label, column.aliases)
        for group in table.groups:
            found[f"group.{group.id}"] = (group.label, group.aliases)
    return found
