"""Markdown reads as its writer meant it, and ours comes back as it went."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document import Block, Cell, Document, Grid, Heading, Paragraph, Place, dump
from assistant.document.md_reading import read
from assistant.errors import InputError
from tests.document.documents import documents, seen

HERE = Place("x")


def parse(text: str) -> Document:
    return read(text.encode(), "报.md")


def texts(text: str) -> list[str]:
    return [block.text for block in parse(text).blocks if not isinstance(block, Grid)]


def written(*blocks: Block) -> str:
    return dump(Document(blocks, "x", "text"), "md").decode()


def table(text: str) -> Grid:
    (only,) = [block for block in parse(text).blocks if isinstance(block, Grid)]
    return only


def test_headings_and_paragraphs_have_levels_and_lines() -> None:
    blocks = parse("# 年度报告\n\n## 一、总体情况\n\n2024年，**本机关**公开`信息`。\n\n### （一）主动公开 ###\n").blocks
    assert [(block.level, block.text) for block in blocks if isinstance(block, Heading)] == [
        (0, "年度报告"),
        (1, "一、总体情况"),
        (2, "（一）主动公开"),
    ]
    assert isinstance(blocks[2], Paragraph)
    assert (blocks[2].text, str(blocks[2].place)) == ("2024年，本机关公开信息。", "报.md，第5行")


def test_front_matter_is_no_text_but_gives_the_title() -> None:
    document = parse("---\ntitle: '2024年报告'\ntags:\n  - 公开\n---\n正文\n")
    assert (document.title, [str(block.place) for block in document.blocks]) == ("2024年报告", ["报.md，第6行"])


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert texts("---\n第一段。\n\n第二段。\n\n---\n") == ["第一段。", "第二段。"]


def test_list_numbers_stay_and_bullets_go() -> None:
    assert texts("3. 公开不够\n4. 力度不大\n\n- 点\n\n1、属于国家秘密\n2、其他\n") == [
        "3. 公开不够", "4. 力度不大", "点", "1、属于国家秘密", "2、其他",
    ]  # fmt: skip


def test_indented_text_is_text() -> None:
    assert texts("    一、总体情况\n\n\u3000\u3000正文\n") == ["一、总体情况", "正文"]


def test_lines_typed_one_below_the_other_are_paragraphs_and_a_wrapped_line_goes_on() -> None:
    wrapped = "2024年，本机关认真贯彻落实政府信息公开条例，不断加强\n政府信息公开工作，现将有关情况报告如下。"
    assert texts(f"一、总体情况\n{wrapped}\n（一）主动公开\n公开信息10条。\n办理申请5件。") == [
        "一、总体情况", wrapped.replace("\n", ""), "（一）主动公开", "公开信息10条。", "办理申请5件。",
    ]  # fmt: skip


def test_emphasis_that_fails_beside_chinese_punctuation_leaves_no_asterisks() -> None:
    assert texts("**一是加强领导。**本机关") == ["一是加强领导。本机关"]


def test_a_long_line_above_a_rule_is_a_paragraph() -> None:
    long = "政务公开工作稳步推进，" * 8
    assert [type(block) for block in parse(f"{long}\n---\n\n总体情况\n---\n").blocks] == [Paragraph, Heading]


def test_rows_of_pipes_are_a_grid_and_no_cell_is_dropped() -> None:
    grid = table("| 项目 | 数 |\n|---|:-:|\n| 甲 \\| 乙 | 1 | **多** |\n| 丙<br>丁 |\n")
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "项目"), (0, 1, "数"), (1, 0, "甲 | 乙"), (1, 1, "1"), (1, 2, "多"), (2, 0, "丙\n丁"), (2, 1, ""),
    ]  # fmt: skip
    assert (grid.columns, str(grid.cells[3].place)) == (3, "报.md，第1个表格第2行第2列")


def test_an_html_table_with_blank_lines_and_text_right_behind_it_is_one_grid() -> None:
    text = "前<table>\n\n<tr><td rowspan=2>甲</td><td>1</td></tr>\n\n<tr><td>2</td></tr>\n\n</table>\n## 后\n正文"
    before, grid, heading, after = parse(text).blocks
    assert isinstance(before, Paragraph)
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [(0, 0, "甲"), (0, 1, "1"), (1, 1, "2")]
    assert isinstance(heading, Heading)
    assert str(after.place) == "报.md，第9行"


def test_tables_are_counted_through_both_kinds() -> None:
    grids = [
        block
        for block in parse(
            "|a|b|\n|-|-|\n|1|2|\n\n<table><tr><td>1<td>2<tr><td>3<td>4</table>\n\n|c|d|\n|-|-|\n"
        ).blocks
        if isinstance(block, Grid)
    ]
    assert [grid.place.spot for grid in grids] == ["第1个表格", "第2个表格", "第3个表格"]


def test_comments_are_no_text_and_raised_marks_stay_raised() -> None:
    assert texts("<!-- 草稿\n\n勿传 -->\n\n共5<sup>2</sup>件<!-- x -->\n\n<p align='center'>标题</p>\n") == [
        "共5²件",
        "标题",
    ]


def test_text_in_a_fence_is_kept() -> None:
    assert texts("```\n一、总体情况\n公开\n```\n") == ["一、总体情况", "公开"]


@pytest.mark.parametrize(
    "plain",
    ["1.属于国家秘密", "（一）予以公开", "一、总体情况", "增长12.5%—20%", "公开信息1570余条，《办法》“三审三校”"],
)
def test_usual_text_needs_no_backslash(plain: str) -> None:
    assert written(Paragraph(plain, HERE)) == f"{plain}\n"


def test_a_grid_with_spans_is_html_with_a_row_a_line_and_a_plain_one_rows_of_pipes() -> None:
    plain = Grid(
        (Cell("项", 0, 0, head=True), Cell("数", 0, 1, head=True), Cell("a|b", 1, 0), Cell("1", 1, 1)), 2, 2, HERE, 1
    )
    assert written(plain) == "| 项 | 数 |\n| --- | --- |\n| a\\|b | 1 |\n"
    spanned = Grid((Cell("甲", 0, 0, rowspan=2), Cell("1", 0, 1), Cell("<2", 1, 1)), 2, 2, HERE)
    lines = written(spanned).splitlines()
    assert '<tr><td rowspan="2">甲</td><td>1</td></tr>' in lines
    assert "<tr><td>&lt;2</td></tr>" in lines


def test_a_note_is_set_apart_and_a_signature_stands_at_the_right() -> None:
    text = written(Paragraph("未填两处", HERE, role="note"), Paragraph("2025年1月20日", HERE, role="closing"))
    assert "<blockquote" in text
    assert 'align="right">2025年1月20日</p>' in text


def test_a_running_header_is_a_comment() -> None:
    text = dump(Document((Paragraph("文", HERE),), "x", "text", header="示例--数据>"), "md").decode()
    assert text.startswith("<!-- 示例-数据- -->\n")
    assert texts(text) == ["文"]


@given(documents())
def test_any_document_comes_back_from_its_markdown(document: Document) -> None:
    assert seen(read(dump(document, "md"), "报.md")) == seen(document)


@given(st.text() | st.text("|-\n #*_`<>table/!&;\\[]()1.: \t\0"))
def test_any_text_is_read_or_refused_as_no_text(text: str) -> None:
    with suppress(InputError):
        parse(text)


def test_rows_of_pipes_without_a_line_of_dashes_are_not_glued() -> None:
    long = "| （二）部分公开（区分处理的，只计这一情形，不计其他情形） | 0 | 0 | 0 ||"
    document = read(f"{long}\n| 1.属于国家秘密 | 1 | 0 | 1 ||\n".encode(), "年报.md")
    assert len(document.blocks) == 2
