from collections.abc import Callable

from assistant.document import Document, Paragraph

Word = Callable[..., Document]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_are_read_as_accepted_and_noted(word: Word) -> None:
    document = word(
        f'<w:p>{run("收到申请")}<w:ins w:id="1">{run("5")}</w:ins>'
        f'<w:del w:id="2"><w:r><w:delText>4</w:delText></w:r></w:del>{run("件。")}</w:p>'
    )
    assert texts(document) == ["收到申请5件。"]
    assert document.notes == ("文中有修订，已按接受修订读取（插入1处，删除1处）",)


def test_what_was_moved_is_read_at_its_new_place_only(word: Word) -> None:
    document = word(f"<w:p><w:moveFrom>{run('旧')}</w:moveFrom></w:p><w:p><w:moveTo>{run('新')}</w:moveTo></w:p>")
    assert texts(document) == ["新"]


def test_a_paragraph_whose_end_was_deleted_runs_on(word: Word) -> None:
    document = word(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半，')}</w:p><w:p>{run('后半。')}</w:p>")
    assert texts(document) == ["前半，后半。"]


def test_hidden_text_is_left_out_and_noted_wherever_the_hiding_is_said(word: Word) -> None:
    shown, secret = '<w:vanish w:val="0"/>', '<w:rStyle w:val="Secret"/>'
    document = word(
        f"<w:p>{run('可见')}{run('内部', '<w:vanish/>')}{run('也可见', shown)}</w:p>"
        f"<w:p>{run('批注', secret)}{run('正文')}</w:p>",
        styles='<w:style w:type="character" w:styleId="Secret"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    assert texts(document) == ["可见也可见", "正文"]
    assert document.notes == ("文中有隐藏文字2处，未读入",)


def test_links_content_controls_and_fields_give_what_they_print(word: Word) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2025年")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = word(
        f"<w:p><w:hyperlink>{run('网站')}</w:hyperlink><w:sdt><w:sdtContent>{run('公开')}</w:sdtContent></w:sdt>"
        f"{field}<w:fldSimple>{run('3')}</w:fldSimple>{run('件')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('控件里的一段')}</w:p></w:sdtContent></w:sdt>"
    )
    assert texts(document) == ["网站公开2025年3件", "控件里的一段"]


def test_a_text_box_is_read_once_though_stored_for_old_and_new_word(word: Word) -> None:
    box = f"<w:txbxContent><w:p>{run('框中文字')}</w:p></w:txbxContent>"
    document = word(
        f"<w:p>{run('正文')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    assert texts(document) == ["正文", "框中文字"]


def test_a_line_break_parts_lines_and_a_page_break_does_not(word: Word) -> None:
    document = word(
        "<w:p><w:r><w:t>一、总体情况</w:t><w:br/><w:t>正文</w:t><w:tab/>"
        '<w:br w:type="page"/><w:t>续</w:t><w:noBreakHyphen/></w:r></w:p>'
    )
    assert texts(document) == ["一、总体情况", "正文\t续-"]


def test_a_raised_digit_stays_apart_from_the_number_before_it(word: Word) -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    assert texts(word(f"<w:p>{run('5')}{raised}</w:p>")) == ["5²"]


def test_comments_are_counted_and_not_read(word: Word) -> None:
    document = word(
        f"<w:p>{run('正文')}</w:p>", comments=f"<w:comment w:id='1'><w:p>{run('请领导定')}</w:p></w:comment>"
    )
    assert texts(document) == ["正文"]
    assert document.notes == ("文中有批注1条，未读入",)


def test_footnotes_are_kept_as_notes(word: Word) -> None:
    document = word(
        f"<w:p>{run('正文')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
        footnotes=f"<w:footnote w:type='separator'><w:p/></w:footnote><w:footnote w:id='1'><w:p>{run('见附件')}</w:p>"
        "</w:footnote>",
    )
    assert texts(document) == ["正文"]
    assert document.notes == ("脚注未读入正文：见附件",)


def test_highlights_are_read_as_marks_of_the_printed_text(word: Word) -> None:
    marked = run("【待补充】", '<w:highlight w:val="yellow"/>')
    document = word(f"<w:p>{run('共')}{marked}{run('件')}</w:p>")
    assert document.blocks[0] == Paragraph("共【待补充】件", document.blocks[0].place, marks=((1, 6),))


def test_blanks_that_only_lay_out_the_xml_are_not_text(word: Word) -> None:
    assert texts(word("<w:p><w:r><w:t>\n   一段\n  </w:t></w:r></w:p>")) == ["一段"]


def test_pictures_and_embedded_sheets_are_noted(word: Word) -> None:
    picture = '<w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r>'
    sheet = "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>"
    line = "<w:r><w:drawing><wps:wsp/></w:drawing></w:r>"
    document = word(f"<w:p>{run('表三见下图')}{picture}{line}</w:p><w:p>{sheet}</w:p>")
    assert document.notes == ("文中有图片或嵌入对象2个，其中的文字未读入",)
