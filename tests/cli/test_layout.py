from assistant.cli.layout import Formatter, width, wrap


def test_a_chinese_character_takes_two_columns() -> None:
    assert width("年报 a") == 6


def test_lines_break_between_characters_but_not_before_closing_marks_or_inside_words() -> None:
    assert wrap("公布日期，如 2026-01-20；不给时", 12) == ["公布日期，如", "2026-01-20；", "不给时"]


def test_the_texts_of_a_list_stand_in_one_column() -> None:
    page = Formatter(width=60)
    page.write_dl([("--year 年份", "报告年度"), ("--json", "打印 JSON")])
    first, second = page.getvalue().splitlines()
    assert width(first[: first.index("报告")]) == second.index("打印") == 13
