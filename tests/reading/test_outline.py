"""Headings and what stands under them, read from whole texts: official, renamed, renumbered, run-in, unknown."""

from pathlib import Path

import pytest

from assistant.form import load_form
from assistant.reading import read
from assistant.reading.headings import aspect_of, five_part_of, part_of, printed
from assistant.reading.lines import Line
from assistant.report import Report
from tests.reading.layouts import FORM, LAYOUTS, Style

ZEROS = dict.fromkeys(FORM.cells, 0)
PART_ONE = "2024年，我局认真做好公开工作。\n（一）主动公开情况\n全年公开信息86条。"


def reading(folder: Path, *changes: tuple[str, str]) -> Report:
    text = LAYOUTS["tabs"](Style(), ZEROS)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "年报.txt"
    path.write_text(text, "utf-8")
    return read(path)


def aspects(report: Report) -> tuple[str, ...]:
    overview = report.sections.overview
    return overview.active, overview.on_request, overview.management, overview.platform, overview.oversight


@pytest.mark.parametrize(
    "part_one",
    [
        "（一）主动公开\n甲。\n（二）依申请公开\n乙。\n（三）政府信息管理\n丙。\n（四）政府信息公开平台建设\n丁。\n（五）监督保障\n戊。",
        "1.主动公开。甲。\n2.依申请公开。乙。\n3.政府信息管理。丙。\n4.平台建设。丁。\n5.监督保障。戊。",
        "主动公开情况\n甲。\n依申请公开情况\n乙。\n政府信息管理\n丙。\n平台建设\n丁。\n监督保障\n戊。",
        "（一）主动公开政府信息的情况。甲。\n（二）政府信息依申请公开办理情况。乙。\n（三）制度规范与政府信息管理。丙。\n"
        "（四）平台建设与公开渠道。丁。\n（五）回应关切，接受监督\n戊。",
        "㈠主动公开\n甲。\n㈡依申请公开\n乙。\n㈢政府信息管理情况 丙。\n㈣平台建设\n丁。\n㈤监督保障\n戊。",
    ],
)
def test_the_five_aspects_are_found_under_any_numbering(part_one: str, tmp_path: Path) -> None:
    report = reading(tmp_path, (PART_ONE, "引言。\n" + part_one))
    assert aspects(report) == ("甲。", "乙。", "丙。", "丁。", "戊。")
    assert report.sections.overview.intro == "引言。"
    assert report.sections.overview.extra == {}


def test_a_heading_of_the_reports_own_is_kept_with_its_text(tmp_path: Path) -> None:
    report = reading(tmp_path, (PART_ONE, PART_ONE + "\n（二）群众咨询和投诉。全年处理留言92条。"))
    assert report.sections.overview.extra == {"（二）群众咨询和投诉": "全年处理留言92条。"}


def test_a_run_in_heading_with_a_colon_stays_in_its_sentence(tmp_path: Path) -> None:
    report = reading(tmp_path, (PART_ONE, "（一）主动公开方面：全年公开信息86条。"))
    assert report.sections.overview.active == "（一）主动公开方面：全年公开信息86条。"
    assert report.origins["section.overview.active"].raw == "（一）主动公开方面"


def test_items_below_an_aspect_are_its_text(tmp_path: Path) -> None:
    report = reading(
        tmp_path, (PART_ONE, "（一）主动公开\n1.公开内容。甲。\n（1）主动公开规划。乙。\n2.公开渠道\n丙。")
    )
    assert report.sections.overview.active == "1.公开内容。甲。\n（1）主动公开规划。乙。\n2.公开渠道\n丙。"


def test_a_sentence_that_opens_with_an_ordinal_is_no_heading(tmp_path: Path) -> None:
    report = reading(tmp_path, (PART_ONE, "（一）主动公开政府信息86条。\n（二）依申请公开\n乙。"))
    assert "主动公开政府信息86条。" in report.sections.overview.intro
    assert report.sections.overview.on_request == "乙。"


@pytest.mark.parametrize(
    ("official", "heading"),
    [
        ("一、总体情况", "一 总体情况"),
        ("一、总体情况", "第一部分 总体情况"),
        ("三、收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请情况"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("五、存在的主要问题及改进情况", "五、存在的主要问题及改情况"),
        ("五、存在的主要问题及改进情况", "五、工作中存在的问题和下一步打算"),
        ("六、其他需要报告的事项", "七、其它需要报告的事项"),
    ],
)
def test_a_part_is_known_under_another_heading_which_is_kept(official: str, heading: str, tmp_path: Path) -> None:
    report = reading(tmp_path, (official, heading))
    assert [len(report.sections.problems), len(report.sections.improvements)] == [2, 2]
    assert report.sections.other == "2024年没有收取信息处理费。"
    assert report.sections.overview.intro == "2024年，我局认真做好公开工作。"
    assert heading in {origin.raw for address, origin in report.origins.items() if address.startswith("section.")}
    assert set(report.cells().values()) == {0}


def test_chapters_that_start_again_are_sorted_by_what_stands_under_them(tmp_path: Path) -> None:
    report = reading(
        tmp_path,
        (PART_ONE, "引言。\n二、工作机制保障\n戊。\n三、主动公开工作情况\n甲。\n四、政府信息公开申请情况\n乙。"),
    )
    assert aspects(report) == ("甲。", "乙。", "", "", "戊。")
    assert set(report.cells().values()) == {0}


def test_a_table_of_contents_opens_no_part(tmp_path: Path) -> None:
    listed = "".join(f"{section.heading}…………{number}\n" for number, section in enumerate(load_form().sections, 1))
    report = reading(tmp_path, ("根据《中华", f"目  录\n{listed}根据《中华"))
    assert aspects(report)[0] == "全年公开信息86条。"
    assert report.sections.preface.startswith("根据《中华")
    assert report.source is not None
    assert any("目录" in note and "总体情况" in note for note in report.source.notes)


def test_sentences_beside_a_table_stand_under_its_heading_and_notes_are_noted(tmp_path: Path) -> None:
    heading = "二、主动公开政府信息情况"
    report = reading(
        tmp_path,
        (heading, f"{heading}\n2024年公开信息86条。"),
        ("\n五、存在", "\n注：数据截至2024年12月31日。\n五、存在"),
    )
    assert report.sections.overview.extra == {heading: "2024年公开信息86条。"}
    assert report.source is not None
    assert any("注：数据截至2024年12月31日。" in note for note in report.source.notes)
    assert set(report.cells().values()) == {0}


def test_rows_of_another_table_in_the_prose_are_noted(tmp_path: Path) -> None:
    report = reading(tmp_path, ("全年公开信息86条。", "全年公开信息86条：\n类别\t条数\n动态\t50\n其余见网站。"))
    assert report.sections.overview.active == "全年公开信息86条：\n其余见网站。"
    assert report.source is not None
    assert any("动态 50" in note for note in report.source.notes)


def test_headings_are_told_by_title_alias_and_keyword() -> None:
    form = load_form()

    def part(text: str) -> str:
        heading = printed(Line(0, text, ""))
        return part_of(heading, form)[0] if heading else ""

    assert part("五、存在问题及改进情况") == "problems"
    assert part("二、上年结转政府信息公开申请数量") == ""
    assert aspect_of("政府信息公开平台建设情况", form) == ("platform", True)
    assert aspect_of("群众咨询和投诉", form) == ("", False)
    assert (
        printed(Line(0, "2024年，全市以新思想为指引，把学习贯彻各项精神落到公开工作中，对照条例逐条抓落实", "")) is None
    )


def test_a_sub_heading_of_part_five_is_made_of_general_words_alone() -> None:
    assert five_part_of("（二）整改措施") == "improvements"
    assert five_part_of("（一）上一年度问题整改情况") == "last_year"
    assert five_part_of("（一）政策解读存在不足") == ""
    assert five_part_of("存在的主要问题及改进情况") == ""


def test_a_page_number_between_sentences_is_no_text_and_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    path.write_text("".join(f"<p>{line}</p>" for line in (
        "某某县教育局2024年政府信息公开工作年度报告", "一、总体情况", "全年公开信息86条。", "第 2 页", "机构健全。",
        "五、存在的主要问题及改进情况", "解读不足。", "六、其他需要报告的事项", "无。",
    )), "utf-8")  # fmt: skip
    report = read(path)
    assert report.sections.overview.intro == "全年公开信息86条。\n机构健全。"
    assert report.source is not None
    assert "页码未读入：第 2 页" in report.source.notes
