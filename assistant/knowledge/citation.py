"""One citation, and what the library says of it: exists, does not exist, not in the library."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assistant.knowledge import editions
from assistant.knowledge.library import Library
from assistant.knowledge.source import Article, Source
from assistant.text.articles import label

if TYPE_CHECKING:
    from assistant.knowledge.quotations import Quote

Status: TypeAlias = Literal["exists", "absent", "not_in_corpus", "repealed", "misquoted"]

_UNREAD = ("未读", "转述")


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
    quotes: tuple["Quote", ...] = ()
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
        return _said(citation, source, library) or Verdict(citation, "exists")
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
    return _said(citation, source, library) or Verdict(citation, "exists")


def _items(article: Article, paragraph: int | None) -> int:
    """How many 项 the cited 款 has; of the whole article where no 款 is named."""
    if paragraph is not None:
        return len(article.clauses[paragraph - 1].items)
    return max((len(clause.items) for clause in article.clauses), default=0)


def _where(citation: Citation) -> str:
    return label(str(citation.paragraph)).replace("条", "款") if citation.paragraph is not None else ""


def _said(citation: Citation, source: Source, library: Library) -> Verdict | None:
    """The verdict on what is said to stand there, None where nothing is said or nothing speaks against it."""
    if not citation.quotes and not citation.told:
        return None
    from assistant.knowledge.said import fault  # asking and searching come without

    found = fault(citation, source, library)
    return Verdict(citation, *found) if found else None


def _repealed(source: Source, library: Library) -> str:
    successor = library.sources.get(source.replaced_by)
    last = f"，{source.until.year}年{source.until.month}月{source.until.day}日止" if source.until else ""
    by = f"，现由《{successor.title}》" + (f"（{successor.number}）" if successor.number else "") if successor else ""
    return f"已失效{last}{by}{'替代' if by else ''}"
