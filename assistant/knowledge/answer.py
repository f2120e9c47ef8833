"""An answer as a typed value: what is said first, the articles that say it, related ones, and what goes beside it."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from assistant.knowledge.source import Article, Source
from assistant.statute.computed import Computed
from assistant.text.numbers.values import spelled

Mode: TypeAlias = Literal["extractive", "model"]


@dataclass(frozen=True, slots=True)
class Place:
    """An article with the 款 and 项 meant (from 1)."""

    source: Source
    article: Article
    paragraph: int | None = None
    item: int | None = None

    @property
    def text(self) -> str:
        """The text of the whole article, in which the 款 and 项 meant can be read in their place."""
        return self.article.text

    @property
    def passage(self) -> str:
        """The passage's id: tiaoli/33."""
        return f"{self.source.id}/{self.article.anchor}"

    @property
    def name(self) -> str:
        """As a reader is told: 《政府信息公开条例》第三十三条第二款."""
        paragraph = f"第{spelled(self.paragraph)}款" if self.paragraph and len(self.article.clauses) > 1 else ""
        item = f"第{spelled(self.item)}项" if self.item else ""
        return f"《{self.source.called}》{self.article.label}{paragraph}{item}"

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §6 has it."""
        return {
            "document": self.source.called,
            "number": self.source.number,
            "article": self.article.label,
            "paragraph": self.paragraph,
            "item": self.item,
            "text": self.text,
            "kind": self.source.kind_of(self.article),
            "status": "repealed" if self.source.status == "repealed" else "in_force",
            "url": self.source.url,
            "passage": self.passage,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is answered to a question.

    `answer` is the direct answer, where `answerable` is false the reason why there is none. `citations` are the
    articles that it rests on, best first, none where not answerable; `related` what else may be read, the nearest
    articles where nothing answers. `notes` repeat the reservations; `asks` are what the user is asked back.
    """

    question: str
    answerable: bool
    answer: str
    citations: tuple[Place, ...] = ()
    related: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    computed: Computed | None = None
    mode: Mode = "extractive"

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §6 has it; what is asked back and a computation with its steps behind."""
        return {
            "question": self.question,
            "answerable": self.answerable,
            "answer": self.answer,
            "mode": self.mode,
            "citations": [one.to_json() for one in self.citations],
            "related": [one.to_json() for one in self.related],
            "notes": list(self.notes),
            "asks": list(self.asks),
            "computed": self.computed.to_json() if self.computed else None,
        }
