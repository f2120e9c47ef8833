"""One citation, and what the library says of it: exists, does not exist, not in the library."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from assistant.knowledge import editions, quoting
from assistant.knowledge.library import Library
from assistant.knowledge.quotations import Quote
from assistant.knowledge.source import Article, Source
from assistant.text.articles import label

Status: TypeAlias = Literal["exists", "absent", "not_in_corpus", "repealed", "misquoted"]

_UNREAD = ("未读", "转述")
_LONG = 12
"""Words of so many characters that stand elsewhere in the document are taken from there."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of a document of law, as some text cites it.

    `document` is the title as we know it, else as printed; `source` its id in the library, "" where it has none.
    `article` is an anchor (33), "" where the whole document is meant; `paragraph` and `item` count from 1.
    `text` is the print, `start` its offset in Unicode characters. `quotes` are the words in quotation marks that are
    said to stand there, `told` what is told of it otherwise; both may be of the citations `beside` too
    (第三条、第四条规定：…). `edition` names another version than the library's (国务院令第492号), `through` the first
    article of a range that `article` ends, `unread` a 条, 款 or 项 that gives no number (第×条).
    """

    document: str
    source: str = ""
    article: str = ""
    paragraph: int | None = None
    item: int | None = None
    text: str = ""
    start: int = 0
    quotes: tuple[Quote, ...] = ()
    told: str = ""
    beside: tuple["Citation", ...] = ()
    edition: str = ""
    through: str = ""
    unread: str = ""

    @property
    def passage(self) -> str | None:
        """The passage's id in the library: tiaoli/33."""
        return f"{self.source}/{self.article}" if self.source and self.article else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A citation with its status and, in Chinese, why."""

    citation: Citation
    status: Status
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §6 has it; number of 款 and 项, passage and note behind."""
        one = self.citation
        return {
            "document": one.document or None,
            "article": label(one.article) if one.article else None,
            "text": one.text,
            "start": one.start,
            "status": self.status,
            "paragraph": one.paragraph,
            "item": one.item,
            "passage": None if one.edition else one.passage,
            "note": self.note,
        }


def verify(citation: Citation, library: Library) -> Verdict:
    """Hold a citation against the library. What was not read never makes a citation wrong."""
    source = library.sources.get(citation.source)
    if source is None:
        named = f"资料库里没有《{citation.document}》" if citation.document else "没有写明是哪部文件"
        return Verdict(citation, "not_in_corpus", named)
    if source.status == "repealed":
        return Verdict(citation, "repealed", _repealed(source, library))
    if citation.edition:
        status, note = editions.standing(source, citation.edition)
        mentioned = not citation.article and not citation.unread and editions.is_word(citation.edition)
        return Verdict(citation, "not_in_corpus" if mentioned else status, note)
    if citation.unread and not citation.article:
        return Verdict(citation, "not_in_corpus", f"“{citation.unread}”看不出是第几条")
    if not citation.article:
        return _quoted(citation, source, library) or Verdict(citation, "exists")
    article = source.article(citation.article)
    if article is None:
        return _unheld(citation, source)
    return _placed(citation, source, article, library)


def _unheld(citation: Citation, source: Source) -> Verdict:
    """The verdict on an article that the library's text of the document does not hold."""
    main = citation.article.partition("-")[0]
    total = source.articles_total
    if main.isdecimal() and total is not None and (int(main) > total or int(main) == 0):
        return Verdict(citation, "absent", f"《{source.called}》共{total}条，没有{label(citation.article)}")
    if main.isdecimal() and total is not None and "-" not in citation.article:
        return Verdict(citation, "exists", "资料库的摘要没有收这一条，内容未核对")
    if source.read == "full" and (source.kind == "official" or _whole(source)):
        return Verdict(citation, "absent", f"《{source.called}》没有{label(citation.article)}")
    return Verdict(citation, "not_in_corpus", "这部文件没有读全，这一条未收")


def _whole(source: Source) -> bool:
    """Whether every article that the document counts is at hand."""
    return sum(article.anchor.isdecimal() for article in source.articles) == source.articles_total


def _placed(citation: Citation, source: Source, article: Article, library: Library) -> Verdict:
    """The verdict on 款, 项 and quotation of an article at hand."""
    if any(reservation.kind in _UNREAD for reservation in article.reservations):
        return Verdict(citation, "exists", "这一条没有读全，款项和引文未核对")
    name = f"《{source.called}》{label(citation.article)}"
    clauses = article.clauses
    if citation.paragraph is not None and not 1 <= citation.paragraph <= len(clauses):
        meant = len(clauses) == 1 and citation.item is None and citation.paragraph <= len(clauses[0].items)
        return Verdict(citation, "absent", f"{name}共{len(clauses)}款" + ("，所指或是项，不是款" if meant else ""))
    if citation.item is not None:
        held = _items(article, citation.paragraph)
        if not 1 <= citation.item <= held:
            return Verdict(citation, "absent", f"{name}{_where(citation)}" + (f"共{held}项" if held else "没有分项"))
    if citation.unread:
        return Verdict(citation, "not_in_corpus", f"“{citation.unread}”看不出是第几款、第几项；{name}是有的")
    return _quoted(citation, source, library) or Verdict(citation, "exists")


def _quoted(citation: Citation, source: Source, library: Library) -> Verdict | None:
    """The verdict on what is said to stand there, None where nothing speaks against it or nothing is said."""
    article = source.article(citation.article)
    kind = source.kind_of(article) if article else source.kind
    text = "\n".join(_texts((*citation.beside, citation), library))
    if wrong := quoting.contradicted(citation.told, text):
        held = "资料库里的摘要" if kind == "digest" else "原文"
        return Verdict(citation, "misquoted", f"写的是{wrong[0]}，{held}是{wrong[1]}")
    if kind == "digest":
        return _against_digest(citation, text)
    for quote in citation.quotes:
        if not quoting.stands(quote.text, text) and (note := _misquoted(quote, citation, source, text)):
            return Verdict(citation, "misquoted", note)
    return None


def _against_digest(citation: Citation, text: str) -> Verdict | None:
    """A digest has the article's figures, not its words."""
    for quote in citation.quotes:
        if citation.article and (wrong := quoting.contradicted(quote.text, text)):
            return Verdict(citation, "misquoted", f"引文里是{wrong[0]}，资料库里的摘要是{wrong[1]}")
    if any(quote.sure or quoting.meant(quote.text, text) for quote in citation.quotes):
        return Verdict(citation, "exists", "资料库里只有摘要，引文未逐字核对；加入官方原文后可核对")
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


def _items(article: Article, paragraph: int | None) -> int:
    """How many 项 the cited 款 has; of the whole article where no 款 is named."""
    if paragraph is not None:
        return len(article.clauses[paragraph - 1].items)
    return max((len(clause.items) for clause in article.clauses), default=0)


def _where(citation: Citation) -> str:
    return label(str(citation.paragraph)).replace("条", "款") if citation.paragraph is not None else ""


def _repealed(source: Source, library: Library) -> str:
    successor = library.sources.get(source.replaced_by)
    last = f"，{source.until.year}年{source.until.month}月{source.until.day}日止" if source.until else ""
    by = f"，现由《{successor.title}》" + (f"（{successor.number}）" if successor.number else "") if successor else ""
    return f"已失效{last}{by}{'替代' if by else ''}"
