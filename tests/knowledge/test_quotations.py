"""Quotations and retold rules found beside a citation."""

import pytest

from assistant.knowledge.quotations import ahead, behind, told


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("规定：“应当公开”", [("应当公开", True)]),
        ('规定："应当公开"', [("应当公开", True)]),
        ("规定，「应当公开」", [("应当公开", True)]),
        ("明确：‘应当公开’", [("应当公开", True)]),
        ("：“应当“公开”信息”", [("应当“公开”信息", True)]),
        ("关于“应当公开”的规定", [("应当公开", False)]),
        ("规定：“应当公开”“应当答复”", [("应当公开", True), ("应当答复", True)]),
        ("规定，应当公开。“另一句话”", []),
        ("规定：“没有收尾", []),
    ],
)
def test_words_in_any_marks_behind_a_citation_are_found(text: str, quotes: list[tuple[str, bool]]) -> None:
    assert [tuple(one) for one in behind(text, 0)] == quotes


def test_words_right_before_a_citation_in_brackets_are_found() -> None:
    text = "“应当公开”（见《条例》第五条）"
    start = text.index("《")
    assert [one.text for one in ahead(text, start, text.index("）"))] == ["应当公开"]
    assert not list(ahead("“应当公开”，依据《条例》第五条", 9, 16))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("规定，行政机关应当在20个工作日内答复。", "行政机关应当在20个工作日内答复"),
        ("规定的20个工作日期限", "20个工作日期限"),
        ("规定，我局应当于5个工作日内送达。", ""),
        ("规定，现予延期20个工作日。", ""),
        ("规定：“应当公开”", ""),
    ],
)
def test_a_rule_retold_is_found_and_what_an_office_did_is_not(text: str, rule: str) -> None:
    assert told(text, 0, 0) == rule


def test_a_rule_of_the_texts_own_by_an_article_is_not_told_of_that_article() -> None:
    text = "公民依照《条例》第五条规定，提起诉讼的，应当在六个月内提出。"
    assert not told(text, text.index("《"), text.index("规定"))
