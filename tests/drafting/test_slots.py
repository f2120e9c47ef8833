import pytest

from assistant.drafting.slots import Literal, Slot, TemplateError, gap, parts_of, slot


def test_a_template_falls_into_literals_and_slots() -> None:
    assert parts_of("新收{requests.new_received.total}件") == (
        Literal("新收"),
        Slot("requests.new_received.total"),
        Literal("件"),
    )


def test_words_on_the_authority_of_a_fact_may_hold_an_equals_sign() -> None:
    assert parts_of("{fact:F3=比例=三成}") == (Slot("fact:F3", "比例=三成"),)


@pytest.mark.parametrize("template", ["{open", "close}", "a}{b}", "{}"])
def test_braces_that_do_not_match_are_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        parts_of(template)


def test_braces_in_quoted_words_cannot_break_a_template() -> None:
    assert parts_of(slot("fact:F1", "用{}括起")) == (Slot("fact:F1", "用｛｝括起"),)
    assert parts_of(gap("上年的“a=b”{}")) == (Slot("gap:上年的“a＝b”｛｝"),)
