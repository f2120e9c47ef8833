import pytest

from assistant.form.workbook import load_fill_in
from assistant.reading.inferring import infer, note_of, words


@pytest.mark.parametrize(
    ("agency", "level", "kind", "short"),
    [
        ("青岚区人民政府办公室", "county", "office", "区政府办公室"),
        ("临澜市自然资源和规划局", "city", "department", "市自然资源和规划局"),
        ("禾坪县云桑镇人民政府", "township", "government", "镇政府"),
        ("淮安市洪泽区人民政府", "county", "government", "区政府"),
        ("长春市南关区长通街道办事处", "township", "government", "街道办事处"),
        ("上海市科学技术委员会", "province", "department", "市科学技术委员会"),
        ("沈阳市和平区教育局", "county", "department", "区教育局"),
        ("广西壮族自治区财政厅", "province", "department", None),
        ("国家统计局", "national", "department", None),
    ],
)
def test_the_name_tells_level_kind_and_short(agency: str, level: str, kind: str, short: str | None) -> None:
    nature = infer(agency)
    assert (nature.level, nature.kind) == (level, kind)
    if short:
        assert nature.short == short


def test_what_is_given_is_not_noted_as_inferred() -> None:
    _, note = note_of("青岚区人民政府办公室", {"level": "county", "short": "区政府办"})
    assert "机关类型“政府办公厅（室）”" in note
    assert "层级" not in note
    assert note_of(None, {})[1] == ""


def test_what_a_value_is_called_is_how_its_choice_in_the_workbook_begins() -> None:
    fill_in = load_fill_in()
    for field, choices in (("level", fill_in.levels), ("kind", fill_in.kinds)):
        assert words(field).keys() == choices.keys()
        assert all(choice.startswith(words(field)[value]) for value, choice in choices.items())
