import contextlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document import Document, Grid, Heading, Paragraph, load
from assistant.document.docx_reading import read
from assistant.errors import InputError

Word = Callable[..., Document]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


DOWN, DOWN_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(document: Document) -> Grid:
    (found,) = (block for block in document.blocks if isinstance(block, Grid))
    return found


def spans(found: Grid) -> dict[str, tuple[int, int, int, int]]:
    return {each.text: (each.row, each.column, each.rowspan, each.colspan) for each in found.cells}


def test_merged_cells_have_their_spans(word: Word) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    found = grid(
        word(
            table(
                row(cell("甲", DOWN + wide), cell("乙", wide)),
                row(cell("", wide + DOWN_ON), cell("丙"), cell("丁", DOWN)),
                row(cell("戊"), cell("己"), cell("庚"), cell("", DOWN_ON)),
            )
        )
    )
    assert (found.rows, found.columns) == (3, 4)
    assert spans(found) == {
        "甲": (0, 0, 2, 2), "乙": (0, 2, 1, 2), "丙": (1, 2, 1, 1), "丁": (1, 3, 2, 1),
        "戊": (2, 0, 1, 1), "己": (2, 1, 1, 1), "庚": (2, 2, 1, 1),
    }  # fmt: skip


def test_a_row_may_begin_further_in(word: Word) -> None:
    found = grid(
        word(
            table(
                row(cell("甲"), cell("乙"), cell("丙")),
                row(cell("丁"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            )
        )
    )
    assert spans(found)["丁"] == (1, 1, 1, 1)
    assert found.columns == 3


def test_a_merge_that_continues_nothing_is_a_cell(word: Word) -> None:
    assert spans(grid(word(table(row(cell("甲", DOWN_ON), cell("乙"))))))["甲"] == (0, 0, 1, 1)


def test_old_horizontal_merges_are_spans(word: Word) -> None:
    merged = cell("甲", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>")
    assert spans(grid(word(table(row(merged, cell("乙")), row(cell("丙"), cell("丁"), cell("戊"))))))["甲"] == (
        0,
        0,
        1,
        2,
    )


def test_deleted_and_hidden_rows_are_left_out(word: Word) -> None:
    document = word(
        table(
            row(cell("甲"), cell("乙")),
            row(cell("丙"), cell("丁"), properties="<w:del/>"),
            row(cell("戊"), cell("己"), properties="<w:hidden/>"),
            row(cell("庚"), cell("辛"), properties="<w:ins/>"),
        )
    )
    assert [each.text for each in grid(document).cells] == ["甲", "乙", "庚", "辛"]
    assert len(document.notes) == 2


def test_a_table_of_which_all_was_deleted_is_gone(word: Word) -> None:
    assert word(table(row(cell("甲"), cell("乙"), properties="<w:del/>"))).blocks == ()


def test_rows_and_cells_in_content_controls_are_read(word: Word) -> None:
    def held(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    document = word(table(held(row(cell("甲"), held(cell("乙"))))))
    assert [each.text for each in grid(document).cells] == ["甲", "乙"]


def test_cells_say_where_they_stand(word: Word) -> None:
    document = word(table(row(cell("甲"), cell("乙"))) + "<w:p/>" + table(row(cell("丙"), cell("丁"))))
    last = document.blocks[-1]
    assert isinstance(last, Grid)
    assert str(last.cells[1].place) == "年报.docx，表2第1行第2列"


def test_a_table_that_only_frames_the_page_is_unfolded(word: Word) -> None:
    inner = table(row(cell("自然人"), cell("5")))
    frame = f"<w:tc><w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    document = word(table(row(frame)))
    assert [type(block) for block in document.blocks] == [Paragraph, Grid]
    assert [each.text for each in grid(document).cells] == ["自然人", "5"]


def test_a_table_inside_a_cell_follows_its_table(word: Word) -> None:
    inner = f"<w:tc><w:p><w:r><w:t>附</w:t></w:r></w:p>{table(row(cell('内1'), cell('内2')))}<w:p/></w:tc>"
    outer, nested = word(table(row(cell("甲"), inner))).blocks
    assert isinstance(outer, Grid)
    assert isinstance(nested, Grid)
    assert [each.text for each in outer.cells] == ["甲", "附"]
    assert [each.text for each in nested.cells] == ["内1", "内2"]


def test_paragraphs_of_a_cell_are_its_lines(word: Word) -> None:
    two = "<w:tc><w:p><w:r><w:t>结果</w:t></w:r></w:p><w:p><w:r><w:t>维持</w:t></w:r></w:p></w:tc>"
    assert [each.text for each in grid(word(table(row(two, cell("1"))))).cells] == ["结果\n维持", "1"]


ODD = st.sampled_from(
    ["", "-1", "²", "٣", "9" * 5000, "99999", "zzzz", "D800", "true", "0", "continue", "&#xFFFF;", "一"]
)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_odd_values_in_a_file_never_break_the_reader(make_word: Callable[..., bytes], data: st.DataObject) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r>'
        '<w:rPr><w:vanish w:val="0"/><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t>'
        '<w:sym w:char="F0FE"/></w:r></w:p>'
        + table(
            row(cell("甲", DOWN + '<w:gridSpan w:val="2"/>'), cell("乙"), properties='<w:gridBefore w:val="1"/>'),
            row(
                cell("", '<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>'),
                cell("丙", '<w:hMerge w:val="continue"/>'),
            ),
        )
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="I"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="I"><w:name w:val="x"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )

    def oddly(xml: str) -> str:
        return re.sub(
            '"[^"]*"', lambda found: f'"{data.draw(ODD)}"' if data.draw(st.integers(0, 4)) == 0 else found[0], xml
        )

    raw = make_word(oddly(body), styles=oddly(styles), numbering=oddly(numbering))
    with contextlib.suppress(InputError):
        blocks = read(raw, "年报.docx").blocks
        assert all(block.text.encode() for block in blocks if isinstance(block, Heading | Paragraph))


@pytest.mark.shared
def test_the_blank_official_form_is_read_with_every_merged_cell(shared: Path) -> None:
    document = load(shared / "reports" / "files" / "format-template-2021.docx")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(each.rows, each.columns) for each in grids] == [(14, 4), (28, 10), (4, 15)]
    requests = spans(grids[1])
    assert requests["申请人情况"] == (0, 3, 1, 7)
    assert requests["法人或其他组织"] == (1, 4, 1, 5)
    assert requests["三、本年度办理结果"] == (5, 0, 22, 1)
    assert requests["（三）不予公开"] == (7, 1, 8, 1)
    assert requests["（七）总计"] == (26, 1, 1, 2)
    assert spans(grids[2])["行政诉讼"] == (0, 5, 1, 10)


def test_no_heading_is_made_of_an_empty_paragraph(word: Word) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    document = word('<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr></w:p>', styles=styles)
    assert not any(isinstance(block, Heading) for block in document.blocks)


def test_a_cell_keeps_its_raw_print(word: Word) -> None:
    assert [each.text for each in grid(word(table(row(cell("１２ 件"), cell("5,0"))))).cells] == ["１２ 件", "5,0"]


def properties_of(author: str, last: str) -> bytes:
    """A file that Word's own library writes, with these names in its properties."""
    file = docx.Document()
    file.add_paragraph("正文")
    file.core_properties.author, file.core_properties.last_modified_by = author, last
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def test_what_a_file_carries_beside_its_text_is_told_by_kind(word: Word) -> None:
    comment = "<w:comment w:id='1'><w:p/></w:comment>"
    inserted = "<w:p><w:ins><w:r><w:t>正文</w:t></w:r></w:ins></w:p>"
    assert word(inserted, comments=comment).traces.keys() == {"revisions", "comments"}
    assert word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>").traces == {}


def test_who_made_a_file_and_changed_it_last_is_told_once_each_and_is_no_note() -> None:
    document = read(properties_of("张小三", "李四"), "年报.docx")
    assert document.traces == {"author": "张小三、李四"}
    assert document.notes == ()
    assert read(properties_of("张小三", "张小三"), "年报.docx").traces == {"author": "张小三"}
    assert read(properties_of("", ""), "年报.docx").traces == {}


def test_damaged_properties_name_nobody_and_refuse_nothing() -> None:
    whole = properties_of("张小三", "")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:-9] if name == "docProps/core.xml" else content)
    document = read(broken.getvalue(), "年报.docx")
    assert document.traces == {}
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["正文"]
