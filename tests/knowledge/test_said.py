"""What a text says that a cited place says, held against an official text."""

import pytest

from assistant.knowledge.citation import Citation
from assistant.knowledge.library import Library
from assistant.knowledge.quotations import Quote
from assistant.knowledge.said import fault
from assistant.knowledge.source import Article, Clause, Source

SOURCE = Source(
    id="banfa",
    title="示例市公开办法",
    kind="official",
    articles_total=2,
    articles=(
        Article("第一条", (Clause("各级行政机关应当准确公开。"), Clause("应当在10个工作日内答复。"))),
        Article("第二条", (Clause("机关应当建立审查制度，明确审查的程序和责任。"),)),
    ),
)
LIBRARY = Library({SOURCE.id: SOURCE})


def note(
    quote: str = "", *, article: str = "1", paragraph: int | None = None, told: str = "", sure: bool = True
) -> str:
    quotes = (Quote(quote, sure),) if quote else ()
    one = Citation(SOURCE.title, SOURCE.id, article, paragraph, quotes=quotes, told=told)
    found = fault(one, SOURCE, LIBRARY)
    return found[1] if found else ""


def test_words_are_looked_for_in_the_paragraph_named_and_told_where_they_stand() -> None:
    assert not note("应当在10个工作日内答复", paragraph=2)
    assert "第一条第二款" in note("应当在10个工作日内答复", paragraph=1)
    assert "第二条" in note("机关应当建立审查制度，明确审查的程序和责任", article="1")


@pytest.mark.parametrize("told", ["应当在15个工作日内答复", "应当在十五日内答复"])
def test_a_figure_retold_wrongly_is_named_beside_the_right_one(told: str) -> None:
    assert "10个工作日" in note(told=told)


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    assert not note("办事大厅服务指南", sure=False)
    assert note("各级行政机关可以不准确公开", sure=False)


def test_the_words_of_a_range_may_stand_in_any_of_its_articles() -> None:
    quotes = (Quote("各级行政机关应当准确公开。", True),)
    assert fault(Citation(SOURCE.title, SOURCE.id, "2", through="1", quotes=quotes), SOURCE, LIBRARY) is None
