from assistant.document import Cell, Document, Grid, Paragraph, Place
from assistant.reading.lines import Line, letters, lines_of, width


def texts(line: str) -> list[str]:
    return [piece.text for piece in Line(0, line, "").pieces]


def test_a_line_falls_apart_at_gaps_and_before_its_figures() -> None:
    assert texts("（一）予以公开      1288    21") == ["（一）予以公开", "1288", "21"]
    assert texts("行政许可 97") == ["行政许可", "97"]
    assert texts("规章 0件 1件 25件") == ["规章", "0件", "1件", "25件"]
    assert texts("1 0 / 0") == ["1", "0", "/", "0"]
    assert texts("（一）予以公开 593 -14 2") == ["（一）予以公开", "593", "-14", "2"]


def test_a_label_keeps_its_inner_blank_and_a_sentence_its_year() -> None:
    assert texts("2.没有现成信息 需要另行制作") == ["2.没有现成信息 需要另行制作"]
    assert texts("2024 年，收到申请 5 件。") == ["2024 年，收到申请 5 件。"]


def test_commas_divide_a_row_of_a_text_table_and_not_thousands() -> None:
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    assert texts(f"{label},1,,0") == [label, "1", "", "0"]
    assert texts("1,234,567") == ["1,234,567"]


def test_offsets_count_a_chinese_character_as_one_and_as_two() -> None:
    figure = Line(0, "规章    5", "", indent=2).pieces[1]
    assert (figure.start, figure.wide) == (8, 10)
    assert width("规章5") == 5


def test_a_grid_row_is_a_line_whose_blank_cells_count() -> None:
    place = Place("年报.docx", "表1")
    grid = Grid((Cell("规章", 0, 0), Cell("", 0, 1), Cell("3", 0, 2)), 1, 3, place)
    document = Document((Paragraph("二、主动公开", place), grid), "年报.docx", "docx")
    first, second = lines_of(document)
    assert first.text == "二、主动公开"
    assert [(piece.text, piece.blank, piece.figure) for piece in second.pieces] == [
        ("规章", False, False), ("", True, False), ("3", False, True),
    ]  # fmt: skip
    assert second.place == "表1第1行"


def test_letters_leave_the_ordinal_and_drop_punctuation() -> None:
    assert letters("1、申请人无正当理由逾期不补正、") == "1申请人无正当理由逾期不补正"
    assert letters("（ 一 ）予以 公开") == letters("㈠予以公开") == "一予以公开"
