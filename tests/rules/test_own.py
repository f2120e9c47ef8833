"""An office's own rules: compared figures, required and forbidden words, each with three answers."""

from assistant.report import Check, Finding, NotAssessed, Report
from assistant.rules.own import OwnRule, with_own
from assistant.text.expression import comparison
from tests.rules.building import report_of

SUM = OwnRule(
    id="本市-01", title="予以公开不多于总数", severity="error", basis="本市规定", message="{left}件多于{right}件",
    formula=comparison("requests.granted.total + requests.partial.total <= requests.handled_total.total"),
)  # fmt: skip
WORDS = OwnRule(
    id="本市-02", title="说明收费", severity="warning", basis="本市规定", message="{section}没有写到{words}",
    section="other", required=("信息处理费", "收费"),
)  # fmt: skip
BANNED = OwnRule(
    id="本市-03", title="不写简称", severity="info", basis="本市规定", message="出现{words}",
    section="overview", forbidden=("两办", "县府办"),
)  # fmt: skip


def judged(report: Report, rule: OwnRule) -> tuple[tuple[Finding, ...], tuple[NotAssessed, ...]]:
    check = with_own(Check(), report, (rule,))
    return check.findings, check.not_assessed


def test_a_comparison_that_fails_names_its_cells_and_both_sides() -> None:
    cells = {"requests.granted.total": 4, "requests.partial.total": 1, "requests.handled_total.total": 3}
    (finding,), waiting = judged(report_of({"cells": cells}), SUM)
    assert not waiting
    assert finding.id == "本市-01:requests.granted.total"
    assert finding.cells == tuple(cells)
    assert finding.message == "5件多于3件"
    assert (finding.severity, finding.actual, finding.expected) == ("error", 5, "<=3")
    assert judged(report_of({}), SUM) == ((), ())


def test_a_cell_without_value_leaves_the_comparison_open_and_is_named() -> None:
    findings, (waiting,) = judged(report_of({"blank": ["requests.partial.total"]}), SUM)
    assert not findings
    assert waiting.missing == ("表三“（二）部分公开”总计",)


def test_one_of_the_required_words_suffices() -> None:
    text = "本机关未收取信息处理费。"
    assert judged(report_of({"text": {"other": text}}), WORDS) == ((), ())
    (finding,), _ = judged(report_of({"text": {"other": "没有其他事项。"}}), WORDS)
    assert finding.message == "六、其他需要报告的事项没有写到“信息处理费”、“收费”"
    assert finding.id == "本市-02:other"


def test_required_words_in_a_report_without_text_are_not_assessed() -> None:
    assert judged(Report(), WORDS) == ((), (NotAssessed(rule="本市-02", missing=("报告正文",)),))


def test_every_forbidden_word_is_found_where_it_stands_and_only_there() -> None:
    text = {"overview.intro": "两办和县府办、两办", "overview.platform": "县府办", "other": "两办"}
    findings, _ = judged(report_of({"text": text}), BANNED)
    assert [(one.id, one.span.text) for one in findings if one.span] == [
        ("本市-03:overview.intro", "两办"), ("本市-03:overview.intro#2", "县府办"),
        ("本市-03:overview.intro#3", "两办"), ("本市-03:overview.platform", "县府办"),
    ]  # fmt: skip
    assert findings[1].span
    assert text["overview.intro"][findings[1].span.start : findings[1].span.end] == "县府办"


def test_other_figures_can_be_compared_too() -> None:
    fee = OwnRule(id="x", title="", severity="info", basis="", message="", formula=comparison("fee.notices = 0"))
    assert judged(Report(), fee)[1][0].missing == ("信息处理费收费通知件数",)
    (finding,), _ = judged(report_of({"fee": {"notices": 2, "charged_yuan": 1, "received_yuan": 1}}), fee)
    assert (finding.id, finding.cells) == ("x:formula", ())
    year = OwnRule(id="x", title="", severity="info", basis="", message="", formula=comparison("1 / (year - year) < 1"))
    assert judged(report_of({}), year)[1][0].missing == ("不为0的除数",)
