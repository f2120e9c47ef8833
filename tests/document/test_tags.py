"""Tags of headings and paragraphs: carried unseen by docx, html and md, whatever stands beside them."""

import io
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


@pytest.mark.parametrize("kind", ["docx", "html", "md"])
def test_each_block_keeps_its_own_tag(kind: DocumentKind) -> None:
    back = READ[kind](dump(DOCUMENT, kind), "报告")
    assert tags(back) == ["gk_1", "gk_2_a gk_2_b", "", "gk_4", "gk_5", "gk_6"]
    assert seen(back) == seen(DOCUMENT)


def test_every_bookmark_has_its_own_number_and_is_closed() -> None:
    with zipfile.ZipFile(io.BytesIO(dump(DOCUMENT, "docx"))) as archive:
        xml = archive.read("word/document.xml").decode()
    for number in range(1, 7):
        assert xml.count(f'<w:bookmarkStart w:id="{number}" ') == xml.count(f'<w:bookmarkEnd w:id="{number}"/>') == 1
    assert xml.count("<w:bookmarkStart") == 6


def test_bookmarks_of_word_itself_are_no_tags() -> None:
    data = dump(Document((Paragraph("甲。", NOWHERE, tag="_GoBack _Toc12 gk_1"),), "x", "docx"), "docx")
    assert tags(read_docx(data, "x")) == ["gk_1"]


def test_a_comment_in_words_is_no_tag() -> None:
    assert tags(read_md("<!-- 示例数据 -->\n甲。\n".encode(), "x")) == [""]
