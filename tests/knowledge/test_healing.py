"""The index is a cache: whatever happens to it, the next process has a whole one."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.knowledge import sparse
from assistant.knowledge.opening import open_index
from assistant.knowledge.search import search
from evals.kill_index import BUILD, run

Damage = Callable[[Path], object]


def first(home: Path) -> tuple[str, list[str]]:
    """The best passage for a question that one article answers, and what was said at opening."""
    said = list[str]()
    return search(open_index(home, said.append), "收到申请多久答复")[0].passage.id, said


def folder(home: Path) -> Path:
    (one,) = (home / "index").iterdir()
    return one


def largest(home: Path) -> Path:
    return max(folder(home).iterdir(), key=lambda path: path.stat().st_size)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def test_processes_ended_while_they_build_leave_nothing_half_done_and_lose_nothing() -> None:
    counts = run(6)
    assert counts["ended"]
    assert (counts["healed"], counts["lost"]) == (6, 0)


@pytest.mark.parametrize(
    "damage",
    [
        lambda home: largest(home).write_bytes(largest(home).read_bytes()[:1000]),
        lambda home: flip(largest(home)),
        lambda home: largest(home).unlink(),
        lambda home: (folder(home) / "meta.json").write_text("{", "utf-8"),
        lambda home: (folder(home) / "sums.json").unlink(),
    ],
    ids=["cut short", "a byte changed", "a file lost", "its list broken", "its sums lost"],
)
def test_a_damaged_index_is_built_anew_and_said(tmp_path: Path, damage: Damage) -> None:
    expected, _ = first(tmp_path)
    damage(tmp_path)
    assert first(tmp_path) == (expected, ["索引已损坏，正在重建"])
    assert first(tmp_path) == (expected, [])


def test_an_index_of_another_schema_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first(tmp_path)
    old = folder(tmp_path)
    monkeypatch.setattr(sparse, "SCHEMA", "next")
    assert first(tmp_path)[1] == ["正在建立索引"]
    assert folder(tmp_path) != old


def test_processes_that_build_at_once_all_end_with_one_whole_index(tmp_path: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", BUILD, str(tmp_path)]) for _ in range(4)]
    assert [process.wait() for process in processes] == [0] * 4
    assert not first(tmp_path)[1]
    assert folder(tmp_path).name.startswith(sparse.SCHEMA)
