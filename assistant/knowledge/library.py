"""All documents of law at hand: the digests that travel with the product, official texts that the user added."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from assistant import resources
from assistant.knowledge import article_file, versions
from assistant.knowledge.comparing import by_number, wanting
from assistant.knowledge.source import FROM_DIGEST, Article, Reservation, Source

FOLDER = "regulations"
_FILLED = ("number", "issuer", "url", "adopted", "published")
"""What a digest knows of the document where its official text, as printed, does not say it."""

_OF_THE_LAW = ("已被替代", "有冲突")
"""Reservations that hold of the text itself; the others are about the digest."""


def shipped() -> Path:
    """The folder of the digests, in a checkout and in an installed wheel."""
    return resources.data("corpus") / FOLDER


def added(home: Path) -> Path:
    """The folder of the texts that the user added, below the data folder `home`."""
    return home / "corpus" / FOLDER


@dataclass(frozen=True)
class Library:
    """The documents by id, official texts in the place of their digests."""

    sources: Mapping[str, Source]
    digests: Mapping[str, Source] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources.values())

    def article(self, passage: str) -> tuple[Source, Article] | None:
        """The document and article of a passage id such as `tiaoli/33`."""
        document, _, anchor = passage.partition("/")
        source = self.sources.get(document)
        article = source.article(anchor) if source else None
        return (source, article) if source and article else None

    def gloss(self, passage: str) -> Article | None:
        """The digest of an article whose official text is at hand; None where the digest itself answers."""
        document, _, anchor = passage.partition("/")
        digest, found = self.digests.get(document), self.article(passage)
        return digest.article(anchor) if digest and found and found[0].kind_of(found[1]) == "official" else None

    @cached_property
    def names(self) -> Mapping[str, tuple[Source, ...]]:
        """What texts call the documents -> the documents so called, those in force first; marks 《》 left out."""
        named: dict[str, list[Source]] = {}
        for source in sorted(self, key=lambda one: one.status == "repealed"):
            for name in source.names():
                named.setdefault(name, []).append(source)
        return {name: tuple(those) for name, those in named.items()}

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Source, ...]]:
        """The same by what remains of a name for comparison (versions.name_key)."""
        keyed: dict[str, tuple[Source, ...]] = {}
        for name, those in self.names.items():
            keyed.setdefault(versions.name_key(name), those)
        return keyed


def load(home: Path | None = None) -> Library:
    """The library with what the user added below `home`.

    Raises:
        InputError: a file of either folder is not of its form; names file, line and remedy.
    """
    digests = {source.id: source for source in _read(shipped())}
    official = {source.id: source for source in (_read(added(home)) if home else ())}
    merged = {key: with_asks(source, digests.get(key)) for key, source in official.items()}
    return Library(
        versions.with_status({**digests, **merged}), {key: digests[key] for key in official.keys() & digests.keys()}
    )


def with_asks(official: Source, digest: Source | None) -> Source:
    """An official text with the asks, related passages and titles of its digest, and what became of the document.

    Numbered articles that the text lacks are the digest's, with a reservation that says so.
    """
    if digest is None:
        return official
    articles = [_with_asks(article, digest.article(article.anchor)) for article in official.articles]
    if lacking := [article for one in wanting(official, [digest]) if (article := digest.article(one))]:
        articles = by_number([*(one for one in articles if one.text), *map(_from_digest, lacking)])
    return replace(
        official,
        **{name: getattr(digest, name) for name in ("jurisdiction", "rank", "status", "until", "replaced_by")},
        **{name: getattr(digest, name) for name in _FILLED if not getattr(official, name)},
        effective=max(filter(None, (official.effective, digest.effective)), default=None),
        short=tuple(dict.fromkeys((*digest.short, *official.short))),
        articles=tuple(articles),
        articles_total=max(filter(None, (official.articles_total, digest.articles_total)), default=None),
    )


def _from_digest(article: Article) -> Article:
    lacks = Reservation(FROM_DIGEST, "添加的原文里没有这一条，这里是本项目的摘要，不是官方文本")
    return replace(article, reservations=(lacks, *article.reservations))


def _with_asks(article: Article, gloss: Article | None) -> Article:
    if gloss is None:
        return article
    return replace(
        article,
        title=article.title or gloss.title,
        asks=gloss.asks,
        related=gloss.related,
        reservations=tuple(one for one in gloss.reservations if one.kind in _OF_THE_LAW),
    )


def _read(folder: Path) -> Iterable[Source]:
    return map(article_file.read, sorted(folder.glob("*.md"))) if folder.is_dir() else ()
