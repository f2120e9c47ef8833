"""Whether a document is still in force is said from its head."""

from collections.abc import Callable

import pytest

from assistant.knowledge.answer import Answer

Asker = Callable[..., Answer]


@pytest.mark.parametrize("question", ["国办公开办函〔2019〕60号还有效吗", "法释〔2011〕17号废止了没有"])
def test_a_repealed_document_is_said_to_be_so_and_what_replaced_it(answer: Asker, question: str) -> None:
    told = answer(question)
    assert told.answerable
    assert "已经失效，现行的是" in told.answer


def test_a_document_in_force_is_said_to_be_so(answer: Asker) -> None:
    assert "现行有效" in answer("政府信息公开条例还有效吗").answer


@pytest.mark.parametrize("question", ["规范性文件失效后还要公开吗", "条例规定的期限过了怎么办"])
def test_a_question_that_asks_more_is_answered_by_its_articles(answer: Asker, question: str) -> None:
    assert "现行有效" not in answer(question).answer
