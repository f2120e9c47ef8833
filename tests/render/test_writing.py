import json

import pytest

from assistant.document import Document, Heading, Place
from assistant.document.docx_reading import read
from assistant.document.docx_writing import write
from assistant.render import render, to_document
from assistant.render.writing import Kind
from assistant.report import Report, Sections

REPORT = Report(agency="甲局", year=2025, sections=Sections(other="无。")).with_cells({"requests.granted.total": 3})


def test_json_is_the_report_and_comes_back_whole() -> None:
    raw = render(REPORT, "json").decode()
    assert "甲局" in raw
    assert raw.startswith('{\n  "schema": "report/1"')
    assert Report.model_validate(json.loads(raw)) == REPORT


def test_docx_holds_the_blocks_of_the_report() -> None:
    document = to_document(REPORT, notes=("强制生成",), header="未通过校验")
    data = render(REPORT, "docx", notes=("强制生成",), header="未通过校验")
    assert data == write(document)
    back = read(data, "甲局.docx")
    assert [type(block) for block in back.blocks] == [type(block) for block in document.blocks]
    assert back.title == "甲局2025年政府信息公开工作年度报告"


@pytest.mark.parametrize("kind", ["html", "md"])
def test_html_and_md_carry_text_tables_and_notes(kind: Kind) -> None:
    text = render(REPORT, kind, notes=("强制生成",)).decode()
    assert all(part in text for part in ("甲局2025年政府信息公开工作年度报告", "（一）予以公开", "强制生成", "无。"))


@pytest.mark.parametrize("kind", ["docx", "html", "md", "json"])
def test_the_same_report_gives_the_same_bytes(kind: Kind) -> None:
    assert render(REPORT, kind) == render(REPORT, kind)


def test_a_heading_comes_back_from_word_as_the_same_heading() -> None:
    heading = Heading("甲局2025年政府信息公开工作年度报告", 0, Place(""))
    (back,) = read(write(Document((heading,), "", "docx")), "").blocks
    assert isinstance(back, Heading)
    assert (back.text, back.level) == (heading.text, 0)
