from lxml import etree

from assistant.document.docx_package import W
from assistant.document.docx_properties import opened, properties, value, whole

PARAGRAPH = etree.fromstring(
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr><w:r/><w:r/></w:p>'
)


def test_an_element_is_parted_into_its_properties_and_what_stands_in_it() -> None:
    named, contents = opened(PARAGRAPH, f"{W}pPr")
    assert sorted(named) == [f"{W}jc", f"{W}keepNext"]
    assert [each.tag for each in contents] == [f"{W}r", f"{W}r"]


def test_without_properties_all_children_are_contents() -> None:
    assert opened(PARAGRAPH, f"{W}trPr") == ({}, list(PARAGRAPH))
    assert properties(None) == {}


def test_a_property_without_a_value_is_told_from_one_that_says_something() -> None:
    named, _ = opened(PARAGRAPH, f"{W}pPr")
    assert [value(named, W + tag, "?") for tag in ("jc", "keepNext", "ind")] == ["left", "?", "?"]


def test_what_is_no_whole_number_is_the_default() -> None:
    assert [whole(raw, 1, 63) for raw in ("7", "99", "", "-1", "٣", "9" * 5000)] == [7, 63, 1, 1, 3, 1]
