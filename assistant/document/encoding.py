"""Bytes of a text file -> its characters.

Order: byte order mark, strict UTF-8, the charset that the file declares, GB18030, UTF-16 without a mark. A guess by
letter statistics (charset-normalizer) takes GB pages for Cyrillic, so there is none here.
"""

import codecs
import re

from assistant.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_GB_NAMES = ("gb", "xgb", "cp936", "csgb", "euccn", "chinese")
"""What calls itself GB2312 or GBK holds characters of GB18030."""

_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_USUAL = "[\t\n\r -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of `data`, without byte order mark and NULs.

    Args:
        data: the file's bytes.
        name: the file's name, for the refusal.
        declared: the charset that the file names itself, "" where it names none.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(encoding, "replace"), name)
    if b"\0" in data:
        if (wide := _utf16(data)) is not None:
            return _clean(wide, name)
        if data.count(b"\0") * 100 > len(data):
            raise _no_text(name)
        data = data.replace(b"\0", b"")
    return _clean(_narrow(data, declared), name)


def _narrow(data: bytes, declared: str) -> str:
    attempts = ["utf-8", _believed(declared), "gb18030"]
    for encoding in filter(None, attempts):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and not _plausible(text) and (wide := _utf16(data)) is not None:
            return wide
        return text
    # A stray byte in an otherwise sound file: a text cut by an editor, a broken paste.
    return min(
        (data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")), key=lambda text: text.count("\ufffd")
    )


def _believed(declared: str) -> str:
    """The codec for a declared charset; "" for the others, of which Latin-1 would decode anything."""
    name = re.sub(r"[^a-z0-9]", "", declared.lower())
    if name.startswith(_GB_NAMES):
        return "gb18030"
    return "big5hkscs" if name.startswith("big5") else ""


def _utf16(data: bytes) -> str | None:
    """The text where the bytes read well as UTF-16 without a mark, as an editor saves “Unicode”."""
    even = data[: len(data) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = even.decode(encoding, "replace")
        if _plausible(text):
            return text
    return None


def _plausible(text: str) -> bool:
    sample = text[:4000]
    return len(re.findall(_USUAL, sample)) >= 0.9 * len(sample) > 0


def _clean(text: str, name: str) -> str:
    text = text.removeprefix("\ufeff").replace("\0", "")
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise _no_text(name)
    return text


def _no_text(name: str) -> InputError:
    return InputError(
        "内容不是文本，也不是认识的文件格式",
        place=name,
        remedy="请换成 Word（.docx）、Excel（.xlsx）、网页、Markdown 或文本文件",
    )
