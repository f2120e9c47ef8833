import pytest

from assistant.reading.furniture import is_furniture, is_page_number


@pytest.mark.parametrize(
    "line",
    [
        "作者: 来源: 发布时间:2025-02-06 10:37", "当前位置：首页 > 政务公开", "浏览次数：33", "上一篇：没有了",
        "【打印】【关闭】",
        "主办：白河县人民政府 ICP备12345号", "索 引 号：123", "扫一扫在手机打开当前页", "字体：[大 中 小]",
    ],
)  # fmt: skip
def test_what_a_page_carries_beside_the_report_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["微信公众号全年发文1640篇，其中原创294篇，", "来源单位答复及时。", "一、总体情况", "登录网站查阅，免费下载"],
)
def test_prose_is_never_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_page_numbers_are_known_by_their_marks() -> None:
    assert all(map(is_page_number, ("-3-", "— 3 —", "第3页 共12页", "3/12")))
    assert not is_page_number("2024年")
