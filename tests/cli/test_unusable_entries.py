"""What staff fill in and nobody can use: told with place and remedy, in check and draft, through the command."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import openpyxl
import pytest
import yaml

Gongkai = Callable[..., CompletedProcess[bytes]]


@pytest.fixture
def filled(gongkai: Gongkai, tmp_path: Path) -> Callable[..., Path]:
    """The example workbook with some cells typed over: `filled({"工作情况": {"D5": "约三百"}})`."""
    example = tmp_path / json.loads(gongkai("example", ".", "--json").stdout)["workbook"]

    def edit(typed: dict[str, dict[str, Any]]) -> Path:
        book = openpyxl.load_workbook(example)
        for sheet, cells in typed.items():
            for address, value in cells.items():
                book[sheet][address] = value
        book.save(path := tmp_path / "填报.xlsx")
        return path

    return edit


def year_file(folder: Path, **given: Any) -> Path:
    fee = {"notices": 0, "charged_yuan": 0, "received_yuan": 0}
    path = folder / "年度.yaml"
    whole = {"agency": "青岚区教育局", "year": 2025, "fee": fee, **given}
    path.write_text(yaml.safe_dump({key: value for key, value in whole.items() if value}, allow_unicode=True), "utf-8")
    return path


def findings(gongkai: Gongkai, *arguments: object) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in json.loads(gongkai("check", *arguments, "--json").stdout)["findings"]}


ODD = {
    "a fact's number": ("工作情况", "D5", "约三百", "C-R07:fact.F02.value", "error"),
    "a year in words": ("基本信息", "B5", "二〇二五年", "C-R07:year", "error"),
    "no year": ("基本信息", "B5", None, "C-R08:year", "error"),
    "no agency": ("基本信息", "B3", None, "C-R08:agency", "error"),
    "a fee": ("其他事项", "B5", "一百", "C-R07:fee.charged_yuan", "error"),
    "a theme": ("工作情况", "B5", "天气", "C-R07:fact.F02.theme", "warning"),
    "a level": ("基本信息", "B6", "火星级", "C-R07:level", "warning"),
    "an unknown problem": ("存在问题与改进措施", "E21", "P9", "C-R07:measure.M1.answers", "warning"),
}


@pytest.mark.parametrize(("sheet", "address", "typed", "finding", "severity"), ODD.values(), ids=ODD)
def test_an_odd_entry_of_the_workbook_is_a_finding_with_its_place(
    sheet: str,
    address: str,
    typed: str | None,
    finding: str,
    severity: str,
    gongkai: Gongkai,
    filled: Callable[..., Path],
) -> None:
    found = findings(gongkai, filled({sheet: {address: typed}}))[finding]
    assert (found["severity"], found["place"]) == (severity, f"{sheet} {address}")
    assert found["suggestion"]
    assert typed is None or typed in found["message"]


def test_a_fact_without_its_number_blocks_the_draft_and_is_forced_only_as_a_gap(
    gongkai: Gongkai, filled: Callable[..., Path], tmp_path: Path
) -> None:
    path = filled({"工作情况": {"D5": "约三百"}})
    blocked = gongkai("draft", path, "--formats", "md", "--json")
    assert blocked.returncode == 1
    assert "C-R07:fact.F02.value" in json.loads(blocked.stdout)["blocked"]
    forced = json.loads(gongkai("draft", path, "--formats", "md", "--force", "--json").stdout)
    text = (tmp_path / forced["files"]["md"]).read_text("utf-8")
    assert "【待补充：区政府门户网站公开信息（填报的数字“约三百”不能用）】" in text
    assert "公开信息，其中" not in text


def test_a_fee_that_cannot_be_read_is_never_told_as_none(
    gongkai: Gongkai, filled: Callable[..., Path], tmp_path: Path
) -> None:
    path = filled({"其他事项": {"B5": "一百"}})
    assert gongkai("draft", path, "--formats", "md").returncode == 1
    forced = json.loads(gongkai("draft", path, "--formats", "md", "--force", "--json").stdout)
    text = (tmp_path / forced["files"]["md"]).read_text("utf-8")
    assert "没有收取信息处理费" not in text
    assert any("信息处理费" in gap for gap in forced["missing"])


@pytest.mark.parametrize(("value", "says"), [(-5, "不能为负"), (10**40, "大得不合常理"), ("约三百", "不能读成一个数")])
def test_a_figure_of_a_year_file_that_can_be_none_blocks_the_draft(
    value: object, says: str, gongkai: Gongkai, tmp_path: Path
) -> None:
    path = year_file(tmp_path, facts=[{"theme": "active", "text": "公开信息", "value": value, "unit": "条"}])
    found = findings(gongkai, path)["C-R07:fact.F01.value"]
    assert found["place"].startswith("工作情况第1条（facts[1].value")
    assert says in found["message"]
    assert gongkai("draft", path).returncode == 1
    assert not list(tmp_path.glob("out/*.docx"))


@pytest.mark.parametrize("missing", ["year", "agency"])
def test_a_year_file_without_year_or_agency_does_not_pass(missing: str, gongkai: Gongkai, tmp_path: Path) -> None:
    path = year_file(tmp_path, **{missing: None})
    assert gongkai("check", path).returncode == 1
    assert findings(gongkai, path)[f"C-R08:{missing}"]["place"].endswith(f"（{missing}）")


def test_what_the_reader_noted_is_told_by_check_and_draft(
    gongkai: Gongkai, filled: Callable[..., Path], tmp_path: Path
) -> None:
    path = filled({"工作情况": {"C5": None}})
    note = "工作情况第5行没有写内容，未读入"
    assert f"读取说明：{note}" in gongkai("check", path).stdout.decode()
    assert note in json.loads(gongkai("check", path, "--json").stdout)["notes"]
    assert f"读取说明：{note}" in gongkai("draft", path, "--dry-run").stdout.decode()
    assert note in json.loads(gongkai("draft", path, "--dry-run", "--json").stdout)["check"]["notes"]


@pytest.mark.parametrize("typed", ["若干", None, 3.5, "#DIV/0!", True, "=1+2"])
def test_a_total_over_a_cell_that_was_not_read_is_unknown_with_its_cause_and_accuses_nobody(
    typed: object, gongkai: Gongkai, filled: Callable[..., Path]
) -> None:
    found = findings(gongkai, filled({"表三": {"D6": typed}}))
    total = found["C-R02:requests.new_received.total"]
    cause = found[total["cause"]]
    assert cause["cells"][0] == "requests.new_received.natural_person"
    assert cause["rule"] == ("C-R02" if typed is None else "C-R01")
    assert not [one for one in found.values() if one["rule"] in ("T3-R01", "C-R05")]


def test_a_formula_that_was_never_calculated_is_told_as_such(gongkai: Gongkai, filled: Callable[..., Path]) -> None:
    found = findings(gongkai, filled({"表三": {"D6": "=1+2"}}))
    assert "是公式，文件里没有存下算出的值" in found["C-R01:requests.new_received.natural_person"]["message"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("agency: 某局\nyear: 2025\nyear: 2024\n", "第2行和第3行"),
        ("agency: 某局\nyear: 2025\ntables: {requests: {granted: {total: 3, total: 1}}}\n", "第3行"),
        ("agency: 某局\nyear: 2025\nfacts:\n- {id: F1, text: 甲}\n- {id: F1, text: 乙}\n", "facts[2].id"),
    ],
)
def test_a_key_or_an_id_given_twice_is_refused_with_its_place(
    text: str, line: str, gongkai: Gongkai, tmp_path: Path
) -> None:
    (tmp_path / "年度.yaml").write_text(text, "utf-8")
    done = gongkai("check", "年度.yaml")
    assert done.returncode == 2
    assert line in done.stderr.decode()
    assert "两次" in done.stderr.decode()


def test_last_years_report_of_another_agency_is_refused_by_new_unless_it_was_renamed(
    gongkai: Gongkai, references: Path
) -> None:
    named = ("--agency", "青岚区教育局", "--year", "2025", "--previous", references / "fengquan-office-2024.txt")
    refused = gongkai("new", "a.xlsx", *named)
    assert refused.returncode == 2
    assert "上年年报是“凤泉区人民政府办公室”的" in refused.stderr.decode()
    assert gongkai("new", "a.xlsx", *named, "--renamed").returncode == 0
    assert findings(gongkai, "a.xlsx")["Y-R07:title"]["severity"] == "warning"


def test_last_years_report_of_another_agency_is_warned_of_and_explains_what_does_not_lead_over(
    gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    previous = references / "fengquan-office-2024.txt"
    path = year_file(tmp_path)
    found = findings(gongkai, path, "--previous", previous)
    assert "上年报告是凤泉区人民政府办公室的，本年报告是青岚区教育局的" in found["Y-R07:title"]["message"]
    assert {one["cause"] for one in found.values() if one["rule"] in ("T3-R06", "T2-R01")} == {"Y-R07:title"}
    drafted = json.loads(gongkai("draft", path, "--previous", previous, "--dry-run", "--json").stdout)
    assert "Y-R07" in {one["rule"] for one in drafted["check"]["findings"]}
