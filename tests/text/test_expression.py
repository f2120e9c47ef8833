from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.expression import ExpressionError, comparison, evaluate, names

VALUES = {
    "a.b.total": 3,
    "fact:F02": Decimal("1.5"),
    "previous:a.b.total": 0,
    "odd name": 7,
    "sum(a.*.total)": 12,
    "x": None,
}


def look(name: str) -> int | Decimal | None:
    return VALUES[name]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("12 / 4 / 3", 1),
        ("-a.b.total + 4", 1),
        ("100 * (a.b.total - fact:F02) / fact:F02", 100),
        ("[odd name] - 1", 6),
        ("sum(a.*.total) / 5", Fraction(12, 5)),
    ],
)
def test_arithmetic_is_exact_and_follows_the_usual_order(expression: str, value: Fraction) -> None:
    assert evaluate(expression, look) == value


def test_a_base_of_zero_and_an_unknown_figure_give_no_value() -> None:
    assert evaluate("a.b.total / previous:a.b.total", look) is None
    assert evaluate("a.b.total + x", look) is None


def test_a_name_that_does_not_exist_is_an_error_and_not_an_unknown() -> None:
    with pytest.raises(KeyError):
        evaluate("no.such.cell", look)


@pytest.mark.parametrize(
    "expression", ["", "1 +", "(1", "1)", "1 2", "a.b.total ** 2", "__import__('os')", "1; 2", "a b"]
)
def test_what_is_not_arithmetic_is_refused(expression: str) -> None:
    with pytest.raises((ExpressionError, KeyError)):
        evaluate(expression, look)


def test_an_expression_names_the_figures_it_stands_on() -> None:
    assert names("100 * (fact:F02 - [odd name]) / sum(a.*.total)") == ("fact:F02", "odd name", "sum(a.*.total)")


@given(st.integers(-999, 999), st.integers(-999, 999), st.integers(1, 999))
def test_reckoning_agrees_with_fractions(a: int, b: int, c: int) -> None:
    values = {"a": a, "b": b, "c": c}
    assert evaluate("100 * (a - b) / c", values.__getitem__) == Fraction(100 * (a - b), c)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_never_run(text: str) -> None:
    try:
        evaluate(text, look)
    except (ExpressionError, KeyError):
        return
    assert not any(character.isalpha() and character != "x" for character in text)


@pytest.mark.parametrize(
    ("text", "left", "right", "holds"),
    [
        ("a.b.total <= x", 3, 3, True), ("a.b.total≤x", 4, 3, False), ("a > 2", 3, 2, True), ("a ＞ 2", 2, 2, False),
        ("a = b", 1, 1, True), ("a == b", 1, 2, False), ("a ≠ b", 1, 2, True), ("a != b", 1, 1, False),
        ("sum(a.*.total) + 1 >= 2 * x", 5, 6, False), ("a < b", 1, 2, True),
    ],
)  # fmt: skip
def test_a_comparison_is_two_expressions_and_one_sign(text: str, left: int, right: int, holds: bool) -> None:
    assert comparison(text).holds(Fraction(left), Fraction(right)) is holds


def test_a_comparison_names_each_figure_once() -> None:
    assert comparison("sum(a.*.total) + x <= 2 * x").names == ("sum(a.*.total)", "x")


@pytest.mark.parametrize("text", ["a + b", "a < b < c", "a <", "= b", "a = = b", "a < b)"])
def test_what_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        comparison(text)
