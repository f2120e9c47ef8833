from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Fact, Report

Make = Callable[..., Report]


def account(make: Make, facts: list[dict[str, Any]], problems: list[str], improvements: list[str], **more: Any) -> str:
    before = {"year": 2024, "problems": problems, "improvements": improvements}
    return compose(make(facts=facts, previous=before, **more)).texts["last_year"].text


def test_each_promise_is_answered_by_the_fact_that_speaks_of_it(make: Make) -> None:
    facts = [
        {"theme": "active", "text": "发布政策解读材料", "value": 11, "unit": "件"},
        {"theme": "active", "text": "解读材料中的图解", "value": 7, "unit": "件"},
        {"theme": "platform", "text": "整合前的网站栏目", "value": 38, "unit": "个"},
        {"theme": "platform", "text": "整合后的网站栏目", "value": 29, "unit": "个"},
    ]
    text = account(make, facts, ["栏目设置有待完善", "政策解读形式单一"], ["整合栏目", "多用图解"])
    assert text.index("“栏目设置有待完善”") < text.index("由38个整合为29个") < text.index("“政策解读形式单一”")
    assert "发布政策解读材料11件，其中图解7件" in text


def test_what_no_fact_proves_is_left_open_and_never_called_solved(make: Make) -> None:
    facts = [{"theme": "platform", "text": "办事指南栏目访问量", "value": 15300, "unit": "次"}]
    text = account(make, facts, ["办事指南不够详细"], ["细化办事指南"])
    assert text == "上年年报提出的问题，【待补充：“办事指南不够详细”的改进情况】。"


def test_a_promised_number_that_was_missed_says_how_far(make: Make) -> None:
    facts = [{"theme": "management", "text": "复核历年公文公开属性", "value": 320, "unit": "件"}]
    measures = [{"id": "M1", "text": "完成其余历年公文复核", "unit": "办公室", "by": "2026年6月底前"}]
    text = account(make, facts, ["历年公文公开属性复核慢"], ["年内复核公文500件"], measures=measures)
    assert "320件，与上年提出的500件相比，还差180件，列入今年的改进措施" in text


def test_a_promised_number_that_was_kept_is_not_held_against_the_office(make: Make) -> None:
    facts = [{"theme": "management", "text": "复核历年公文公开属性", "value": 520, "unit": "件"}]
    text = account(make, facts, ["历年公文公开属性复核慢"], ["年内复核公文500件"])
    assert "520件" in text
    assert "还差" not in text


def test_ordinals_and_lead_ins_of_the_print_are_not_quoted(make: Make) -> None:
    text = account(
        make,
        [],
        ["工作中还有不足：一是解读少。全年8件。", "二是栏目乱。"],
        ["改进措施：一是多解读。", "二是整理栏目。"],
    )
    assert "“解读少”" in text
    assert "“栏目乱”" in text


def test_an_earlier_report_without_problems_leaves_the_account_open(make: Make) -> None:
    assert account(make, [], [], []) == "上年年报提出的问题，【待补充：上年年报所提问题的改进情况】。"


def fact(text: str, value: Any = None, unit: str | None = None, theme: str = "oversight") -> dict[str, Any]:
    return {"theme": theme, "text": text, "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("problem", "promise", "stranger"),
    [
        ("微博账号更新不及时", "规范微博账号运维", "制发的文件均在印发后3个工作日内公开，同步解读4件"),
        ("水务政策解读数量少", "出台政策同步解读", "3月制定了《区水务局政府信息发布审核制度》"),
        ("局属单位培训不足", "开展局属单位培训", "对5家局属单位开展检查，发现局属单位年报迟报2家"),
        ("网站栏目更新不及时", "加强栏目维护", "局网站被市政府办通报1次，原因是栏目留言超期未回复"),
        ("年报解读形式单一", "用图文形式解读年报", "发布政策解读9件"),
        ("公开属性认定不规范", "加强公开审核", "网站公开信息900条"),
        ("申请答复文书不统一", "制定统一的申请办理规范", "36个部门中有7个全年零申请"),
        ("食品抽检处置信息公布不同步", "抽检结果与处置情况同步公布", "网站搜索词前三的是营业执照、食品抽检、投诉"),
        ("申请答复质量不高", "加强答复审核", "复议纠正1件，系答复书遗漏第2项申请内容，已补充答复"),
    ],
)
def test_a_stranger_or_bad_news_answers_nothing(problem: str, promise: str, stranger: str, make: Make) -> None:
    text = account(make, [fact(stranger)], [problem], [promise])
    assert text == f"上年年报提出的问题，【待补充：“{problem}”的改进情况】。"


@pytest.mark.parametrize(
    ("problem", "promise", "answer"),
    [
        ("微博账号更新不及时", "规范微博账号运维", "微博已于3月停更并注销"),
        ("新媒体账号管理有待加强", "清理整合新媒体账号", "关停久未更新的“岚溪疾控”微博账号"),
        ("公开栏设施陈旧", "更新村务公开栏", "村务公开栏新建3处、维修6处"),
        ("基层答复不规范", "建立答复书会审机制", "为街道、镇提供答复书审核意见142件次"),
        ("网站对老年人不够友好", "完成网站适老化改造", "网站适老化改造7月完成"),
        ("规范性文件有效性标注不完整", "全面清理规范性文件", "开展规范性文件清理，废止31件、修改9件"),
        ("申请答复文书不统一", "制定全市统一的申请办理规范", "施行《全市政府信息公开申请办理规范》，统一文书17种"),
        ("申请答复质量有待提高", "组织答复业务培训", "举办培训2期"),
    ],
)
def test_a_fact_on_the_same_thing_answers(problem: str, promise: str, answer: str, make: Make) -> None:
    text = account(make, [fact("网站公开信息900条", theme="active"), fact(answer)], [problem], [promise])
    assert text == f"针对上年年报提出的“{problem}”，今年{answer}。"


def test_an_answer_is_told_whole_with_what_was_not_done(make: Make) -> None:
    answer = "开展公开工作自查2次，发现问题6个，已整改5个，余下1个涉及市局网站架构，已上报"
    assert answer in account(make, [fact(answer)], ["网站问题整改不彻底"], ["对检查发现的问题限期整改"])


def test_the_offices_own_account_goes_before_any_match(make: Make) -> None:
    facts = [
        fact("网站适老化改造7月完成"),
        {"theme": "problems", "id": "L1", "text": "改造因经费未落实，推迟到明年"},
        {"theme": "problems", "id": "L2", "text": "已配备专职人员1名"},
    ]
    before = {"year": 2024, "problems": ["网站对老年人不够友好", "人员不足"], "improvements": ["完成适老化改造"]}
    raw = make(facts=[], previous=before)
    numbered = tuple(Fact(**{"id": "F1", **item}) for item in facts)
    draft = compose(raw.model_copy(update={"facts": numbered}))
    assert "针对“网站对老年人不够友好”，改造因经费未落实，推迟到明年；" in draft.texts["last_year"].text
    assert "已配备专职人员1名" in draft.texts["last_year"].text
    assert "推迟" not in draft.texts["problems"].text
    assert not [point for point in draft.missing if "改进情况" in point]


def test_the_lead_in_of_a_printed_report_is_not_quoted(make: Make) -> None:
    first = "2024年，我区政府信息公开工作取得一定成效，同时也存在一些不足。一是林权信息公开不全面；"
    text = account(make, [], [first, "二是“僵尸号”清理不彻底。"], [])
    assert "“林权信息公开不全面”" in text
    assert "“‘僵尸号’清理不彻底”" in text


def test_an_answer_leaves_out_what_is_told_elsewhere_but_never_what_was_left_undone(make: Make) -> None:
    far = "学区划片范围于4月20日公布，比上年提前17天，覆盖公办中小学41所"
    text = account(make, [fact(far)], ["学区划片公布偏晚"], ["提前公布划片范围"])
    assert text.endswith("学区划片范围于4月20日公布，比上年提前17天。")
    left = "自查发现的6个问题已整改5个，余下1个涉及网站架构"
    assert left in account(make, [fact(left)], ["网站问题整改不彻底"], ["对检查发现的问题限期整改"])


def test_a_number_promised_is_held_against_the_fact_in_its_unit(make: Make) -> None:
    facts = [fact("开放日来了居民代表", 112, "人次"), fact("政府开放日活动", 3, "次")]
    text = account(make, facts, ["与企业、居民的互动少"], ["全年举办政府开放日不少于4次"])
    assert "开放日活动3次，与上年提出的4次相比，还差1次" in text
    assert "逐项改进" not in text


def test_without_last_years_report_the_account_is_left_open_unless_it_is_the_first(make: Make) -> None:
    assert [point for point in compose(make()).missing if "上年年报所提问题" in point]
    new = {"theme": "overview", "text": "本局2025年3月挂牌"}
    assert not [point for point in compose(make(facts=[new])).missing if "上年年报" in point]


def test_of_two_facts_the_one_that_does_what_was_promised_answers(make: Make) -> None:
    facts = [fact("低保名单按月在村里公示，拍照存档", 12, "次"), fact("救助公示前把身份证号遮挡", 1460, "人次")]
    text = account(make, facts, ["低保公示隐私保护不够"], ["公示前遮挡个人信息"])
    assert "救助公示前把身份证号遮挡1460人次" in text
