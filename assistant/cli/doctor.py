"""`gongkai doctor`: what works on this machine, what is missing and how to get it."""

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json

_NAME = re.compile(r"[\w.-]+")
State = Literal["ok", "optional", "missing"]
_WORDS: dict[State, str] = {"ok": "正常", "optional": "可选", "missing": "缺少"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `optional` is absent and only some work needs it, `missing` stops the ordinary work."""

    name: str
    state: State
    detail: str
    remedy: str = ""


@subcommand("doctor")
@json_option
def command(as_json: bool) -> int:
    """检查本机环境：Python、程序包、LibreOffice、中文字体、求解器、文件夹、自带数据。

    退出码：0 可以正常使用；1 缺少必需的东西。
    """
    found = list(examine())
    if as_json:
        print_json({"ready": _ready(found), "checks": [asdict(finding) for finding in found]})
    else:
        for finding in found:
            click.echo(f"{_WORDS[finding.state]}  {finding.name}：{finding.detail}")
            if finding.remedy:
                click.echo(f"      {finding.remedy}")
        click.echo("可以正常使用。" if _ready(found) else "缺少必需的东西，请按上面的说明补齐。")
    return 0 if _ready(found) else 1


def _ready(found: list[Finding]) -> bool:
    return all(finding.state != "missing" for finding in found)


def examine() -> Iterator[Finding]:
    """Look at everything, in the order of importance."""
    from assistant import settings

    version = platform.python_version()
    old = sys.version_info < (3, 11)
    yield Finding("Python", "missing" if old else "ok", version, "请安装 Python 3.11 或更高版本" if old else "")
    yield _packages()
    yield _data()
    yield _folder("出件文件夹", settings.load().out)
    yield _folder("临时文件夹", Path(tempfile.gettempdir()))
    yield _office()
    yield _fonts()
    yield _solver()


def _packages() -> Finding:
    """The packages that this distribution requires, by what is installed."""
    try:
        required = importlib.metadata.requires("gongkai") or []
    except importlib.metadata.PackageNotFoundError:
        return Finding("程序包", "missing", "没有安装 gongkai", "请在源码目录运行 pip install -e .")
    names = [match[0] for line in required if "extra ==" not in line and (match := _NAME.match(line))]
    absent = [name for name in names if not _installed(name)]
    if absent:
        return Finding("程序包", "missing", f"缺 {'、'.join(absent)}", f"请运行 pip install {' '.join(absent)}")
    return Finding("程序包", "ok", f"{len(names)} 个必需的都已安装")


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _data() -> Finding:
    from assistant.resources import data

    absent = [name for name in ("prompts", "corpus") if not data(name).is_dir()]
    if absent:
        return Finding("自带数据", "missing", f"找不到 {'、'.join(absent)}", "请重新安装 gongkai")
    return Finding("自带数据", "ok", str(data("corpus")))


def _folder(name: str, folder: Path) -> Finding:
    """Whether files can be written there, or the folder be made."""
    existing = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
    if os.access(existing, os.W_OK):
        return Finding(name, "ok", str(folder))
    return Finding(name, "missing", f"{folder} 不能写入", "请换一个文件夹（如设环境变量 GONGKAI_OUT），或取得写入权限")


def _office() -> Finding:
    from assistant.document.office import soffice

    program = soffice()
    if program is None:
        remedy = "只有出 PDF、读旧版 Word（.doc、.wps）时需要；请安装 LibreOffice（含 Writer）"
        return Finding("LibreOffice", "optional", "没有找到", remedy)
    return Finding("LibreOffice", "ok", program)


def _fonts() -> Finding:
    """The fonts that the official style names, as far as fontconfig knows them (Windows and macOS carry their own)."""
    lister = shutil.which("fc-list")
    if lister is None:
        return Finding(
            "中文字体",
            "optional",
            "无法检查（没有 fc-list）",
            "Word 文件用仿宋、楷体、黑体、小标宋；打开时缺哪种由 Word 代替",
        )
    listed = subprocess.run(
        [lister, ":lang=zh", "family"], capture_output=True, text=True, check=False, timeout=60
    ).stdout
    wanted = {
        "仿宋": ("FangSong", "仿宋", "FandolFang"),
        "楷体": ("KaiTi", "楷体", "UKai"),
        "黑体": ("SimHei", "黑体", "Noto Sans CJK SC"),
    }
    absent = [name for name, families in wanted.items() if not any(family in listed for family in families)]
    if absent:
        return Finding(
            "中文字体",
            "optional",
            f"没有 {'、'.join(absent)}",
            "只影响本机出 PDF 的字形，Word 文件不受影响；请安装这些字体",
        )
    return Finding("中文字体", "ok", "仿宋、楷体、黑体都有")


def _solver() -> Finding:
    """The solver of `gongkai repair`, tried on something small."""
    from assistant.repair import solver

    name = f"求解器 {solver.PACKAGE}"
    if not solver.available():
        remedy = f"只有表中错误很多、算不出改法时才需要；请运行 pip install {solver.PACKAGE}"
        return Finding(name, "optional", "没有安装", remedy)
    try:
        return Finding(name, "ok", solver.version())
    except (ImportError, ValueError) as error:
        remedy = f"只影响错误很多的表的改法；请运行 pip install --force-reinstall {solver.PACKAGE}"
        return Finding(name, "optional", f"已安装，但不能运行（{error}）", remedy)
