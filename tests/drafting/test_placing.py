from pathlib import Path

import pytest

from assistant.drafting.placing import place
from assistant.errors import InputError


def test_the_same_bytes_leave_a_file_as_it_is(tmp_path: Path) -> None:
    paths, words = place(tmp_path, "年报", {"md": b"a"})
    before = paths["md"].stat().st_mtime_ns
    again, more = place(tmp_path, "年报", {"md": b"a"})
    assert (again, words, more) == (paths, (), ())
    assert paths["md"].stat().st_mtime_ns == before


def test_other_bytes_get_a_name_of_their_own_together(tmp_path: Path) -> None:
    place(tmp_path, "年报", {"md": b"a", "html": b"h"})
    paths, words = place(tmp_path, "年报", {"md": b"b", "html": b"h"})
    assert {path.name for path in paths.values()} == {"年报-2.md", "年报-2.html"}
    assert (tmp_path / "年报.md").read_bytes() == b"a"
    assert "年报-2.md" in words[0]
    third, _ = place(tmp_path, "年报", {"md": b"c"})
    assert third["md"].name == "年报-3.md"


def test_characters_that_file_systems_refuse_are_replaced(tmp_path: Path) -> None:
    paths, _ = place(tmp_path / "新 文件夹", '甲/乙:"丙"', {"md": b"a"})
    assert paths["md"].name == "甲_乙__丙_.md"


def test_a_folder_that_cannot_be_made_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(InputError, match="--out"):
        place(tmp_path / "out", "年报", {"md": b"a"})
