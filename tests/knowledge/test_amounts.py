"""What is an amount, what only a date; and when a text names another amount than was told."""

import pytest

from assistant.knowledge.amounts import amounts, confirms, contradicts
from assistant.knowledge.comparing import figures
from assistant.knowledge.quoting import contradicted


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2024年修订的保密法规定不超过二十年", [(20, "年")]),
        ("二〇二三年修订后为六十日", [(60, "日")]),
        ("21年修订的法律规定二年内", [(2, "年")]),
        ("2026年3月2日收到的申请20个工作日内要答复", [(20, "工作日")]),
        ("5月6日收到，第5个工作日补正，3月2日到期", []),
        ("每月5日前，3月份", []),
        ("一次性告知上一级机关", []),
        ("每年3月31日前公布，1月底前报送", [(331, "月日"), (131, "月日")]),
        ("三月以内，罚款一万元，5%", [(3, "月"), (10000, "元"), (5, "%")]),
    ],
)
def test_years_days_and_ordinals_are_no_amounts_and_a_day_by_which_is_one(
    text: str, named: list[tuple[float, str]]
) -> None:
    assert [(one.value, one.unit) for one in amounts(text)] == named


def test_all_who_compare_amounts_leave_dates_alone() -> None:
    law = "应当自收到申请之日起20个工作日内答复。"
    told = "2024年规定20个工作日内答复，本件于3月2日到期"
    assert not contradicts(law, told)
    assert confirms(told, law)
    assert contradicted(told, law) is None
    assert figures("10月1日起") == figures("十月一日起")


def test_an_amount_belongs_to_the_label_that_it_follows() -> None:
    law = "保密期限的上限是：绝密级三十年，机密级不超过二十年，秘密级十年。"
    assert contradicts(law, "机密级最长三十年")
    assert not contradicts(law, "机密级最长二十年")
    assert not contradicts(law, "绝密级三十年，机密级二十年")
    assert contradicts(law, "保密期限最长四十年")


def test_months_and_days_are_not_compared() -> None:
    assert not contradicts("六十日内申请", "三个月")
    assert not confirms("三个月", "六十日内申请")
