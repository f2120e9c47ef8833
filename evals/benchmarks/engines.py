"""What searches the same passages for the sake of speed: ours, and public packages.

Vectors are left to chance and cost nothing to make: an encoder's time is the same whoever searches, and is left out.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.knowledge import library, sparse
from assistant.knowledge.passages import Passage, of_library
from assistant.knowledge.search import search
from assistant.knowledge.tokens import terms

Find = Callable[[str], list[str]]
"""From question to passage ids, best first."""

LIMIT = 10
DIMENSIONS = 384
_QUESTIONS = 997
_BATCH = 5000
_SEED = 6


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to search.

    Args:
        title: what it is, in words.
        modules: what it imports beside ours; the first name of each is the package to be installed.
        build: from passages and an empty folder to the search.
    """

    title: str
    modules: tuple[str, ...]
    build: Callable[[Sequence[Passage], Path], Find]

    def packages(self) -> list[str]:
        """What has to be installed."""
        return list(dict.fromkeys(module.partition(".")[0] for module in self.modules))

    def missing(self) -> list[str]:
        """What of it is not."""
        return [package for package in self.packages() if find_spec(package) is None]


def passages(many: int) -> list[Passage]:
    """So many passages: the corpus, then copies of it with their sentences in another order and no asks."""
    own = list(of_library(library.load()))
    found, shuffled = list(own), random.Random(_SEED)
    while len(found) < many:
        one = shuffled.choice(own)
        clauses = list(one.clauses)
        shuffled.shuffle(clauses)
        found.append(replace(one, id=f"{one.id}#{len(found)}", text="\n".join(clauses), asks=()))
    return found[:many]


def chance(many: int, seed: int = _SEED) -> NDArray[np.float32]:
    """So many vectors of unit length, a row each."""
    rows = np.random.default_rng(seed).standard_normal((many, DIMENSIONS), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def question_vector(question: str) -> list[float]:
    """A vector in place of an encoder's, the same one for the same question."""
    return _question_vectors()[crc32(question.encode()) % _QUESTIONS]


@cache
def _question_vectors() -> list[list[float]]:
    return [list(map(float, row)) for row in chance(_QUESTIONS, _SEED + 1)]


def _ours(given: Sequence[Passage], folder: Path) -> Find:
    index = sparse.ensure(folder, "bench", lambda: given, lambda _: None)
    return lambda question: [hit.passage.id for hit in search(index, question, limit=LIMIT)]


def _bm25s(given: Sequence[Passage], folder: Path) -> Find:
    import bm25s

    retriever = bm25s.BM25()
    retriever.index([terms(text) for text in _texts(given)], show_progress=False)

    def find(question: str) -> list[str]:
        rows, _ = retriever.retrieve([terms(question)], k=LIMIT, show_progress=False)
        return [given[row].id for row in rows[0]]

    return find


def _chroma(given: Sequence[Passage], folder: Path) -> Find:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    collection = client.create_collection("bench", embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
    ids, texts, vectors = [one.id for one in given], _texts(given), chance(len(given))
    for start in range(0, len(ids), _BATCH):
        part = slice(start, start + _BATCH)
        collection.add(ids=ids[part], documents=texts[part], embeddings=vectors[part])

    def find(question: str) -> list[str]:
        return collection.query(query_embeddings=question_vector(question), n_results=LIMIT)["ids"][0]

    return find


def _ensemble(given: Sequence[Passage], folder: Path) -> Find:
    from chromadb.config import Settings
    from langchain_chroma import Chroma
    from langchain_classic.retrievers.ensemble import EnsembleRetriever
    from langchain_community.retrievers.bm25 import BM25Retriever
    from langchain_core.embeddings import Embeddings

    vectors = iter(chance(len(given)).tolist())

    class ByChance(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [next(vectors) for _ in texts]

        def embed_query(self, text: str) -> list[float]:
            return question_vector(text)

    texts, named = _texts(given), [{"passage": one.id} for one in given]
    words = BM25Retriever.from_texts(texts, named, preprocess_func=terms, k=LIMIT)
    store = Chroma.from_texts(
        texts,
        ByChance(),
        named,
        persist_directory=str(folder),
        client_settings=Settings(anonymized_telemetry=False),
        collection_configuration={"hnsw": {"space": "cosine"}},
    )
    meaning = store.as_retriever(search_kwargs={"k": LIMIT})
    both = EnsembleRetriever(retrievers=[words, meaning], weights=[0.5, 0.5])
    return lambda question: [found.metadata["passage"] for found in both.invoke(question)]


def _texts(given: Sequence[Passage]) -> list[str]:
    return [f"{one.names}\n{one.text}" for one in given]


ENGINES = {
    "ours": Engine("ours, by words", (), _ours),
    "bm25s": Engine("bm25s", ("bm25s",), _bm25s),
    "chroma": Engine("Chroma alone, the question's vector given", ("chromadb",), _chroma),
    "ensemble": Engine(
        "LangChain's EnsembleRetriever (BM25Retriever, Chroma)",
        (
            "langchain_chroma",
            "langchain_classic.retrievers.ensemble",
            "langchain_community.retrievers.bm25",
            "rank_bm25",
        ),
        _ensemble,
    ),
}
"""Name -> engine, ours first."""
