"""Documents of law found in a text under whatever name or number it gives them (shipped digests)."""

import pytest

from assistant.knowledge import library
from assistant.knowledge.naming import Named, Names

LIBRARY = library.load()


def found(text: str) -> list[Named]:
    return Names(LIBRARY).find(text)


def ids(text: str) -> list[str]:
    return [one.source.id if one.source else "" for one in found(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("《年度报告格式（试行）》", "format-2019-60"),
        ("《政府信息公开工作年度报告格式》（试行）", "format-2019-60"),
        ("《年度报告格式》", "format-2021-30"),
        ("《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）", "format-2019-60"),
        ("《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》", "fashi-2018-1"),
        ("《关于适用<行政诉讼法>的解释》", "fashi-2018-1"),
        ("依据国办公开办函【2019】60号", "format-2019-60"),
        ("法释(2011)17号", "fashi-2011-17"),
        ("国务院第711号令", "tiaoli"),
    ],
)
def test_a_document_is_known_by_name_remark_and_number(text: str, source: str) -> None:
    assert ids(text) == [source]


def test_a_number_behind_a_name_names_no_second_document() -> None:
    assert ids("《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）") == ["guobanhan-2020-109"]


def test_a_short_name_of_the_texts_own_keeps_the_version() -> None:
    *_, last = found("《政府信息公开条例》（国务院令第492号，以下简称《条例》）施行。《条例》第二条")
    assert last.source
    assert (last.source.id, last.edition) == ("tiaoli", "国务院令第492号")


def test_a_year_in_front_is_of_the_version_only_right_before_an_article() -> None:
    assert [one.edition for one in found("2007年《政府信息公开条例》第二条")] == ["2007"]
    assert [one.edition for one in found("2007年《政府信息公开条例》公布")] == [""]


def test_an_unknown_number_names_a_document_only_in_passing() -> None:
    (one,) = found("青岚公开〔2024〕15号")
    assert one.passing
    assert one.source is None
