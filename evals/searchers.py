"""Ways to search the corpus, ours and what it is held against: each a function from question to passage ids."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from assistant.knowledge import library, sparse
from assistant.knowledge.embedding import bundled
from assistant.knowledge.opening import open_dense, open_index
from assistant.knowledge.passages import Passage, of_library
from assistant.knowledge.search import search, weights
from assistant.knowledge.sparse import SparseIndex
from assistant.knowledge.tokens import terms

Searcher = Callable[[str], list[str]]
LIMIT = 10


@cache
def index() -> SparseIndex:
    """The index over the shipped corpus alone."""
    return open_index(Path(mkdtemp(prefix="gongkai-eval-")))


def ours(question: str) -> list[str]:
    """The product's search, by words."""
    return [hit.passage.id for hit in search(index(), question, limit=LIMIT)]


def without_glossary(question: str) -> list[str]:
    """The same without the glossary's words."""
    return [hit.passage.id for hit in search(index(), question, added=(), limit=LIMIT)]


def without_asks(question: str) -> list[str]:
    """The same over an index that holds no asks, and without the model of matters, which was fitted on them."""
    with _weights("documents", {"lean": 0.0}):
        return [hit.passage.id for hit in search(_unasked(), question, limit=LIMIT)]


def without_matters(question: str) -> list[str]:
    """The product's search without the model of matters."""
    with _weights("documents", {"lean": 0.0}):
        return ours(question)


def bare(question: str) -> list[str]:
    """Neither asks nor glossary: the articles' own words."""
    with _weights("documents", {"lean": 0.0}):
        return [hit.passage.id for hit in search(_unasked(), question, added=(), limit=LIMIT)]


@cache
def _unasked() -> SparseIndex:
    """The index over the articles' own words."""
    own = [replace(one, asks=()) for one in of_library(library.load())]
    return sparse.ensure(Path(mkdtemp(prefix="gongkai-eval-")), "unasked", lambda: own, lambda _: None)


@cache
def with_meaning(home: Path) -> Searcher | None:
    """Words and vectors together; None where no vectors were made below `home` (gongkai corpus embed)."""
    dense = open_dense(home)
    if dense is None or not len(dense):
        return None
    return lambda question: [hit.passage.id for hit in search(index(), question, dense=dense, limit=LIMIT)]


@cache
def bm25s_peer() -> Searcher:
    """The public BM25 package over the same articles, characters and bigrams as ours."""
    import bm25s

    passages = _in_force()
    retriever = bm25s.BM25()
    retriever.index([terms(f"{one.names}\n{one.text}") for one in passages], show_progress=False)

    def find(question: str) -> list[str]:
        rows, _ = retriever.retrieve([terms(question)], k=LIMIT, show_progress=False)
        return [passages[row].id for row in rows[0]]

    return find


@cache
def langchain_peer() -> Searcher | None:
    """The plain pipeline of tutorials: recursive splitter, vectors, Chroma; None where its packages are not installed.

    The same bundled embedder as ours, over the articles' own words. Building takes a minute or two.
    """
    embedder = bundled()
    try:
        from langchain_chroma import Chroma
        from langchain_core.embeddings import Embeddings
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError:
        return None
    if embedder is None:
        return None
    model = embedder

    class Bundled(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in model.passages(texts)]

        def embed_query(self, text: str) -> list[float]:
            return list(map(float, model.query(text)))

    passages = _in_force()
    splitter = RecursiveCharacterTextSplitter(chunk_size=300, chunk_overlap=50)
    chunks = splitter.create_documents(
        [f"{one.names}\n{one.text}" for one in passages], metadatas=[{"passage": one.id} for one in passages]
    )
    store = Chroma.from_documents(chunks, Bundled(), collection_configuration={"hnsw": {"space": "cosine"}})

    def find(question: str) -> list[str]:
        found = store.similarity_search(question, k=3 * LIMIT)
        return list(dict.fromkeys(one.metadata["passage"] for one in found))[:LIMIT]

    return find


@cache
def only_meaning(home: Path) -> Searcher | None:
    """The vectors alone."""
    dense = open_dense(home)
    if dense is None or not len(dense):
        return None

    def find(question: str) -> list[str]:
        near = dense.near(question)
        return sorted(near, key=lambda key: -max(near[key]))[:LIMIT]

    return find


def _in_force() -> list[Passage]:
    return [one for one in of_library(library.load()) if one.status != "repealed"]


@contextmanager
def _weights(table: str, change: Mapping[str, float]) -> Iterator[None]:
    kept = dict(weights()[table])
    weights()[table].update(change)
    try:
        yield
    finally:
        weights()[table].update(kept)
