"""What the library holds: documents of law with their articles, each article by 款 and 项."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from assistant.text.articles import anchor

Status: TypeAlias = Literal["in_force", "partly_replaced", "repealed"]
Kind: TypeAlias = Literal["digest", "official"]
Rank: TypeAlias = Literal["法律", "行政法规", "国务院文件", "主管部门文件", "司法解释", "地方文件", "其他"]


class Clause(NamedTuple):
    """One 款: its sentence, and its 项 as printed, each opening with its own mark （一）."""

    text: str
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((self.text, *self.items)) if self.text else "\n".join(self.items)


class Reservation(NamedTuple):
    """What an answer from an article must repeat: kind 转述, 推定, 未读, 已被替代, 有冲突, and the sentence."""

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

    def in_force(self, on: date) -> bool:
        """Whether the document was in force on that day, as far as its dates are known."""
        if self.effective and on < self.effective:
            return False
        return on <= self.until if self.until else self.status != "repealed"

    def names(self) -> Iterator[str]:
        """Title and short names, longest first."""
        return iter(sorted({self.title, *self.short}, key=len, reverse=True))
