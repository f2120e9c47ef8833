from assistant.report.intervals import Outcome, Side
from assistant.rules.wording import sentence, where


def test_a_broken_sum_is_told_with_its_figures_and_the_difference() -> None:
    outcome = Outcome(Side((5, 0)), Side((9, 0)))
    assert sentence("自然人列", outcome, outcome.difference) == "自然人列：5＋0≠9＋0，差4件"


def test_an_unknown_cell_is_told_as_such_and_the_difference_as_the_least() -> None:
    outcome = Outcome(Side((4, 0), ("a",)), Side((0,)))
    assert sentence("某行", outcome, outcome.difference) == "某行：4＋0＋未知＞0，至少差4件"
    assert sentence("某行", Outcome(Side((0,)), Side((4, 0), ("a",))), -4) == "某行：0＜4＋0＋未知，至少差4件"


def test_a_long_side_is_told_as_its_sum() -> None:
    outcome = Outcome(Side((1, *[0] * 18), ("a", "b")), Side((0,)))
    assert sentence("总计列", outcome, outcome.difference) == "总计列：21项合计1（另有2项未知）＞0，至少差1件"


def test_an_instance_is_named_by_row_column_or_kind_of_case() -> None:
    assert where("2021-30", "natural_person") == "自然人列"
    assert where("2021-30", "partial") == "“（二）部分公开”行"
    assert where("2021-30", "unable.total") == "“（四）无法提供”总计列"
    assert where("2021-30", "denied") == "“（三）不予公开”行"
    assert where("2021-30", "suit_direct") == "未经复议直接起诉"
