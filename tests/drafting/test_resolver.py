from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.figures import Figure, Figures
from assistant.drafting.resolver import InventedNumber, UnknownSlot, join, resolve
from assistant.report import Report

Make = Callable[..., Report]


def count(slot: str, value: int) -> Figure:
    return Figure(str(value), slot, "cell", value, measured_in="件")


FIGURES = {"requests.new_received.total": count("requests.new_received.total", 12), "requests.carried_in.total": None}


def test_figures_are_put_in_and_keep_where_they_came_from() -> None:
    got = resolve("新收{requests.new_received.total}件", FIGURES)
    assert got.text == "新收12件"
    (origin,) = got.origins
    assert (origin.start, origin.end, origin.source, origin.value) == (2, 4, "requests.new_received.total", 12)
    assert got.text[origin.start : origin.end] == origin.text


def test_a_figure_not_known_yet_becomes_an_open_point() -> None:
    got = resolve("结转{requests.carried_in.total}件", FIGURES, says=lambda slot: "上年结转")
    assert got.text == "结转【待补充：上年结转】件"
    assert got.missing == ("上年结转",)
    assert got.origins == ()


def test_an_invented_number_is_refused() -> None:
    with pytest.raises(InventedNumber):
        resolve("新收{requests.new_received.total}件，办结11件", FIGURES)


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(UnknownSlot):
        resolve("{requests.granted.total}", FIGURES)


def test_text_of_a_fact_is_proven_by_it_with_every_run_of_digits(make: Make) -> None:
    report = make(facts=[{"theme": "contact", "text": "地址：文澜路6号；电话：0123-5550126"}])
    got = resolve("（{fact:F1.text}）", Figures(report))
    assert [origin.text for origin in got.origins] == ["6", "0123-5550126"]
    assert {origin.source for origin in got.origins} == {"fact:F1"}


def test_words_on_the_authority_of_a_fact_may_not_hold_another_number(make: Make) -> None:
    figures = Figures(make(facts=[{"theme": "management", "text": "7月印发办法", "value": 3, "unit": "件"}]))
    assert resolve("{fact:F1=7月印发了3件}", figures).text == "7月印发了3件"
    with pytest.raises(InventedNumber):
        resolve("{fact:F1=8月印发}", figures)


def test_offsets_count_unicode_characters_also_beyond_the_basic_plane() -> None:
    got = resolve("𠮷{requests.new_received.total}", FIGURES)
    assert got.origins[0].start == 1


def test_a_citation_is_an_origin_of_law() -> None:
    got = resolve("《政府信息公开条例》第五十条", {})
    assert [(origin.text, origin.standing) for origin in got.origins] == [("第五十条", "law")]


def test_joined_texts_keep_their_offsets() -> None:
    part = resolve("新收{requests.new_received.total}件。", FIGURES)
    whole = join([part, part], "\n")
    assert [whole.text[origin.start : origin.end] for origin in whole.origins] == ["12", "12"]


@given(
    st.lists(
        st.sampled_from(
            ["新收", "件，", "{requests.new_received.total}", "一致", "{gap:原因}", "。", "3", "二", "进一步"]
        ),
        max_size=12,
    )
)
def test_every_digit_of_a_resolved_text_lies_in_an_origin_or_an_open_point(parts: list[str]) -> None:
    try:
        got = resolve("".join(parts), FIGURES)
    except InventedNumber:
        joined = "}{requests" in "".join(parts)
        assert {"3", "二"} & set(parts) or joined
        return
    covered = {at for origin in got.origins for at in range(origin.start, origin.end)}
    assert all(at in covered for at, character in enumerate(got.text) if character.isdigit())


def test_two_figures_side_by_side_would_print_a_third_and_are_refused() -> None:
    with pytest.raises(InventedNumber):
        resolve("{requests.new_received.total}{requests.new_received.total}", FIGURES)
