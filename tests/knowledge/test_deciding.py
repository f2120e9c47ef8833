"""Whether what was found answers the question: signals weighed together."""

from datetime import date

import pytest

from assistant.knowledge import deciding
from assistant.knowledge.amounts import contradicts
from assistant.knowledge.asking import prepare
from assistant.knowledge.content import content
from assistant.knowledge.library import Library
from assistant.knowledge.passages import of_library
from assistant.knowledge.sparse import SparseIndex


def signals(question: str, index: SparseIndex, books: Library) -> dict[str, float]:
    return dict(prepare(question, (), index, books, today=date(2026, 11, 1)).signals)


def test_every_signal_has_its_weight_and_no_weight_stands_alone(whole_index: SparseIndex, books: Library) -> None:
    assert set(signals("多久答复", whole_index, books)) == set(deciding.config()["weights"])


@pytest.mark.parametrize(
    ("question", "covered"),
    [
        ("来信多久必须回", True),
        ("申请表写得不清楚怎么办", True),
        ("驾驶证遗失补领需要几个工作日", False),
        ("出租车经营许可的期限是几年", False),
    ],
)
def test_other_fields_of_law_are_told_from_everyday_words(
    whole_index: SparseIndex, books: Library, question: str, covered: bool
) -> None:
    assert deciding.answered(signals(question, whole_index, books)) is covered


def test_an_amount_contradicts_where_the_article_names_another_of_its_unit(books: Library) -> None:
    (article,) = [one for one in of_library(books) if one.id == "tiaoli/33"]
    assert contradicts(article.text, "答复期限为十五个工作日")
    assert not contradicts(article.text, "答复期限为二十个工作日")
    assert not contradicts(article.text, "答复要收五元")


def test_words_that_only_ask_are_no_matter() -> None:
    assert content("请问多久") == ()
    assert "答复" in content("多久答复")
