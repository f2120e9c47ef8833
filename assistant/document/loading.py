"""The registry of formats: one codec module a format, imported only when a file of that format comes."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Literal, TypeAlias, cast

from assistant.document.blocks import Document
from assistant.document.sniffing import kind_of
from assistant.errors import InputError

DocumentKind: TypeAlias = Literal["docx", "html", "md"]

LIMIT = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""

_READERS = {
    "docx": "docx_reading", "html": "html_reading", "md": "md_reading", "pdf": "pdf", "text": "text", "xlsx": "xlsx",
}  # fmt: skip
_WRITERS: dict[DocumentKind, str] = {"docx": "docx_writing", "html": "html_writing", "md": "md_writing"}


def load(path: Path, *, limit: int = LIMIT) -> Document:
    """Read a file of any known format; its `sha256` is that of the bytes.

    Raises:
        InputError: it cannot be opened, is empty, too large, damaged, locked, or of a format that is not read.
    """
    data = read_bytes(path, limit=limit)
    read = cast("Callable[[bytes, str], Document]", _codec(_READERS[kind_of(data, path.name)]).read)
    document = read(data, path.name)
    if not document.blocks:
        raise InputError("文件里没有可读的文字", place=path.name, remedy="请打开文件核对，或复制正文存为文本文件")
    return replace(document, sha256=hashlib.sha256(data).hexdigest())


def dump(document: Document, kind: DocumentKind) -> bytes:
    """The document as a file of that format."""
    write = cast("Callable[[Document], bytes]", _codec(_WRITERS[kind]).write)
    return write(document)


def read_bytes(path: Path, *, limit: int = LIMIT) -> bytes:
    """The bytes of a file the user named.

    Raises:
        InputError: it cannot be opened, or holds more than `limit` bytes.
    """
    try:
        if path.is_dir():
            raise InputError("这是文件夹", place=str(path), remedy="请指定其中的一个文件")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise refusal(error, path) from error
    if len(data) > limit:
        size = f"{limit / 1024 / 1024:g} MB"
        raise InputError(f"文件超过 {size}", place=path.name, remedy="请只保留年报正文，删去图片和附件后另存")
    if path.name.startswith("~$"):
        raise InputError("这是 Word 或 WPS 打开文件时的临时文件", place=path.name, remedy="请选择不带“~$”的同名文件")
    return data


def refusal(error: OSError | ValueError, path: Path) -> InputError:
    """What to tell the user about a file that the system would not open."""
    if isinstance(error, PermissionError):
        if _in_use(error, path):
            return InputError("文件正被 Word 或 WPS 打开", place=path.name, remedy="请在 Word 或 WPS 中关闭它再试")
        return InputError("没有读取权限", place=path.name, remedy="请检查文件权限，或复制到自己的文件夹再试")
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return InputError("文件不存在", place=str(path), remedy="请检查文件名和所在文件夹")
    return InputError("文件打不开", place=str(path), remedy="请把它复制到本机硬盘再试")


def _in_use(error: PermissionError, path: Path) -> bool:
    """Whether an office program holds the file: Windows says so, or its owner file lies beside."""
    owners = (f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    sharing_violation = 32
    return getattr(error, "winerror", None) == sharing_violation or any(
        path.with_name(owner).exists() for owner in owners
    )


def _codec(module: str) -> ModuleType:
    return import_module(f"assistant.document.{module}")
