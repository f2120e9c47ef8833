"""Tags of headings and paragraphs: carried unseen by docx and html, listed at the end by md."""

import io
import re
import zipfile

import pytest

from assistant.document import Document, DocumentKind, Grid, Heading, Paragraph, Place, dump
from assistant.document.docx_reading import read as read_docx
from assistant.document.html_reading import read as read_html
from assistant.document.md_reading import read as read_md
from tests.document.documents import seen

NOWHERE = Place("")
DOCUMENT = Document(
    (
        Heading("报告", 0, NOWHERE, "gk_1"),
        Paragraph("甲。", NOWHERE, tag="gk_2_a gk_2_b"),
        Paragraph("乙【待补充】。", NOWHERE, marks=((1, 6),)),
        Heading("（一）丙", 2, NOWHERE, "gk_4"),
        Paragraph("# 丁 | 戊", NOWHERE, tag="gk_5"),
        Paragraph("某局", NOWHERE, role="closing", tag="gk_6"),
    ),
    "报告",
    "docx",
)
READ = {"docx": read_docx, "html": read_html, "md": read_md}


def tags(document: Document) -> list[str]:
    return [block.tag for block in document.blocks if not isinstance(block, Grid)]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_each_block_keeps_its_own_tag(kind: DocumentKind) -> None:
    back = READ[kind](dump(DOCUMENT, kind), "报告")
    assert tags(back) == ["gk_1", "gk_2_a gk_2_b", "", "gk_4", "gk_5", "gk_6"]
    assert seen(back) == seen(DOCUMENT)


def test_markdown_lists_the_tags_below_the_text() -> None:
    data = dump(DOCUMENT, "md")
    text, mark, listed = data.decode().partition("<!--")
    assert mark
    assert "gk_" not in text
    assert listed.endswith("-->\n")
    back = read_md(data, "报告")
    assert back.tags == ("gk_1", "gk_2_a gk_2_b", "gk_4", "gk_5", "gk_6")
    assert seen(back) == seen(DOCUMENT)


def test_a_list_that_an_editor_wrapped_anew_holds_the_same_tags() -> None:
    text = dump(DOCUMENT, "md").decode()
    for changed in (
        text.replace(", ", ",\n"),
        text.replace("\ngk", " gk"),
        text.replace("\n", "\r\n"),
        f"{text}\n己。\n",
    ):
        assert read_md(changed.encode(), "报告").tags == read_md(text.encode(), "报告").tags


def test_a_list_that_somebody_wrote_into_is_no_list_and_no_text() -> None:
    text = dump(DOCUMENT, "md").decode().replace("gk_4", "一句话 gk_4")
    back = read_md(text.encode(), "报告")
    assert back.tags == ()
    assert seen(back) == seen(DOCUMENT)


def test_every_bookmark_has_its_own_number_and_is_closed() -> None:
    with zipfile.ZipFile(io.BytesIO(dump(DOCUMENT, "docx"))) as archive:
        xml = archive.read("word/document.xml").decode()
    for number in range(1, 7):
        assert xml.count(f'<w:bookmarkStart w:id="{number}" ') == xml.count(f'<w:bookmarkEnd w:id="{number}"/>') == 1
    assert xml.count("<w:bookmarkStart") == 6


def test_no_bookmark_of_ours_shows_in_words_list_of_bookmarks() -> None:
    with zipfile.ZipFile(io.BytesIO(dump(DOCUMENT, "docx"))) as archive:
        names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"', archive.read("word/document.xml").decode())
    assert len(names) == 6
    assert all(name.startswith("_") for name in names)  # what Word calls a hidden bookmark


def test_a_comment_of_somebody_else_is_no_tag() -> None:
    for comment in ("<!-- 示例数据 -->", "<!-- more -->", "<!-- 供程序读回：gk_1 -->"):
        assert read_md(f"甲。\n\n{comment}\n".encode(), "x").tags == ()
