"""The scorers of the suite `rules` on real checks of small reports."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.report import Check, Overview, Report, Sections
from assistant.rules import run
from evals.scorers import rules as score
from evals.scorers.rules import Judged
from evals.suite import Score
from evals.table_faults import Cells
from evals.text_faults import Seeded
from evals.written import figures, implausible, write

TOTAL = "requests.new_received.total"


def by_metric(scores: Iterable[Score]) -> dict[str, tuple[int, int]]:
    return {one.metric: (one.right, one.n) for one in scores}


def checked(cells: Cells) -> Check:
    report = replace(write("dev", "scorers"), cells=cells).report()
    return run(replace(report, sections=Sections()))


def test_a_broken_sum_that_is_told_first_and_once_counts_three_times() -> None:
    wrong = {**figures()["003"], TOTAL: 96}
    assert by_metric(score.table(checked(wrong), wrong, {TOTAL}, "off_by_one", single=True)) == {
        "broken": (1, 1), "cause": (1, 1), "one_story": (1, 1),
    }  # fmt: skip


def test_a_broken_sum_that_nobody_tells_is_a_miss_and_no_more() -> None:
    wrong = {**figures()["003"], TOTAL: 96}
    assert by_metric(score.table(Check(), wrong, {TOTAL}, "off_by_one", single=True)) == {"broken": (0, 1)}


def test_a_fault_that_breaks_no_sum_is_counted_apart() -> None:
    wrong = {**figures()["003"], "active.licensing.decisions": 94870}
    scores = by_metric(score.table(Check(), wrong, {"active.licensing.decisions"}, "decisions_mistyped", single=True))
    assert scores == {"unbroken": (0, 1)}


def test_a_seeded_sentence_counts_only_where_the_finding_covers_it() -> None:
    text = "全年组织培训3次。均以答复。"
    report = Report(agency="云岭县农业农村局", year=2024, sections=Sections(overview=Overview(active=text)))
    check = run(report)
    here = Seeded("txt", b"", ("W-R08",), part="overview.active", quote="均以答复。")
    elsewhere = replace(here, quote="网站运行平稳。")
    assert by_metric(score.text(check, report, here, "text.wording"))["text.wording"] == (1, 1)
    assert by_metric(score.text(check, report, elsewhere, "text.wording"))["text.wording"] == (0, 1)


def test_an_accusation_beside_the_fault_is_stray_unless_it_is_known_to_follow() -> None:
    text = "均以答复。XX局制定了办法。"
    report = Report(agency="云岭县农业农村局", year=2024, sections=Sections(overview=Overview(active=text)))
    check = run(report)
    rules = {finding.rule for finding in check.findings if finding.severity != "info"}
    fault = Seeded("txt", b"", ("W-R08",), tuple(rules - {"W-R07", "W-R08"}), quote="均以答复。")
    assert by_metric(score.text(check, report, fault, "text"))["no_stray"] == (0, 1)
    assert by_metric(score.text(check, report, replace(fault, may=(*fault.may, "W-R07")), "text"))["no_stray"] == (1, 1)


def test_a_right_report_is_clean_whatever_infos_say() -> None:
    report = write("dev", "scorers").report()
    check = run(report)
    assert score.clean(check, (), "clean").right == int(all(one.severity == "info" for one in check.findings))


def test_what_is_implausible_is_worked_out_from_the_cells() -> None:
    cells = dict(figures()["003"])
    assert list(implausible(cells)) == []
    cells |= {"requests.other_misc.total": 40, "requests.refused_excessive.total": 1, TOTAL: 5}
    assert {"T3-R08", "T3-R10"} <= set(implausible(cells))


def test_a_judged_report_has_precision_by_verdict_and_recall_by_rule() -> None:
    wrong = {**figures()["003"], TOTAL: 96, "litigation.review.total": 7}
    findings = [finding for finding in checked(wrong).findings if finding.rule in ("T3-R03", "T4-R01")]
    first, second = findings
    gold = Judged(
        [{"finding": first.id, "verdict": "true"}, {"finding": "T3-R02:requests.granted.total", "verdict": "true"}],
        [{"rule": "T4-R01", "quote": "四种结果", "why": "合计不符"}],
        {"T"},
    )
    scores = list(score.judged(findings, gold))
    right = {one.metric: (one.right, one.n) for one in scores if one.metric.count(".") == 1}
    assert right["precision.T3-R03"] == (1, 1)
    assert right["precision.T4-R01"] == (0, 1), second.id  # not judged yet
    assert right["recall.T3-R02"] == (0, 1)
    assert right["recall.T4-R01"] == (1, 1)


def test_findings_of_families_that_were_not_judged_do_not_count() -> None:
    wrong = {**figures()["003"], TOTAL: 96}
    gold = Judged([{"finding": None, "verdict": "clean"}], [], {"W"})
    assert list(score.judged(checked(wrong).findings, gold)) == []
