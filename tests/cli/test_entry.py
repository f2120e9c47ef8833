"""The boundary, as a process: messages, statuses, streams."""

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from assistant.cli import entry
from assistant.cli.group import gongkai as group

ROOT = Path(__file__).parents[2]
Gongkai = Callable[..., CompletedProcess[bytes]]


def raising(error: BaseException) -> Callable[..., int]:
    def main(*args: object, **options: object) -> int:
        raise error

    return main


def test_a_defect_is_told_without_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(group, "main", raising(ZeroDivisionError("x")))
    assert entry.run(["read", "x"]) == 3
    said = capsys.readouterr().err
    assert "程序内部出错（ZeroDivisionError）" in said
    assert "--debug" in said
    assert "Traceback" not in said


def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(group, "main", raising(ZeroDivisionError("x")))
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    assert entry.run(["read", "x"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_unwritable_place_is_told_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(group, "main", raising(PermissionError(13, "Permission denied", "年报.docx")))
    assert entry.run(["draft", "x"]) == 2
    assert (
        capsys.readouterr().err
        == "文件操作失败 年报.docx：没有权限，或文件正被 Word、WPS 等程序打开；请关闭后再试，或换一个位置。\n"
    )


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (("check",), "还要写“文件”。"),
        (("new",), "还要写“文件.xlsx”。"),
        (("new", "表.xlsx", "--agency", "某局"), "还要写 --year（报告年度）。"),
        (("numbers",), "还要写“文件|-”。"),
    ],
)
def test_what_a_command_still_needs_is_told_in_words(args: tuple[str, ...], wanted: str, gongkai: Gongkai) -> None:
    done = gongkai(*args)
    assert done.returncode == 2
    assert done.stderr.decode().endswith(f"错误：{wanted}\n")


def test_a_refusal_of_any_command_is_json_where_json_is_asked_for(gongkai: Gongkai) -> None:
    done = gongkai("draft", "没有.xlsx", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"].keys() == {"problem", "place", "remedy"}
    assert "没有.xlsx" in done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_ctrl_c_ends_a_long_command_with_a_short_word(tmp_path: Path) -> None:
    source = tmp_path / "年报.txt"
    os.mkfifo(source)  # reading it waits for a writer, who never writes
    # A job in the background is started with SIGINT ignored, and hands that on.
    start = "import signal as s; s.signal(s.SIGINT, s.default_int_handler); from assistant.cli import main; main()"
    command: list[str | Path] = [sys.executable, "-c", start, "check", source]
    # The pipe's other end opens when the command has opened its own.
    with subprocess.Popen(command, cwd=ROOT, stdout=-1, stderr=-1) as running, source.open("wb"):
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert out == b""
    assert err.decode().strip() == "已中断。"


def test_interruption_is_status_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*args: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(group, "invoke", interrupted)
    assert entry.run(["read", "x"]) == 130
    assert capsys.readouterr().err.strip() == "已中断。"


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX pipe")
def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{shlex.quote(sys.executable)} -m assistant schema | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode in (0, entry.BROKEN_PIPE)


def test_json_is_utf8_whatever_the_code_page(gongkai: Gongkai) -> None:
    done = gongkai("schema", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "收到和处理政府信息公开申请情况" in done.stdout.decode()


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "gbk"])
def test_a_character_that_the_console_lacks_ends_nothing(encoding: str, gongkai: Gongkai) -> None:
    for args in (["--help"], ["doctor"], ["read", "没有𠮷.txt"]):
        done = gongkai(*args, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert done.returncode in (0, 2)
        assert b"Traceback" not in done.stderr


def test_python_m_assistant_is_the_same_command(gongkai: Gongkai) -> None:
    assert gongkai("--version").stdout.decode().startswith("gongkai 0.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "assistant", "schema"], stdout=full, stderr=-1, check=False)
    assert done.returncode == 2
    assert "磁盘已满" in done.stderr.decode()
