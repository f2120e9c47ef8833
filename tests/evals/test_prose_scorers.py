"""Each scorer is shown to catch a seeded fault: an exemplary text, spoilt in one place."""

import tomllib
from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml

from evals.arithmetic import Truth
from evals.drafted import Drafted, Printed, exemplary
from evals.scorers import numbers, prose
from evals.suite import DATA, REFERENCES, Score

GUIDE = tomllib.loads((DATA / "guide.toml").read_text("utf-8"))
STEM = "a-district-office-2025"
RAW = yaml.safe_load((REFERENCES / f"{STEM}.yaml").read_text("utf-8"))
TEXT = exemplary(REFERENCES / f"{STEM}.md", RAW)
TRUTH = Truth(RAW, TEXT.derived)


def points(draft: Drafted, truth: Truth = TRUTH) -> dict[str, float | None]:
    return {score.metric: score.points for score in prose.sheet(draft, truth, GUIDE)}


def faults(draft: Drafted) -> str:
    return "；".join(fault for score in prose.sheet(draft, TRUTH, GUIDE) for fault in score.faults)


def with_text(section: str, change: Callable[[str], str]) -> Drafted:
    """The text changed in a section behind its figures, whose offsets stay right."""
    return replace(TEXT, sections={**TEXT.sections, section: change(TEXT.sections[section])})


def with_figure(section: str, old: str, new: str) -> Drafted:
    """The first figure `old` of that section printed as `new`; of the same length, so that all offsets hold."""
    at = next(i for i, p in enumerate(TEXT.numbers) if (p.section, p.text) == (section, old))
    printed = TEXT.numbers[at]
    text = TEXT.sections[section]
    spoilt = text[: printed.start] + new + text[printed.end :]
    figures = (*TEXT.numbers[:at], replace(printed, text=new), *TEXT.numbers[at + 1 :])
    return replace(TEXT, sections={**TEXT.sections, section: spoilt}, numbers=figures)


def test_the_exemplary_text_itself_is_without_fault() -> None:
    assert points(TEXT)["score"] == 100
    assert faults(TEXT) == ""


def test_a_wrong_number_is_caught_with_the_right_one_beside_it() -> None:
    draft = with_figure("overview.on_request", "12", "13")
    assert points(draft)["item_A"] == 15
    assert "应为 12" in faults(draft)


def test_a_wrongly_rounded_share_is_caught() -> None:
    assert "应为 19.2" in faults(with_figure("overview.active", "19.2", "19.1"))


def test_a_number_without_origin_is_caught() -> None:
    draft = with_text("overview.oversight", lambda text: text + "开展专项督查6次。")
    assert "6 没有出处" in faults(draft)


def test_a_counted_thing_in_chinese_numerals_needs_an_origin_too() -> None:
    draft = with_text("overview.oversight", lambda text: text + "开展督查三次。")
    assert "三次 没有出处" in faults(draft)


def test_an_origin_that_the_year_does_not_have_is_caught() -> None:
    draft = replace(TEXT, numbers=(replace(TEXT.numbers[1], source="fact:F99"), *TEXT.numbers[2:], TEXT.numbers[0]))
    assert "来源不存在" in faults(draft)


@pytest.mark.parametrize(
    ("section", "claim"),
    [
        ("overview.on_request", "全年没有收到政府信息公开申请。"),
        ("overview.on_request", "没有上年结转的申请。"),
        ("overview.on_request", "申请均由个人提出。"),
        ("overview.on_request", "没有发生与信息公开有关的行政复议。"),
        ("overview.active", "没有制发行政规范性文件。"),
        ("overview.active", "新收申请12件，与上年持平。"),
        ("overview.oversight", "工作获得市级表彰。"),
    ],
)
def test_a_statement_that_figures_and_facts_do_not_bear_out_is_caught(section: str, claim: str) -> None:
    text = TEXT.sections[section] + claim
    figures = TEXT.numbers
    if "12" in claim:
        start = text.rindex("12件")
        figures += (Printed(section, start, start + 2, "12", "requests.new_received.total"),)
    draft = replace(with_text(section, lambda _: text), numbers=figures)
    score = prose.claims(draft, TRUTH, GUIDE)
    assert score.n - score.right == 1, score.faults
    assert points(draft)["item_A"] == 20


def test_a_growth_told_as_a_fall_is_caught() -> None:
    draft = with_text("overview.active", lambda text: text.replace("比上年增长19.2", "比上年减少19.2"))
    assert "增减方向说反" in faults(draft)


def test_a_figure_told_twice_is_caught() -> None:
    text = TEXT.sections["overview.oversight"] + "培训117人次。"
    start = text.rindex("117")
    again = Printed("overview.oversight", start, start + 3, "117", "fact:F22")
    draft = replace(with_text("overview.oversight", lambda _: text), numbers=(*TEXT.numbers, again))
    assert points(draft)["item_C"] == 12
    assert prose.said_once(draft, TRUTH, GUIDE).right == len(TEXT.numbers)


def test_a_list_of_zeros_is_caught() -> None:
    text = TEXT.sections["overview.on_request"] + "重复申请0件，其他处理0件。"
    figures = [Printed("overview.on_request", m, m + 1, "0", f"requests.{row}.total")
               for m, row in ((text.index("0件"), "refused_repeat"), (text.rindex("0件"), "other_misc"))]  # fmt: skip
    draft = replace(with_text("overview.on_request", lambda _: text), numbers=(*TEXT.numbers, *figures))
    assert points(draft)["item_C"] == 9
    assert points(draft)["item_A"] == 25


def test_the_table_read_out_is_caught() -> None:
    labels = "属于国家秘密、法律行政法规禁止公开、危及“三安全一稳定”、属于三类内部事务信息的均没有。"
    assert "照念表格" in faults(with_text("overview.on_request", lambda text: text + labels))


@pytest.mark.parametrize("aspect", ["active", "on_request", "management", "platform", "oversight"])
def test_a_missing_aspect_is_caught(aspect: str) -> None:
    section = f"overview.{aspect}"
    kept = tuple(p for p in TEXT.numbers if p.section != section)
    draft = replace(TEXT, sections={**TEXT.sections, section: ""}, numbers=kept)
    score = prose.topics(draft, TRUTH, GUIDE)
    assert score.right < score.n
    assert any(section in fault for fault in score.faults)


def test_the_fee_and_last_year_s_problems_must_be_told() -> None:
    other = "没有其他需要报告的事项，特此说明如上。"
    draft = replace(TEXT, sections={**TEXT.sections, "other": other, "last_year": ""})
    said = prose.topics(draft, TRUTH, GUIDE).faults
    assert any("信息处理费" in fault for fault in said)
    assert any("上年问题" in fault for fault in said)


def test_a_government_must_report_its_three_results() -> None:
    truth = Truth({**RAW, "kind": "government", "level": "township"}, TEXT.derived)
    assert any("三项结果" in fault for fault in prose.topics(TEXT, truth, GUIDE).faults)
    assert not any("三项结果" in fault for fault in prose.topics(TEXT, TRUTH, GUIDE).faults)


def test_a_promise_of_last_year_passed_over_is_caught() -> None:
    draft = with_text("last_year", lambda text: text.split("；")[0] + "。")
    assert "没有交代上年问题：信息公开栏目设置有待完善" in faults(draft)


def test_a_measure_without_its_unit_is_caught() -> None:
    assert "没有写责任单位" in faults(with_text("improvements", lambda text: text.replace("政务公开科", "有关科室")))


def test_a_percentage_on_a_small_base_is_caught() -> None:
    text = TEXT.sections["overview.on_request"] + "公开占41.7%。"
    start = text.index("41.7")
    share = Printed("overview.on_request", start, start + 4, "41.7", "derived:share")
    formulas = {**TEXT.derived, "share": "100 * requests.granted.total / requests.new_received.total"}
    draft = with_text("overview.on_request", lambda _: text)
    draft = replace(draft, numbers=(*TEXT.numbers, share), derived=formulas)
    truth = Truth(RAW, draft.derived)
    assert points(draft, truth)["item_E"] == 6
    assert points(draft, truth)["item_A"] == 25


@pytest.mark.parametrize(
    "slip",
    ["针对“不足：一是解读形式单一”作了改进。", "发布解读材料11件，其中发布图解7件。", "问题均已均改正。", "已改正。；"],
)
def test_slips_of_language_are_caught(slip: str) -> None:
    assert "语病" in faults(with_text("last_year", lambda text: text + slip))


@pytest.mark.parametrize("phrase", ["区政府办公室高度重视信息公开。", "取得了显著成效。", "进一步完善公开工作机制。"])
def test_empty_words_are_caught(phrase: str) -> None:
    assert "空话" in faults(with_text("overview.management", lambda text: text + phrase))


def test_paragraphs_that_all_open_with_the_year_are_caught() -> None:
    sections = {key: f"2025年，{text}" if key.startswith("overview") else text for key, text in TEXT.sections.items()}
    assert "以“20”开头" in faults(replace(TEXT, sections=sections, numbers=()))


@pytest.mark.parametrize(
    ("change", "what"),
    [(lambda text: text + "我区将继续努力。", "自称"), (lambda text: text.replace("，", ",", 1), "半角标点"),
     (lambda text: text + "公开信息1,683条。", "千分号")],
)  # fmt: skip
def test_slips_of_form_are_caught(change: Callable[[str], str], what: str) -> None:
    assert what in faults(with_text("overview.platform", change))


def test_a_share_that_only_rounds_to_all_is_caught() -> None:
    text = TEXT.sections["overview.active"] + "占100.0%。"
    start = text.index("100.0")
    share = Printed("overview.active", start, start + 5, "100.0", "derived:nearly")
    formulas = {**TEXT.derived, "nearly": "100 * fact:F02 / (fact:F02 + 0.1)"}
    draft = replace(with_text("overview.active", lambda _: text), numbers=(*TEXT.numbers, share), derived=formulas)
    sheet = prose.sheet(draft, Truth(RAW, formulas), GUIDE)
    assert "取整后说成了全部" in "".join(fault for score in sheet for fault in score.faults)


def test_a_short_draft_is_a_fault_only_where_facts_were_left_untold() -> None:
    """宁短勿凑: with few facts a report may be short."""
    other = {**TEXT.sections, "overview.platform": ""}
    draft = replace(TEXT, sections=other, numbers=tuple(p for p in TEXT.numbers if p.section != "overview.platform"))
    few = Truth({**RAW, "facts": [fact for fact in RAW["facts"] if fact["theme"] != "platform"]}, TEXT.derived)
    guide = {**GUIDE, "length": [{"part": "overview", "range": {"office": [700, 900]}}]}
    assert [fault.cost for fault in prose._lengths(draft, TRUTH, guide)] == ["form"]
    assert [fault.cost for fault in prose._lengths(draft, few, guide)] == []


def test_a_fact_that_the_draft_leaves_out_is_named() -> None:
    kept = replace(with_text("overview.management", lambda _: "7月印发申请办理规程，责任落实到岗位。"),
                   numbers=tuple(p for p in TEXT.numbers if p.section != "overview.management"))  # fmt: skip
    score = prose.facts_told(kept, TRUTH, GUIDE)
    assert any("F15" in fault for fault in score.faults)
    assert prose.facts_told(TEXT, TRUTH, GUIDE).faults == ()


def test_a_draft_far_too_long_is_caught() -> None:
    draft = with_text("other", lambda text: text * 9)
    assert {s.metric: s.right for s in prose.clean(draft, TRUTH, GUIDE)}["length"] == 2


def test_a_figure_of_the_exemplary_text_that_the_draft_leaves_out_is_counted() -> None:
    kept = tuple(p for p in TEXT.numbers if p.source != "fact:F15")
    score: Score = numbers.gold(replace(TEXT, numbers=kept), TRUTH, TEXT, TRUTH)
    assert (score.right, score.n) == (len(TEXT.numbers) - 1, len(TEXT.numbers))
    assert "132" in score.faults[0]


def test_an_open_gap_is_shown_and_its_digits_are_no_figures() -> None:
    draft = with_text("other", lambda text: text + "【待补充：2025年收费通知件数（3类）】")
    assert draft.gaps == ("【待补充：2025年收费通知件数（3类）】",)
    assert points(draft)["item_A"] == 25
