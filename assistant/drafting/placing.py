"""Files into a folder: never over another content, the same bytes left as they are."""

import re
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import InputError

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\r\n\t]')


def place(folder: Path, stem: str, contents: Mapping[str, bytes]) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Write contents by their suffix under one name; a name taken by other bytes gets -2, -3 for all of them.

    Returns:
        suffix -> path, and a word on every file that could not have its name.

    Raises:
        InputError: the folder or a file cannot be written.
    """
    stem = _FORBIDDEN.sub("_", stem)
    number = 1
    while any(_taken(_path(folder, stem, number, suffix), content) for suffix, content in contents.items()):
        number += 1
    paths = {suffix: _path(folder, stem, number, suffix) for suffix in contents}
    for suffix, path in paths.items():
        _write(path, contents[suffix])
    if number == 1:
        return paths, ()
    names = "、".join(path.name for path in paths.values())
    return paths, (f"{stem} 已存在且内容不同，未改动；本次另存为 {names}",)


def _path(folder: Path, stem: str, number: int, suffix: str) -> Path:
    return folder / f"{stem}{f'-{number}' if number > 1 else ''}.{suffix}"


def _taken(path: Path, content: bytes) -> bool:
    """Other bytes lie there."""
    return path.exists() and path.read_bytes() != content


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise InputError(
            "写不进去，可能没有写入权限，或文件正被 Word、WPS 打开",
            place=str(path),
            remedy="请关闭该文件，或用 --out 换一个文件夹",
        ) from error
