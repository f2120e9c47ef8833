"""The kind of a question by its wording alone."""

from math import exp

import pytest

from assistant.knowledge.wording import RULE, frames, kinds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("延期答复要经谁同意", RULE),
        ("去年一共收到多少件申请，不予公开的有几件", "own_data"),
        ("你觉得老周这个人适合当公开办主任吗", "opinion"),
        ("给我写一首关于春天的诗", "chitchat"),
        ("明年答复期限会不会改成十五天", "future"),
    ],
)
def test_a_plain_case_is_of_its_kind(question: str, kind: str) -> None:
    found = kinds(question)
    assert max(found, key=found.__getitem__) == kind
    assert sum(map(exp, found.values())) == pytest.approx(1.0)


def test_the_ends_of_a_question_are_marked_and_its_last_mark_left_out() -> None:
    assert list(frames("谁批？")) == ["^", "谁", "批", "$", "^谁", "谁批", "批$", "^谁批", "谁批$"]
    assert list(frames("谁批")) == list(frames("谁 批?"))
