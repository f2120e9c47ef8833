"""Where to read the report and how to reach the office, taken out of contact facts as clerks write them."""

from collections.abc import Callable

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]


def preface(make: Make, *texts: str) -> str:
    facts = [{"theme": "contact", "text": text} for text in texts]
    draft = compose(make(facts=facts))
    assert not [point for point in draft.missing if "公布" in point or "联系" in point]
    return draft.texts["preface"].text


@pytest.mark.parametrize(
    ("text", "where", "reach"),
    [
        ("本报告可在县政府网站下载；联系地址康宁路11号，联系电话0123-5550211", "本报告可在县政府网站下载。",
         "（联系地址康宁路11号，联系电话0123-5550211）"),
        ("省厅门户网站，可下载。联系方式：厅办公室，大桥路88号，电话0123-5550888",
         "本报告在省厅门户网站公布，可下载。",
         "（厅办公室，地址：大桥路88号，电话0123-5550888）"),
        ("报告下载：县政府网站高新区子站。地址：创新大道9号；电话0123-5550909", "本报告可在县政府网站高新区子站下载。",
         "（地址：创新大道9号；电话0123-5550909）"),
        ("公开地点：区政府网站统计局专栏，电话0123-5550456",
         "本报告在区政府网站统计局专栏公布。",
         "（电话0123-5550456）"),
        ("本报告公布于县政府网站，查询电话0123-5550321（工作日8:30—17:30），地址滨河路2号",
         "本报告公布于县政府网站。",
         "（查询电话0123-5550321（工作日8:30—17:30），地址滨河路2号）"),
        ("乡政府网站未单独建设，年报发布在县政府网站；电话0123-5550700", "乡政府网站未单独建设，年报发布在县政府网站。",
         "（电话0123-5550700）"),
    ],
)  # fmt: skip
def test_a_contact_fact_is_told_once_in_two_places(text: str, where: str, reach: str, make: Make) -> None:
    told = preface(make, text)
    assert where in told
    assert reach in told
    assert told.count("网站") == where.count("网站")


def test_an_own_sentence_on_whom_to_ask_is_kept_with_address_behind_it(make: Make) -> None:
    told = preface(make, "报告可在区政府网站查阅，如有疑问请与政务公开科联系，地址：政和路1号，电话：0123-5550001")
    assert "报告可在区政府网站查阅。如有疑问请与政务公开科联系（地址：政和路1号，电话：0123-5550001）。" in told
    assert told.count("联系") == 1


def test_two_facts_without_a_subject_are_understood(make: Make) -> None:
    told = preface(make, "文化路9号（邮编098800）；0123-5550777", "电子版在市政府网、局网站均可查")
    assert "本报告电子版在市政府网、局网站均可查。" in told
    assert "（地址：文化路9号（邮编098800）；电话0123-5550777）" in told


def test_what_is_wanting_is_left_open(make: Make) -> None:
    missing = compose(make(facts=[{"theme": "contact", "text": "电话：0123-5550126"}])).missing
    assert "本报告的公布网站和查阅方式" in missing
    assert "联系地址和电话" not in missing


def test_the_name_of_a_column_is_no_subject(make: Make) -> None:
    told = preface(make, "发展路8号，0123-5551717，委网站“政府信息公开年报”栏目公布")
    assert "本报告在委网站“政府信息公开年报”栏目公布。" in told
    assert "（地址：发展路8号，电话0123-5551717）" in told
