"""What a text to be added is: of which document and version, whether it is whole, and what must be said of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.errors import InputError
from assistant.knowledge import article_file, comparing, library
from assistant.knowledge.source import Source
from assistant.knowledge.versions import identify, latest, same_document


def identified(found: Source, mine: Sequence[Source], version: str, place: str) -> Source:
    """The text under the id of its document and version.

    Args:
        found: as it was recognised.
        mine: the texts that were added before.
        version: current, older, or "": what the user says of a text that may be both.
        place: the file's name or address.

    Raises:
        InputError: its head names an older version than its articles show, and nobody said which it is.
    """
    digests = [article_file.read(one) for one in sorted(library.shipped().glob("*.md"))]
    source = identify(found, [*digests, *mine])
    current = next((one for one in digests if _may_be(source, one)), None)
    if current is None or version == "older" or any(one.id == source.id for one in mine):
        return source
    old, new = latest(source).year, latest(current).year
    if version == "current":
        said = f"{latest(current)} 版本（据添加时所选）"
        return replace(
            source, id=current.id, adopted=current.adopted, published=current.published, history=(*source.history, said)
        )
    raise InputError(
        f"题头只写到{old}年，条文却与{new}年的《{current.called}》一一对应，看不出是哪个版本",
        place=place,
        remedy=f"是{new}年的文本，请加 --version 现行；确是{old}年的旧文本，请加 --version 旧",
        doing="添加",
    )


def counted(source: Source, known: Sequence[Source], *, partial: bool, place: str) -> Source:
    """The text with the number of articles that the document has, whatever this text has of them.

    Args:
        source: the text with its id.
        known: what is at hand of the same version: the digest, the text added before.
        partial: a text that lacks some may be taken.
        place: the file's name or address.

    Raises:
        InputError: articles are lacking that the others have or count.
    """
    lacking = comparing.wanting(source, known)
    if lacking and not partial:
        raise InputError(
            f"《{source.title}》的文本不全：缺{comparing.spans(lacking)}（共{len(lacking)}条）",
            place=place,
            remedy="请改用全文；确实只有这一部分时，加 --partial 添加",
            doing="添加",
        )
    totals = [one.articles_total for one in (source, *known) if one.articles_total]
    whole = replace(source, articles_total=max(totals, default=None))
    return replace(whole, read="part", unread=(comparing.spans(lacking),)) if lacking else whole


def notes(source: Source, digest: Source | None, differs: str) -> Iterator[str]:
    """What the user must know of a text that was taken in: what it lacks, and where it is not what was at hand."""
    if source.unread:
        kept = "；自带摘要里有的，答复时仍用摘要" if digest else ""
        yield f"没有读到：{'、'.join(source.unread[:8])}{kept}"
    if differs:
        yield f"与原先添加的文本不同的条：{differs}。请核对哪一份是官方文本"
    if digest:
        yield from (f"{one}。请核对官方文本" for one in comparing.otherwise(source, digest))


def _may_be(source: Source, digest: Source) -> bool:
    """Whether the text names an older version than the digest's and yet has the digest's articles."""
    older = digest.id != source.id and date.min < latest(source) < latest(digest)
    return older and same_document(source, digest) and comparing.alike(source, digest)
