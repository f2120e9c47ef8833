from collections.abc import Callable

import pytest

from assistant.document import Document
from assistant.document.docx_numbering import chinese, written

Word = Callable[..., Document]


def level(depth: int, style: str, text: str, more: str = "") -> str:
    form = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{form}</w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "●") + "</w:abstractNum>"
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def item(text: str, depth: int = 0, number: int = 5) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(document: Document) -> list[str]:
    return [getattr(block, "text", "") for block in document.blocks]


def test_automatic_numbers_are_printed_before_their_text(word: Word) -> None:
    body = (
        item("总体情况") + item("主动公开", 1) + item("依申请公开", 1) + item("细目", 2) + item("主动公开政府信息情况")
    )
    document = word(body + item("甲", 1), numbering=LISTS)
    assert texts(document) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.细目", "二、主动公开政府信息情况", "（一）甲",
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_one_begins_anew(word: Word) -> None:
    body = item("甲") + item("乙") + item("丙", number=6) + item("丁", number=6)
    assert texts(word(body, numbering=LISTS)) == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_a_legal_level_shows_the_levels_above_in_digits(word: Word) -> None:
    assert texts(word(item("甲") + item("条", 3), numbering=LISTS)) == ["一、甲", "1.1 条"]


def test_bullets_and_switched_off_numbers_print_nothing(word: Word) -> None:
    assert texts(word(item("甲", number=7) + item("乙", number=0) + item("丙", number=99), numbering=LISTS)) == [
        "甲", "乙", "丙",
    ]  # fmt: skip


def test_a_heading_style_can_carry_the_number(word: Word) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    assert texts(word(body * 2, styles=styles, numbering=LISTS)) == ["一、总体情况", "二、总体情况"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百〇五"), (110, "一百一十"), (2024, "二千〇二十四")],
)
def test_chinese_numbers_are_written_as_read(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        ("decimal", 3, "3"), ("upperRoman", 9, "IX"), ("lowerLetter", 27, "aa"), ("decimalEnclosedCircle", 2, "②"),
        ("decimalFullWidth", 12, "１２"), ("ideographTraditional", 3, "丙"), ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"), ("decimalZero", 4, "04"), ("someFutureFormat", 8, "8"),
    ],
)  # fmt: skip
def test_every_format_of_word_has_its_print(style: str, number: int, text: str) -> None:
    assert written(number, style) == text
