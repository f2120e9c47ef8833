"""Open the index over all that is at hand; it is built anew whenever a file of the corpus came, went or changed."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.knowledge import library, sparse
from assistant.knowledge.passages import Passage, of_library
from assistant.knowledge.sparse import SparseIndex


def open_index(home: Path, say: Callable[[str], None] = lambda _: None) -> SparseIndex:
    """The index over the shipped corpus and what the user added below `home`; `say` gets a line where it takes time.

    Files are told apart by name, length and time of change: an open index costs no reading of them.

    Raises:
        InputError: a file of the corpus is not of its form.
        OSError: `home` cannot be written.
    """
    return sparse.ensure(home / "index", key(home), lambda: list(_passages(home)), say)


def key(home: Path) -> str:
    """What tells this state of the corpus from every other."""
    marks = (f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in _files(home))
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def _files(home: Path) -> Iterator[Path]:
    for folder in (library.shipped(), library.added(home)):
        yield from sorted(folder.glob("*.md"))


def _passages(home: Path) -> Iterator[Passage]:
    yield from of_library(library.load(home))
