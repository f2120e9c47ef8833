import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.drafting import draft
from assistant.reading import read
from assistant.report import Report
from assistant.rules import run
from assistant.rules.own import OwnRule
from assistant.rules.project import Project

Make = Callable[..., Report]
WRONG = {"requests.new_received.natural_person": 3, "requests.new_received.total": 4}


def test_a_year_file_becomes_a_report_that_reads_back(case: Path, tmp_path: Path) -> None:
    outcome = draft(case, out=tmp_path, formats=("docx", "html", "md", "json"))
    assert set(outcome.files) == {"docx", "html", "md", "json"}
    report = outcome.draft.report
    assert outcome.files["docx"].name == f"{report.agency}{report.year}年政府信息公开工作年度报告.docx"
    for kind in ("docx", "html", "md"):
        again = read(outcome.files[kind])
        assert again.tables == report.tables
        assert again.sections.overview == report.sections.overview
        assert (again.sections.problems, again.sections.last_year) == (
            report.sections.problems,
            report.sections.last_year,
        )
    assert outcome.status == (1 if outcome.missing else 0)


def test_the_outcome_as_json_holds_files_check_and_what_is_missing(case: Path, tmp_path: Path) -> None:
    outcome = draft(case, out=tmp_path, formats=("md",), trace=True)
    raw = json.loads(json.dumps(outcome.to_json()))
    assert set(raw) >= {"files", "check", "missing"}
    assert raw["check"]["numbers"]
    assert not [number for number in raw["check"]["numbers"] if number["status"] in ("unsupported", "contradicted")]
    trace = json.loads(outcome.files["trace"].read_text("utf-8"))
    assert {number["source"] for number in trace["numbers"] if number["status"] == "derived"} == set(trace["derived"])
    assert all(fact["why"] for fact in trace["unused_facts"])
    assert json.loads(outcome.files["findings"].read_text("utf-8")) == raw["check"]


def test_the_same_draft_again_writes_nothing_new(make: Make, tmp_path: Path) -> None:
    first = draft(make(), out=tmp_path, formats=("docx", "html"))
    again = draft(make(), out=tmp_path, formats=("docx", "html"))
    assert again.files == first.files
    other = draft(make({"active.licensing.decisions": 3}), out=tmp_path, formats=("docx", "html"))
    assert other.files["docx"].stem.endswith("-2")
    assert any("未改动" in word for word in other.messages)


def test_errors_of_the_tables_keep_the_report_from_going_out(make: Make, tmp_path: Path) -> None:
    outcome = draft(make(WRONG), out=tmp_path, formats=("docx",))
    assert "docx" not in outcome.files
    assert outcome.status == 1
    assert outcome.blocked
    assert outcome.files["findings"].exists()
    assert any("--force" in word for word in outcome.messages)


def test_a_forced_report_carries_the_mark_and_the_list_of_what_is_open(make: Make, tmp_path: Path) -> None:
    outcome = draft(make(WRONG), out=tmp_path, formats=("md",), force=True)
    text = outcome.files["md"].read_text("utf-8")
    assert "不得发布" in text
    assert outcome.blocked[0].message in text
    assert outcome.missing
    assert all(f"· {gap}" in text for gap in outcome.missing)
    assert outcome.status == 1
    assert json.loads(outcome.files["findings"].read_text("utf-8"))["passed"] is False


def test_a_forced_report_lists_the_errors_that_alone_would_not_have_blocked(make: Make, tmp_path: Path) -> None:
    own = OwnRule(
        id="本局1", title="要写热线", severity="error", required=("12345",), message="没有写到{words}", basis="本局规定"
    )
    outcome = draft(make(WRONG), out=tmp_path, formats=("md",), force=True, project=Project(rules=(own,)))
    assert "本局1" not in {found.rule for found in outcome.blocked}
    text = outcome.files["md"].read_text("utf-8")
    assert "没有写到" in text[text.index("其他错误") :]


def test_the_headings_and_labels_that_are_checked_are_those_that_the_pages_show(case: Path, tmp_path: Path) -> None:
    outcome = draft(case, out=tmp_path, formats=("html",))
    waiting = {item.rule for item in outcome.check.not_assessed}
    assert not {"S-R01", "S-R02", "S-R09"} & waiting
    pages = read(outcome.files["html"])
    assert not {found.rule for found in run(pages).findings} & {"S-R01", "S-R02", "S-R09"}


def test_open_points_do_not_block(make: Make, tmp_path: Path) -> None:
    outcome = draft(make(), out=tmp_path, formats=("md",))
    assert outcome.missing
    assert "【待补充：" in outcome.files["md"].read_text("utf-8")
    assert outcome.status == 1
    assert not outcome.blocked


def test_a_dry_run_writes_nothing(make: Make, tmp_path: Path) -> None:
    outcome = draft(make(), out=tmp_path / "out", trace=True, dry_run=True)
    assert outcome.files == {}
    assert not (tmp_path / "out").exists()


def test_asking_for_a_model_without_one_says_so_and_drafts_all_the_same(make: Make, tmp_path: Path) -> None:
    outcome = draft(make(), out=tmp_path, writer="model", dry_run=True)
    assert any("模型" in word for word in outcome.messages)
    assert outcome.draft.texts["overview.active"].text


def test_the_running_header_is_in_the_file_and_never_in_the_text(make: Make, tmp_path: Path) -> None:
    outcome = draft(make(), out=tmp_path, formats=("html",), header="示例数据")
    assert "示例数据" in outcome.files["html"].read_text("utf-8")
    assert not any("示例数据" in text.text for text in outcome.draft.texts.values())


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_last_year_may_be_any_report_file(suffix: str, make: Make, tmp_path: Path) -> None:
    last = draft(make({"active.licensing.decisions": 40}, year=2024), out=tmp_path, formats=("json", "docx"))
    now = draft(
        make({"active.licensing.decisions": 60}), previous=last.files["json" if suffix == "json" else "docx"],
        out=tmp_path, dry_run=True,
    )  # fmt: skip
    assert "60件，比上年增加20件" in now.draft.texts["overview.active"].text


def test_the_parts_of_a_draft_are_checked_by_the_headings_that_it_will_print(make: Make) -> None:
    outcome = draft(make(), dry_run=True)
    rules = {item.rule for item in outcome.check.not_assessed} | {found.rule for found in outcome.check.findings}
    assert not {"S-R01", "S-R02"} & rules
    assert not outcome.draft.report.origins


def test_a_fact_that_the_tables_deny_blocks_and_a_misread_sentence_does_not(make: Make, tmp_path: Path) -> None:
    cells = {"requests.new_received.natural_person": 5, "requests.new_received.total": 5,
             "requests.carried_out.natural_person": 5, "requests.carried_out.total": 5}  # fmt: skip
    denied = [{"theme": "overview", "text": "全年新收政府信息公开申请9件"}]
    assert draft(make(cells, facts=denied), out=tmp_path, dry_run=True).blocked
    assert not draft(make(cells), out=tmp_path, dry_run=True).blocked


def test_words_that_still_read_like_a_ledger_are_named_to_the_user(make: Make, tmp_path: Path) -> None:
    report = make(
        facts=[{"theme": "platform", "text": "专栏★重点12个"}, {"theme": "platform", "text": "培训：1期/26人"}]
    )
    outcome = draft(report, out=tmp_path, dry_run=True)
    assert [message for message in outcome.messages if "请改写成句：专栏★重点12个" in message]
    assert not [message for message in outcome.messages if "26人" in message]
