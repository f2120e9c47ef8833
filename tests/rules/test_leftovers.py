"""Template left-overs are found where they stand, and ordinary prose is left in peace."""

import pytest

from assistant.report import Finding
from assistant.rules import run
from tests.rules.building import report_of


def left_over(text: str) -> list[Finding]:
    return [finding for finding in run(report_of({"text": {"other": text}})).findings if finding.rule == "W-R07"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("由××局负责。", "××"),
        ("联系电话：XX。", "XX"),
        ("由某某科室负责。", "某某科室负责"),
        ("开展培训____次。", "____"),
        ("年　月　日", "年　月　日"),
        ("2025年 月 日", "年 月 日"),
        ("【请填写本单位情况】", "【请填写本单位情况】"),
        ("共{requests.new_received.total}件。", "{requests.new_received.total}"),
        ("（请补充）", "（请补充）"),
        ("以下为示例数据。", "示例数据"),
        ("【待补充：培训期数】。", "【待补充：培训期数】"),
    ],
)
def test_a_left_over_is_found_once_with_its_span(text: str, quote: str) -> None:
    (finding,) = left_over(text)
    assert finding.span is not None
    assert finding.span.text == quote
    assert text[finding.span.start : finding.span.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "详见 http://www.xx.gov.cn/xxgk/ 网站。",
        "开设【政务公开】栏目，图片尺寸为1920×1080。",
        "自二○○八年起公开，2024 年 12 月 31 日止。",
        "联系电话138****1234。",
        "编制申请表填写说明，请申请人填写真实姓名。",
        "公布申请书示例，全年 月均发布12条。",
        "网站账号gov_xxgk_2024，邮箱xxgk@example.com。",
    ],
)
def test_ordinary_prose_is_no_left_over(text: str) -> None:
    assert not left_over(text)
