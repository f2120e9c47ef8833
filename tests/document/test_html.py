"""Pages as they are published come out as their reader sees them, and our own pages come back as they went."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document import Cell, Document, Grid, Heading, Paragraph, Place, dump, load
from assistant.document.html_reading import parse, read
from tests.document.documents import documents, folded, seen


def blocks(markup: str) -> list[str]:
    return [block.text for block in parse(markup, "页.html").blocks if not isinstance(block, Grid)]


def grid(markup: str) -> Grid:
    (only,) = [block for block in parse(markup, "页.html").blocks if isinstance(block, Grid)]
    return only


def at(table: Grid, row: int, column: int) -> Cell:
    return next(cell for cell in table.cells if (cell.row, cell.column) == (row, column))


TABLE_THREE_HEAD = """<table><tr><td rowspan="3" colspan="3">（勾稽关系）</td><td colspan="7">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>
<tr><td>商业<br>企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>
<tr><td rowspan="2">三、办理结果</td><td rowspan="2">（三）不予公开</td><td>1.属于国家秘密</td>
<td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>21</td></tr>
<tr><td>2.其他</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>"""


def test_merged_cells_keep_their_columns() -> None:
    table = grid(TABLE_THREE_HEAD)
    assert (table.rows, table.columns) == (5, 10)
    assert at(table, 1, 3).text == "自然人"
    assert at(table, 2, 4).text == "商业\n企业"
    assert at(table, 1, 9).text == "总计"
    assert at(table, 4, 2).text == "2.其他"
    assert [at(table, 3, column).text for column in range(3, 10)] == ["1", "2", "3", "4", "5", "6", "21"]


def test_a_cell_says_where_it_stands() -> None:
    assert str(at(grid(f"<p>一</p>{TABLE_THREE_HEAD}"), 3, 9).place) == "页.html，第1个表格第4行第10列"


def test_a_page_in_gb18030_that_calls_itself_gb2312_reads_whole() -> None:
    page = '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>镕基㐂𠮷市2024年</p>'
    document = read(page.encode("gb18030"), "页.html")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["镕基㐂𠮷市2024年"]


def test_line_breaks_and_divisions_are_paragraphs_and_their_indent_is_kept_apart() -> None:
    markup = (
        "<div>&nbsp;&nbsp;&nbsp;&nbsp;一、总体情况<br>"
        "\u3000\u30002024年，<span>本机关</span>\n公开\n  信息<br/><br/></div>"
        "<div><div>现将</div>报告</div>"
    )
    (first, second, *rest) = [block for block in parse(markup, "页.html").blocks if isinstance(block, Paragraph)]
    assert (first.text, first.indent) == ("一、总体情况", 4)
    assert (second.text, second.indent) == ("2024年，本机关公开信息", 4)
    assert [block.text for block in rest] == ["现将", "报告"]
    assert str(second.place) == "页.html，第2段"


def test_headings_have_their_level_and_a_broken_title_is_one() -> None:
    document = parse(
        "<h1>青岚区人民政府<br>2025年报告</h1><h2>一、<b>总体</b>情况</h2><h3>（一）主动公开</h3>", "页.html"
    )
    found = [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    assert found == [(0, "青岚区人民政府 2025年报告"), (1, "一、总体情况"), (2, "（一）主动公开")]


def test_a_layout_table_does_not_hide_the_article_and_its_tables() -> None:
    markup = f"""<table><tr><td width=200><ul><li>首页<li>公开</ul></td><td><table><tr><td>
    <h1>年度报告</h1><p>一、总体情况</p>{TABLE_THREE_HEAD}<p>四、复议</p></td></tr></table></td></tr>
    <tr><td colspan=2>版权</td></tr></table>"""
    assert blocks(markup) == ["首页", "公开", "年度报告", "一、总体情况", "四、复议", "版权"]
    assert grid(markup).columns == 10


def test_a_layout_table_with_an_article_in_one_cell_is_paragraphs() -> None:
    article = "".join(f"<p>{'政务公开工作' * 12}</p>" for _ in range(6))
    assert (
        len(
            blocks(
                f"<table><tr><td>导航</td><td>{article}</td><td>相关</td></tr><tr><td></td><td>页脚</td><td></td></tr></table>"
            )
        )
        == 9
    )


def test_headings_in_the_cells_of_a_table_do_not_make_it_layout() -> None:
    table = grid("<table><tr><td><h4>自然人</h4></td><td><h4>总计</h4></td></tr><tr><td>1</td><td>2</td></tr></table>")
    assert [cell.text for cell in table.cells] == ["自然人", "总计", "1", "2"]


def test_paragraphs_between_the_rows_of_a_page_exported_from_a_sheet_are_paragraphs() -> None:
    figures = "".join(f"<tr><td>行{row}</td>{'<td>0</td>' * 6}</tr>" for row in range(8))
    text = "政务公开工作稳步推进，" * 20
    markup = (
        f"<table><tr><td colspan=7>二、情况</td></tr>{figures}"
        f"<tr><td colspan=7>五、问题</td></tr><tr><td colspan=7>{text}</td></tr>{figures}</table>"
    )
    first, heading, paragraph, second = parse(markup, "页.html").blocks
    assert isinstance(first, Grid)
    assert isinstance(second, Grid)
    assert (first.rows, second.rows) == (9, 8)
    assert isinstance(heading, Paragraph)
    assert isinstance(paragraph, Paragraph)
    assert (heading.text, paragraph.text) == ("五、问题", text)
    assert str(at(second, 0, 1).place) == "页.html，第1个表格第12行第2列"


def test_what_a_browser_hides_is_left_out_and_said() -> None:
    document = parse(
        "<style>p{}</style><script>var a='数'</script><p>见</p>"
        "<p style='DISPLAY : none'>不见</p><div hidden>也不见</div>"
        "<table><tr><td>1</td><td style='display:none'>99</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
        "<del>删</del><p style='display:none'> </p>",
        "页.html",
    )
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["见"]
    (table,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text for cell in table.cells] == ["1", "2", "3", "4"]
    assert document.notes == ("略去网页中隐藏的内容3处", "略去网页中标为删除的文字1处")


def test_a_saved_wechat_article_is_not_taken_for_hidden() -> None:
    assert blocks('<div id="js_content" style="visibility: hidden; opacity: 0;"><p>一、总体情况</p></div>') == [
        "一、总体情况"
    ]


def test_a_raised_footnote_mark_does_not_join_the_figure() -> None:
    assert at(grid("<table><tr><td>a<td>5<sup>2</sup></tr><tr><td>b<td>6</table>"), 0, 1).text == "5²"


def test_the_numbers_of_an_ordered_list_are_part_of_its_text() -> None:
    assert blocks(
        "<ol><li>公开不够<li><p>力度不大</p></ol><ol start=3><li>解读少</ol><ol><li>1.已有</ol><ul><li>点</ul>"
    ) == [
        "1.公开不够",
        "2.力度不大",
        "3.解读少",
        "1.已有",
        "点",
    ]


def test_preformatted_lines_stay_lines_unless_elements_make_them() -> None:
    assert blocks("<pre>一、总体\n  二、公开</pre>") == ["一、总体", "二、公开"]
    assert blocks("<section style='white-space: pre-wrap'><p>一</p>\n<p>二</p></section>") == ["一", "二"]


def test_a_caption_stands_before_its_table() -> None:
    first, second = parse("<table><caption>表一</caption><tr><td>1<td>2<tr><td>3<td>4</table>", "页.html").blocks
    assert isinstance(first, Paragraph)
    assert first.text == "表一"
    assert isinstance(second, Grid)


def test_the_page_says_its_title_and_its_date() -> None:
    document = parse('<title>报告_\n网站</title><meta name="PubDate" content="2025-01-20 09:00"><p>文', "页.html")
    assert (document.title, document.properties) == ("报告_ 网站", {"PubDate": "2025-01-20 09:00"})


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "99999999999999999999", "2px", "²"])
def test_a_nonsensical_span_harms_nobody(span: str) -> None:
    table = grid(
        f"<table><tr><td rowspan='{span}' colspan='{span}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert {cell.text for cell in table.cells} == {"a", "b", "c", "d"}
    assert table.rows == 2
    assert table.columns <= 1100


def test_a_cell_never_overlaps_one_that_reaches_down() -> None:
    table = grid(
        "<table><tr><td>a</td><td rowspan=2>b</td><td>c</td></tr><tr><td colspan=3>d</td><td>e</td></tr></table>"
    )
    covered = [
        (c.row + down, c.column + right) for c in table.cells for down in range(c.rowspan) for right in range(c.colspan)
    ]
    assert len(covered) == len(set(covered))
    assert {cell.text for cell in table.cells} == {"a", "b", "c", "d", "e"}


def test_elements_nested_by_thousands_are_read() -> None:
    assert blocks("<div><span><table><tr><td>" * 3000 + "底") == ["底"]


@given(st.text() | st.text("<>/=tablerdhp\"' &;!-\0"))
def test_any_markup_is_read_without_an_error(markup: str) -> None:
    parse(markup, "页.html")


@given(documents())
def test_any_document_comes_back_from_its_page(document: Document) -> None:
    assert seen(read(dump(document, "html"), "页.html")) == seen(document)


def test_markup_in_the_text_is_text() -> None:
    text = "<script>alert(1)</script> & \"引\" '单' <b>"
    page = dump(
        Document((Heading(text, 1, Place("x")), Paragraph(text, Place("x"))), text, "html", title=text), "html"
    ).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 3


def test_our_page_fetches_nothing_and_borders_survive_an_editor_without_style_sheets(tmp_path: Path) -> None:
    cells = (Cell("项", 0, 0, head=True), Cell("数", 0, 1, head=True), Cell("甲", 1, 0), Cell("1", 1, 1))
    table = Grid(cells, 2, 2, Place("x"), head_rows=1, widths=(3.0, 1.0))
    note = Paragraph("未填两处", Place("x"), role="note")
    page = dump(Document((note, table), "x", "text", title="报告", header="示例数据"), "html")
    text = page.decode("utf-8")
    assert not re.search(r"https?:|src=|@import|url\(|<link", text)
    article = text[text.index("<article>") :]
    assert article.count("border:1px solid") == len(cells)
    assert '<th scope="col"' in article
    assert 'class="gongkai-note"' in article
    (tmp_path / "报告 一.html").write_bytes(page)
    back = load(tmp_path / "报告 一.html")
    assert (back.title, back.header) == ("报告", "示例数据")
    assert seen(back) == seen(Document((note, table), "x", "text"))


def test_a_head_that_reaches_into_the_body_comes_back() -> None:
    cells = (Cell("甲", 0, 0, rowspan=2), Cell("乙", 0, 1), Cell("丙", 1, 1))
    document = Document((Grid(cells, 2, 2, Place("x"), head_rows=1),), "x", "text")
    (back,) = read(dump(document, "html"), "页.html").blocks
    assert isinstance(back, Grid)
    assert [(cell.row, cell.column, cell.rowspan, folded(cell.text)) for cell in back.cells] == [
        (0, 0, 2, "甲"), (0, 1, 1, "乙"), (1, 1, 1, "丙"),
    ]  # fmt: skip


def test_heads_stand_as_in_word_and_a_wide_table_moves_alone() -> None:
    cells = (
        Cell("第二十条第（一）项", 0, 0, colspan=2, head=True), Cell("信息内容", 1, 0, head=True),
        Cell("本年制发件数", 1, 1, head=True), Cell("规章", 2, 0, head=True), Cell("3", 2, 1),
    )  # fmt: skip
    text = dump(Document((Grid(cells, 3, 2, Place("x")),), "x", "text"), "html").decode()
    sides = {said: side for side, said in re.findall(r"text-align:(\w+)[^>]*>([^<]+)</t[hd]>", text)}
    assert sides == {
        "第二十条第（一）项": "left", "信息内容": "center", "本年制发件数": "center", "规章": "center", "3": "center"
    }  # fmt: skip
    assert '<div style="overflow-x:auto">\n<table' in text
