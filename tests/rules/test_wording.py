from assistant.form import load_form
from assistant.report.intervals import Outcome, Side
from assistant.rules.wording import cells_in_words, section_name, sentence, where

FORM = load_form()
REQUESTS = FORM.tables["requests"]


def test_a_broken_sum_is_told_with_its_figures_and_the_difference() -> None:
    outcome = Outcome(Side((5, 0)), Side((9, 0)))
    assert sentence("自然人列", (2, 2), outcome) == "自然人列：5＋0≠9＋0，差4件"


def test_an_unknown_cell_is_told_as_such_and_the_difference_as_the_least() -> None:
    outcome = Outcome(Side((4, 0), ("a",)), Side((0,)))
    assert sentence("某行", (3, 1), outcome) == "某行：4＋0＋未知＞0，至少差4件"
    assert sentence("某行", (1, 3), Outcome(Side((0,)), Side((4, 0), ("a",)))) == "某行：0＜4＋0＋未知，至少差4件"


def test_a_long_side_is_told_as_its_sum() -> None:
    outcome = Outcome(Side((1, *[0] * 18), ("a", "b")), Side((0,)))
    assert sentence("总计列", (21, 1), outcome) == "总计列：21项合计1（另有2项未知）＞0，至少差1件"


def test_an_instance_is_named_by_row_column_or_kind_of_case() -> None:
    assert where("2021-30", "natural_person") == "自然人列"
    assert where("2021-30", "partial") == "“（二）部分公开”行"
    assert where("2021-30", "unable.total") == "“（四）无法提供”总计列"
    assert where("2021-30", "denied") == "“（三）不予公开”行"
    assert where("2021-30", "suit_direct") == "未经复议直接起诉"


def test_whole_tables_columns_and_rows_are_named_as_such() -> None:
    assert cells_in_words(FORM, REQUESTS.cells) == "表三全表"
    assert cells_in_words(FORM, [cell for cell in REQUESTS.cells if cell.endswith(".other_org")]) == "表三“其他”列"
    assert cells_in_words(FORM, [cell for cell in REQUESTS.cells if ".granted." in cell]) == "表三“（一）予以公开”行"


def test_a_few_cells_are_named_and_many_are_counted() -> None:
    cells = [
        "requests.granted.total",
        "requests.partial.total",
        "litigation.review.total",
        "active.licensing.decisions",
    ]
    assert cells_in_words(FORM, cells[:1]) == "表三“（一）予以公开”总计"
    assert cells_in_words(FORM, cells).endswith("表四“行政复议”总计等4格")
    row = [f"previous:{cell}" for cell in REQUESTS.cells if ".carried_out." in cell][:5]
    assert cells_in_words(FORM, row) == "上年表三“四、结转下年度继续办理”的5格"


def test_a_place_in_the_prose_is_named_by_its_heading() -> None:
    assert section_name(FORM, "title") == "标题"
    assert section_name(FORM, "overview.oversight") == "一、总体情况（五）监督保障"
    assert section_name(FORM, "improvements") == "五、存在的主要问题及改进情况"
    assert section_name(FORM, "overview.extra.（六）其他") == "一、总体情况（六）其他"
