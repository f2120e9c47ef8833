"""Where a figure stands in its words, and how a count of nothing is said."""

import pytest

from assistant.drafting.composer.counting import none_of, split_at_figure, with_verb


@pytest.mark.parametrize(
    ("text", "unit", "before", "after"),
    [
        ("11月移交已公开的公报、文件汇编", "册", "11月移交已公开的公报、文件汇编", ""),
        ("关停久未更新的微博账号", "个", "关停久未更新的微博账号", ""),
        ("逾期公示并已补公示的取水许可", "件", "逾期公示并已补公示的取水许可", ""),
        ("公开听证会，参会代表，水价调整方案据此修改", "人", "公开听证会，参会代表", "，水价调整方案据此修改"),
        ("责任人名单公示，每库3人，已上墙公示人员", "人", "责任人名单公示，每库3人，已上墙公示人员", ""),
        ("10月、12月两次清理，共删除信息；均为重复发布的", "条", "10月、12月两次清理，共删除信息", "；均为重复发布的"),
        ("解读材料，均为文字，已发布", "件", "解读材料", "，均为文字，已发布"),
        ("网站专栏，由局办公室维护，新增", "个", "网站专栏，由局办公室维护，新增", ""),
        ("通过网络提交的，占比", "%", "通过网络提交的，占比", ""),
        ("开设“阳光信访”专栏，累计发布典型案例", "个", "开设“阳光信访”专栏，累计发布典型案例", ""),
        ("电话答复（申请人同意后不再书面答复）", "件", "电话答复", "（申请人同意后不再书面答复）"),
        ("水资源信息（含取水许可）已全部公示", "条", "水资源信息（含取水许可）", "，已全部公示"),
        ("抽检信息公布批次", "批次", "抽检信息公布", ""),
    ],
)
def test_the_figure_is_appended_or_stands_at_the_noun_that_its_unit_counts(
    text: str, unit: str, before: str, after: str
) -> None:
    assert split_at_figure(text, unit) == (before, after)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("抽查8个基层水管站，不合格的", "抽查8个基层水管站，没有不合格的"),
        ("未按期公开的信息", "没有未按期公开的信息"),
        ("征求第三方意见", "没有征求第三方意见"),
        ("微信公众号发布信息", "微信公众号没有发布信息"),
        ("数据发布前双人核对，全年差错", "数据发布前双人核对，全年没有差错"),
        ("抽查8个站发现不合格的", "抽查8个站发现不合格的，没有"),
    ],
)
def test_a_count_of_nothing_never_denies_what_was_done(text: str, said: str) -> None:
    assert none_of(text) == said


def test_a_bare_noun_gets_its_plain_verb_and_a_sentence_none() -> None:
    assert with_verb("政务公开宣传栏") == "设有政务公开宣传栏"
    assert with_verb("书面答复") == "书面答复"
    assert with_verb("新闻发布") == "新闻发布"
    assert with_verb("培训，分两批举办") == "培训，分两批举办"
