"""One citation, and what the library says of it: exists, does not exist, not in the library."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from assistant.knowledge.library import Library
from assistant.knowledge.source import Article, Source
from assistant.text.articles import label

Status: TypeAlias = Literal["exists", "absent", "not_in_corpus", "repealed", "misquoted"]

_UNREAD = ("未读", "转述")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of a document of law, as some text cites it.

    `document` is the title as we know it, else as printed; `source` its id in the library, "" where it has none.
    `article` is an anchor (33), "" where the whole document is meant; `paragraph` and `item` count from 1.
    `text` is the print, `start` its offset in Unicode characters; `quote` what is said to stand there word for word.
    """

    document: str
    source: str = ""
    article: str = ""
    paragraph: int | None = None
    item: int | None = None
    text: str = ""
    start: int = 0
    quote: str = ""

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
            "passage": one.passage,
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
    if not citation.article:
        return Verdict(citation, "exists")
    article = source.article(citation.article)
    if article is None:
        return _unheld(citation, source)
    return _placed(citation, source, article)


def _unheld(citation: Citation, source: Source) -> Verdict:
    """The verdict on an article that the library's text of the document does not hold."""
    main = citation.article.partition("-")[0]
    total = source.articles_total
    if main.isdecimal() and total is not None and (int(main) > total or int(main) == 0):
        return Verdict(citation, "absent", f"《{source.called}》共{total}条，没有{label(citation.article)}")
    if main.isdecimal() and total is not None and "-" not in citation.article:
        return Verdict(citation, "exists", "资料库的摘要没有收这一条，内容未核对")
    if source.kind == "official" and source.read == "full":
        return Verdict(citation, "absent", f"《{source.called}》没有{label(citation.article)}")
    return Verdict(citation, "not_in_corpus", "这部文件没有读全，这一条未收")


def _placed(citation: Citation, source: Source, article: Article) -> Verdict:
    """The verdict on 款, 项 and quotation of an article at hand."""
    if any(reservation.kind in _UNREAD for reservation in article.reservations):
        return Verdict(citation, "exists", "这一条没有读全，款项和引文未核对")
    name = f"《{source.called}》{label(citation.article)}"
    clauses = article.clauses
    if citation.paragraph is not None and not 1 <= citation.paragraph <= len(clauses):
        return Verdict(citation, "absent", f"{name}共{len(clauses)}款")
    if citation.item is not None:
        held = _items(article, citation.paragraph)
        if not 1 <= citation.item <= held:
            return Verdict(citation, "absent", f"{name}{_where(citation)}" + (f"共{held}项" if held else "没有分项"))
    if citation.quote and source.kind == "digest":
        return Verdict(citation, "exists", "资料库里只有摘要，引文未逐字核对；加入官方原文后可核对")
    if citation.quote and not _quoted(citation.quote, article.text):
        return Verdict(citation, "misquoted", f"与{name}的原文不一致")
    return Verdict(citation, "exists")


def _items(article: Article, paragraph: int | None) -> int:
    """How many 项 the cited 款 has; of the whole article where no 款 is named."""
    if paragraph is not None:
        return len(article.clauses[paragraph - 1].items)
    return max((len(clause.items) for clause in article.clauses), default=0)


def _where(citation: Citation) -> str:
    return f"第{citation.paragraph}款" if citation.paragraph is not None else ""


def _quoted(quote: str, text: str) -> bool:
    """Whether the words stand in the text in that order; …… may leave some out; blanks and marks do not count."""
    rest = _letters(text)
    for part in quote.replace("...", "…").split("…"):
        words = _letters(part)
        at = rest.find(words)
        if at < 0:
            return False
        rest = rest[at + len(words) :]
    return True


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _repealed(source: Source, library: Library) -> str:
    successor = library.sources.get(source.replaced_by)
    last = f"，{source.until.year}年{source.until.month}月{source.until.day}日止" if source.until else ""
    by = f"，现由《{successor.title}》" + (f"（{successor.number}）" if successor.number else "") if successor else ""
    return f"已失效{last}{by}{'替代' if by else ''}"
