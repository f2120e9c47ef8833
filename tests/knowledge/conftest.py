"""The shipped library and its index, opened once for the tests of this room."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from assistant.knowledge import library
from assistant.knowledge.answer import Answer
from assistant.knowledge.asking import ask
from assistant.knowledge.library import Library
from assistant.knowledge.opening import open_index
from assistant.knowledge.sparse import SparseIndex

Asker = Callable[..., Answer]


@pytest.fixture(scope="session")
def books() -> Library:
    return library.load()


@pytest.fixture(scope="session")
def whole_index(tmp_path_factory: pytest.TempPathFactory) -> SparseIndex:
    return open_index(tmp_path_factory.mktemp("home"))


@pytest.fixture
def answer(books: Library, whole_index: SparseIndex) -> Asker:
    """Ask on 1 November 2026."""

    def call(question: str, context: Sequence[str] = ()) -> Answer:
        return ask(question, context, whole_index, books, today=date(2026, 11, 1))

    return call
