"""Open the index over all that is at hand; it is built anew whenever a file of the corpus came, went or changed."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.knowledge import library, sparse
from assistant.knowledge.passages import Passage, of_library
from assistant.knowledge.sparse import SparseIndex

if TYPE_CHECKING:
    from assistant.knowledge.index import DenseIndex

VECTORS = "vectors"
"""The folder of the vectors, below the data folder."""


def open_index(home: Path, say: Callable[[str], None] = lambda _: None) -> SparseIndex:
    """The index over the shipped corpus and what the user added below `home`; `say` gets a line where it takes time.

    Files are told apart by name, length and time of change: an open index costs no reading of them.

    Raises:
        InputError: a file of the corpus is not of its form.
        OSError: `home` cannot be written.
    """
    return sparse.ensure(home / "index", key(home), lambda: list(passages(home)), say)


def open_dense(home: Path, address: str = "") -> "DenseIndex | None":
    """The vectors, where some were made and what makes them is installed; None otherwise. Takes about a second.

    Args:
        home: the data folder.
        address: a Chroma server's, "" for the folder below `home`.

    Raises:
        InputError: the server does not answer.
    """
    if not address and not (home / VECTORS).is_dir():
        return None
    return vectors(home, address)


def vectors(home: Path, address: str = "") -> "DenseIndex | None":
    """The vectors, made or not; None where nothing is installed that makes them. Arguments as those of `open_dense`."""
    from assistant.knowledge.embedding import bundled
    from assistant.knowledge.index import DenseIndex

    embedder = bundled()
    return DenseIndex(address or home / VECTORS, embedder) if embedder else None


def key(home: Path) -> str:
    """What tells this state of the corpus from every other."""
    marks = (f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in _files(home))
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def _files(home: Path) -> Iterator[Path]:
    for folder in (library.shipped(), library.added(home)):
        yield from sorted(folder.glob("*.md"))
    for folder in (library.shipped(), library.added(home)):
        yield from sorted(path for path in folder.with_name("reports").glob("*.*") if not path.name.startswith("."))


def passages(home: Path) -> Iterator[Passage]:
    """All that is to be found: articles of law, shipped and added, and sections of past reports."""
    from assistant.knowledge import past_reports  # here: an index that stands reads no report

    yield from of_library(library.load(home))
    yield from past_reports.of_reports(past_reports.load(home).values())
