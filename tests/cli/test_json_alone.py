"""With --json stdout holds JSON alone, one value a line, whatever a command is asked for."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Gongkai = Callable[..., CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, references: Path) -> Path:
    """A report, an empty file, a letter and a folder."""
    (tmp_path / "年报 2024.txt").write_bytes((references / "fengquan-office-2024.txt").read_bytes())
    (tmp_path / "空.docx").touch()
    (tmp_path / "信.txt").write_text("各位同事：附件请查收。", "utf-8")
    (tmp_path / "夹").mkdir()
    return tmp_path


FILES = ("年报 2024.txt", "没有.docx", "空.docx", "信.txt", "夹", "年报 2024.txt")


@pytest.mark.parametrize("command", ["read", "check", "repair"])
def test_several_files_give_one_line_each_in_their_order(command: str, gongkai: Gongkai) -> None:
    done = gongkai(command, *FILES, "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("file") for line in lines] == [None, "没有.docx", "空.docx", "信.txt", "夹", None]
    assert done.returncode == 2


@pytest.mark.parametrize(
    "args",
    [
        ("check", "年报 2024.txt", "--previous", "空.docx"),
        ("check", "年报 2024.txt", "--project", "没有.toml"),
        ("repair", "年报 2024.txt", "--apply", "1", "--out", "新.docx"),
        ("repair", "年报 2024.txt", "--apply", "999", "--out", "新.docx"),
        ("numbers", "信.txt"),
        ("numbers", "夹"),
        ("numbers", "年报 2024.txt", "--report", "没有.docx"),
        ("draft", "信.txt"),
        ("draft", "年报 2024.txt", "--dry-run"),
        ("draft", "--example", "--formats", "md,json", "--trace"),
        ("example", "例"),
        ("new", "填报.xlsx", "--agency", "某局", "--year", "2025"),
        ("new", "填报.xlsx", "--agency", "某局", "--year", "2025", "--previous", "空.docx"),
        ("rules",),
        ("rules", "T3-R01"),
        ("schema", "check"),
        ("doctor",),
        ("eval", "没有这个"),
    ],
    ids=" ".join,
)
def test_stdout_is_one_json_value(args: tuple[str, ...], gongkai: Gongkai) -> None:
    (line,) = gongkai(*args, "--json").stdout.splitlines()
    json.loads(line)


@pytest.mark.parametrize(
    "args", [("check",), ("check", "年报 2024.txt", "--html"), ("rules", "ZZ"), ("chek",), ("bench", "ZZ")]
)
def test_wrong_usage_says_nothing_on_stdout(args: tuple[str, ...], gongkai: Gongkai) -> None:
    done = gongkai(*args, "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "错误：" in done.stderr.decode()
