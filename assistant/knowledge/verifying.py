"""Whether what the user added is still what it was, and whole."""

import hashlib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from assistant.errors import InputError
from assistant.knowledge import article_file, collection, library
from assistant.knowledge.collection import Item
from assistant.knowledge.comparing import otherwise
from assistant.knowledge.source import Source
from assistant.knowledge.versions import same_document, same_version

_SHOWN = 8


class Trouble(NamedTuple):
    """What was found at an item or file; `grave` where it cannot stand so."""

    place: str
    kind: str
    text: str
    grave: bool = True


def problems(home: Path) -> Iterator[Trouble]:
    """All troubles, item by item."""
    try:
        held = collection.items(home)
    except InputError as error:
        yield Trouble(error.place, "provenance", f"{error.problem}。{error.remedy}")
        return
    for item in held:
        yield from _files(item, home)
    for path in collection.strays(home):
        yield Trouble(path.name, "orphan", "没有来源记录；请用 gongkai corpus add 重新添加原文件，或删去它")
    sources = [one for one in map(_read, (collection.kept_path(item, home) for item in held)) if one]
    for source in sources:
        yield from _articles(source)
    for item in held:
        if item.differs:
            yield Trouble(item.id, "differs", f"与原先添加的文本不同的条：{item.differs}；请核对官方文本", grave=False)
    for one, other in combinations(sources, 2):
        if same_document(one, other) and same_version(one, other):
            yield Trouble(one.id, "duplicate", f"与 {other.id} 是同一文件的同一版本；请撤销其中一份")


def _files(item: Item, home: Path) -> Iterator[Trouble]:
    """Kept text, kept original, and the user's own file, against their hashes."""
    kept = _hash(collection.kept_path(item, home))
    if kept is None:
        yield Trouble(item.id, "missing", f"认出的文本不在了；请重新添加 {item.origin}")
    elif kept != item.kept_sha256:
        yield Trouble(item.id, "changed", f"认出的文本在添加后被改动；请重新添加 {item.origin}")
    original = _hash(collection.original_path(item, home))
    if original != item.sha256:
        yield Trouble(item.id, "original", "保存的原件副本不在了或被改动", grave=original is not None)
    own = None if item.url else _hash(Path(item.origin))
    if own not in (None, item.sha256):
        yield Trouble(item.id, "newer", f"您的文件 {item.origin} 已有变化；需要时请重新添加", grave=False)


def _articles(source: Source) -> Iterator[Trouble]:
    """Articles that the counting passes over, and those on which text and digest disagree."""
    if source.unread:
        yield Trouble(source.id, "unread", f"没有认出：{'、'.join(source.unread[:_SHOWN])}")
    digest = library.load().sources.get(source.id)
    if digest is None:
        return
    wanting = [one.label for one in digest.articles if source.article(one.anchor) is None]
    if wanting:
        grave = bool(source.articles_total)
        yield Trouble(source.id, "wanting", f"摘要里有、原文里没有认出：{'、'.join(wanting[:_SHOWN])}", grave=grave)
    total = digest.articles_total
    last = max((int(one.anchor) for one in source.articles if one.anchor.isdecimal()), default=0)
    if total and last and total != last:
        yield Trouble(source.id, "count", f"原文认出{last}条，摘要记为共{total}条")
    for one in otherwise(source, digest):
        yield Trouble(source.id, "figures", f"{one}；请核对官方文本")


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _read(path: Path) -> Source | None:
    if path.suffix != ".md" or not path.is_file():
        return None
    try:
        return article_file.read(path)
    except InputError:
        return None  # its hash tells
