"""What a character is."""

import re

from assistant.text.characters import LETTER, is_chinese


def test_a_name_is_chinese_but_for_the_marks_that_are_allowed() -> None:
    assert is_chinese("凤泉区（市）人民政府", but="（）")
    assert not is_chinese("凤泉区5G专班")
    assert not is_chinese("凤泉区、卫滨区")


def test_a_letter_is_neither_latin_nor_a_decimal_digit() -> None:
    assert re.findall(LETTER, "A市2区、〇") == ["市", "区", "〇"]
