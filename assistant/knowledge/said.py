"""Hold what a text says that a cited place says, in quotation marks or retold, against the library's text of it."""

from collections.abc import Iterator
from typing import TypeAlias

from assistant.knowledge import quoting
from assistant.knowledge.citation import Citation, Status
from assistant.knowledge.library import Library
from assistant.knowledge.quotations import Quote
from assistant.knowledge.source import Source
from assistant.text.articles import label

Said: TypeAlias = tuple[Status, str]
_LONG = 12
"""Words of so many characters that stand elsewhere in the document are taken from there."""


def fault(citation: Citation, source: Source, library: Library) -> Said | None:
    """Status and note of a citation by what is said to stand there; None where nothing speaks against it."""
    article = source.article(citation.article)
    kind = source.kind_of(article) if article else source.kind
    text = "\n".join(_texts((*citation.beside, citation), library))
    if wrong := quoting.contradicted(citation.told, text):
        held = "资料库里的摘要" if kind == "digest" else "原文"
        return ("misquoted", f"写的是{wrong[0]}，{held}是{wrong[1]}")
    if kind == "digest":
        return _against_digest(citation, text)
    for quote in citation.quotes:
        if not quoting.stands(quote.text, text) and (note := _misquoted(quote, citation, source, text)):
            return ("misquoted", note)
    return None


def _against_digest(citation: Citation, text: str) -> Said | None:
    """A digest has the article's figures, not its words."""
    for quote in citation.quotes:
        if citation.article and (wrong := quoting.contradicted(quote.text, text)):
            return ("misquoted", f"引文里是{wrong[0]}，资料库里的摘要是{wrong[1]}")
    if any(quote.sure or quoting.meant(quote.text, text) for quote in citation.quotes):
        return ("exists", "资料库里只有摘要，引文未逐字核对；加入官方原文后可核对")
    return None


def _misquoted(quote: Quote, citation: Citation, source: Source, text: str) -> str:
    """Why words that do not stand in the text are a misquotation, "" where they may be no quotation at all."""
    whole = [place for article in source.articles for place in quoting.places(quote.text, article)]
    if whole and (quote.sure or len(quoting.letters(quote.text)) >= _LONG):
        return f"这些字不在所引的条款，在《{source.called}》{whole[0]}"
    if not quote.sure and not quoting.meant(quote.text, text):
        return ""
    if source.read != "full" and not citation.article:
        return ""
    if wrong := quoting.contradicted(quote.text, text):
        return f"引文里是{wrong[0]}，原文是{wrong[1]}"
    return f"与《{source.called}》{label(citation.article)}的原文不一致"


def _texts(those: tuple[Citation, ...], library: Library) -> Iterator[str]:
    """The text of all that is cited together: 款 and 项 named, ranges whole; all articles where none is named."""
    for one in those:
        source = library.sources.get(one.source)
        if source is None:
            continue
        article = source.article(one.article)
        if one.through.isdecimal() and one.article.isdecimal():
            counted = range(int(one.through), int(one.article) + 1)
            yield from (held.text for count in counted if (held := source.article(str(count))))
        elif article is not None:
            yield quoting.cut(article, one.paragraph, one.item)
        elif not one.article and not one.unread:
            yield from (held.text for held in source.articles)
