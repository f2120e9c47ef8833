"""Labels compare equal however they were typed, and what differs in meaning stays different."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.form import load_form
from assistant.text.folding import bare_label, fold_digits, label_key, split_ordinal, squeeze


def test_full_width_digits_fold_and_superscripts_and_circled_numbers_do_not() -> None:
    assert fold_digits("１２件，见注5²与①") == "12件，见注5²与①"


@given(st.text())
def test_folding_digits_keeps_every_offset(text: str) -> None:
    assert len(fold_digits(text)) == len(text)


def test_squeeze_removes_full_width_and_zero_width_blanks() -> None:
    assert squeeze(" 总\u3000计\u00a0\u200b（\ufeff合\u00ad 计\r\n） \u2028") == "总计（合计）"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1、申请人无正当理由逾期不补正", "1.申请人无正当理由逾期不补正"),
        ("1．属于国家秘密", "1 属于国家秘密"),
        ("3其他", "3.其他"),
        ("⒈属于国家秘密", "①属于国家秘密"),
        ("( 一 )予以公开", "（一）予以公开"),
        ("（一）、予以公开", "㈠ 予以公开"),
        ("（七） 总  计：", "(七)总计"),
        ("一 总体情况", "一、总体情况。"),
        ("第一部分  总体情况", "一、总体情况"),
        ("3.危及“三安全一稳定”", "3、危及''三安全一稳定''"),
        ("危及「三安全一稳定」", '危及"三安全一稳定"'),
        ("逾期不补正，行政机关", "逾期不补正、行政机关"),
        ("本年收费金额(单位:万元)", "本年收费金额（单位：万元）"),
        ("⼀、⾏政复议", "一、行政复议"),
        ("⼈⺠政府", "人民政府"),
        ("８．属于行政查询事项", "8.属于行政查询事项"),
    ],
)
def test_spellings_of_one_label_share_a_key(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）予以公开", "（二）予以公开"),
        ("一、总体情况", "（一）总体情况"),
        ("2.其他法律法规禁止公开", "2.其他法律行政法规禁止公开"),
        ("1.其他", "其他"),
    ],
)
def test_different_labels_keep_different_keys(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("（三）不予公开", "不予公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("四、结转下年度继续办理", "结转下年度继续办理"),
        ("十二、其他", "其他"),
        ("(10) 其他", "其他"),
        ("自然人", "自然人"),
    ],
)
def test_the_bare_label_has_no_ordinal(label: str, bare: str) -> None:
    assert bare_label(label) == bare


@pytest.mark.parametrize(
    "text",
    [
        "5件",
        "5 件",
        "2024年",
        "1.5万",
        "1,234",
        "12 月",
        "3类内部事务",
        "第二十条第(一)项",
        "一般情况",
        "三安全一稳定",
        "一网通办",
        "5G基站",
    ],
)
def test_a_quantity_a_date_or_a_word_is_no_ordinal(text: str) -> None:
    assert split_ordinal(text) == ("", squeeze(text))


@example("0、.“")
@example("1..，2")
@given(st.text(alphabet="一二十（）()、.，1290 \u3000①⒈㈠属于件年“”''第部分:"))
def test_a_key_is_its_own_key(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)


def test_the_labels_of_each_table_of_the_form_stay_apart() -> None:
    for table in load_form().tables.values():
        keys = [label_key(row.label) for row in table.rows]
        assert len(set(keys)) == len(keys)
