"""Contact facts taken apart: where the report can be read, how to reach the office, whom to ask."""

import re
from dataclasses import dataclass, field

from assistant.drafting.composer import clerk
from assistant.drafting.composer.counting import chunks_of
from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data, fill, regex
from assistant.report import Fact


@dataclass
class Contact:
    """Templates: `where` sentences without stop, `reach` address and numbers, `ask` a sentence of the clerk's own."""

    where: list[str] = field(default_factory=list)
    reach: list[str] = field(default_factory=list)
    ask: str = ""


def contact(desk: Desk, facts: list[Fact]) -> Contact:
    """What the facts on contact say, clause by clause; a clause that is neither goes with the one before it."""
    out = Contact()
    for fact in facts:
        said = clerk.clean(desk, fact)
        if said.has_figure:
            out.reach.append(clerk.clause(desk, said))
            continue
        for sentence in said.text.split("；"):
            _sort(fact, sentence, out)
    return out


def tells_where(text: str) -> bool:
    """The text says where the report itself can be read."""
    return bool(_pattern("report_where").search(text))


def _sort(fact: Fact, sentence: str, out: Contact) -> None:
    parts: dict[str, str] = {}
    kind = "where" if tells_where(sentence) else ""
    for chunk in map(_plainly, _labelled(chunks_of(sentence))):
        kind = _kind(chunk) or kind or "reach"
        parts[kind] = parts.get(kind, "") + chunk
    words = {kind: text.rstrip("，；：") for kind, text in parts.items()}
    if "where" in words:
        out.where.append(_where(fact, words["where"]))
    if "ask" in words and not out.ask:
        out.ask = clerk.quote(fact, words["ask"])
    if "reach" in words:
        out.reach.append(clerk.quote(fact, words["reach"]))


def _labelled(chunks: list[str]) -> list[str]:
    """A label with what it labels: `公开地点：` and the place."""
    out: list[str] = []
    for chunk in chunks:
        if out and out[-1].endswith("："):
            out[-1] += chunk
        else:
            out.append(chunk)
    return out


def _plainly(chunk: str) -> str:
    """`党政办0123-5551900` -> `党政办电话0123-5551900`; an address by its name."""
    words = chunk.rstrip("，；")
    if _pattern("site").match(words) or tells_where(words):
        return chunk
    for old, new in data("contact")["plainly"]:
        words = regex(old).sub(new, words)
    return words + chunk[len(chunk.rstrip("，；")) :]


def _kind(chunk: str) -> str:
    if _pattern("where_label").match(chunk.rstrip("，")) or _pattern("site").match(chunk.rstrip("，")):
        return "where"
    return next((kind for kind in ("ask", "reach", "where") if _pattern(kind).search(chunk)), "")


def _where(fact: Fact, text: str) -> str:
    """The sentence on where to read; `某网站，可下载` is given its subject: `本报告在某网站公布，可下载`."""
    site = _pattern("site").match(text)
    if site:
        at = clerk.quote(fact, site["at"])
        key = "label" if site["verb"] else "place"
        return fill(data("contact")["say"][key], {"in": "在", "at": at, "verb": site["verb"] or ""})
    label = _pattern("where_label").match(text)
    if label:
        key = "place" if _pattern("published").match(label["verb"]) else "label"
        places = {"in": "在", "at": clerk.quote(fact, label["at"]), "verb": clerk.quote(fact, label["verb"])}
        return fill(data("contact")["say"][key], places)
    if _pattern("subject").search(re.sub("“[^”]*”", "", text)):
        lead = "" if text.startswith("本") or not _pattern("bare_subject").match(text) else "本报告"
        return lead + clerk.quote(fact, text)
    first, mark, rest = text.partition("，")
    key = "verb" if _pattern("verbal").search(first) else "place"
    first = first if key == "verb" else first.removeprefix("在")
    lead = "" if first.startswith(("在", "可")) else "在"
    said = fill(data("contact")["say"][key], {"in": lead, "at": clerk.quote(fact, first)})
    return said + (mark + clerk.quote(fact, rest) if mark else "")


def _pattern(name: str) -> re.Pattern[str]:
    return regex(data("contact")[name])
