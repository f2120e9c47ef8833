import pytest

from assistant.form import load_form
from assistant.reading.lines import Line
from assistant.reading.title import find_title, is_title, title_of

FORM = load_form()


def lines(text: str) -> list[Line]:
    return [Line(number, line.strip(), "") for number, line in enumerate(text.split("\n"))]


@pytest.mark.parametrize(
    "text",
    [
        "白河县文化局2024年政府信息公开工作年度报告",
        "2024年度白河县文化局政府信息公开工作年度报告",
        "白河县文化局\n2024 年政府信息公开工作年度报告",
        "白河县文化局\n2024年度\n政府信息公开工作年度报告",
        "2024 年白河县文化局政府信息公开工作\n年度报告",
        "白河县文化局2024年度政府信息公开工作年度报告",
        "白河县文化局政府信息公开年度报告（2024年度）",
        "白河县文化局二〇二四年政府信息公开年报",
        "《白河县文化局２０２４年政府信息公开工作年度报告》",
        "2024年政府信息公开工作年度报告（白河县文化局）",
        "关于印发《白河县文化局2024年政府信息公开工作年度报告》的通知",
        "白河县文化局2024年政务公开工作年度报告",
        "首页 > 政务公开 > 政府信息公开年报\n政府信息公开年报\n白河县文化局2024年政府信息公开工作年度报告",
    ],
)
def test_agency_and_year_are_read_from_any_title(text: str) -> None:
    title = find_title(lines(text), FORM)
    assert title is not None
    assert (title.agency, title.year) == ("白河县文化局", 2024)


def test_a_title_without_agency_has_none() -> None:
    title = find_title(lines("正文\n2023年政府信息公开工作年度报告"), FORM)
    assert title is not None
    assert (title.agency, title.year) == (None, 2023)


def test_a_sentence_and_a_path_are_no_titles() -> None:
    assert find_title(lines("根据要求，现公布白河县文化局2024年政府信息公开工作年度报告。\n一、总体情况"), FORM) is None
    assert not is_title(Line(0, "首页 > 政务公开 > 政府信息公开年报", ""), FORM)


def test_a_files_own_title_may_carry_the_sites_name() -> None:
    title = title_of("白河县文化局2024年政府信息公开工作年度报告_白河县人民政府网", FORM)
    assert title is not None
    assert (title.agency, title.year) == ("白河县文化局", 2024)
