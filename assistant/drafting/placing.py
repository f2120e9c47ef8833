"""Files into a folder: never over another content, the same bytes left as they are, and whole or not at all."""

import errno
import re
from collections.abc import Mapping
from os import getpid
from pathlib import Path
from threading import get_ident

from assistant.errors import InputError

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\r\n\t]')
_HIDDEN = re.compile(r"\A[.\s_]+")
_REASONS = {
    errno.ENAMETOOLONG: ("文件名过长", "文件名由机关名称而来，请核对机关名称"),
    errno.ENOSPC: ("磁盘已满", "请腾出空间，或换一个文件夹"),
    errno.EROFS: ("所在磁盘只读", "请换一个文件夹"),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR), ("要写的文件夹已经是一个文件的名字", "请换一个文件夹名")),
    errno.EISDIR: ("这里已有同名的文件夹", "请换一个文件名"),
}
_LOCKED = ("写不进去，可能没有写入权限，或文件正被 Word、WPS 打开", "请关闭该文件，或换一个文件夹")


def place(folder: Path, stem: str, contents: Mapping[str, bytes]) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Write contents by their suffix under one name; a name taken by other bytes gets -2, -3 for all of them.

    Returns:
        suffix -> path, and a word on every file that could not have its name.

    Raises:
        InputError: the folder or a file cannot be written.
    """
    stem = _HIDDEN.sub("", _FORBIDDEN.sub("_", stem)) or "年报"
    number = 1
    while any(_taken(_path(folder, stem, number, suffix), content) for suffix, content in contents.items()):
        number += 1
    paths = {suffix: _path(folder, stem, number, suffix) for suffix in contents}
    for suffix, path in paths.items():
        if not _exists(path):  # else the same bytes lie there
            write_whole(path, contents[suffix])
    if number == 1:
        return paths, ()
    names = "、".join(path.name for path in paths.values())
    return paths, (f"{stem} 已存在且内容不同，未改动；本次另存为 {names}",)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that who reads meanwhile, or an interruption, never meets half of it.

    Raises:
        InputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{getpid()}-{get_ident()}.new")
        try:
            new.write_bytes(content)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except (OSError, UnicodeEncodeError) as error:
        raise _refused(path, error) from error


def _path(folder: Path, stem: str, number: int, suffix: str) -> Path:
    return folder / f"{stem}{f'-{number}' if number > 1 else ''}.{suffix}"


def _taken(path: Path, content: bytes) -> bool:
    """Other bytes lie there."""
    try:
        return _exists(path) and path.read_bytes() != content
    except OSError as error:
        raise _refused(path, error) from error


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, UnicodeEncodeError) as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError | UnicodeEncodeError) -> InputError:
    if isinstance(error, UnicodeEncodeError):
        problem, remedy = "系统的语言设置写不了中文文件名", "请把环境变量 PYTHONUTF8 设为 1 再运行"
    else:
        problem, remedy = _REASONS.get(error.errno or 0, _LOCKED)
    return InputError(problem, place=str(path), remedy=remedy, doing="写入")
