import json
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.reading import read

MODELS = Path(__file__).parents[2] / "evals" / "references"


def write(folder: Path, text: str, name: str = "年度.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_unlisted_cells_are_zero_and_a_listed_null_stays_null(tmp_path: Path) -> None:
    report = read(
        write(
            tmp_path,
            "agency: 青岚区人民政府办公室\nyear: 2025\ntables: {requests: {granted: {total: 3, research: null}}}",
        )
    )
    assert report.value("requests.granted.total") == 3
    assert report.value("requests.granted.research") is None
    assert {value for cell, value in report.cells().items() if not cell.startswith("requests.granted")} == {0}
    assert (report.level, report.kind, report.short) == ("county", "office", "区政府办公室")
    assert report.source is not None
    assert any("推断" in note for note in report.source.notes)


def test_odd_values_are_kept_in_print_and_never_refused(tmp_path: Path) -> None:
    odd = "{total: 若干, natural_person: 3.5, commercial: -1, research: 5件, legal_service: [1], other_org: １２}"
    report = read(write(tmp_path, f"tables: {{requests: {{granted: {odd}}}}}"))
    granted = report.tables["requests"]["granted"]
    assert [granted[column] for column in ("commercial", "research", "welfare_org", "other_org")] == [-1, 5, 0, 12]
    assert [granted[column] for column in ("total", "natural_person", "legal_service")] == [None] * 3
    assert report.origins["requests.granted.total"].raw == "若干"
    assert report.origins["requests.granted.natural_person"].raw == "3.5"


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("agncy: 甲", "不认识的键“agncy”", "是否应为“agency”"),
        ("tables: {requests: {grantd: {total: 1}}}", "不认识的键“grantd”", "是否应为“granted”"),
        ("tables: {requests: {granted: {sum: 1}}}", "不认识的键“sum”", "natural_person"),
        ("tables: {lawsuits: {}}", "不认识的键“lawsuits”", "litigation"),
        ("facts: [{id: F1, them: active, text: 甲}]", "不认识的键“them”", "是否应为“theme”"),
        ("facts: [{theme: foo, text: 甲}]", "不认识的值“foo”", "on_request"),
        ("level: 县", "不认识的值“县”", "county"),
        ("format: '2018'", "不认识的格式“2018”", "2021-30"),
        (
            "previous: {cells: {requests.granted.totl: 1}}",
            "不认识的键“requests.granted.totl”",
            "是否应为“requests.granted.total”",
        ),
        ("previous: 没有.docx", "找不到上年年报“没有.docx”", "路径"),
        ("facts: 甲", "“facts”应为列表", "- "),
        ("year: 明年", "年度“明年”不是年份", "2025"),
        ("- 1", "内容不是“键: 值”的结构", "agency"),
    ],
)
def test_what_is_wrong_is_named_with_a_remedy(text: str, problem: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        read(write(tmp_path, text))
    assert refusal.value.problem == problem
    assert remedy in refusal.value.remedy
    assert refusal.value.place.startswith(str(tmp_path / "年度.yaml"))


@pytest.mark.parametrize(
    ("name", "text"), [("年度.yaml", "agency: 甲\nfacts: [1,\n b: }"), ("年度.json", '{"agency": "甲",\n "year": }')]
)
def test_bad_syntax_is_refused_with_line_and_column(name: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        read(write(tmp_path, text, name))
    assert "行第" in refusal.value.place
    assert refusal.value.place.startswith(str(tmp_path / name))


def test_last_year_may_be_a_file_beside_it(tmp_path: Path, references: Path) -> None:
    (tmp_path / "上年.txt").write_bytes((references / "fengquan-office-2024.txt").read_bytes())
    report = read(write(tmp_path, "agency: 凤泉区人民政府办公室\nyear: 2025\nprevious: 上年.txt"))
    assert report.previous is not None
    assert report.previous.year == 2024
    assert report.previous.cells["requests.new_received.natural_person"] == 5
    assert "requests.new_received.other_org" not in report.previous.cells
    assert len(report.previous.problems) == 2


def test_a_year_file_that_names_itself_as_last_year_ends(tmp_path: Path) -> None:
    report = read(write(tmp_path, "agency: 甲县教育局\nyear: 2025\nprevious: 年度.yaml"))
    assert report.previous is not None
    assert report.previous.year == 2025


def test_the_models_are_read_and_their_gold_is_ignored() -> None:
    models = sorted(MODELS.glob("*.yaml"))
    assert len(models) >= 3
    for path in models:
        report = read(path)
        assert report.agency
        assert len(report.facts) >= 10
        assert report.previous is None or report.previous.cells


def test_what_read_prints_is_read_again(references: Path, tmp_path: Path) -> None:
    report = read(references / "fengquan-office-2024.txt")
    assert read(write(tmp_path, json.dumps(report.to_json(), ensure_ascii=False), "年报.json")) == report


def test_report_json_takes_unlisted_cells_as_null_and_names_what_is_wrong(tmp_path: Path) -> None:
    report = read(
        write(tmp_path, '{"schema": "report/1", "tables": {"requests": {"granted": {"total": "若干"}}}}', "年报.json")
    )
    assert set(report.cells().values()) == {None}
    assert report.origins["requests.granted.total"].raw == "若干"
    with pytest.raises(InputError, match="不认识的键“sectons”。是否应为“sections”"):
        read(write(tmp_path, '{"schema": "report/1", "sectons": {}}', "年报.json"))
    with pytest.raises(InputError, match="report/2"):
        read(write(tmp_path, '{"schema": "report/2"}', "年报.json"))


def test_an_id_that_is_not_given_evades_those_that_are(tmp_path: Path) -> None:
    report = read(write(tmp_path, "agency: 某局\nyear: 2025\nfacts:\n- 甲\n- {id: F03, text: 乙}\n- 丙\n- 丁\n"))
    assert [(fact.id, fact.text) for fact in report.facts] == [
        ("F01", "甲"),
        ("F03", "乙"),
        ("F04", "丙"),
        ("F05", "丁"),
    ]


def test_a_line_taken_over_by_a_merge_key_may_be_replaced(tmp_path: Path) -> None:
    rows = "{new_received: &one {research: 1, total: 1}, granted: {<<: *one, total: 2}, handled_total: *one}"
    report = read(write(tmp_path, f"agency: 某局\nyear: 2025\ntables: {{requests: {rows}}}\n"))
    assert (report.value("requests.granted.research"), report.value("requests.granted.total")) == (1, 2)
    assert report.value("requests.handled_total.total") == 1


def test_a_json_key_given_twice_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="“year”写了两次"):
        read(write(tmp_path, '{"agency": "某局", "year": 2025, "year": 2024}', "年度.json"))
