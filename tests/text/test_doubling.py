"""Doubled stretches are those that a slow comparison finds."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.doubling import doubled


def test_doubled_words_are_found_where_they_stand() -> None:
    text = "政府信息公开工作工作有序，科技计划资金资金分配"
    assert [text[start:end] for start, end in doubled(text)] == ["工作工作", "资金资金"]


def test_longer_halves_count_too() -> None:
    text = "依申请公开依申请公开件"
    assert [text[start:end] for start, end in doubled(text, (5,))] == ["依申请公开依申请公开"]


@given(st.text("一Āā公开", max_size=30))
def test_every_first_find_agrees_with_a_slow_search(text: str) -> None:
    slow = [at for at in range(len(text) - 3) if text[at : at + 2] == text[at + 2 : at + 4]]
    fast = [start for start, _ in doubled(text, (2,))]
    assert set(fast) <= set(slow)
    assert bool(fast) == bool(slow)
    assert fast[:1] == slow[:1]
