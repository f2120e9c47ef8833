"""The index by meaning: vectors of passages and of their asks in Chroma, in a folder or on a server.

A vector's id is its embedder's, its text's and its place's: a text that did not change is not embedded again, one that
went is deleted. The collection is a cache; where it cannot be read it is made anew.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError
from assistant.knowledge.passages import Passage

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

    from assistant.knowledge.embedding import Embedder

_SCHEMA = 1
_BATCH = 64
_LONGEST = 400
"""Characters of a passage that are embedded: what a small model reads of it."""
_PAGE = 5000
"""Ids read from Chroma in one call."""


class Text(NamedTuple):
    """What is embedded: a passage's own words, or one of its asks."""

    passage: str
    part: str
    text: str


class Near(NamedTuple):
    """A passage near the question: the cosine of its own words and of its best ask, 0.0 where neither is near."""

    whole: float = 0.0
    ask: float = 0.0


class DenseIndex:
    """The vectors of one embedder.

    Args:
        place: a folder, or the address of a Chroma server (http://host:port).
        embedder: what made the vectors and makes that of a question.
    """

    def __init__(self, place: Path | str, embedder: "Embedder") -> None:
        self._embedder = embedder
        self._client = _client(place)
        self._collection = self._client.get_or_create_collection(
            f"law-{embedder.name}-{embedder.dimensions}-v{_SCHEMA}",
            embedding_function=None,  # Chroma's own would be downloaded
            configuration={"hnsw": {"space": "cosine", "ef_search": 400}},
        )

    def __len__(self) -> int:
        return self._collection.count()

    def update(self, passages: Iterable[Passage], say: Callable[[int, int], None] = lambda done, all_: None) -> int:
        """Bring the vectors to the state of the passages; returns how many texts were embedded.

        Args:
            passages: all passages that are to be found.
            say: is told how many of how many new texts are done.
        """
        wanted = {self._id(text): text for passage in passages for text in _texts(passage)}
        held = set(self._held())
        if gone := sorted(held - wanted.keys()):
            for start in range(0, len(gone), _PAGE):
                self._collection.delete(ids=gone[start : start + _PAGE])
        fresh = [(key, text) for key, text in wanted.items() if key not in held]
        for start in range(0, len(fresh), _BATCH):
            batch = fresh[start : start + _BATCH]
            vectors = self._embedder.passages([text.text for _, text in batch])
            self._collection.add(
                ids=[key for key, _ in batch],
                embeddings=vectors,
                metadatas=[{"passage": text.passage, "part": text.part} for _, text in batch],
            )
            say(min(start + _BATCH, len(fresh)), len(fresh))
        return len(fresh)

    def near(self, question: str, limit: int = 200) -> dict[str, Near]:
        """The passages whose words or asks are nearest, by id; `limit` texts are looked at."""
        if not (count := len(self)):
            return {}
        return self._nearest(self._embedder.query(question), min(limit, count))

    def _nearest(self, vector: NDArray[np.float32], limit: int) -> dict[str, Near]:
        found: Any = self._collection.query(
            query_embeddings=[vector.tolist()], n_results=limit, include=["metadatas", "distances"]
        )
        near: dict[str, Near] = {}
        for meta, distance in zip(found["metadatas"][0], found["distances"][0], strict=True):
            best = near.get(meta["passage"], Near())
            near[meta["passage"]] = best._replace(**{meta["part"]: max(getattr(best, meta["part"]), 1.0 - distance)})
        return near

    def _held(self) -> Iterator[str]:
        for start in range(0, len(self), _PAGE):
            yield from self._collection.get(include=[], limit=_PAGE, offset=start)["ids"]

    def _id(self, text: Text) -> str:
        return hashlib.sha256("\0".join((self._embedder.name, *text)).encode()).hexdigest()[:32]


def _texts(passage: Passage) -> Iterator[Text]:
    yield Text(passage.id, "whole", f"{passage.names}\n{passage.text}"[:_LONGEST])
    for ask in dict.fromkeys(passage.asks):
        yield Text(passage.id, "ask", ask)


def _client(place: Path | str) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        place.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(place), settings=settings)
    address = urlsplit(place)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise InputError("不是 Chroma 服务器的地址", place=place, remedy="请写成 http://主机:端口", doing="连接")
    try:
        return chromadb.HttpClient(
            address.hostname, address.port or 8000, ssl=address.scheme == "https", settings=settings
        )
    except ValueError as error:
        raise InputError(
            "Chroma 服务器没有应答", place=place, remedy="请检查地址，确认服务器已启动", doing="连接"
        ) from error
