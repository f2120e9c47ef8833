"""The zip around a .docx: its XML parts, or a refusal that says what the file is and what to do."""

import io
import posixpath
import struct
import zipfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from zlib import error as ZlibError  # noqa: N812  (the module names it so)

from lxml import etree

from assistant.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LOOSE = W[1:-1].encode()
_PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_MAX_PART = 64 * 1024 * 1024
"""Unpacked bytes of one part. A real report's largest part has about half a megabyte."""

_COMPRESSION = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""What the packaging standard allows."""
_BROKEN = (zipfile.BadZipFile, ZlibError, struct.error, ValueError, EOFError, NotImplementedError, OSError)
"""What zipfile raises over damaged bytes."""

_RESAVE = "请用 Word 或 WPS 打开确认完好，另存为 .docx 后再试"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def kind_of(data: bytes) -> str:
    """What a file of the Word family is by its first bytes: `docx` (any zip), `doc`, `rtf`, `encrypted` or "".

    An OLE compound file holds an encrypted package or the old binary format; the names of its streams tell which.
    """
    if data.startswith(b"PK"):
        return "docx"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "encrypted"
        if "WordDocument".encode("utf-16-le") in data:
            return "doc"
    return ""


class Package:
    """The parts of one .docx.

    Raises:
        InputError: not a zip, broken off, encrypted, no Word document inside, or far too large when unpacked.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if kind_of(data) == "encrypted":
            raise InputError(
                "文件设有打开密码", place=name, remedy="请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再试"
            )
        if not data:
            raise InputError("文件是空的", place=name, remedy="请检查文件是否保存或传输完整")
        if not data.startswith(b"PK"):
            raise InputError("不是 Word（.docx）文件", place=name, remedy=_RESAVE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as broken:
            raise self._incomplete() from broken
        self._names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in self._zip.infolist()}
        if self.main_name not in self._names:
            raise InputError("文件里没有 Word 正文", place=name, remedy=f"它可能是别的格式。{_RESAVE}")

    @cached_property
    def main_name(self) -> str:
        """The path of the document part, by the package's relations."""
        return self._of_package.get("officeDocument", ["word/document.xml"])[0]

    @cached_property
    def main(self) -> etree._Element:
        """The document part."""
        root = self._xml(self.main_name)
        if root.tag != f"{W}document":
            raise InputError("文件里没有 Word 正文", place=self.name, remedy=f"它可能是别的格式。{_RESAVE}")
        return root

    def related(self, kind: str) -> etree._Element | None:
        """The part of that kind (`styles`, `numbering`, `footnotes`) that the document refers to, or None."""
        targets = (target for target in self._of_main.get(kind, ()) if target in self._names)
        found = next(targets, None)
        return None if found is None else self._xml(found)

    def property(self, name: str) -> str:
        """What the file's own properties say under that local name (`creator`, `title`); "" for nothing.

        Their part is nobody's text: where it is damaged, nothing is said.
        """
        return next((each.text.strip() for each in self._properties if _named(each, name) and each.text), "")

    @cached_property
    def _properties(self) -> Sequence[etree._Element]:
        path = self._of_package.get("core-properties", [""])[0]
        if path not in self._names:
            return ()
        try:
            return tuple(self._xml(path).iterchildren())
        except InputError:
            return ()

    @cached_property
    def _of_package(self) -> Mapping[str, Sequence[str]]:
        return self._relations("_rels/.rels", "")

    @cached_property
    def _of_main(self) -> Mapping[str, Sequence[str]]:
        folder, file = posixpath.split(self.main_name)
        return self._relations(f"{folder}/_rels/{file}.rels", folder)

    def _relations(self, path: str, folder: str) -> Mapping[str, Sequence[str]]:
        """Kind -> target paths of the relations in that part; none where the part is absent."""
        found: dict[str, list[str]] = {}
        for relation in self._xml(path).iter(_PACKAGE_RELATION) if path in self._names else ():
            target = relation.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, []).append(posixpath.normpath(joined))
        return found

    def _xml(self, path: str) -> etree._Element:
        """Parse a part into elements alone. Entities are never resolved and nothing is fetched."""
        raw = self._bytes(path).replace(_STRICT, _LOOSE)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        damaged = InputError(f"文件内容已损坏（{path}）", place=self.name, remedy=_RESAVE)
        try:
            root = etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as broken:
            raise damaged from broken
        # The packaging standard forbids document types: where one stands, somebody wants entities resolved.
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged
        return root

    def _incomplete(self) -> InputError:
        return InputError("文件不完整或已损坏", place=self.name, remedy="请重新取得该文件后再试")

    def _bytes(self, path: str) -> bytes:
        entry = self._names[path]
        if entry.flag_bits & 0x1:
            raise InputError("压缩包设有密码", place=self.name, remedy="请解压取出不加密的 .docx 文件后再试")
        if entry.compress_type not in _COMPRESSION:
            raise self._incomplete()
        try:
            # What the directory says of the size may be a lie: unpack one byte more than is allowed, never all.
            with self._zip.open(entry) as part:
                raw = part.read(_MAX_PART + 1)
        except _BROKEN as broken:
            raise self._incomplete() from broken
        if len(raw) > _MAX_PART:
            raise InputError(
                f"解压后内容超过 {_MAX_PART // 1024 // 1024} MB，不像正常的年报", place=self.name, remedy=_RESAVE
            )
        return raw


def _named(element: etree._Element, name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name
