"""What a file is: by its content first, by its suffix only where the content leaves it open."""

import re
from io import BytesIO
from pathlib import PurePath

from assistant.errors import InputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SHEET_SUFFIXES = {".xls", ".xlsx", ".xlsm", ".et", ".ett"}
_UNPACKED_LIMIT = 400 * 1024 * 1024
"""Bytes. An archive that unpacks to more is no report; it would only fill the memory."""

_WORD = "请用 Word 或 WPS 打开，另存为 .docx"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"MIME-Version:", "单个文件网页（.mht）暂不支持", "请另存为“网页，仅 HTML”或 .docx"),
    (b"Rar!", "这是压缩包", "请解压后选择其中的文件"),
    (b"7z\xbc\xaf", "这是压缩包", "请解压后选择其中的文件"),
    (b"\x1f\x8b", "这是压缩包", "请解压后选择其中的文件"),
    *(
        (magic, "这是图片，没有可读的文字", "请换成 Word、网页或文本")
        for magic in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
    ),
)
_DOCUMENT_MARKUP = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MARKUP = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    rb"<(?:meta|title|link|style|script|base|div|p|h[1-6]|table|span|section|article|main|font|center|ul|ol|strong|b|br)\b",
    re.I | re.S,
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<w:wordDocument|\s*<pkg:package", re.I)


def kind_of(data: bytes, name: str) -> str:
    """The format of `data`: docx, xlsx, html, md, pdf or text.

    Raises:
        InputError: a format that is known but not read, a broken archive, or nothing in it.
    """
    suffix = PurePath(name).suffix.lower()
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise InputError("文件是空的", place=name, remedy="请换一个有内容的文件")
    if data.startswith(b"PK"):
        return _archive(data, name)
    if data.startswith(_OLE):
        return "xlsx" if suffix in _SHEET_SUFFIXES or "Workbook".encode("utf-16-le") in data else "docx"
    if data.startswith(b"{\\rtf"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, problem, remedy in _REFUSED:
        if data.startswith(magic):
            raise InputError(problem, place=name, remedy=remedy)
    return _written(data, name, suffix)


def _written(data: bytes, name: str, suffix: str) -> str:
    start = data[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _DOCUMENT_MARKUP.match(start):
        return "html"
    if _XML.match(start):
        raise InputError("不认识的 XML 文件", place=name, remedy=_WORD)
    if suffix in {".md", ".markdown"}:
        return "md"
    return "html" if suffix in {".html", ".htm", ".shtml", ".xhtml"} or _MARKUP.match(start) else "text"


def _archive(data: bytes, name: str) -> str:
    import zipfile  # here: most of what is checked is text, and this module is not free

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError("文件已损坏或不完整", place=name, remedy="请重新下载或重新复制一份") from error
    if sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise InputError("文件解开后过大", place=name, remedy="请另存一份，删去其中的图片和附件")
    names = [part.filename.replace("\\", "/").lower() for part in parts]
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if any(part.startswith(folder) for part in names):
            return kind
    if "ofd.xml" in names:
        raise InputError("暂不支持读取 OFD", place=name, remedy="请另存为 Word（.docx）或网页")
    if _ODS in data[:200]:  # an ODF archive begins with its type, stored unpacked
        return "xlsx"
    if "content.xml" in names:
        raise InputError("OpenDocument 文字文件暂不支持", place=name, remedy="请另存为 .docx 或 .xlsx")
    if any(part.startswith("ppt/") for part in names):
        raise InputError("这是演示文稿", place=name, remedy="请换成 Word、网页或文本")
    raise InputError("这是压缩包", place=name, remedy="请解压后选择其中的文件")
