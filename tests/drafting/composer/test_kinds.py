"""A fact that speaks of one kind of the tables is told where that kind is counted, and counts it no second time."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.composer import compose
from assistant.report import Report

Make = Callable[..., Report]
People = Callable[..., dict[str, int]]
ISSUED, REPEALED, IN_FORCE = (f"active.normative_docs.{column}" for column in ("issued", "repealed", "in_force"))


def fact(text: str, theme: str = "on_request") -> dict[str, Any]:
    return {"theme": theme, "text": text}


def asked(make: Make, cells: dict[str, int], *texts: str) -> str:
    return compose(make(cells, facts=[fact(text) for text in texts])).texts["overview.on_request"].text


FEW = {"new_received": 6, "granted": 2, "unable_not_held": 2, "denied_internal": 1, "refused_petition": 1,
       "handled_total": 6}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("不掌握的2件，告知向县档案馆查询", "2件本机关不掌握，已告知向县档案馆查询"),
        ("对不掌握的申请，逐件告知可以咨询的单位", "2件本机关不掌握，已逐件告知可以咨询的单位"),
        ("对不掌握的2件，其中1件告知向镇政府申请", "2件本机关不掌握，其中1件告知向镇政府申请"),
        ("不予公开的1件为内部请示，已说明理由", "1件属于内部事务信息，不予公开，为内部请示，已说明理由"),
        ("内部事务信息1件，系人事安排", "1件属于内部事务信息，不予公开，系人事安排"),
    ],
)
def test_what_is_said_of_a_kind_follows_its_number(text: str, told: str, make: Make, people: People) -> None:
    section = asked(make, people(**FEW), text)
    assert told in section
    assert section.count("不掌握") == 1
    assert section.count("内部事务") == 1


def test_a_narrower_kind_is_told_as_written_and_never_of_all(make: Make, people: People) -> None:
    text = "对不掌握但知道掌握单位的，均告知该单位名称"
    section = asked(make, people(**FEW), text)
    assert f"。{text}。" in section
    assert "2件本机关不掌握；" in section


def test_another_number_than_the_tables_is_told_as_written(make: Make, people: People) -> None:
    text = "不掌握的5件，告知向县档案馆查询"
    assert f"{text}。" in asked(make, people(**FEW), text)


def test_each_of_several_kinds_keeps_what_is_said_of_it(make: Make, people: People) -> None:
    cells = people(new_received=13, denied_casefile=8, denied_admin_query=3, denied_state_secret=1,
                   unable_not_held=1, handled_total=13)  # fmt: skip
    section = asked(make, cells, "对行政执法案卷信息，告知向办案单位查阅", "对行政查询事项，告知户籍窗口查询方式")
    assert "行政执法案卷8件，已告知向办案单位查阅；行政查询事项3件，已告知户籍窗口查询方式；国家秘密1件" in section


def test_all_applications_are_spoken_of_beside_their_number_without_saying_it_again(make: Make, people: People) -> None:
    section = asked(make, people(**FEW), "6件申请均由村民提出，内容为宅基地档案")
    assert "新收政府信息公开申请6件，均已办结。申请均由村民提出，内容为宅基地档案。" in section


def test_what_came_of_one_application_stands_before_what_it_was_about(make: Make, people: People) -> None:
    cells = people(new_received=1, granted=1, handled_total=1)
    section = asked(make, cells, "唯一1件申请来自一家企业，内容为排污口批复")
    assert "已办结。办理结果为予以公开。申请来自一家企业，内容为排污口批复。" in section


def test_a_third_party_that_is_late_is_no_late_answer_of_the_office(make: Make, people: People) -> None:
    text = "书面征求意见后第三方逾期未答复"
    draft = compose(make(people(**FEW), facts=[fact(text)]))
    assert "超期" not in draft.texts["overview.on_request"].text
    assert "overview.intro" not in draft.texts


def test_late_answers_are_named_in_the_introduction(make: Make, people: People) -> None:
    texts = compose(make(people(**FEW), facts=[fact("1件答复超期9个工作日，已当面致歉")])).texts
    assert "有1件申请超期答复" in texts["overview.intro"].text
    none = compose(make(people(**FEW), facts=[fact("超期答复0件")])).texts
    assert "没有超期答复" in none["overview.on_request"].text
    assert "overview.intro" not in none


def active(make: Make, cells: dict[str, int], *texts: str, **more: Any) -> str:
    facts = [fact(text, "active") for text in texts]
    return compose(make(cells, facts=facts, **more)).texts["overview.active"].text


def test_the_name_of_a_document_goes_to_the_number_issued(make: Make) -> None:
    cells = {ISSUED: 1, REPEALED: 3, IN_FORCE: 8}
    text = active(
        make, cells, "新制发的规范性文件为《民宿管理办法》，9月1日起施行", "废止的3件分别为2008年、2011年、2013年制发"
    )
    assert "制发行政规范性文件1件，即《民宿管理办法》，9月1日起施行。废止3件，分别为2008年" in text
    assert "年末现行有效8件。" in text


def test_a_number_of_the_table_at_the_end_of_a_fact_is_not_said_again(make: Make) -> None:
    cells = {ISSUED: 11, REPEALED: 11, IN_FORCE: 64}
    text = active(make, cells, "规范性文件现行有效的64件全部集中公开；年内开展一轮清理，废止11件")
    assert text.count("64件") == 1
    assert text.count("废止") == 1


def test_nothing_issued_is_said_once_and_last(make: Make) -> None:
    facts = [
        {"theme": "active", "text": "网站公开信息", "value": 80, "unit": "条"},
        fact("镇政府没有制发规范性文件", "active"),
    ]
    text = compose(make(facts=facts)).texts["overview.active"].text
    assert text.startswith("网站公开信息80条。")
    assert text.count("规范性文件") == 1


def test_the_reason_of_a_change_follows_the_change(make: Make) -> None:
    cell = "active.licensing.decisions"
    before = {"year": 2024, "cells": {cell: 41237}}
    text = active(make, {cell: 18645}, "行政许可数量下降，是因审批权限5月起下放", previous=before)
    assert "18645件，比上年减少54.8%，原因是审批权限5月起下放" in text
    assert "较上年变化较大的原因" not in text


def test_a_corrected_case_is_named_without_its_number_again(make: Make) -> None:
    cells = {"litigation.review.corrected": 1, "litigation.review.total": 1,
             "litigation.suit_direct.corrected": 1, "litigation.suit_direct.total": 1}  # fmt: skip
    facts = [
        fact("复议纠正1件：答复时没有告知网址，已重新答复", "oversight"),
        fact("诉讼败诉1件：未征求第三方意见，已公开", "oversight"),
    ]
    text = compose(make(cells, facts=facts)).texts["overview.oversight"].text
    assert "被复议纠正的案件：答复时没有告知网址，已重新答复。败诉的案件：未征求第三方意见，已公开。" in text


def test_corrected_cases_are_compared_with_last_years(make: Make) -> None:
    cells = {"litigation.review.corrected": 2, "litigation.review.upheld": 4, "litigation.review.total": 6}
    before = {"year": 2024, "cells": {"litigation.review.corrected": 3, "litigation.review.total": 6}}
    text = compose(make(cells, previous=before)).texts["overview.oversight"].text
    assert "维持4件、纠正2件（上年3件）" in text
