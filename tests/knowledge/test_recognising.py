"""Official texts are recognised the same in whatever form they are handed out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.document import load, office
from assistant.document.blocks import Document, Paragraph, Place
from assistant.document.loading import dump
from assistant.errors import InputError
from assistant.knowledge import article_file
from assistant.knowledge.recognising import recognise
from tests.knowledge import official

NOTICE = """示例市人民政府办公室关于做好数据核对工作的通知
示政办函〔2024〕7号
各区人民政府，市政府各部门：
　　为了做好今年的数据核对工作，现将有关事项通知如下。
　　一、核对的范围
　　（一）各区公开的数据，由各区自行核对并对结果负责。
　　（二）各部门公开的数据，按下列分工核对：
　　（1）办公室汇总各部门的结果。
　　二、核对的时间。各单位应当在六月底以前完成核对。
　　附件：核对表
示例市人民政府办公室
2024年3月1日
"""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def as_document(lines: tuple[str, ...] = official.LINES) -> Document:
    return Document(tuple(Paragraph(line, Place("办法")) for line in lines), "办法", "docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("办法.txt", official.text()),
        ("缩进断行.txt", official.wrapped()),
        ("顶格断行.txt", official.wrapped(indent="", columns=54)),
        ("网页.html", official.page()),
        ("办法.md", "# " + "\n\n".join(official.LINES)),
        ("办法.docx", dump(as_document(), "docx")),
    ],
    ids=lambda one: one if isinstance(one, str) and len(one) < 12 else "",
)
def test_articles_clauses_and_items_are_the_same_in_every_form(tmp_path: Path, name: str, content: str | bytes) -> None:
    found = recognise(load(written(tmp_path, name, content)))
    assert found.title == "示例市公共数据公开办法"
    assert official.counts(found) == official.COUNTS
    assert found.number == "示例市人民政府令第20号"
    assert (found.adopted, found.effective) == (date(2023, 6, 1), date(2023, 7, 1))
    assert found.articles_total == 4
    assert [one.chapter for one in found.articles] == [
        "第一章 总则", "第一章 总则", "第二章 公开 第一节 范围", "第二章 公开 第一节 范围", "第三章 附则",
    ]  # fmt: skip
    items = found.articles[2].clauses[0].items
    assert items[1] == "（二）学校、医院和其他公共机构的下列情况：1．名称、地址和联系方式；2．服务的时间。"
    assert found.articles[-1].text == "本办法自2023年7月1日起施行。"


def test_a_regulation_printed_as_pdf_has_the_same_articles() -> None:
    found = recognise(load(Path(__file__).parents[1] / "document" / "regulation.pdf"))
    # below the articles the print has a table and one more sentence
    assert official.counts(found) == {**official.COUNTS, "4": (0, 0)}
    assert (found.title, found.number) == ("示例市公共数据公开办法", "示例市人民政府令第20号")


@pytest.mark.parametrize("gaps", [True, False])
def test_a_paragraph_at_the_top_of_a_page_is_not_joined_to_the_full_line_above(gaps: bool) -> None:
    full = "保存在各单位机构的数据，由各单位自己公布，必要的时候报"  # as wide as every line that a page's width broke
    pages = (
        ("第一条　为了试验，制定本办法，本办法适用于本市各级机关", "和其他组织。"),
        ("第二条　公布数据，按照下列规定办理：", f"（一）{full[:-3]}", "上级同意；", f"（二）{full[:-4]}。"),
        ("前款的数据，按照约定办理；没有约定的，应当征得所有者的", "同意。", "第三条　本办法自2023年7月1日起施行。"),
    )
    opens = ("第", "（", "前")
    blocks = [
        Paragraph(line, Place("办法", f"第{page}页第{at}行"), 0, gaps and at > 0 and line.startswith(opens))
        for page, lines in enumerate(pages, 1)
        for at, line in enumerate(lines)
    ]
    title = Paragraph("示例市公共数据公开办法", Place("办法", "第1页第0行"))
    found = recognise(Document((title, *blocks), "办法", "pdf"))
    assert official.counts(found) == {"1": (0,), "2": (2, 0), "3": (0,)}


def test_what_is_recognised_is_read_back_from_the_file_in_which_it_is_kept(tmp_path: Path) -> None:
    found = replace(recognise(load(written(tmp_path, "网页.html", official.page()))), id="shili")
    kept = article_file.read(written(tmp_path, "kept.md", article_file.write(found)))
    assert kept.articles == found.articles
    assert (kept.title, kept.history, kept.effective) == (found.title, found.history, found.effective)


def test_a_paragraph_that_begins_with_a_citation_opens_no_article(tmp_path: Path) -> None:
    found = recognise(load(written(tmp_path, "办法.txt", official.text())))
    second = found.article("2")
    assert second is not None
    assert second.clauses[1].text.startswith("第十条规定的数据")


def test_a_notice_is_read_by_its_parts_and_ends_before_its_annex(tmp_path: Path) -> None:
    found = recognise(load(written(tmp_path, "通知.txt", NOTICE)))
    assert found.title == "示例市人民政府办公室关于做好数据核对工作的通知"
    assert found.number == "示政办函〔2024〕7号"
    assert [one.label for one in found.articles] == ["引言", "一（一）", "一（二）", "二"]
    assert found.articles[3].text == "核对的时间。各单位应当在六月底以前完成核对。"


def test_an_article_that_was_lost_is_named(tmp_path: Path) -> None:
    lines = [line for line in official.LINES if not line.startswith("第二条")]
    found = recognise(load(written(tmp_path, "缺.txt", official.text(lines))))
    assert (found.read, found.unread) == ("part", ("第二条",))


@pytest.mark.parametrize(
    "text",
    [
        "今天天气很好，我们去公园散步。\n晚上回家。\n",
        "会议通知\n明天开会。\n",
        "第一条 甲乙双方约定如下。\n第二条 价款为一万元。\n",
    ],
)
def test_what_is_no_document_of_law_is_refused_with_a_remedy(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError) as refused:
        recognise(load(written(tmp_path, "文.txt", text)))
    assert refused.value.remedy


@pytest.mark.shared
def test_every_official_text_at_hand_has_the_same_counts_wrapped_and_as_a_page(shared: Path, tmp_path: Path) -> None:
    for path in sorted((shared / "regulations").glob("*.md")):
        plain = recognise(load(path))
        lines = [block.text for block in load(path).blocks if not hasattr(block, "cells")]
        forms = {
            "text.txt": official.text(lines),
            "indented.txt": official.wrapped(lines, columns=76),
            "page.html": official.page(lines, title=plain.title),
        }
        assert not plain.unread, path.name
        for name, content in forms.items():
            found = recognise(load(written(tmp_path, name, content)))
            assert official.counts(found) == official.counts(plain), (path.name, name)
            assert [one.text for one in found.articles] == [one.text for one in plain.articles], (path.name, name)
            assert (found.title, found.adopted) == (plain.title, plain.adopted), (path.name, name)


@pytest.mark.office
@pytest.mark.shared
@pytest.mark.parametrize("name", ["政府信息公开条例", "个人信息保护法"])
def test_an_official_text_converted_by_an_office_program_keeps_its_counts(
    shared: Path, tmp_path: Path, name: str
) -> None:
    (path,) = (shared / "regulations").glob(f"{name}(*.md")
    plain, docx = recognise(load(path)), dump(load(path), "docx")
    for kind in ("pdf", "html"):
        found = recognise(load(written(tmp_path, f"{name}.{kind}", office.convert(docx, "docx", kind, place=name))))
        assert official.counts(found) == official.counts(plain), kind
        assert (found.title, found.adopted, found.effective) == (plain.title, plain.adopted, plain.effective)
