import pytest

from assistant.report import Overview, Sections


def test_texts_come_in_printed_order_with_their_ids() -> None:
    sections = Sections(
        title="某局2024年年报",
        overview=Overview(active="甲", extra={"制度建设": "乙"}),
        problems=("问题：一是丙；", "二是丁。"),
        last_year="戊",
    )
    texts = dict(sections.texts())
    assert [section for section, text in texts.items() if text] == [
        "title",
        "overview.active",
        "overview.extra.制度建设",
        "last_year",
        "problems",
    ]
    assert texts["problems"] == "问题：一是丙；二是丁。"


def test_a_section_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        Sections().text("overview.nothing")
