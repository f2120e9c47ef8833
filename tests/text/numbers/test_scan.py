from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numbers import Number, extract, spelled


def only(text: str) -> Number:
    (number,) = extract(text)
    return number


@pytest.mark.parametrize(
    ("text", "mention", "value", "unit", "approx"),
    [
        ("共公开信息1570余条。", "1570余条", 1570, "条", True),
        ("共公开信息 1570 余 条。", "1570 余 条", 1570, "条", True),
        ("共公开信息1570\n条。", "1570\n条", 1570, "条", False),
        ("访问１２，０５０次。", "１２，０５０次", 12050, "次", False),
        ("阅读1.53万次。", "1.53万次", 15300, "次", False),
        ("收费1286.4万元。", "1286.4万元", Decimal("1286.4"), "万元", False),
        ("受理五件。", "五件", 5, "件", False),
        ("培训两期。", "两期", 2, "期", False),
        ("赠阅点百余个。", "百余个", 100, "个", True),
        ("约300件。", "300件", 300, "件", True),
        ("不少于3次。", "3次", 3, "次", True),
        ("不超过20个工作日。", "20个工作日", 20, "个工作日", False),
        ("30件左右。", "30件", 30, "件", True),
        ("抽查3—5个栏目。", "3—5个", 3, "个", True),
        ("围绕两大主题。", "两大主题", 2, "个", False),
        ("粉丝54373。", "54373", 54373, None, False),
        ("占三成。", "三成", 30, "%", False),
        ("满意度百分之九十八点五。", "百分之九十八点五", Decimal("98.5"), "%", False),
        ("占1/3。", "1/3", Decimal("33.33"), "%", True),
        ("百分百公开。", "百分百", 100, "%", False),
        ("延续三个季度。", "三个季度", 3, "个季度", False),
        ("占42.86％。", "42.86％", Decimal("42.86"), "%", False),
    ],
)
def test_quantities(text: str, mention: str, value: object, unit: str | None, approx: bool) -> None:
    number = only(text)
    assert (number.text, number.value, number.unit, number.approx) == (mention, value, unit, approx)
    assert text[number.start : number.end] == mention
    assert number.counts


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("自2024 年 1 月 1 日起。", "2024 年 1 月 1 日", "date"),
        ("于2020年5月15日至31日举办。", "2020年5月15日至31日", "date"),
        ("到20231231日止。", "20231231日", "date"),
        ("二〇二四年度。", "二〇二四年", "date"),
        ("2023共收到。", "2023", "date"),
        ("按国办公开办函〔2021〕30号编制。", "〔2021〕30号", "docnumber"),
        ("国务院令第711号。", "711号", "law"),
        ("依照第二十条第（一）项。", "第二十条第（一）项", "law"),
        ("对照第20条和21条。", "第20条和21条", "law"),
        ("第四季度。", "第四季度", "ordinal"),
        ("前三季度。", "三季度", "ordinal"),
        ("上午10:00开始。", "10:00", "date"),
        ("比例为3:1。", "3:1", "name"),
        ("党的二十大精神。", "二十大", "ordinal"),
        ("二十届二中、三中全会。", "二十届二中、三中", "ordinal"),
        ("一是健全制度。", "一是", "ordinal"),
        ("落实“三审三校”。", "“三审三校”", "name"),
        ("做好“六稳”“六保”。", "“六稳”“六保”", "name"),
        ("12345热线。", "12345", "name"),
        ("电话0517-87290606。", "0517-87290606", "name"),
        ("邮编：099900。", "099900", "name"),
        ("文澜路6号。", "6号", "name"),
        ("4级审核。", "4级", "name"),
        ("见https://www.xx.gov.cn/2024/1.html。", "https://www.xx.gov.cn/2024/1.html", "name"),
    ],
)
def test_what_is_no_quantity(text: str, mention: str, kind: str) -> None:
    number = only(text)
    assert (number.text, number.kind, number.value) == (mention, kind, None)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("比上年增长11.1%", 1),
        ("同比减少了4件", -1),
        ("比上年多3件", 1),
        ("高于全省3.2个百分点", 1),
        ("提高4.5个百分点", 1),
    ],
)
def test_a_change_has_a_direction(text: str, sign: int) -> None:
    number = only(text)
    assert (number.kind, number.sign) == ("growth", sign)


def test_a_second_percentage_shares_the_direction_of_the_first() -> None:
    assert [(number.kind, number.sign) for number in extract("同比分别增长12%和8.5%。")] == [("growth", 1)] * 2
    assert [number.kind for number in extract("分别占12%和8.5%。")] == ["percent"] * 2


def test_a_change_may_be_told_behind_last_years_number() -> None:
    assert [number.kind for number in extract("上年12件，本年15件，增加3件。")] == ["figure", "figure", "growth"]


@pytest.mark.parametrize("text", ["新增5个栏目", "增加到5个栏目", "压缩时限3个工作日", "减少3件"])
def test_a_level_is_no_change(text: str) -> None:
    assert only(text).kind == "figure"


@pytest.mark.parametrize(
    "text",
    ["进一步统一标准，一律公开", "一次性告知", "逐一核对", "第一时间发布", "保护第三方", "十分重视", "一起推进工作",
     "每一件都回复", "千方百计", "数十件", "一般不公开"],
)  # fmt: skip
def test_words_with_a_numeral_in_them_are_no_number(text: str) -> None:
    assert extract(text) == []


@given(st.integers(0, 9_999_999), st.sampled_from("件条次期场份"))
def test_any_count_is_found_in_either_spelling(value: int, unit: str) -> None:
    for printed in (str(value), f"{value:,}", spelled(value)):
        number = only(f"全年发布信息{printed}{unit}。")
        assert (number.value, number.unit, number.text) == (value, unit, f"{printed}{unit}")


@given(st.text(alphabet="共收到申请0123456789０一二三十百千万第条件年月日.,，、（）〔〕“”%余约 \n", max_size=60))
def test_mentions_never_overlap_and_stand_where_they_say(text: str) -> None:
    end = 0
    for number in extract(text):
        assert number.start >= end
        assert text[number.start : number.end] == number.text != ""
        end = number.end


def test_a_single_word_of_change_counts_where_the_clause_before_compares() -> None:
    more, fewer = extract("与上年相比，新收申请多了5件，复议少了2件。")
    assert (more.kind, more.sign) == ("growth", 1)
    assert (fewer.kind, fewer.sign) == ("growth", -1)
    (plain,) = extract("今年的群众来信多了5件。")
    assert plain.kind == "figure"
