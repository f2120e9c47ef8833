"""PDFs with a text layer: lines with their places, ruled tables with their spans, scans refused."""

from pathlib import Path

import pytest

from assistant.document import load, office
from assistant.document.blocks import Grid, Paragraph
from assistant.errors import InputError
from assistant.reading import read
from assistant.render import render

REGULATION = Path(__file__).with_name("regulation.pdf")
"""The invented regulation of tests/knowledge/official.py and a table of 45 rows, printed by LibreOffice."""

EMPTY_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def lines() -> list[Paragraph]:
    return [block for block in load(REGULATION).blocks if isinstance(block, Paragraph)]


def test_lines_come_in_order_with_page_and_line() -> None:
    first, *_, last = lines()
    assert (first.text, first.place.spot) == ("示例市公共数据公开办法", "第1页第1行")
    assert last.text == "表格以外的最后一句话。"


def test_the_first_line_of_a_paragraph_is_known_by_its_indent() -> None:
    by_start = {line.text[:4]: line.indent for line in lines()}
    assert by_start["第一条 "] == 4
    assert by_start["取得公共"] == 0


def test_page_numbers_are_left_out_and_noted() -> None:
    document = load(REGULATION)
    assert not [line for line in lines() if line.text.startswith("—")]
    assert document.notes == ("页眉页脚和页码未读入：— 1 —｜— 2 —｜— 3 —｜— 4 —",)


def test_a_table_that_goes_on_over_a_page_is_one_grid_with_its_spans() -> None:
    (grid,) = [block for block in load(REGULATION).blocks if isinstance(block, Grid)]
    assert (grid.rows, grid.columns) == (45, 3)
    spans = [(cell.text, cell.row, cell.rowspan, cell.colspan) for cell in grid.cells if cell.column == 0]
    assert spans == [("项目", 0, 1, 2), ("公开", 1, 44, 1)]
    assert [cell.text for cell in grid.cells if cell.column == 2] == ["本年数", *(str(row * 3) for row in range(1, 45))]


@pytest.mark.parametrize(
    ("data", "problem"),
    [(REGULATION.read_bytes()[:3000], "已损坏"), (b"%PDF-1.7 nothing", "已损坏"), (EMPTY_PAGE, "扫描的图片")],
)
def test_what_has_no_text_is_refused_with_a_way_out(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "年报.pdf").write_bytes(data)
    with pytest.raises(InputError, match=problem) as refused:
        load(tmp_path / "年报.pdf")
    assert "Word" in refused.value.remedy


@pytest.mark.office
def test_a_report_of_ours_as_pdf_is_read_back_cell_by_cell(references: Path, tmp_path: Path) -> None:
    report = read(references / "fengquan-office-2024.txt")
    (tmp_path / "年报.pdf").write_bytes(office.convert(render(report, "docx"), "docx", "pdf", place="年报"))
    again = read(tmp_path / "年报.pdf")
    wrong = {cell: value for cell, value in report.cells().items() if value and again.value(cell) != value}
    assert not wrong
    assert (again.agency, again.year) == (report.agency, report.year)
    assert "".join(again.sections.overview.on_request.split()) == "".join(report.sections.overview.on_request.split())


@pytest.mark.shared
@pytest.mark.parametrize("number", ["001", "002", "003"])
def test_published_reports_as_pdf_have_the_figures_and_the_prose_of_their_text(shared: Path, number: str) -> None:
    (pdf,) = (shared / "reports" / "files").glob(f"{number}-*.pdf")
    (text,) = (shared / "reports").glob(f"{number}-*.txt")
    ours, theirs = read(pdf), read(text)
    assert ours.cells() == theirs.cells()
    prose = [{key: "".join(part.split()) for key, part in one.sections.texts()} for one in (ours, theirs)]
    assert prose[0] == prose[1]
