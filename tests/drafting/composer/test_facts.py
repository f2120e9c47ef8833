"""Facts as clerks write them, joined into sentences."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]


def fact(text: str, value: Any = None, unit: str | None = None) -> dict[str, Any]:
    return {"theme": "platform", "text": text, "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("微信公众号推送信息", 412, "条")], "微信公众号推送信息412条。"),
        ([fact("政务公开培训", 2, "期"), fact("参加培训", 117, "人次")], "举办政务公开培训2期，117人次参加。"),
        ([fact("整合前的网站栏目", 38, "个"), fact("整合后的网站栏目（撤并的多为空栏目）", 29, "个")],
         "网站栏目由38个整合为29个，减少9个，撤并的多为空栏目。"),
        ([fact("公开查阅点，设在便民服务中心，可打印", 2, "处"), fact("公开查阅点服务群众", 30, "人次")],
         "公开查阅点2处，设在便民服务中心，可打印，服务群众30人次。"),
        ([fact("每季度检查一次栏目，全年检查", 4, "轮"), fact("检查发现错链，已全部改正", 23, "个")],
         "每季度检查一次栏目，全年检查4轮，发现错链23个，已全部改正。"),
        ([fact("发现问题已交办", 74, "个")], "发现问题74个，已交办。"),
        ([fact("征求意见收到意见", 476, "条"), fact("采纳意见", 121, "条")],
         "征求意见收到意见476条，采纳121条，采纳率25.4%。"),
        ([fact("收到意见", 9, "条"), fact("采纳意见", 3, "条")], "收到意见9条，采纳3条。"),
        ([fact("复核历年公文", 1140, "件"), fact("复核后转为主动公开", 57, "件")],
         "复核历年公文1140件，其中57件转为主动公开。"),
        ([fact("历史公文复核", 320, "件")], "历史公文复核320件。"),
        ([fact("解读稿件，其中负责人解读9件", 24, "件")], "解读稿件24件，其中负责人解读9件。"),
        ([fact("网站公开信息数量", 265, "条")], "网站公开信息265条。"),
        ([fact("公开信息1683条", 1683, "条")], "公开信息1683条。"),
        ([fact("举办开放日活动", 0, "次")], "没有举办开放日活动。"),
        ([fact("微信公众号发布信息", 0, "条")], "微信公众号没有发布信息。"),
        ([fact("无障碍改造通过验收")], "无障碍改造通过验收。"),
        ([fact("责任追究情况：无")], "没有责任追究情形。"),
        ([fact("2025年,网站改版(含移动端)于7月完成")], "网站改版（含移动端）于7月完成。"),
        ([fact("组织业务培训，参训120人次", 2, "期")], "组织业务培训2期，参训120人次。"),
        ([fact("微信公众号“清溪发布”发布信息", 530, "条"), fact("阅读量", 2300, "人次")],
         "微信公众号“清溪发布”发布信息530条，阅读量2300人次。"),
        ([fact("发现不及时栏目", 5, "个"), fact("均已整改到位")], "发现不及时栏目5个，均已整改到位。"),
        ([fact("抽查发现问题", 19, "个"), fact("抽查发现的问题已整改", 17, "个")],
         "抽查发现问题19个，其中17个已整改。"),
        ([fact("答复超期，超期2个工作日，已致歉，科室作检查", 1, "件")],
         "答复超期1件，超期2个工作日，已致歉，科室作检查。"),
        ([fact("收费标准未按时公示", 6, "所")], "收费标准未按时公示的有6所。"),
        ([fact("被责任追究人数", 0, "人")], "没有被责任追究的人员。"),
        ([fact("政务公开培训", 1, "次"), fact("参训人员", 64, "人")], "举办政务公开培训1期，64人参加。"),
        ([fact("处罚大头是违停和占道经营，其中违停", 2960, "件"), fact("占道经营处罚", 571, "件")],
         "处罚大头是违停和占道经营，其中违停2960件。占道经营处罚571件。"),
        ([fact("公示前隐去姓名，由法规股抽查", 240, "件")], "公示前隐去姓名，由法规股抽查240件。"),
        ([fact("考核41个单位，评为优秀的", 9, "个"), fact("考核评为良好的", 30, "个")],
         "考核41个单位，评为优秀的有9个，评为良好的有30个。"),
        ([fact("发了问卷", 1200, "份"), fact("问卷收回来", 1086, "份"), fact("问卷里答满意的", 972, "份")],
         "发放问卷1200份，收回问卷1086份，其中答满意的有972份。"),
        ([fact("惠农补贴发放", 1843, "条"), fact("意见采纳了", 138, "条")],
         "惠农补贴发放1843条，意见采纳138条。"),
        ([fact("看公开栏", 18, "次"), fact("看公开栏时发现过期没换的，都换了", 6, "处")],
         "看公开栏18次。看公开栏时发现过期没换的有6处，均已更换。"),
        ([fact("“澄港发布”公众号", 690, "条")], "“澄港发布”公众号发布信息690条。"),
        ([fact("办了依申请公开培训", 2, "期"), fact("来参加培训的", 96, "人次")],
         "举办依申请公开培训2期，96人次参加。"),
        ([fact("本局网站4月开通")], "区水务局网站4月开通。"),
        ([fact("信息员28名，每月例会通报")], "配有信息员28名，每月例会通报。"),
        ([fact("县政务公开办检查3次，指出问题5个")], "县政务公开办检查3次，指出问题5个。"),
        ([fact("公告4期中有1期晚于规定时间")], "公告4期中有1期晚于规定时间。"),
    ],
)  # fmt: skip
def test_facts_become_sentences(facts: list[dict[str, Any]], expected: str, make: Make) -> None:
    assert compose(make(facts=facts)).texts["overview.platform"].text == expected


def test_a_part_goes_to_the_nearest_whole_that_can_contain_it(make: Make) -> None:
    facts = [fact("网站公开信息", 2310, "条"), fact("其中公示类", 410, "条"), fact("征集意见", 9, "次"),
             fact("收到反馈意见", 56, "条"), fact("其中采纳", 31, "条")]  # fmt: skip
    text = compose(make(facts=facts)).texts["overview.platform"].text
    assert "公开信息2310条，其中公示类410条。" in text
    assert "收到反馈意见56条，其中采纳31条" in text


def test_a_fact_is_compared_with_last_years_of_the_same_text_and_unit(make: Make) -> None:
    facts = [fact("门户网站公开信息", 1683, "条"), fact("举办培训", 2, "期")]
    before = [{"id": "B1", "theme": "platform", "text": "门户网站公开信息", "value": 1412, "unit": "条"},
              {"id": "B2", "theme": "platform", "text": "举办培训", "value": 60, "unit": "人次"}]  # fmt: skip
    text = compose(make(facts=facts, previous={"year": 2024, "facts": before})).texts["overview.platform"].text
    assert "公开信息1683条，比上年增长19.2%" in text
    assert "培训2期" in text
    assert text.count("上年") == 1


def test_a_fact_that_only_repeats_a_cell_is_told_by_the_cell(make: Make) -> None:
    facts = [{"theme": "active", "text": "制发规范性文件", "value": 2, "unit": "件"}]
    draft = compose(make({"active.normative_docs.issued": 2}, facts=facts))
    assert draft.texts["overview.active"].text.count("规范性文件") == 1
    assert "由表中的数交代" in draft.unused["F1"]


def test_where_to_read_the_report_goes_to_the_preface_and_the_rest_stays(make: Make) -> None:
    facts = [fact("本局无单独网站；本报告在区政府网站发布，服务中心备有纸质件")]
    texts = compose(make(facts=facts)).texts
    assert "本报告在区政府网站发布，服务中心备有纸质件" in texts["preface"].text
    assert texts["overview.platform"].text == "区水务局没有单独网站。"
