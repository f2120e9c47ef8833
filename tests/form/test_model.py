import pytest

from assistant.form import load_form


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("requests.granted.natural_person", "表三“（一）予以公开”自然人"),
        ("requests.partial.total", "表三“（二）部分公开”总计"),
        ("group.denied.total", "表三“（三）不予公开”总计"),
        ("active.admin_fee.amount_wan", "表二“行政事业性收费”本年收费金额"),
        ("litigation.suit_direct.pending", "表四“未经复议直接起诉”尚未审结"),
        ("previous:requests.carried_out.total", "上年表三“四、结转下年度继续办理”总计"),
    ],
)
def test_a_cell_is_named_in_the_words_of_the_form(cell: str, name: str) -> None:
    assert load_form().name_of(cell) == name


@pytest.mark.parametrize("cell", ["requests.granted.nobody", "group.granted.total", "nothing.at.all"])
def test_a_cell_that_the_form_lacks_has_no_name(cell: str) -> None:
    with pytest.raises(KeyError):
        load_form().name_of(cell)


def test_a_heading_is_ordinal_and_title() -> None:
    assert [section.heading for section in load_form().sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_a_row_of_table_two_has_only_the_columns_of_its_clause() -> None:
    shape = load_form().tables["active"].shape
    assert shape["regulations"] == ("issued", "repealed", "in_force")
    assert shape["coercion"] == ("decisions",)
    assert shape["admin_fee"] == ("amount_wan",)
