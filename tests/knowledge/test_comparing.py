"""A text is held against its digest: what it lacks, which figures it changed, and whether both are one version."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.document import load
from assistant.knowledge import comparing, library
from assistant.knowledge.recognising import recognise
from assistant.knowledge.source import Article, Clause, Source
from assistant.knowledge.versions import same_document


def law(*texts: str, total: int | None = None) -> Source:
    articles = tuple(Article(f"第{'一二三四'[number]}条", (Clause(text),)) for number, text in enumerate(texts))
    return Source(id="x", title="示例办法", articles=articles, kind="official", articles_total=total)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("二十个工作日内", "在20个工作日以内", True),
        ("三个月", "3个月", True),
        ("五天", "五日", True),
        ("二十日", "二十个工作日", False),
        ("20个工作日，再延长20个工作日", "20个工作日，再延长25个工作日", False),
        ("罚款一万元", "罚款二万元", False),
        ("依照第三十日常规定", "依照规定", True),
    ],
)
def test_figures_are_the_same_however_they_are_spelled(one: str, other: str, same: bool) -> None:
    assert (comparing.figures(one) == comparing.figures(other)) is same


def test_articles_are_wanting_that_another_text_has_or_counts() -> None:
    text, counted = law("一。", "二。"), law("一。", total=5)
    assert comparing.wanting(text, [counted]) == ["3", "4", "5"]
    assert comparing.wanting(law("一。", ""), [text]) == ["2"]
    assert comparing.spans(["1", "2", "4", "5", "6", "6-1"]) == "第一条、第二条、第四条至第六条、第六条之一"


@pytest.mark.shared
def test_every_official_text_at_hand_agrees_with_its_digest(shared: Path) -> None:
    digests = list(library.load())
    for path in sorted((shared / "regulations").glob("*.md")):
        text = recognise(load(path))
        digest = next(one for one in digests if same_document(text, one))
        assert not list(comparing.otherwise(text, digest)), path.name
        assert not comparing.wanting(text, [digest]), path.name
        assert comparing.alike(text, digest), path.name
        shifted = [
            replace(one, label=next_.label) for one, next_ in zip(text.articles, text.articles[1:], strict=False)
        ]
        assert not comparing.alike(replace(text, articles=(text.articles[0], *shifted)), digest), path.name
