"""Questions that are sums are computed from what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("2025年6月3日收到申请，6月5日至6月20日征求第三方意见，最迟哪天答复", date(2025, 7, 16)),
        ("征求意见6月5日发出，6月20日收到，申请2025年6月3日收到，哪天答复到期", date(2025, 7, 16)),
        ("收到日期：2025-06-03；补正收到日期：2025-06-10。答复到期日？", date(2025, 7, 8)),
        ("2025年6月3日收到申请，申请公开2024年12月31日签收的文件，最晚哪天答复", date(2025, 7, 1)),
        ("2025年6月3日收到答复，7月1日申请复议，8月20日收到复议决定，最迟哪天起诉", date(2025, 9, 4)),
        ("2025年6月3日收到申请，6月10日答复，申请人6月12日收到答复，最迟哪天申请行政复议", date(2025, 8, 11)),
        ("这个月已经收了8件，再来5件收多少钱", 300),
        ("一个人这个月递了40件要交多少钱", 4000),
        ("同一个人这个月的第十五件收多少", 100),
        ("一百二十页材料按页算多少钱", 1100),
        ("一次申请45件，处理费多少", 5500),
        ("信息处理费：38件，请计算", 3600),
        ("同一人本月提了12件，处理费是多少", 200),
        ("收费通知2026年3月6日送达，哪天前缴", date(2026, 4, 3)),
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
        "2025年6月3日收到一封信访件，最晚哪天答复",
        "条例2019年5月15日施行，那之前收到的申请多久答复",
        "2025年6月3日传达室签的，从哪天起算，条例认哪天",
        "县级以上人民政府部门提交并公布上一年度报告的期限",
        "县卫健委2025年年报是哪天上网的",
        "公证书多少钱一份",
        "前五百页免费，那五百零三页怎么算钱",
    ],
)
def test_a_question_on_the_rule_itself_is_no_sum(question: str) -> None:
    assert compute(question, TODAY) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2018年6月3日收到的申请最迟哪天答复", "自2019年5月15日起施行"),
        ("2020年6月同一个人申请了35件，能收多少钱", "自2021年1月1日起施行"),
        ("2月30日收到的申请最晚哪天答复", "没有2月30日"),
        ("2025年6月31日收到的申请最晚哪天答复", "没有6月31日"),
        ("2025年6月3日收到申请，6月1日收到补正材料，最迟哪天答复", "早于收到申请"),
        ("2025年3月3日收到的申请延长30个工作日，最晚哪天答复", "最长20个工作日"),
        ("第300000000件收多少钱", "超出常理"),
        ("乡镇政府2025年的年报最晚哪天公布", "没有点名乡镇"),
        ("申请人2025年6月3日收到不予公开决定，不服起诉最晚到哪天", "先申请行政复议"),
    ],
)
def test_why_nothing_is_computed_is_told(question: str, told: str) -> None:
    found = compute(question, TODAY)
    assert found is not None
    assert found.computed is None
    assert told in found.said


def test_waiting_for_the_fee_is_left_open_and_what_is_known_is_computed() -> None:
    found = compute("2025年6月3日收到申请，6月6日发出收费通知，6月10日申请人缴费，最迟哪天答复", TODAY)
    assert found is not None
    assert found.computed is None
    assert "没有读到规定，不作推算" in found.said
    assert "2025年7月1日" in found.said
    assert found.sources == ("guobanhan-2020-109/缴费期限", "tiaoli/33")


def test_pieces_beside_pages_give_both_sums_and_ask_which() -> None:
    found = compute("35件申请，其中答复最长的有260页，收多少钱", TODAY)
    assert found is not None
    assert "3,000元" in found.said
    assert "5,100元" in found.said
    assert found.computed is None
    assert found.asks


@pytest.mark.parametrize(
    ("question", "late", "last"),
    [
        ("我2025年6月3日收到的申请，7月10日才答复，超期了吗", True, date(2025, 7, 1)),
        ("2025年6月3日收到的申请，2025年7月1日答复的，有没有超期", False, date(2025, 7, 1)),
        ("2025年6月3日收到的申请，到现在还没答复，算不算逾期", True, date(2025, 7, 1)),
        ("2025年6月3日收到申请，6月20日才通知补正，超期了吗", True, date(2025, 6, 12)),
        ("2025年6月3日收到收费通知，6月20日缴费，逾期了吗", False, date(2025, 7, 1)),
        ("2025年6月3日收到答复，8月20日才申请复议，过期了吗", True, date(2025, 8, 2)),
    ],
)
def test_whether_a_day_was_kept_is_answered_with_the_last_day(question: str, late: bool, last: date) -> None:
    found = compute(question, TODAY)
    assert found is not None
    assert found.computed is not None
    assert found.late is late
    assert found.computed.result == last
    assert found.said.startswith("超期了" if late else "没有超期")


@pytest.mark.parametrize(
    ("question", "kind", "day"),
    [
        ("县政府2025年年报最迟哪天公布", "government", date(2026, 3, 31)),
        ("我局2025年度报告哪天前发布", "department", date(2026, 1, 31)),
        ("市政府办公室2025年年报最迟哪天公开", "department", date(2026, 1, 31)),
    ],
)
def test_the_day_of_the_yearly_report_is_that_of_its_kind_and_year(question: str, kind: str, day: date) -> None:
    found = compute(question, TODAY)
    assert found is not None
    assert found.computed is not None
    assert found.computed.result == day, kind
    assert [step.source for step in found.computed.steps] == ["tiaoli/49", "tiaoli/50", "format-2021-30/序言"]


def test_a_yearly_report_without_a_year_is_the_next_one_due_and_the_year_is_asked_back() -> None:
    found = compute("我局年报哪天前发布", TODAY)
    assert found is not None
    assert found.computed is not None
    assert found.computed.result == date(2027, 1, 31)
    assert found.asks


BASE = "2025年6月3日收到的申请最迟哪天答复"


@pytest.mark.parametrize(
    ("context", "question", "last"),
    [
        (["申请多久答复"], "2025年6月3日收到的", date(2025, 7, 1)),
        ([BASE], "要是6月10日补正的呢", date(2025, 7, 8)),
        ([BASE, "要是6月10日补正的呢"], "再延长10个工作日呢", date(2025, 7, 22)),
        ([BASE], "如果是6月4日收到的呢", date(2025, 7, 2)),
        (["2025年3月3日收到申请，征求了第三方意见，最晚哪天答复"], "3月5日发出，3月12日收到", date(2025, 4, 8)),
        ([BASE], "那7月10日答复超期了吗", date(2025, 7, 1)),
    ],
)
def test_a_turn_that_adds_to_the_question_before_is_computed_with_it(
    context: list[str], question: str, last: date
) -> None:
    found = compute(question, TODAY, context)
    assert found is not None
    assert found.computed is not None
    assert found.computed.result == last


def test_further_pieces_are_counted_behind_those_of_the_question_before() -> None:
    found = compute("要是再来5件呢", TODAY, ["这个月他申请了8件，收多少钱"])
    assert found is not None
    assert found.computed is not None
    assert found.computed.result == 300


@pytest.mark.parametrize("question", ["延长要谁批准", "6月3日收到的要收费吗", "那征求意见怎么办"])
def test_a_turn_that_asks_something_else_is_not_computed_with_the_question_before(question: str) -> None:
    assert compute(question, TODAY, [BASE]) is None


_PIECES = [
    "2025年6月3日", "6月5日", "2月29日", "13月40日", "2099年12月31日", "九九九九年十二月三十一日",
    "〇〇〇〇年一月一日", "20250230", "6/3", "昨天", "上周五", "31号", "上个月31号", "去年2月29日", "0件", "第0件",
    "第999999999件", "一百千件", "300页", "每天3件", "30天", "前10件免费", "收到申请", "收到补正材料",
    "征求第三方意见", "收到意见", "发出", "延长20个工作日", "延长零个工作日", "延长999个工作日", "缴费",
    "收费通知", "收到答复", "不予公开", "申请复议", "起诉", "复议决定", "最迟哪天答复", "超期了吗", "收多少钱",
    "年报", "县政府", "我局", "哪天公布", "，", "再", "没有", "2025年的",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9), st.lists(st.sampled_from(_PIECES), max_size=6))
def test_nothing_that_is_asked_ends_in_an_error(words: list[str], before: list[str]) -> None:
    compute("".join(words), TODAY, ["".join(before)] if before else [])


def test_an_answer_given_on_a_day_not_said_is_not_called_late() -> None:
    found = compute("2025年6月3日上午收到申请，下午答复，超期吗", TODAY)
    assert found is not None
    assert found.late is None
    assert found.computed is not None


@pytest.mark.parametrize(
    "question",
    [
        "今天真累，替我看看申请人逾期没缴费是不是就算放弃",
        "这个月二十个工作日到期的有几件，明天必须寄的是哪件",
        "信息处理费第31件以后怎么算",
        "张某要的图纸八十页，一共收了他几块",
    ],
)
def test_a_word_of_time_or_money_alone_makes_no_sum(question: str) -> None:
    assert compute(question, TODAY) is None


def test_a_day_that_is_not_understood_is_named_or_asked_back() -> None:
    passed_over = compute("2025年6月3日签收的申请，6月5日局长批示，最晚哪天答复", TODAY)
    assert passed_over is not None
    assert any("2025年6月5日没有看出是什么日子" in note for note in passed_over.notes)
    changes_the_time = compute("2025年6月3日签收的申请，6月5日第三方来人，最晚哪天答复", TODAY)
    assert changes_the_time is not None
    assert changes_the_time.computed is None
    assert changes_the_time.asks
