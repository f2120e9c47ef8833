"""Bytes become the characters that were typed, or are refused as no text."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document.encoding import decode
from assistant.errors import InputError

TEXT = "青岚区人民政府2024年政府信息公开工作年度报告\r\n一、总体情况：共公开信息1570余条。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_saved_by_any_chinese_editor_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "报.txt") == TEXT


def test_rare_characters_of_gb18030_are_read() -> None:
    assert decode("𠮷㐂镕".encode("gb18030"), "报.txt") == "𠮷㐂镕"


def test_a_declared_gb2312_is_read_as_gb18030() -> None:
    assert decode("朱镕基".encode("gb18030"), "页.html", "GB2312") == "朱镕基"


def test_a_believed_declaration_wins_over_the_guess_and_a_false_one_does_not() -> None:
    assert decode("政府資訊公開".encode("big5"), "页.html", "Big5") == "政府資訊公開"
    assert decode(TEXT.encode(), "页.html", "gb2312") == TEXT
    assert decode(TEXT.encode("gb18030"), "页.html", "iso-8859-1") == TEXT


def test_utf16_without_a_mark_and_without_an_ascii_sign_is_read() -> None:
    assert decode("政府信息公开工作年度报告".encode("utf-16-le"), "报.txt") == "政府信息公开工作年度报告"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_stray_byte_costs_one_character(encoding: str) -> None:
    data = (TEXT * 20).encode(encoding)
    read = decode(data[:-1] + b"\xff\n", "报.txt")
    assert read[:400] == (TEXT * 20)[:400]


def test_a_stray_nul_is_dropped() -> None:
    assert decode((TEXT * 5).encode() + b"\0", "报.txt") == TEXT * 5


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\0" * 1000, b"\x89PNG\r\n\x1a\n" + bytes(range(1, 200)) * 9, b"\x01\x02\x03\x04" * 50],
)
def test_binary_noise_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"报\.txt：内容不是文本"):
        decode(data, "报.txt")


def test_random_bytes_are_refused() -> None:
    with pytest.raises(InputError):
        decode(os.urandom(20_000), "报.txt")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, refused = decode(data, "报.txt"), None
    except InputError as error:
        text, refused = "", error
    assert "\0" not in text
    assert refused is None or (refused.place == "报.txt" and refused.remedy)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_valid_utf8_is_read_as_it_stands(text: str) -> None:
    assert decode(text.encode(), "报.txt") == text.removeprefix("\ufeff")
