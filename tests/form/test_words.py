from assistant.form import load_form
from assistant.form.words import cells_in_words, section_name

FORM = load_form()
REQUESTS = FORM.tables["requests"]


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
