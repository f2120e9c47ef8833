"""The case file of C-R07 proves each fault; here is what the draft asks."""

from assistant.report import Fact, Fee, Origin, Report
from assistant.report.unusable import fee_is_usable, unusable, unusable_facts


def told(*facts: Fact, **prints: str) -> Report:
    origins = {address.replace("_", "."): Origin(place="某处", raw=raw) for address, raw in prints.items()}
    return Report(facts=facts, origins=origins)


def test_facts_whose_number_was_not_read_or_cannot_be_one_are_named() -> None:
    report = told(
        Fact(id="F1", theme="active", text="公开信息", unit="条"),
        Fact(id="F2", theme="active", text="发布稿件", value=-5, unit="篇"),
        Fact(id="F3", theme="active", text="召开例会"),
        Fact(id="F4", theme="active", text="公开信息比上年", value=-5, unit="%"),
        fact_F1_value="约三百",
    )
    assert {fact: fault.given for fact, fault in unusable_facts(report).items()} == {"F1": "约三百", "F2": -5}


def test_a_print_says_nothing_where_a_value_was_filled_in_later() -> None:
    fact = Fact(id="F1", theme="active", text="公开信息", value=300, unit="条")
    report = told(fact, fact_F1_value="约三百", year="二〇二五年").model_copy(update={"year": 2025})
    assert list(unusable(report)) == []


def test_a_fee_that_was_not_read_cannot_be_told_and_one_left_blank_can() -> None:
    fee = Fee(notices=0, received_yuan=0)
    assert not fee_is_usable(Report(fee=fee, origins={"fee.charged_yuan": Origin(place="某处", raw="一百")}))
    assert fee_is_usable(Report(fee=fee))
