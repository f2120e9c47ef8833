"""Where a fact's figure stands in its words, and how a count of nothing is said.

The figure is appended. It moves forward only to a noun that its unit can count, or before clauses that merely tell
how things stand (`…，已全部改正`).
"""

import re

from assistant.drafting.composer.cleaning import pattern
from assistant.drafting.phrasebook import data, regex

_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）")
_CHUNK = re.compile(r"(?:（[^）]*）|[^，；：（]|（)+[，；：]?")
_SHORT_NOUN = 8
_ALL_YEAR = "全年"
_REMARK = re.compile(r"（[^（）]*）$")


def chunks_of(text: str) -> list[str]:
    """The clauses of a text, each with the mark that ends it; marks within brackets end nothing."""
    found: list[str] = _CHUNK.findall(text)
    return found


def verb_at(text: str) -> int | None:
    """Where the verb of a clause begins, or None: 公开 in 政务公开 is no verb, nor is 培训 at the end."""
    masked = _QUOTED.sub(lambda match: "□" * len(match[0]), text)
    for compound in data("facts")["compounds"]:
        masked = masked.replace(compound, "□" * len(compound))
    found = [at for verb in data("facts")["verbs"] if 0 <= (at := masked.find(verb)) < len(text) - len(verb)]
    return min(found) if found else None


def split_at_figure(text: str, unit: str) -> tuple[str, str]:
    """The words before the figure and those behind it."""
    if unit == "%":
        return text, ""
    remark = _REMARK.search(text)
    if remark and not remark[0].startswith(tuple(data("facts")["text"]["part_of_name"])):
        return _bare(text[: remark.start()]), remark[0]
    chunks = chunks_of(text)
    if not chunks:
        return text, ""
    if len(chunks) > 1 and chunks[-2].endswith("；") and _names_only(chunks[-1]):
        return "".join(chunks[:-1]).rstrip("；") + "，涉及" + _bare(chunks[-1]), ""
    chunks[-1:] = _outcome(chunks[-1])
    at = _counted(chunks, unit)
    words = chunks[at].rstrip("，；：")
    mark = chunks[at][len(words) :]
    return "".join(chunks[:at]) + _bare(words, unit), mark + "".join(chunks[at + 1 :])


def _has_object(chunk: str) -> bool:
    """A clause that opens with its verb and ends in what it counts: `累计发布典型案例`."""
    match = pattern("owns_count").match(chunk)
    return match is not None and verb_at(match["clause"]) == 0


def _names_only(chunk: str) -> bool:
    """A bare noun that says what is counted: `…张贴；行政村`."""
    return len(chunk) <= _SHORT_NOUN and verb_at(chunk) is None and not any(c.isdecimal() for c in chunk)


def _outcome(chunk: str) -> list[str]:
    """`发现问题已交办` in two: a noun that is counted, and what became of it."""
    match = pattern("outcome_within").fullmatch(chunk)
    return [match["what"] + "，", match["outcome"]] if match else [chunk]


def _counted(chunks: list[str], unit: str) -> int:
    """Which clause the figure belongs to: the last, or the one before clauses that only tell how things stand."""
    last = len(chunks) - 1
    plain = [chunk.rstrip("，；：") for chunk in chunks]
    nouns = next(
        (regex(entry["nouns"]) for entry in data("facts")["counted"] if regex(entry["unit"]).match(unit)), None
    )
    fits = [nouns is not None and bool(nouns.search(chunk)) for chunk in plain]
    told = _told_after(plain, fits)
    if pattern("wants_count").search(plain[last]) or (last and not told[last] and _has_object(plain[last])):
        return last
    if not told[last] or (fits[last] and pattern("noun_phrase").search(plain[last])):
        return last
    first = last
    while first > 1 and told[first - 1]:
        first -= 1
    candidates = [at for at in range(last) if fits[at] and not told[at] and not plain[at][-1:].isdecimal()]
    if candidates and candidates[-1] >= first - 1:
        return candidates[-1]
    return first - 1 if not plain[first - 1][-1:].isdecimal() else last


def _told_after(chunks: list[str], fits: list[bool]) -> list[bool]:
    """Which clauses only tell how things stand; what follows one of them tells on, unless it can be counted."""
    told: list[bool] = []
    for number, chunk in enumerate(chunks):
        goes_on = any(told) and not fits[number] and not chunk.endswith("的")
        told.append(number > 0 and (_is_status(chunk) or goes_on))
    return told


def _is_status(chunk: str) -> bool:
    """`已全部改正`, `其中负责人解读9件`; not `没有写清楚的`, not `其中违停`, not `由法规股抽查`."""
    if pattern("own_count").search(chunk):
        return True
    if not pattern("status").search(chunk) or pattern("subitem").match(chunk):
        return False
    if pattern("acted_by").match(chunk) and chunk.endswith(tuple(data("facts")["verbs"])):
        return False
    return not chunk.endswith("的") or bool(pattern("all_so").match(chunk))


def _bare(words: str, unit: str = "") -> str:
    """Without 数量, 次数 or the unit itself: the figure says so."""
    if words.endswith(tuple(data("facts")["whole_names"]["names"])):
        return words
    words = words.removesuffix(f"{unit}数").removesuffix(unit) if len(unit) > 1 else words.removesuffix(f"{unit}数")
    return str(pattern("count_tail").sub("", words)) or words


def with_verb(text: str, unit: str | None = None) -> str:
    """`政务公开培训` -> `举办政务公开培训`: the plain verb for a bare noun that it can count."""
    remark = _REMARK.search(text)
    verb = _plain_verb(text[: remark.start()] if remark else text, unit)
    return verb + text


def _plain_verb(noun: str, unit: str | None) -> str:
    """The verb for a noun with nothing but modifiers before it, where one counts it in that unit."""
    for ending, verb in data("facts")["nouns"].items():
        if noun.endswith(ending) and pattern("modifiers").fullmatch(noun.removesuffix(ending)):
            units = data("facts")["verb_units"].get(verb)
            return verb if unit is None or units is None or regex(units).fullmatch(unit) else ""
    return ""


def with_verb_before_count(text: str, count_at: int, unit: str) -> str:
    """`信息员28名，…` -> `配有信息员28名，…`: a bare noun before the first count; with a subject as it is."""
    if pattern("some_of").match(text, count_at):
        return text
    return _plain_verb(text[:count_at], unit) + text


def none_of(text: str) -> str:
    """A count of zero in words: 没有 before what was counted, which is the last clause."""
    chunks = chunks_of(text)
    if not chunks:
        return text
    head, words = "".join(chunks[:-1]), _bare(pattern("subitem").sub("", chunks[-1]))
    if words.startswith(_ALL_YEAR):
        head, words = head + _ALL_YEAR, words.removeprefix(_ALL_YEAR)
    if any(character.isdecimal() for character in words):
        return f"{head}{words}，没有"
    if words.startswith("被"):
        return f"{head}没有{words.removesuffix('员').removesuffix('人').removesuffix('的')}的人员"
    at = verb_at(words)
    negated = re.search("[未不没无]", words)
    if at == 0 or "的" in words or (at is None and not negated):
        noun = words if at == 0 or head or "的" in words else with_verb(words)
        return f"{head}没有{noun}"
    if negated or at is None:
        return f"{head}没有{words}的情形"
    return f"{head}{words[:at]}没有{words[at:]}"
