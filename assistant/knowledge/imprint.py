"""What a document of law says of itself above its text: title, number, issuer, rank, and what happened on which day."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from assistant.knowledge.source import Rank
from assistant.text.folding import fold_digits, squeeze
from assistant.text.numbers.values import chinese

_NUMERAL = "[〇○零一二三四五六七八九十]"
_DAY = re.compile(
    r"([12][0-9]{3})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"
    rf"|([一二]{_NUMERAL}{{3}})年({_NUMERAL}{{1,2}})月({_NUMERAL}{{1,3}})日"
)
_ORDER = re.compile(
    r"(?:国务院|主席|[\u4e00-\u9fff]{2,12}(?:部|局|委员会|总署|政府))令\s*\(?第?\s*([0-9一二三四五六七八九十百]+)\s*号"
)
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,14}?)\s*[〔\[［【（(]\s*((?:19|20)[0-9]{2})\s*[〕\]］】）)]\s*(?:第\s*)?([0-9]{1,4})\s*号"
)
_NUMBER_LINE = re.compile(r"(?:发文字号|文号|发文号|公文字号)\s*[:：]?\s*")
_STOP = re.compile(r"[。；;]")
_PIECES = re.compile(r"^(?:的|《|〈|关于|和|及|、|若干|问题)|^.{1,4}$")
_OPEN_END = re.compile(r"(?:的|关于|和|及|、|印发|适用|审理|[》〉])$")
_QUOTE = str.maketrans("<>＜＞", "〈〉〈〉")


class Event(NamedTuple):
    """What happened on a day: `kinds` of recognising.toml (adopted, published, effective)."""

    day: date
    text: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """The head of a document; what it does not say is empty."""

    title: str
    number: str = ""
    issuer: str = ""
    rank: Rank = "其他"
    events: tuple[Event, ...] = ()

    def last(self, kind: str) -> date | None:
        """The latest day of that kind."""
        return max((event.day for event in self.events if kind in event.kinds), default=None)


@cache
def words() -> dict[str, Any]:
    """The words of recognising.toml."""
    return tomllib.loads(Path(__file__).with_name("recognising.toml").read_text("utf-8"))


def read_imprint(above: Sequence[str], names: Sequence[str] = ()) -> Imprint | None:
    """The head, None where no title of a document of law stands there.

    Args:
        above: the paragraphs above the text, in print.
        names: what else calls the document: the page's title, its tags.
    """
    found = _title(above, names)
    if found is None:
        return None
    title, place = found
    events = tuple(_events(above[place + 1 :]))
    plain = (_DAY.sub("，", squeeze(fold_digits(line))) for line in above)
    orders = [match[0] for line in plain for match in _ORDER.finditer(line)]
    number = orders[-1] if orders else _number(above)
    issuer, rank = _issuer(title, number, events)
    return Imprint(title=title, number=number, issuer=issuer, rank=rank, events=events)


def is_title(line: str, kinds: str = "titles") -> bool:
    """Whether the line can be a document's title; `kinds` names the endings asked for: titles, letters."""
    plain = squeeze(line)
    ending = rf"(?:{words()[kinds]})(?:[（(](?:试行|暂行|草案|[^（）()]{{0,12}}修[订正])[^（）()]*[）)])?"
    return bool(re.fullmatch(rf"[^。；;！？:：，]{{2,90}}{ending}", plain)) and not _is_furniture(plain)


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Every day named in the text, with its offsets."""
    for match in _DAY.finditer(fold_digits(text)):
        parts = [int(one) for one in match.groups()[:3] if one] or [chinese(one) for one in match.groups()[3:]]
        try:
            yield date(*parts), match.start(), match.end()
        except ValueError:  # a day that the calendar lacks dates nothing
            continue


def _title(above: Sequence[str], names: Sequence[str]) -> tuple[str, int] | None:
    """The title and its last line's place: the line that the page calls so, else the last one that can be one."""
    joined = [(_whole(above, place), place) for place, line in enumerate(above) if is_title(line)]
    called = [(title, place) for title, place in joined if any(_same(title, name) for name in names)]
    if chosen := (called or joined):
        return chosen[-1]
    named = [squeeze(name) for name in names if is_title(name)]
    return (named[0], -1) if named else None


def _whole(above: Sequence[str], place: int) -> str:
    """A title with the lines before it that belong to it: long titles are set in two or three."""
    title = squeeze(above[place])
    while place:
        before = squeeze(above[place - 1])
        if not (_PIECES.search(title) or _OPEN_END.search(before) or title.count("》") > title.count("《")):
            break
        if _STOP.search(before) or _is_furniture(before) or next(days(before), None) or _NUMBER.search(before):
            break
        title, place = before + title, place - 1
    return title.strip("《》") if title.count("《") == 1 and title.startswith("《") else title.translate(_QUOTE)


def _same(title: str, name: str) -> bool:
    return squeeze(name).translate(_QUOTE).startswith(title)


def _is_furniture(line: str) -> bool:
    return re.match(words()["furniture"], line) is not None


def _events(lines: Sequence[str]) -> Iterator[Event]:
    for line in lines:
        found = list(days(line))
        if not found or len(line) > 600 or not re.match(r"[（(\s]*[12一二]", line):
            continue
        ends = [start for _, start, _ in found[1:]] + [len(line)]
        for (day, _, start), end in zip(found, ends, strict=True):
            text = squeeze(line[start:end]).strip("，、；;。").removesuffix("自").strip("，、；;")
            text = text if text.count("（") >= text.count("）") else text.removesuffix("）")
            yield Event(day, text, frozenset(kind for kind, word in words()["events"].items() if _said(word, text)))


def _said(words_of_kind: str, text: str) -> bool:
    """Whether the event is of the kind; what only a quoted title says (《关于修改…的决定》) does not count."""
    return re.search(words_of_kind, re.sub(r"《.*?》|〈.*?〉", "", text)) is not None


def _number(lines: Sequence[str]) -> str:
    """The document's number: of a line that holds it alone, else of one that has it under its label."""
    plain = [squeeze(fold_digits(line)) for line in lines]
    alone = [match for match in (_NUMBER.fullmatch(_NUMBER_LINE.sub("", line)) for line in plain) if match]
    labelled = [
        match for line in plain if (label := _NUMBER_LINE.search(line)) and (match := _NUMBER.match(line, label.end()))
    ]
    for match in (*alone, *labelled):
        return f"{match[1]}〔{match[2]}〕{match[3]}号"
    return ""


def _issuer(title: str, number: str, events: Sequence[Event]) -> tuple[str, Rank]:
    said = " ".join((title, number, *(event.text for event in events)))
    for entry in words()["issuer"]:
        if re.search(entry["when"], said):
            return entry["issuer"] or title.partition("关于")[0], cast("Rank", entry["rank"])
    by, about, _ = title.partition("关于")
    return (by if about else ""), "其他"
