"""What a text says that a cited article says: words in quotation marks behind or before the citation, and 规定，…."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Quote(NamedTuple):
    """Words in quotation marks; `sure` where the text says that they are the law's (规定：“…”)."""

    text: str
    sure: bool


_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", '"': '"', "＂": "＂", "'": "'", "〝": "〞"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_MARKS = "".join(_PAIRS)
_SAYS = "规定|明确|指出|要求|载明|写明|强调|原文为|表述为|内容为|称|为"
_SURE = re.compile(rf"[^。！？；\n{_MARKS}]{{0,12}}?(?:(?:{_SAYS})\s*[：:，,]|[：:])\s*(?=[{_MARKS}])")
_LIKELY = re.compile(rf"[^。！？；，：\n{_MARKS}]{{0,12}}?(?=[{_MARKS}])")
_NEXT = re.compile(rf"\s*[、，,和及]?\s*(?=[{_MARKS}])")
_AHEAD = re.compile(r"[，。；,]?\s*(?:[（(]|—+)\s*(?:详?见|引自|参见|摘自|语出|出自)?\s*\Z")
_CLOSED = re.compile(r"\s*[）)]|\s*(?:的?规定)?\s*[）)]|\s*[。；]?\s*\Z")
_TOLD = re.compile(rf"[^。！？；，,\n{_MARKS}]{{0,12}}?规定(?:为|如下|是)?\s*[：:，,]\s*([^。；！？\n]{{6,200}})")
_AT_ONCE = re.compile(r"\s*(?:规定|明确|要求|，)((?:行政机关|第三方|主管部门|政府|部门|公民)[^。；！？\n]{6,200})")
_ATTRIBUTE = re.compile(rf"\s*(?:所?规定|要求)的([^，。；、！？\n{_MARKS}]{{2,16}})")
_BEGINS = re.compile(r"(?:\A|[。；：，、！？\s（(”])(?P<by>根据|依据|依照|按照|遵照|按|据)?(?:而|但|且|因)?\s*\Z")
_RULES = re.compile("应当|不得|不超过|最长|最多|不少于|期限为|时限为|必须")
_ACTS = re.compile(
    "本机关|本单位|本[局委办府厅院]|我[局委办们厅府院]|我单位|您|你|(?:^|[，。])(?:现|经|决定|拟)|(?:19|20)[0-9]{2}年"
)
_BOUND = re.compile("申请人应|当事人应")
"""Whom an office that acts by an article tells what to do: the time limit is its own."""
_LEAST, _MOST, _LEAD = 4, 1200, 20


def behind(text: str, at: int) -> Iterator[Quote]:
    """The quotations that follow a citation which ends at `at`."""
    sure = _SURE.match(text, at)
    start = sure or _LIKELY.match(text, at)
    while start and (found := _quoted(text, start.end())):
        content, end = found
        if len(content) >= _LEAST:
            yield Quote(content, sure is not None)
        start = _NEXT.match(text, end)


def ahead(text: str, start: int, end: int) -> Iterator[Quote]:
    """The quotation that stands right before a citation in brackets: “…”（《条例》第三十三条第二款）."""
    since = max(0, start - _MOST)
    lead = _AHEAD.search(text, max(since, start - _LEAD), start)
    if lead is None or not _CLOSED.match(text, end):
        return
    close = text[since : lead.start()].rstrip()
    if close and (opening := _CLOSING.get(close[-1])):
        at = _opened(close, opening)
        if at is not None and _LEAST <= len(close) - at - 2 <= _MOST:
            yield Quote(close[at + 1 : -1], sure=False)


def told(text: str, start: int, at: int) -> str:
    """What the text tells in its own words of the article cited from `start` to `at`: a rule, not what somebody did.

    Where somebody acts by the article (公民依照……的规定，应当……) the rule is the text's own.
    """
    if attribute := _ATTRIBUTE.match(text, at):
        return "" if _ACTS.search(attribute[1]) else attribute[1]
    match = _TOLD.match(text, at) or _AT_ONCE.match(text, at)
    begins = _BEGINS.search(text, max(0, start - _LEAD), start)
    if match is None or begins is None or match[1].lstrip().startswith(tuple(_MARKS)) or _ACTS.search(match[1]):
        return ""
    if begins["by"] is None:
        return match[1] if _RULES.search(match[1]) or match.re is _AT_ONCE else ""
    return match[1] if _RULES.search(match[1]) and not _BOUND.search(match[1]) else ""


def within(text: str, since: int, at: int) -> bool:
    """Whether a quotation opens after `since` and still goes on at `at`."""
    between = text[since:at]
    return any(
        between.count(opening) > between.count(close) if opening != close else between.count(opening) % 2 == 1
        for opening, close in _PAIRS.items()
    )


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """The words between the mark at `at` and the one that closes it, marks of the same kind within counted."""
    opening = text[at]
    close, depth = _PAIRS[opening], 1
    for place in range(at + 1, min(len(text), at + _MOST)):
        if text[place] == close:
            depth -= 1
            if depth == 0:
                return text[at + 1 : place], place + 1
        elif text[place] == opening:
            depth += 1
    return None


def _opened(text: str, opening: str) -> int | None:
    """Where the quotation that the text's last character closes was opened."""
    close, depth = text[-1], 0
    for place in range(len(text) - 2, -1, -1):
        if text[place] == opening:
            if depth == 0:
                return place
            depth -= 1
        elif text[place] == close:
            depth += 1
    return None
