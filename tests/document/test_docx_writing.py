import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document import Block, Cell, Document, Grid, Heading, Paragraph, Place, office
from assistant.document.docx_reading import read
from assistant.document.docx_writing import write

NOWHERE = Place("")
SAMPLE = Document(
    (
        Paragraph("本稿未通过校验", NOWHERE, role="note"),
        Heading("某某区人民政府办公室2025年政府信息公开工作年度报告", 0, NOWHERE),
        Heading("一、总体情况", 1, NOWHERE),
        Heading("（一）主动公开", 2, NOWHERE),
        Paragraph("公开信息【待补充：条数】条。", NOWHERE, marks=((4, 13),)),
        Grid((Cell("甲", 0, 0, 2, 1, head=True), Cell("乙", 0, 1), Cell("丙", 1, 1)), 2, 2, NOWHERE),
        Paragraph("某某区人民政府办公室", NOWHERE, role="closing"),
    ),
    name="",
    kind="docx",
    title="年度报告",
    header="示例数据",
    properties={"keywords": "政府信息公开"},
)


def opened(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(write(document)))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(SAMPLE) == write(SAMPLE)


def test_the_properties_hold_what_was_given_and_nothing_foreign() -> None:
    properties = opened(SAMPLE).core_properties
    assert (properties.title, properties.keywords, properties.language) == ("年度报告", "政府信息公开", "zh-CN")
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
    assert properties.created is None
    assert properties.modified is None


def test_the_package_holds_only_parts_of_ours() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(SAMPLE)))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert sorted(archive.namelist()) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml",
        "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/header1.xml", "word/settings.xml",
        "word/styles.xml",
    ]  # fmt: skip


def test_the_page_is_that_of_the_standard() -> None:
    section = opened(SAMPLE).sections[0]
    assert section.page_width is not None
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for length, millimetres in zip((section.page_width, *margins), (210, 37, 35, 28, 26), strict=True):
        assert length == pytest.approx(Mm(millimetres), abs=700)  # a twentieth of a point is 635


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Normal", "仿宋_GB2312", 16),
        ("gongkai-cell", "宋体", 9),
    ],
)
def test_each_style_names_its_chinese_font_and_no_theme(style: str, font: str, size: int) -> None:
    element = opened(SAMPLE).styles[style].element
    (fonts,) = element.xpath("./w:rPr/w:rFonts")
    assert [value for name, value in fonts.attrib.items() if name.endswith("}eastAsia")] == [font]
    assert not [name for name in fonts.attrib if "Theme" in name]
    assert not element.xpath("./w:rPr/w:color")
    assert element.xpath("./w:rPr/w:sz/@w:val") == [str(size * 2)]


def test_body_text_has_fixed_lines_and_an_indent_of_two_characters() -> None:
    form = opened(SAMPLE).styles["Normal"].element.xpath("./w:pPr")[0]
    assert form.xpath("./w:spacing/@w:line") == [str(int(Pt(28.8).pt * 20))]
    assert form.xpath("./w:spacing/@w:lineRule") == ["exact"]
    assert form.xpath("./w:ind/@w:firstLineChars") == ["200"]


def test_page_numbers_stand_at_the_outer_edge() -> None:
    document = opened(SAMPLE)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert paragraph._p.xpath("./w:pPr/w:jc/@w:val") == [side]
        assert paragraph._p.xpath(".//w:instrText")[0].text.strip() == "PAGE"
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == "示例数据"


def test_without_a_header_no_header_part_is_written() -> None:
    names = zipfile.ZipFile(io.BytesIO(write(replace(SAMPLE, header="")))).namelist()
    assert "word/header1.xml" not in names


def test_a_long_title_is_broken_before_the_year() -> None:
    title = next(each for each in opened(SAMPLE).paragraphs if each.style and each.style.name == "Title")
    assert title.text == "某某区人民政府办公室\n2025年政府信息公开工作年度报告"


def test_what_xml_cannot_hold_is_left_out() -> None:
    document = replace(SAMPLE, blocks=(Paragraph("甲\x0b\x00乙\ud800", NOWHERE),), title="\x01题")
    (paragraph,) = read(write(document), "").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "甲乙"


def test_a_signature_keeps_its_lines_and_the_text_before_together() -> None:
    body = Paragraph("正文。", NOWHERE)
    closing = Paragraph("2026年1月20日", NOWHERE, role="closing")
    first, last = opened(replace(SAMPLE, blocks=(body, closing))).paragraphs
    assert first.paragraph_format.keep_with_next
    assert last.style is not None
    assert last.style.name == "gongkai-closing"


TEXT = st.text("政府信息公开一二三（）《》“”，。1290 abc&<>\t　²【】", min_size=1, max_size=40).filter(
    lambda text: bool(text.strip()) and "\n" not in text
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    marks = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    plain = Paragraph(text, NOWHERE, marks=marks)
    return draw(st.sampled_from((plain, replace(plain, role="note"), replace(plain, role="closing"))))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A grid of random merged rectangles that cover every position once."""
    rows, columns, head_rows = draw(st.integers(1, 5)), draw(st.integers(2, 6)), draw(st.integers(0, 1))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells = []
    while free:
        row, column = min(free)
        wide = draw(st.integers(1, _run(free, row, column, columns)))
        # Only one row high in the header, so that no cell is half repeated; not a whole row merged into nothing.
        high = 1 if row < head_rows or wide == columns else draw(st.integers(1, rows - row))
        while any((row + down, column + right) not in free for down in range(high) for right in range(wide)):
            high -= 1
        free -= {(row + down, column + right) for down in range(high) for right in range(wide)}
        text = draw(TEXT | st.just(""))
        cells.append(Cell(text, row, column, high, wide, head=draw(st.booleans()), marked=draw(st.booleans())))
    return Grid(tuple(cells), rows, columns, NOWHERE, head_rows)


def _run(free: set[tuple[int, int]], row: int, column: int, columns: int) -> int:
    return next((end for end in range(column, columns) if (row, end) not in free), columns) - column


BLOCKS = st.lists(
    paragraphs()
    | grids().filter(lambda grid: len(grid.cells) > 1)
    | st.builds(Heading, TEXT, st.integers(0, 5), st.just(NOWHERE)),
    max_size=6,
)


def bare(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks without what writing does not keep: places and widths."""
    for block in blocks:
        if isinstance(block, Grid):
            cells = tuple(replace(cell, place=None) for cell in block.cells)
            yield replace(block, cells=cells, place=NOWHERE, widths=())
        else:
            yield replace(block, place=NOWHERE)


@settings(max_examples=150, deadline=None)
@given(BLOCKS)
def test_every_document_is_read_back_as_it_was_written(blocks: list[Block]) -> None:
    document = Document(tuple(blocks), name="", kind="docx")
    assert list(bare(read(write(document), "").blocks)) == list(bare(document.blocks))


@settings(max_examples=50, deadline=None)
@given(BLOCKS)
def test_another_reader_finds_the_same_texts_in_the_same_order(blocks: list[Block]) -> None:
    document = Document(tuple(blocks), name="", kind="docx")
    content = list(opened(document).iter_inner_content())
    tables = [
        {(row, column): cell.text for row, line in enumerate(each.rows) for column, cell in enumerate(line.cells)}
        for each in content if isinstance(each, Table)
    ]  # fmt: skip
    assert tables == [_texts(block) for block in blocks if isinstance(block, Grid)]
    # Between tables that touch, and after the last, stands an empty paragraph; a title may be broken into lines.
    printed = [each.text.replace("\n", "") for each in content if not isinstance(each, Table) and each.text]
    assert printed == [block.text for block in blocks if not isinstance(block, Grid)]


def _texts(grid: Grid) -> dict[tuple[int, int], str]:
    """The text at each position, that of a merged cell at all of its own."""
    return {
        (row, column): cell.text
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }


@pytest.mark.office
def test_libreoffice_finds_the_same_texts_and_merged_cells() -> None:
    old = office.convert(write(SAMPLE), "docx", "doc:MS Word 97", place="年报")
    blocks = read(old, "年报.doc").blocks
    texts = [block.text for block in blocks if not isinstance(block, Grid)]
    assert texts == [block.text for block in SAMPLE.blocks if not isinstance(block, Grid)]
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    assert [(cell.text, cell.rowspan) for cell in grid.cells] == [("甲", 2), ("乙", 1), ("丙", 1)]


def test_signs_of_xml_are_text_everywhere() -> None:
    signs = "<w:t>&amp;\"'</w:t>]]>"
    document = Document(
        (Paragraph(signs, NOWHERE), Grid((Cell(signs, 0, 0), Cell("乙", 0, 1)), 1, 2, NOWHERE)),
        name="", kind="docx", title=signs, header=signs, properties={"keywords": signs},
    )  # fmt: skip
    word = opened(document)
    assert (word.core_properties.title, word.core_properties.keywords) == (signs, signs)
    assert word.sections[0].header.paragraphs[0].text == word.paragraphs[0].text == signs
    assert word.tables[0].cell(0, 0).text == signs
