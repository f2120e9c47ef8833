import errno
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
    with pytest.raises(InputError, match="已经是一个文件的名字。请换一个文件夹名"):
        place(tmp_path / "out", "年报", {"md": b"a"})


def test_a_name_that_would_hide_the_file_or_leave_the_folder_is_mended(tmp_path: Path) -> None:
    paths, _ = place(tmp_path, "../../甲/局", {"md": b"a"})
    assert paths["md"] == tmp_path / "甲_局.md"


def test_a_name_that_is_too_long_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"无法写入 .*文件名过长.*机关名称"):
        place(tmp_path, "局" * 300, {"md": b"a"})


def test_where_file_names_hold_no_chinese_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="PYTHONUTF8"):
        place(tmp_path, "年报\udcff\ud800", {"md": b"a"})


def test_no_half_file_is_left_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match="磁盘已满"):
        place(tmp_path, "年报", {"md": b"abc"})
    assert not list(tmp_path.iterdir())
