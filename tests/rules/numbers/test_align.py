"""What each number of a text rests on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.report import Fact, Overview, Report, Sections
from assistant.rules.numbers import align, mentions

Standing = Callable[[str], list[tuple[str, str | None, str | None]]]


def test_cells_and_sums_of_cells(standing: Standing) -> None:
    assert standing("收到公开申请380件，予以公开及部分公开170件，不予公开43件。") == [
        ("380件", "cell", "requests.new_received.total"),
        ("170件", "derived", "requests.granted.total+requests.partial.total"),
        ("43件", "derived", "sum(requests.denied_*.total)"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("予以公开、部分公开的共170件", "requests.granted.total+requests.partial.total"),
        ("予以公开、部分公开、不予公开213件",
         "requests.granted.total+requests.partial.total+sum(requests.denied_*.total)"),
        ("上年结转、本年新收申请389件", "requests.new_received.total+requests.carried_in.total"),
        ("公开申请引起的行政复议、行政诉讼28件",
         "litigation.review.total+litigation.suit_direct.total+litigation.suit_after_review.total"),
        ("信息公开行政复议维持、纠正12件", "litigation.review.upheld+litigation.review.corrected"),
    ],
)  # fmt: skip
def test_a_number_behind_an_enumeration_counts_all_its_items(standing: Standing, text: str, source: str) -> None:
    (found,) = standing(text + "。")
    assert (found[1] in ("cell", "derived"), found[2]) == (True, source)


def test_an_enumeration_that_does_not_add_up_is_contradicted(standing: Standing) -> None:
    assert standing("予以公开、部分公开的共38件。")[0][1] == "contradicted"
    # Last year's and this year's intake together, not this year's alone.
    assert standing("上年结转、本年新收申请380件。")[0][1] == "contradicted"


def test_reviews_and_a_kind_of_suit_together_contradict_neither(standing: Standing) -> None:
    assert standing("公开申请引起的行政复议、直接起诉23件。")[0][1] == "unknown"


def test_a_number_beside_which_others_stand_apart_contradicts_nothing(standing: Standing) -> None:
    assert standing("办结368件（另办结上年结转9件）。")[0][1] == "unknown"


def test_items_that_carry_their_own_numbers_are_no_enumeration(standing: Standing) -> None:
    found = standing("信息公开行政复议19件，11件维持、1件纠正，予以公开132件、部分公开38件。")
    assert [source for *_, source in found] == [
        "litigation.review.total", "litigation.review.upheld", "litigation.review.corrected",
        "requests.granted.total", "requests.partial.total",
    ]  # fmt: skip


def test_a_blank_total_is_the_sum_of_its_columns(standing: Standing) -> None:
    assert standing("结转下年度12件。") == [("12件", "derived", "sum6(requests.carried_out)")]


def test_a_blank_that_may_hold_more_contradicts_nothing(standing: Standing, year: Report) -> None:
    assert standing("结转下年度15件。") == [("15件", "unknown", None)]
    zero = dict.fromkeys(("research", "welfare_org", "other_org"), 0)
    full = year.with_cells({f"requests.carried_out.{column}": value for column, value in zero.items()})
    (found,) = mentions("结转下年度15件。", full, "overview.on_request")
    assert (found.status, found.expected) == ("contradicted", 12)


def test_a_share_names_its_whole_or_has_one_that_fits(standing: Standing) -> None:
    share = "100*requests.granted.total/requests.handled_total.total"
    assert standing("予以公开132件，占办结的35.0%。")[1] == ("35.0%", "derived", share)
    assert standing("予以公开132件，占35.0%。")[1] == ("35.0%", "derived", share)
    assert standing("予以公开132件，占办结的53.0%。")[1] == ("53.0%", "contradicted", share)


def test_a_change_is_held_against_last_year_with_its_direction(standing: Standing) -> None:
    change = (
        "100*(requests.new_received.total-previous:requests.new_received.total)/previous:requests.new_received.total"
    )
    assert standing("新收申请同比增长11.1%。") == [("11.1%", "derived", change)]
    assert standing("新收申请同比下降11.1%。") == [("11.1%", "contradicted", change)]
    assert standing("新收申请较上年的342件有所增加。") == [("342件", "cell", "previous:requests.new_received.total")]


def test_without_last_year_a_change_is_unknown(year: Report) -> None:
    (found,) = mentions("新收申请同比增长11.1%。", replace(year, previous=None), "overview.on_request")
    assert found.status == "unknown"


def test_a_contradiction_says_what_the_table_has(year: Report) -> None:
    (found,) = mentions("全年受理政府信息公开申请382件。", year, "overview.on_request")
    assert (found.status, found.expected) == ("contradicted", 380)


@pytest.mark.parametrize(
    "text",
    [
        "通过信函收到公开申请92件。",
        "第四季度收到公开申请102件。",
        "2024年1月1日至6月30日收到公开申请160件。",
        "2022年至2024年收到公开申请1012件。",
        "局机关收到公开申请31件。",
        "各县（市、区）局收到公开申请1153件。",
        "全市收到公开申请4000件。",
        "收到关于征地的公开申请143件。",
        "收到公开申请377件（不含撤回的3件）。",
        "收到公开申请380余件。",
        "针对不予公开的2件申请逐件说明理由。",
        "收到公开申请类来信20封。",
        "办理行政复议案件36件。",
        "行政复议答复6件。",
        "办结建议提案23件。",
        "力争新收公开申请减少到300件。",
    ],
)
def test_another_quantity_is_not_accused(standing: Standing, text: str) -> None:
    assert not [found for found in standing(text) if found[1] == "contradicted"]


def test_a_time_limit_of_the_law_rests_on_its_article(standing: Standing) -> None:
    assert standing("延长答复期限不超过20个工作日。") == [("20个工作日", "law", "law:条例第三十三条")]


def test_work_figures_of_a_published_report_are_unknown_and_of_facts_a_fact(year: Report) -> None:
    text = "全年公开信息4826条，培训3期。"
    assert [one.status for one in mentions(text, year)] == ["unknown", "unknown"]
    fact = Fact(id="F1", theme="active", text="公开信息", value=4826, unit="条")
    found = mentions(text, replace(year, facts=(fact,)))
    assert [(one.status, one.source) for one in found] == [("fact", "fact:F1"), ("unsupported", None)]


def test_a_text_without_tables_has_values_and_no_contradiction() -> None:
    (found,) = mentions("收到公开申请5件。")
    assert (found.value, found.status) == (5, "unknown")


def test_the_numbers_of_a_report_stand_in_their_sections(year: Report) -> None:
    prose = Sections(overview=Overview(active="现行有效行政规范性文件17件。", on_request="2024年，上年结转9件。"))
    found = align(replace(year, sections=prose))
    assert [(one.section, one.text, one.status) for one in found] == [
        ("overview.active", "17件", "cell"),
        ("overview.on_request", "2024年", None),
        ("overview.on_request", "9件", "cell"),
    ]
    for one in found:
        assert prose.text(one.section)[one.start :].startswith(one.text)
