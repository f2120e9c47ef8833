"""LibreOffice as a converter, where it is installed: old Word files to docx, and our docx to PDF."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import InputError

_COMMANDS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_TIMEOUT = 120
"""Seconds. A report takes two; a program that hangs on a damaged file must end."""

_OLD_TYPES = {"doc": "旧版 Word（.doc 或 .wps）", "rtf": "RTF"}


def soffice() -> str | None:
    """The program's path, or None where LibreOffice is not installed."""
    found = (shutil.which(command) for command in _COMMANDS)
    return next((path for path in found if path), next((path for path in _USUAL_PLACES if Path(path).is_file()), None))


def to_docx(data: bytes, kind: str, *, place: str) -> bytes:
    """An old Word file (`kind` doc or rtf) as .docx.

    Raises:
        InputError: LibreOffice is not installed or could not open the file.
    """
    if soffice() is None:
        raise InputError(
            f"文件是{_OLD_TYPES[kind]}格式", place=place, remedy="请用 Word 或 WPS 打开，另存为 .docx 后再试"
        )
    return convert(data, kind, "docx:MS Word 2007 XML", place=place)


def convert(data: bytes, kind: str, target: str, *, place: str, environment: Mapping[str, str] | None = None) -> bytes:
    """Convert a file's bytes with LibreOffice.

    Each run has a profile of its own: two runs that share one fail. `target` is LibreOffice's name of the format,
    `pdf` or `docx:〈filter〉`; `environment` is added to the process's own.

    Raises:
        InputError: LibreOffice is not installed, took too long or could not convert the file.
    """
    program = soffice()
    if program is None:
        raise InputError("没有找到 LibreOffice", place=place, remedy="请安装 LibreOffice（含 Writer）后再试")
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source.{kind}")
        source.write_bytes(data)
        result = Path(folder, "out", f"source.{target.partition(':')[0]}")
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--convert-to", target, "--outdir", str(result.parent), str(source),
        ]  # fmt: skip
        said = _run(command, {**os.environ, **(environment or {})}, place)
        if not result.is_file():
            raise InputError(
                "LibreOffice 未能转换这个文件" + (f"（{said}）" if said else ""),
                place=place,
                remedy="文件可能已损坏或加密；请用 Word 或 WPS 打开，另存为 .docx 后再试",
            )
        return result.read_bytes()


def _run(command: list[str], environment: Mapping[str, str], place: str) -> str:
    """Run to the end or end it, with all that it started; its last line on stderr."""
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=_TIMEOUT)
    except subprocess.TimeoutExpired as late:
        # The command is a launcher: what hangs is its child, in the same session.
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.communicate()
        raise InputError(
            f"LibreOffice 转换超过 {_TIMEOUT} 秒，已停止", place=place, remedy="请关闭其他程序后再试"
        ) from late
    return said.strip().rpartition("\n")[2]
