"""Questions that no law answers are refused, each with its reason."""

from collections.abc import Callable

import pytest

from assistant.knowledge.answer import Answer

Asker = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("条例第八十条怎么规定的", "共56条，没有第八十条"),
        ("条例第十四条第三款说什么", "共1款"),
        ("信息处理费管理办法第十五条写了什么", "没有读到"),
        ("《城市绿化条例》第三条怎么规定", "没有收录《城市绿化条例》"),
        ("我局上个月一共收到多少件申请", "单位自己的数据"),
        ("明年答复期限会不会缩短", "不作预测"),
        ("2031年的年报格式是什么样", "不作预测"),
        ("成都市规定几日内转办", "没有收录成都的地方规定"),
        ("你觉得我们局长公开工作做得怎么样", "不作判断"),
        ("讲个故事吧", "只回答政府信息公开"),
        ("2007年旧条例第十三条的原文", "旧文本"),
        ("2008年的条例第二十四条怎么规定", "旧文本"),
        ("条例（2007年）第二十四条", "旧文本"),
        ("民法典第十条", "没有收录《民法典》"),
        ("民法典第一千零三十二条", "没有收录《民法典》"),
        ("条例第十条和民法典第十条有什么区别", "没有收录《民法典》"),
        ("刑法里面第二十条怎么说", "没有收录《刑法》"),
        ("突发事件应对法怎么规定信息发布", "没有收录《突发事件应对法》"),
        ("网络安全法 个人信息", "没有收录《网络安全法》"),
        ("预算法规定预算批复后几天内公开", "没有收录《预算法》"),
        ("招投标法", "没有收录《招标投标法》"),
        ("重大行政决策程序暂行条例", "没有收录《重大行政决策程序暂行条例》"),
        ("《民法典》", "没有收录《民法典》"),
    ],
)
def test_what_no_law_answers_is_refused_with_its_reason(answer: Asker, question: str, reason: str) -> None:
    refused = answer(question)
    assert not refused.answerable
    assert reason in refused.answer
    assert refused.citations == ()


@pytest.mark.parametrize(
    "question",
    [
        "我们局收到一份看不懂的申请怎么办",
        "去年答复过的事今年又来申请怎么处理",
        "我是云岭县青石镇的，申请人说条例第三十三条规定二十个工作日，对吗",
        "四川省的信息处理费缴到哪里",
        "统计法规定的统计资料有人申请公开怎么答",
        "依据土地管理法形成的征地材料，村民申请公开，能不能给",
        "公司法定代表人的信息算不算政府信息",
        "行政诉讼法解释第十条",
        "第十条怎么规定",
    ],
)
def test_words_of_time_place_and_office_and_laws_beside_the_matter_refuse_nothing(answer: Asker, question: str) -> None:
    assert answer(question).answerable


def test_a_refusal_shows_the_nearest_and_says_that_it_is_no_answer(answer: Asker) -> None:
    refused = answer("工伤认定要几天")
    assert not refused.answerable
    assert refused.related
