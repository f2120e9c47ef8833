"""The index follows the corpus."""

from pathlib import Path

from assistant.knowledge import library
from assistant.knowledge.opening import key, open_index
from assistant.knowledge.search import search

ADDED = """+++
id = "bendi"
title = "示例市公开办法"
kind = "official"
+++

### 第一条
本市设立公开日，每月第一个星期三为公开日。
"""


def test_what_is_added_is_found_and_what_is_deleted_vanishes(tmp_path: Path) -> None:
    said = list[str]()
    open_index(tmp_path, said.append)
    file = library.added(tmp_path) / "bendi.md"
    file.parent.mkdir(parents=True)
    file.write_text(ADDED, "utf-8")
    assert search(open_index(tmp_path, said.append), "每月第一个星期三")[0].passage.id == "bendi/1"
    file.unlink()
    assert search(open_index(tmp_path, said.append), "每月第一个星期三")[0].passage.id != "bendi/1"
    assert len(said) == 3


def test_an_unchanged_corpus_keeps_its_key(tmp_path: Path) -> None:
    assert key(tmp_path) == key(tmp_path)
