import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from assistant.cli.each import Outcome, each
from assistant.errors import InputError

Gongkai = Callable[..., CompletedProcess[bytes]]
GOOD, WARNED, GONE = Path("好.txt"), Path("有错.txt"), Path("没有.txt")


def work(file: Path) -> Outcome:
    if file == GONE:
        raise InputError("文件不存在", place=str(file), remedy="请核对路径")
    return Outcome({"file": str(file)}, lambda: print(file), 1 if file == WARNED else 0)


def test_a_refusal_stops_nothing_and_stands_in_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert each([GOOD, GONE, WARNED], work, as_json=True) == 2
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert lines[0] == {"file": "好.txt"}
    assert lines[1] == {
        "file": "没有.txt",
        "error": {"problem": "文件不存在", "place": "没有.txt", "remedy": "请核对路径"},
    }
    assert lines[2] == {"file": "有错.txt"}
    assert err == "无法读取 没有.txt：文件不存在。请核对路径\n"


def test_the_worst_status_wins(capsys: pytest.CaptureFixture[str]) -> None:
    assert each([GOOD], work, as_json=False) == 0
    assert each([WARNED, GOOD], work, as_json=False) == 1
    assert capsys.readouterr().out.split() == ["好.txt", "有错.txt", "好.txt"]


def test_a_refused_file_prints_nothing_for_people_but_the_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert each([GONE], work, as_json=False) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "没有.txt" in err


def test_files_of_one_name_in_two_folders_are_told_apart(gongkai: Gongkai, tmp_path: Path) -> None:
    for folder in ("甲局", "乙局"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "年报.docx").write_bytes(b"PK\x03\x04 broken")
    said = gongkai("check", "甲局/年报.docx", "乙局/年报.docx").stderr.decode()
    assert [line.partition("：")[0] for line in said.splitlines()] == [
        f"无法读取 {Path(folder, '年报.docx')}" for folder in ("甲局", "乙局")
    ]
