"""Whole real files: the user's report, real figures in a dozen layouts, originals where the folder lies beside."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.reading import read
from assistant.report import Count, Report
from tests.reading.layouts import FORM, LAYOUTS, Style

REPORTS = Path(__file__).parents[2] / "evals" / "data" / "reports"
CASES = sorted(REPORTS.glob("*.json"))


def column(report: Report, name: str) -> list[Count | None]:
    return [row[name] for row in report.tables["requests"].values()]


def flat(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, Any]:
    return {
        f"{t}.{r}.{c}": value for t, rows in tables.items() for r, cells in rows.items() for c, value in cells.items()
    }


def test_fengquan_2024_is_read_as_printed(references: Path) -> None:
    report = read(references / "fengquan-office-2024.txt")
    assert (report.agency, report.year, report.format) == ("凤泉区人民政府办公室", 2024, "2021-30")
    assert report.value("requests.new_received.natural_person") == 5
    assert report.value("active.normative_docs.in_force") == 6
    # No “其他” column in print: null, never 0.
    assert column(report, "other_org") == [None] * 25
    assert "requests.*.other_org" not in report.origins
    assert [cell for cell, value in report.cells().items() if value is None and "other_org" not in cell] == []
    # The 4 on group row (三) has no cell in the official form: kept, not lost.
    assert report.value("group.denied.natural_person") == 4
    assert report.value("group.denied.total") == 0
    assert report.value("group.unable.total") == 4
    assert report.origins["requests.denied_other_law"].raw == "2.其他法律法规禁止公开"
    assert report.origins["group.denied.natural_person"].raw == "4"
    assert report.origins["group.denied.natural_person"].place == "第58行第3格"


def test_every_paragraph_of_fengquan_2024_stands_in_its_section(references: Path) -> None:
    path = references / "fengquan-office-2024.txt"
    sections = read(path).sections
    assert sections.overview.active.endswith("共公开政府信息 1570 余条，领导信箱与群众互动交流 88 次。")
    assert sections.problems == (
        "2024年，我区政务公开工作有序开展，取得成绩同时也存在一些不足。一是政策解读形式相对单一；",
        "二是信息公开的栏目设置有待进一步完善。",
    )
    assert [item[:9] for item in sections.improvements] == ["改进措施：一是丰富", "二是完善平台建设，"]
    assert sections.other == "2024年，凤泉区政府办公室无政府信息公开收费项目。"
    kept = "".join(text for _, text in sections.texts())
    prose = [line.strip() for line in path.read_text("utf-8").splitlines() if "。" in line and "\t" not in line]
    assert [line for line in prose if line not in kept] == []


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_real_figures_are_read_from_real_layouts(case: Path) -> None:
    want = json.loads(case.read_text("utf-8"))
    got = read(case.with_suffix(".txt")).to_json()
    have = flat(got["tables"])
    assert {cell: (value, have[cell]) for cell, value in flat(want["tables"]).items() if have[cell] != value} == {}
    assert got["requests_group_rows"] == want["requests_group_rows"]
    assert got["agency"] in (want["agency"], *want.get("agency_accept", ()))
    assert (got["year"], got["format"]) == (want["year"], want["format"])
    for section, phrase in want["sections"].items():
        text: Any = got["sections"]
        for step in section.split("."):
            text = text[step]
        assert "".join(phrase.split()) in "".join("".join(text).split())


@pytest.mark.shared
@pytest.mark.parametrize("number", ["001", "002", "003", "057"])
def test_originals_are_read_whole(number: str, shared: Path) -> None:
    want = json.loads((shared / "reports" / "expected" / f"{number}.json").read_text("utf-8"))
    (path,) = (shared / "reports").glob(f"{number}-*.txt")
    have = flat(read(path).to_json()["tables"])
    assert {cell: (value, have[cell]) for cell, value in flat(want["tables"]).items() if have[cell] != value} == {}


@pytest.mark.shared
def test_the_blank_form_is_read_as_blank(shared: Path) -> None:
    report = read(shared / "reports" / "files" / "format-template-2021.docx")
    assert set(report.cells().values()) == {None}
    assert report.origins["requests.*.other_org"].raw == "其他"
    assert set(FORM.cells) <= report.origins.keys()


def test_of_two_reports_in_one_file_the_first_is_read_and_the_other_noted(tmp_path: Path) -> None:
    text = LAYOUTS["tabs"](Style(), dict.fromkeys(FORM.cells, 3))
    path = tmp_path / "两份.txt"
    path.write_text(text + text.replace("2024", "2023").replace("\t3", "\t4"), "utf-8")
    report = read(path)
    assert report.year == 2024
    assert set(report.cells().values()) == {3}
    assert report.source is not None
    assert any("另一份年报" in note and "2023" in note for note in report.source.notes)


def test_a_running_header_is_no_second_report(tmp_path: Path) -> None:
    text = LAYOUTS["wrapped PDF text"](Style(), dict.fromkeys(FORM.cells, 3))
    header = "白河县文化和旅游局2024年政府信息公开工作年度报告"
    path = tmp_path / "年报.txt"
    path.write_text(
        text.replace(" " * 48 + "-4-", f"-4-\n\f{header}").replace("五、存在", f"{header}\n五、存在"), "utf-8"
    )
    report = read(path)
    assert set(report.cells().values()) == {3}
    assert len(report.sections.problems) == 2
    assert header not in "".join(text for section, text in report.sections.texts() if section != "title")


def test_what_a_page_carries_around_the_report_is_noted(tmp_path: Path) -> None:
    text = LAYOUTS["tabs"](Style(), dict.fromkeys(FORM.cells, 0))
    path = tmp_path / "网页.txt"
    path.write_text(
        "首页 > 政务公开\n索引号：123\n"
        + text.replace("根据《", "发布时间：2025-01-20 浏览次数：33\n根据《")
        + "　　　　白河县文化和旅游局\n\n　　　　2025年1月20日\n打印 关闭\n上一篇：没有了\n",
        "utf-8",
    )
    report = read(path)
    assert report.sections.preface.startswith("根据《")
    assert report.sections.other == "2024年没有收取信息处理费。"
    assert report.sections.closing == "白河县文化和旅游局\n2025年1月20日"
    assert report.source is not None
    notes = "".join(report.source.notes)
    assert all(part in notes for part in ("首页 > 政务公开", "浏览次数：33", "上一篇：没有了"))


@pytest.mark.parametrize(
    "text",
    [
        "这是一封普通的信。",
        "关于召开会议的通知\n各单位：\n一、会议时间\n明天上午。\n二、地点\n三楼。",
        "行政复议决定书\n行政处罚\n1 2 3",
    ],
)
def test_a_letter_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="不像政府信息公开工作年度报告"):
        read(path)


@pytest.mark.parametrize("name", ["年报.txt", "年报.htm", "年报.md"])
def test_an_empty_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(InputError):
        read(tmp_path / name)


def test_without_a_name_in_the_title_the_signature_names_the_agency(tmp_path: Path) -> None:
    text = LAYOUTS["tabs"](Style(), dict.fromkeys(FORM.cells, 0)).replace("白河县文化和旅游局2024", "2024")
    path = tmp_path / "年报.txt"
    path.write_text(text, "utf-8")
    assert read(path).agency is None
    path.write_text(text + "白河县文化和旅游局\n2025年1月20日\n", "utf-8")
    assert read(path).agency == "白河县文化和旅游局"
