"""Questions that are sums are computed from what they say."""

from datetime import date

import pytest

from assistant.knowledge.arithmetic import compute

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("2025年3月3日收到的申请最晚哪天答复", date(2025, 3, 31)),
        ("2025年3月3日收到的申请，延长以后最晚哪天答复", date(2025, 4, 28)),
        ("2025年3月3日收到申请，3月10日收到补正材料，最迟哪天答复", date(2025, 4, 8)),
        ("申请2025-03-03收到，补正通知最晚哪天发", date(2025, 3, 12)),
        ("第三方2025年3月3日收到征求意见书，最晚哪天回", date(2025, 3, 24)),
        ("2025年3月3日收到收费通知，最晚哪天缴费", date(2025, 3, 31)),
        ("申请人2025年3月1日寄出，3月3日签收，最晚哪天答复申请", date(2025, 3, 31)),
        ("2025年3月3日收到申请，3月6日向第三方征求意见，3月13日收到意见，最晚哪天答复", date(2025, 4, 8)),
        ("这个月已经收了8件，再来5件收多少钱", 300),
        ("一个人这个月递了40件要交多少钱", 4000),
        ("同一个人这个月的第十五件收多少", 100),
        ("一百二十页材料按页算多少钱", 1100),
    ],
)
def test_sums_follow_the_question(question: str, result: date | int) -> None:
    found = compute(question, TODAY)
    assert found is not None
    assert found.computed is not None
    assert found.computed.result == result


def test_a_day_without_a_year_is_the_last_one_and_the_year_is_asked_back() -> None:
    found = compute("12月1日收到的申请最晚哪天答复", TODAY)
    assert found is not None
    assert found.computed is not None
    assert found.computed.result == date(2025, 12, 29)
    assert found.asks == ("是哪一年的12月1日？",)


@pytest.mark.parametrize(
    "question",
    ["2025年3月3日寄出的申请最晚哪天答复", "2025年3月3日收到申请，征求了第三方意见，最晚哪天答复"],
)
def test_a_day_that_is_wanting_is_asked_back_and_nothing_computed(question: str) -> None:
    found = compute(question, TODAY)
    assert found is not None
    assert found.computed is None
    assert found.asks


@pytest.mark.parametrize(
    "question",
    [
        "收到申请多久答复",
        "第31页至100页每页多少钱",
        "前十件是不是不要钱，第11件起每件多少钱",
        "年报最晚哪天公布",
        "2025年3月3日收到的申请延长30个工作日，最晚哪天答复",
        "2月30日收到的申请最晚哪天答复",
    ],
)
def test_a_question_on_the_rule_itself_is_no_sum(question: str) -> None:
    assert compute(question, TODAY) is None
