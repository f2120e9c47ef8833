"""Agency and year where the title does not name them."""

from pathlib import Path

from assistant.reading import read
from assistant.report import Report
from evals.pages import by_chance
from evals.web_pages import body_of, page_of

REPORT = by_chance(1)
TITLE = "<h1>政府信息公开工作年度报告</h1>"


def page(folder: Path, body: str, **meta: str) -> Report:
    path = folder / "年报.html"
    head = "".join(f'<meta name="{name}" content="{content}">' for name, content in meta.items())
    text = body.replace(f"现公布{REPORT.agency}", "现公布本机关").replace(f"，{REPORT.agency}按时", "，本机关按时")
    path.write_bytes(page_of(text, head))
    return read(path)


def notes(report: Report) -> str:
    assert report.source is not None
    return "；".join(report.source.notes)


def test_the_pages_own_title_names_the_agency(tmp_path: Path) -> None:
    report = page(tmp_path, TITLE + body_of(REPORT), ArticleTitle="柳溪县司法局2023年政府信息公开工作年度报告")
    assert (report.agency, report.year) == ("柳溪县司法局", 2023)
    assert report.sections.title == "柳溪县司法局2023年政府信息公开工作年度报告"


def test_the_pages_source_names_the_agency_when_it_is_a_full_name(tmp_path: Path) -> None:
    report = page(tmp_path, TITLE + body_of(REPORT), ContentSource="柳溪县司法局")
    assert report.agency == "柳溪县司法局"
    assert "按网页标注的来源读作“柳溪县司法局”" in notes(report)
    assert page(tmp_path, TITLE + body_of(REPORT), ContentSource="县司法局").agency is None


def test_the_signature_comes_before_the_pages_source(tmp_path: Path) -> None:
    body = body_of(REPORT) + "<p>柳溪县财政局</p><p>2025年1月9日</p>"
    assert page(tmp_path, TITLE + body, ContentSource="柳溪县司法局").agency == "柳溪县财政局"


def test_the_opening_names_whose_report_it_publishes(tmp_path: Path) -> None:
    body = body_of(REPORT).replace("现公布", "现将柳溪县司法局2024年政府信息公开工作年度报告公布如下。现公布")
    report = page(tmp_path, TITLE + body)
    assert report.agency == "柳溪县司法局"
    assert "按正文开头读作“柳溪县司法局”" in notes(report)


def test_a_table_that_is_a_picture_is_noted_and_null(tmp_path: Path) -> None:
    report = page(tmp_path, f"<h1>{REPORT.sections.title}</h1>" + body_of(REPORT, "<p><img src=three.png></p>"))
    assert "没有读到表三“收到和处理政府信息公开申请情况”" in notes(report)
    assert {value for row in report.tables["requests"].values() for value in row.values()} == {None}


def test_what_our_draft_says_to_its_drafter_is_no_part_of_the_report(tmp_path: Path) -> None:
    note = '<blockquote class="gongkai-note">强制生成，以下问题未解决：表三第3行合计不符。</blockquote>'
    report = page(tmp_path, note + f"<h1>{REPORT.sections.title}</h1>" + body_of(REPORT))
    assert "强制生成" not in notes(report)
    assert "强制生成" not in str(report.to_json()["sections"])
