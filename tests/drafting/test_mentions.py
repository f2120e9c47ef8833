from collections.abc import Callable

from assistant.drafting.composer import compose
from assistant.drafting.mentions import mentions
from assistant.drafting.resolver import Resolved
from assistant.report import Report

Make = Callable[..., Report]


def test_each_number_says_what_it_rests_on(make: Make) -> None:
    cells = {"active.licensing.decisions": 230}
    facts = [{"theme": "active", "text": "公开信息", "value": 33, "unit": "条"}]
    before = {"year": 2024, "cells": {"active.licensing.decisions": 200}}
    found = {mention.text: mention for mention in mentions(compose(make(cells, facts=facts, previous=before)).texts)}
    assert (found["230"].status, found["230"].source, found["230"].unit) == ("cell", "active.licensing.decisions", "件")
    assert (found["33"].status, found["33"].source, found["33"].unit) == ("fact", "fact:F1", "条")
    assert (found["15.0"].status, found["15.0"].kind, found["15.0"].sign) == ("derived", "growth", 1)
    assert (found["第五十条"].status, found["第五十条"].kind) == ("law", "law")
    assert (found["2025"].status, found["2025"].kind) == (None, "date")


def test_a_digit_without_origin_is_unsupported_unless_it_is_an_open_point() -> None:
    texts = {"other": Resolved("收费12元，【待补充：3件的原因】。")}
    assert [(mention.text, mention.status) for mention in mentions(texts)] == [("12", "unsupported")]
