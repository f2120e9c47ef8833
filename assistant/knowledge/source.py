"""What the library holds: documents of law with their articles, each article by 款 and 项."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from assistant.text.articles import anchor

_YEAR = re.compile(r"[〔\[【（(]?((?:19|20)[0-9]{2})(?=[〕\]】）)年-])")
Status: TypeAlias = Literal["in_force", "partly_replaced", "repealed"]
Kind: TypeAlias = Literal["digest", "official"]
Rank: TypeAlias = Literal["法律", "行政法规", "国务院文件", "主管部门文件", "司法解释", "地方文件", "其他"]


class Clause(NamedTuple):
    """One 款: its sentence, and its 项 as printed, each opening with its own mark （一）."""

    text: str
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((self.text, *self.items)) if self.text else "\n".join(self.items)


FROM_DIGEST = "摘要"
"""Kind of the reservation on an article that an added text lacks and that its digest gives."""


class Reservation(NamedTuple):
    """What an answer from an article must repeat: kind 转述, 推定, 未读, 已被替代, 有冲突, 摘要, and the sentence."""

    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}：{self.text}"


@dataclass(frozen=True, slots=True)
class Article:
    """One article under the source's own label (第三十三条, 一（一）). `related` are passage ids: `tiaoli/34`."""

    label: str
    clauses: tuple[Clause, ...]
    title: str = ""
    chapter: str = ""
    asks: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    reservations: tuple[Reservation, ...] = ()

    @property
    def anchor(self) -> str:
        """The label in passage ids: 33 for 第三十三条."""
        return anchor(self.label)

    @property
    def text(self) -> str:
        """All 款 and 项, one a line."""
        return "\n".join(map(str, self.clauses))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of law, as a digest of ours or as an official text that the user added.

    `short` are the names by which texts call it, `articles_total` how many articles the document itself has (None: not
    known), `until` its last day in force, `replaced_by` and the keys of `history` as the head of a digest has them
    (corpus/README.md). `name`, `sha256` are those of the file.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    kind: Kind
    short: tuple[str, ...] = ()
    number: str = ""
    issuer: str = ""
    rank: Rank = "其他"
    jurisdiction: str = "全国"
    adopted: date | None = None
    published: date | None = None
    effective: date | None = None
    until: date | None = None
    status: Status = "in_force"
    replaced_by: str = ""
    history: tuple[str, ...] = ()
    url: str = ""
    articles_total: int | None = None
    read: Literal["full", "part"] = "full"
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    name: str = ""
    sha256: str = ""
    _by_anchor: dict[str, Article] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_anchor", {article.anchor: article for article in self.articles})

    @property
    def called(self) -> str:
        """How we call it: its first short name, else its title."""
        return self.short[0] if self.short else self.title

    def article(self, anchor: str) -> Article | None:
        """The article of that anchor (33), None where this text does not hold it."""
        return self._by_anchor.get(anchor)

    @property
    def since(self) -> date | None:
        """The first day on which this version can have been in force; None where nothing dates it.

        The day that it names, unless this version was made later: an amended law names the day of its first text. Else
        the day on which it was made, else the first of the year in its number or history.
        """
        if self.effective:
            return max(day for day in (self.effective, self.adopted, self.published) if day)
        if made := self.adopted or self.published:
            return made
        year = _YEAR.search(self.number) or next(filter(None, map(_YEAR.match, self.history)), None)
        return date(int(year[1]), 1, 1) if year else None

    def in_force(self, on: date) -> bool:
        """Whether the document was in force on that day, as far as its dates are known."""
        if self.since and on < self.since:
            return False
        return on <= self.until if self.until else self.status != "repealed"

    def kind_of(self, article: Article) -> Kind:
        """Whose words the article has: a text that was added may lack it, then its digest stands there."""
        return "digest" if any(one.kind == FROM_DIGEST for one in article.reservations) else self.kind

    def names(self) -> Iterator[str]:
        """Title and short names, longest first."""
        return iter(sorted({self.title, *self.short}, key=len, reverse=True))
