"""Which text is of which document, and of which of its versions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from assistant.knowledge.source import Source
from assistant.text.folding import squeeze

_DAY = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})")
_STATE = "中华人民共和国"
_MARKS = str.maketrans("", "", "《》〈〉<>")
_BRACKETS = str.maketrans("", "", "()（）＜＞")
_ISSUERS = re.compile("(?:最高人民法院|国务院办公厅政府信息与政务公开办公室|国务院办公厅|国务院)(?=关于)")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|《》〈〉\s]+')


def key(title: str) -> str:
    """A title for comparison: without blanks, quotes and the state's name in front."""
    return squeeze(title).translate(_MARKS).removeprefix(_STATE)


def name_key(name: str) -> str:
    """A printed name for comparison: as `key`, brackets and issuer left out, the state's name wherever it stands."""
    return _ISSUERS.sub("", key(name).translate(_BRACKETS).replace(_STATE, ""), count=1)


def days(source: Source) -> set[date]:
    """The days that tell this version: made, published, and the last of its history."""
    told = {day for day in (source.adopted, source.published) if day}
    history = [date(*map(int, match.groups())) for match in map(_DAY.match, source.history) if match]
    return told | ({max(history)} if history else set())


def latest(source: Source) -> date:
    """The day of the version; the first of days where nothing is known."""
    return max(days(source), default=date.min)


def same_document(one: Source, other: Source) -> bool:
    """Whether both are texts of one document, of whatever version."""
    if key(one.title) == key(other.title):
        return True
    return key(one.title) in {key(name) for name in other.short} and _by_number(one, other) is not False


def same_version(one: Source, other: Source) -> bool:
    """Whether two texts of one document are of one version; where nothing speaks against it they are."""
    if (settled := _by_number(one, other)) is not None:
        return settled
    first, second = days(one), days(other)
    return not first or not second or bool(first & second)


def identify(found: Source, known: Iterable[Source]) -> Source:
    """The recognised text under the id of the document and version that it is; a new one where it is neither."""
    those = [one for one in known if same_document(found, one)]
    if match := next((one for one in those if same_version(found, one)), None):
        return replace(found, id=match.id)
    base = those[0].id if those else _FORBIDDEN.sub("", key(found.title))[:60]
    year = max((day for day in (found.adopted, found.published) if day), default=latest(found)).year
    return replace(found, id=f"{base}-{year}" if year > date.min.year else base)


def with_status(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources, every older version of a document marked repealed where the user added one of the versions."""
    marked = dict(sources)
    added = [one for one in sources.values() if one.kind == "official"]
    titles = {key(one.title) for one in added}
    for one in sources.values():
        if not titles & {key(name) for name in (one.title, *one.short)}:
            continue
        others = sources.values() if one.kind == "official" else added
        newer = [other for other in others if latest(other) > latest(one) > date.min and _versions(one, other)]
        if newer:
            marked[one.id] = _repealed(one, max(newer, key=latest))
    return marked


def _versions(one: Source, other: Source) -> bool:
    return same_document(one, other) and not same_version(one, other)


def _repealed(old: Source, new: Source) -> Source:
    until = new.since - timedelta(days=1) if new.since else None
    return replace(old, status="repealed", replaced_by=old.replaced_by or new.id, until=old.until or until)


def _by_number(one: Source, other: Source) -> bool | None:
    """What two numbers of the kind 〔2019〕14号 say: each is given once. An order's number stays over amendments."""
    if "〔" not in one.number or "〔" not in other.number:
        return None
    return squeeze(one.number) == squeeze(other.number)
