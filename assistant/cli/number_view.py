"""The numbers of a text for the eye: a line a number, what it rests on, and how many rest on what."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.cli.layout import width
from assistant.cli.terminal import say
from assistant.form import load_form
from assistant.report import NumberMention

_STANDS = {
    "cell": "表格",
    "derived": "由表格算出",
    "fact": "事实",
    "law": "法规",
    "contradicted": "与表格不符",
    "unsupported": "没有出处",
    "unknown": "无从核对",
}
_COLOURS = {"contradicted": "red", "unsupported": "yellow"}
_KINDS = {"date": "日期", "docnumber": "文号", "law": "法条", "ordinal": "序数", "name": "名称"}
_CELL = re.compile(r"(?:previous:)?(?:active|requests|litigation|group)\.[a-z_]+\.[a-z_]+")
_COLUMN = 16


def show_numbers(found: Sequence[NumberMention]) -> None:
    """Print them in order, then the summary line."""
    for mention in found:
        text = " ".join(mention.text.split())
        pad = " " * max(1, _COLUMN - width(text))
        status = mention.status or ""
        say(f"{text}{pad}{_standing(mention)}", indent=2, hang=_COLUMN, head=len(text), fg=_COLOURS.get(status))
    counts = Counter[str](mention.status for mention in found if mention.status)
    rest = sum(mention.status is None for mention in found)
    parts = [f"{words} {counts[status]}" for status, words in _STANDS.items() if counts[status]]
    told = "，".join(parts) or "没有数量"
    say(f"共 {len(found)} 个数字：{told}" + (f"；另有日期、文号、名称等 {rest} 个" if rest else ""))


def _standing(mention: NumberMention) -> str:
    if mention.status is None:
        return _KINDS[mention.kind]
    words = _STANDS[mention.status]
    if mention.status == "contradicted":
        return f"{words}：{_words(mention.source)}为 {mention.expected}"
    return f"{words}：{_words(mention.source)}" if mention.source else words


def _words(source: str | None) -> str:
    """A source with its cells in the words of the form; formulas keep their signs."""
    form = load_form()
    return _CELL.sub(lambda match: _name(match[0], form.cells), source or "").removeprefix("law:")


def _name(cell: str, known: Sequence[str]) -> str:
    plain = cell.removeprefix("previous:")
    return load_form().name_of(cell) if plain in known or plain.startswith("group.") else cell
