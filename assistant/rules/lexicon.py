"""Words and patterns as data: all of them looked for in one go, each find kept for the rule that it belongs to.

A pattern of `phrases/〈file〉.toml` is one `[[pattern]]`: `rule`, `signs` (words, two characters at least, of which one
must stand in the text) and, where the signs are not themselves what is looked for, `regex`. Optional: `variant`,
`severity` and `words` for the finding; `right` (one a sign: what it should read); `from`, `until` (report years);
`unless` (words that excuse the sentence), `within` (words of which the sentence must hold one), `sections` (beginnings
of section ids).

Few of the signs can stand in a given text: each is filed under its rarest pair of characters, and a text that lacks the
pair is not searched. Regular expressions are compiled, and their TOML is parsed, when a sign was seen.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from operator import add
from pathlib import Path
from typing import Any, NamedTuple

from assistant.report import Severity, Span
from assistant.rules.breach import Breach
from assistant.rules.prose import Prose, pair

FILES = ("leftovers", "outdated", "misprints", "manner", "marks", "persons")
"""The files of patterns."""

_FOLDER = Path(__file__).with_name("phrases")
_SIGNS = re.compile(r"^signs = \[(.*?)\]$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r'"([^"]*)"')
_FREQUENT = "的一是不在有和年为中公开信息政府工作请全部依申件报告办理条例国务务院月日县市区行对应发布数据时间及了与以等"
"""Characters of every report, the most frequent first: a sign is filed under a pair that has few of them."""
_RANK = {character: rank for rank, character in enumerate(_FREQUENT, 1)}
_UNRANKED = 1000


class Pattern(NamedTuple):
    """One `[[pattern]]`; its fields are read when a sign was seen."""

    signs: tuple[str, ...]
    source: str

    @property
    def fields(self) -> Mapping[str, Any]:
        """All fields of the pattern."""
        return _fields(self.source)


class Hit(NamedTuple):
    """A find: the stretch of the whole text, and what the pattern says of it."""

    start: int
    end: int
    fields: Mapping[str, Any]
    right: str = ""


def find(prose: Prose, year: int | None) -> dict[str, list[Hit]]:
    """Rule -> its finds in the order of the text; a find inside another of the same rule is the same one."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for pattern in _candidates(prose):
        fields = pattern.fields
        if _applies(fields, year):
            found[fields["rule"]] += (hit for hit in _hits(pattern, prose) if _stands(hit, prose))
    return {rule: list(_apart(hits)) for rule, hits in found.items()}


def breach(hit: Hit, span: Span) -> Breach:
    """The find as a breach in the words of its pattern."""
    severity: Severity | None = hit.fields.get("severity")
    words = {"right": hit.right, **hit.fields.get("words", {})}
    return Breach(span=span, variant=hit.fields.get("variant", ""), severity=severity, words=words)


@cache
def patterns(file: str) -> tuple[Pattern, ...]:
    """The patterns of one file."""
    _, *sources = (_FOLDER / f"{file}.toml").read_text("utf-8").split("[[pattern]]\n")
    return tuple(
        Pattern(tuple(sign.replace("\\n", "\n") for sign in _QUOTED.findall(_signs(source))), source)
        for source in sources
    )


def _signs(source: str) -> str:
    found = _SIGNS.search(source)
    return found[1] if found else ""


@cache
def _filed() -> dict[int, list[tuple[str, Pattern]]]:
    """Pair -> the signs (with their patterns) of which it is the rarest."""
    filed: dict[int, list[tuple[str, Pattern]]] = defaultdict(list)
    for file in FILES:
        for pattern in patterns(file):
            for sign in pattern.signs:
                filed[pair(_rarest(sign))].append((sign, pattern))
    return dict(filed)


@cache
def _pairs() -> frozenset[int]:
    """What `_filed` has: two sets meet several times faster than a set and the keys of a dict."""
    return frozenset(_filed())


def _rarest(sign: str) -> str:
    ranks = [_RANK.get(character, _UNRANKED) for character in sign]
    sums = list(map(add, ranks, ranks[1:]))
    at = sums.index(max(sums))
    return sign[at : at + 2]


def _candidates(prose: Prose) -> Iterator[Pattern]:
    """The patterns of which a sign stands in the text."""
    filed = _filed()
    seen = set()
    for two in prose.pairs & _pairs():
        for sign, pattern in filed[two]:
            if pattern.source not in seen and prose.stands(sign):
                seen.add(pattern.source)
                yield pattern


def _applies(fields: Mapping[str, Any], year: int | None) -> bool:
    """A pattern bound to years needs the report's."""
    first, last = fields.get("from"), fields.get("until")
    if first is None and last is None:
        return True
    return year is not None and (first is None or year >= first) and (last is None or year <= last)


def _hits(pattern: Pattern, prose: Prose) -> Iterator[Hit]:
    fields, text = pattern.fields, prose.text
    if "regex" in fields:
        for match in compiled(fields["regex"]).finditer(text):
            yield Hit(*match.span("find" if "find" in match.re.groupindex else 0), fields)
        return
    rights = fields.get("right", ("",) * len(pattern.signs))
    for sign, right in zip(pattern.signs, rights, strict=True):
        at = text.find(sign)
        while at >= 0:
            yield Hit(at, at + len(sign), fields, right)
            at = text.find(sign, at + len(sign))


def _stands(hit: Hit, prose: Prose) -> bool:
    """The sentence and the section are such that the find means what the rule forbids."""
    fields = hit.fields
    if "sections" in fields and not prose.section(hit.start).startswith(tuple(fields["sections"])):
        return False
    if "unless" not in fields and "within" not in fields:
        return True
    sentence = prose.sentence(hit.start, hit.end)
    excused = any(word in sentence for word in fields.get("unless", ()))
    return not excused and ("within" not in fields or any(word in sentence for word in fields["within"]))


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            end = hit.end
            yield hit


@cache
def _fields(source: str) -> Mapping[str, Any]:
    return tomllib.loads(source)


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """A regular expression of the data, compiled when it is first needed."""
    return re.compile(regex)
