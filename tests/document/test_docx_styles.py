from collections.abc import Callable

from assistant.document import Document, Heading, Paragraph

Word = Callable[..., Document]

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="本办标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="deep"><w:name w:val="deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:name w:val="ring"/><w:basedOn w:val="gnir"/></w:style>
<w:style w:type="paragraph" w:styleId="gnir"><w:name w:val="gnir"/><w:basedOn w:val="ring"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="n"><w:name w:val="gongkai-note"/></w:style>
"""


def paragraph(text: str, style: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def levels(document: Document) -> list[int | None]:
    return [block.level if isinstance(block, Heading) else None for block in document.blocks]


def test_a_heading_is_known_by_name_base_or_outline(word: Word) -> None:
    body = "".join(paragraph("标题", style) for style in ("t", "1", "x", "own", "deep", "a", "ring"))
    outlined = paragraph("标题", "a", '<w:outlineLvl w:val="0"/>') + paragraph("正文", "1", '<w:outlineLvl w:val="9"/>')
    document = word(body + outlined, styles=STYLES)
    assert levels(document) == [0, 1, 2, 1, 3, None, None, 1, None]
    assert document.title == "标题"


def test_body_text_that_wears_a_heading_style_stays_body_text(word: Word) -> None:
    long = "今年以来，我办认真贯彻落实条例。" * 5
    assert levels(word(paragraph(long, "1"), styles=STYLES)) == [None]


def test_a_title_broken_over_two_lines_is_one_title(word: Word) -> None:
    broken = (
        '<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:t>某区政府办公室</w:t><w:br/><w:t>年度报告</w:t></w:r></w:p>'
    )
    assert word(broken, styles=STYLES).title == "某区政府办公室年度报告"


def test_the_table_of_contents_is_no_text(word: Word) -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('一、总体情况 1', 'a')}</w:sdtContent></w:sdt>"
    document = word(control + paragraph("一、总体情况 1", "toc") + paragraph("一、总体情况", "1"), styles=STYLES)
    assert levels(document) == [1]
    assert document.notes == ("目录未读入",)


def test_a_note_of_our_own_is_told_from_the_text(word: Word) -> None:
    (note,) = word(paragraph("待处理：核对表三", "n"), styles=STYLES).blocks
    assert isinstance(note, Paragraph)
    assert note.role == "note"


def test_places_count_the_paragraphs_that_have_text(word: Word) -> None:
    document = word("<w:p/>" + paragraph("甲", "a") + "<w:p/>" + paragraph("乙", "a"))
    assert [str(block.place) for block in document.blocks] == ["年报.docx，第1段", "年报.docx，第2段"]
