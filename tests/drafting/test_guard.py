import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.guard import InventedNumber, chinese_integer, prove, prove_words

INVENTED = [
    "办结12件", "办结１２件", "三件申请", "两次培训", "十余条", "几成", "半数以上", "过半", "翻番", "百余件",
    "一件申请", "共计一百件", "一起案件", "十分之一", "三成", "第三季度", "九十九个", "多次开展", "若干件",
    "成倍增长", "壹件", "统一百件",
]  # fmt: skip
SET_WORDS = [
    "一般", "口径一致", "统一发布", "文件与解读一并报审", "一律附检索记录", "进一步", "执行三审三校",
    "一次性告知", "一是编制清单", "二是", "十是", "百分点", "第三方", "十分重要", "老百姓", "属于四类过程性信息",
    "危及三安全一稳定", "一站式", "见第五部分", "之一",
]  # fmt: skip


@pytest.mark.parametrize("text", INVENTED)
def test_a_numeral_outside_a_slot_is_refused(text: str) -> None:
    with pytest.raises(InventedNumber):
        prove(text)


@pytest.mark.parametrize("text", SET_WORDS)
def test_a_set_word_passes(text: str) -> None:
    prove(text)


def test_an_article_is_proven_by_the_law_named_before_it() -> None:
    proven = prove("依据《中华人民共和国政府信息公开条例》第四十九条、第五十条")
    assert [found.standing for found in proven] == ["law", "law"]
    prove("、第五十条第二项", before="《政府信息公开条例》第四十九条")
    with pytest.raises(InventedNumber):
        prove("第四十九条")


def test_an_article_that_the_law_does_not_have_is_refused() -> None:
    prove("《政府信息公开条例》第五十六条")
    with pytest.raises(InventedNumber):
        prove("《政府信息公开条例》第五十七条")


def test_a_document_number_passes_only_if_it_is_known() -> None:
    prove("国办函〔2020〕109号")
    with pytest.raises(InventedNumber):
        prove("国办函〔2020〕110号")


def test_the_period_of_the_form_passes_and_may_not_lengthen_a_figure() -> None:
    prove("年1月1日至12月31日", after_figure="年")
    with pytest.raises(InventedNumber):
        prove("11月1日")
    with pytest.raises(InventedNumber):
        prove("1月1日", after_figure="件")


def test_an_exact_figure_may_not_be_blurred_or_multiplied() -> None:
    for text in ("余件", "多条", "万件", "万元", "百件"):
        with pytest.raises(InventedNumber):
            prove(text, after_figure="件")
    prove("万元", after_figure="万元")


def test_words_of_a_fact_may_hold_only_its_own_numerals() -> None:
    prove_words("7月印发", "7月印发《规程》")
    prove_words("由两人复核，三审三校", "实行两人复核")
    prove_words("12件", "１２件")
    for words in ("17月印发", "三人复核", "1月印发"):
        with pytest.raises(InventedNumber):
            prove_words(words, "17 7 两人复核" if words == "1月印发" else "7月印发，两人复核")


@given(st.text("的了新收申请件条，。{} 一致统般二三百0129", max_size=12))
def test_no_digit_ever_passes_outside_the_period(text: str) -> None:
    try:
        prove(text)
    except InventedNumber:
        return
    assert not any(character.isdigit() for character in text)


def test_chinese_integers_are_read() -> None:
    assert [chinese_integer(text) for text in ("一", "十", "十二", "四十九", "一百零八")] == [1, 10, 12, 49, 108]
