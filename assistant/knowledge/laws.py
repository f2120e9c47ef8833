"""Names of laws and regulations at large (laws.toml), found in a text whether the library holds them or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.knowledge.wordlists import table, words

_END = re.compile(
    "(?:法|典|条例|规定|办法|细则|准则)(?![院庭律学治制案人官务系]|规(?!定)|定)(?:实施(?:条例|办法|细则))?"
)
"""Where a name may end; 统计法规, 公司法人, 预算法定 and 教育法制 name no law."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law that a text names: `name` as laws.toml has it, `start` and `end` those of the name as printed."""

    name: str
    start: int
    end: int


def laws(text: str) -> Iterator[Law]:
    """The laws that the text names, the longest name at each place, in their order."""
    for match in _END.finditer(text):
        if law := law_before(text, match.end()):
            yield law


def law_before(text: str, end: int) -> Law | None:
    """The law whose name ends there, the longest of those known; with 实施条例 and the like behind a name known."""
    known, longest = _names()
    for start in range(max(0, end - longest), end - 1):
        if name := known.get(text[start:end]):
            return Law(name, start, end)
    if tail := re.search("实施(?:条例|办法|细则)$", text[:end]):
        law = law_before(text, tail.start())
        return Law(law.name + tail[0], law.start, end) if law else None
    return None


@cache
def _names() -> tuple[dict[str, str], int]:
    """Each name with the one that it stands for, and the length of the longest."""
    known = {name: name for key in ("laws", "regulations") for name in words("laws.toml", key)}
    known |= table("laws.toml")["called"]
    return known, max(map(len, known))
