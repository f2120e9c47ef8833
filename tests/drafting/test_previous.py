from collections.abc import Callable
from typing import Any

from assistant.drafting.composer import compose
from assistant.drafting.previous import last_year_of
from assistant.report import Previous, Report

Make = Callable[..., Report]


def printed(make: Make, text: str, **more: Any) -> Report:
    sections = {"overview": {"active": text}, "problems": ["一是解读少。"], "improvements": ["一是多解读。"]}
    return make({"requests.new_received.total": 9}, year=2024, sections=sections, **more)


def test_counts_of_the_printed_prose_can_be_compared_with(make: Make) -> None:
    last = last_year_of(printed(make, "门户网站全年公开信息1412条，其中文件39件。\n培训3期、90人次。"))
    assert [(fact.text, fact.value, fact.unit) for fact in last.facts] == [
        ("门户网站公开信息", 1412, "条"),
        ("文件", 39, "件"),
    ]
    facts = [{"theme": "active", "text": "门户网站公开信息", "value": 1683, "unit": "条"}]
    text = compose(make(facts=facts, previous=last)).texts["overview.active"]
    assert "1683条，比上年增长19.2%" in text.text


def test_what_the_years_own_input_says_goes_before_the_print(make: Make) -> None:
    known = Previous(year=2024, cells={"requests.new_received.total": 8, "active.normative_docs.in_force": 5},
                     problems=("解读形式单一",))  # fmt: skip
    last = last_year_of(printed(make, ""), known)
    assert last.problems == ("解读形式单一",)
    assert last.improvements == ("一是多解读。",)
    assert last.cells["requests.new_received.total"] == 9


def test_figures_with_text_behind_them_are_not_taken_for_counts(make: Make) -> None:
    assert last_year_of(printed(make, "4月统一了文书样式，12件以上的另行说明。")).facts == ()
