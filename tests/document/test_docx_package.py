import contextlib
import io
import zipfile
from collections.abc import Callable

import pytest

from assistant.document.docx_reading import read
from assistant.errors import InputError

Make = Callable[..., bytes]
Pack = Callable[[dict[str, str | bytes]], bytes]


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data, "年报.docx")
    assert caught.value.place == "年报.docx"
    assert caught.value.remedy
    return caught.value


def ole(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 64


def test_an_encrypted_file_is_told_from_an_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal(ole("EncryptedPackage")).problem == "文件设有打开密码"
    old = refusal(ole("WordDocument"))
    assert "旧版 Word" in old.problem
    assert "另存为 .docx" in old.remedy


def test_what_is_no_word_file_is_refused() -> None:
    assert refusal(b"").problem == "文件是空的"
    assert refusal(b"hello").problem == "不是 Word（.docx）文件"
    assert refusal(ole("Workbook")).problem == "不是 Word（.docx）文件"


def test_a_file_broken_off_anywhere_is_refused(make_word: Make) -> None:
    whole = make_word("<w:p/>")
    for length in range(4, len(whole), 40):
        assert refusal(whole[:length]).problem == "文件不完整或已损坏"


def test_any_damaged_byte_is_read_or_refused(make_word: Make) -> None:
    whole = make_word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>", styles="")
    for position in range(4, len(whole)):
        damaged = bytearray(whole)
        damaged[position] ^= 0xFF
        with contextlib.suppress(InputError):
            read(bytes(damaged), "年报.docx")


def test_a_damaged_part_is_refused(make_word: Make, pack: Pack) -> None:
    whole = bytearray(make_word("<w:p><w:r><w:t>正文正文正文</w:t></w:r></w:p>"))
    start = whole.index(b"word/document.xml") + len("word/document.xml")
    whole[start + 4 : start + 40] = b"\xff" * 36
    assert refusal(bytes(whole)).problem == "文件不完整或已损坏"
    assert refusal(pack({"word/document.xml": "<w:document"})).problem == "文件内容已损坏（word/document.xml）"


def test_a_zip_without_a_word_document_is_refused(pack: Pack) -> None:
    assert refusal(pack({"xl/workbook.xml": "<workbook/>"})).problem == "文件里没有 Word 正文"
    assert refusal(pack({"word/document.xml": "<other/>"})).problem == "文件里没有 Word 正文"


def test_a_zip_bomb_is_refused_without_being_unpacked(pack: Pack) -> None:
    bomb = pack({"word/document.xml": b" " * (65 * 1024 * 1024)})
    assert len(bomb) < 100_000
    assert "解压后内容超过" in refusal(bomb).problem


def test_a_zip_with_a_password_is_refused(make_word: Make) -> None:
    data = bytearray(make_word("<w:p/>"))
    for entry in zipfile.ZipFile(io.BytesIO(bytes(data))).infolist():
        data[entry.header_offset + 6] |= 1
    position = 0
    while (position := data.find(b"PK\x01\x02", position)) >= 0:
        data[position + 8] |= 1
        position += 4
    assert refusal(bytes(data)).problem == "压缩包设有密码"


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY x SYSTEM "secret.txt">',
        '<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in zip("abcdefgh", "bcdefghx", strict=True)),
    ],
)
def test_a_part_that_declares_entities_is_refused(pack: Pack, entities: str) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:body><w:p><w:r><w:t>前&x;</w:t></w:r></w:p></w:body>"
    xml = f'<!DOCTYPE d [{entities}]><w:document xmlns:w="{space}">{body}</w:document>'
    assert refusal(pack({"word/document.xml": xml})).problem == "文件内容已损坏（word/document.xml）"


def test_the_strict_dialect_of_the_standard_is_read(pack: Pack) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>'
    document = read(pack({"word/document.xml": xml}), "年报.docx")
    assert [getattr(block, "text", "") for block in document.blocks] == ["正文"]
