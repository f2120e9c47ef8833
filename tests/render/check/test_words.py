import pytest

from assistant.form import load_form
from assistant.render.check.words import named, verdict, whose
from assistant.report import Check
from tests.render.check.checks import finding, seed


def test_the_verdict_tells_errors_and_of_how_many_faults_they_are_the_signs() -> None:
    assert verdict(seed()[1]) == "未通过：有6处错误（出自3个根源），改好才能定稿"
    assert verdict(Check(findings=(finding("T3-R03"),))) == "未通过：有1处错误，改好才能定稿"


@pytest.mark.parametrize(
    ("severity", "says"), [("warning", "没有错误；有1处警告，请看一看"), ("info", "没有错误；有1处提示")]
)
def test_what_is_no_error_does_not_fail(severity: str, says: str) -> None:
    assert verdict(Check(findings=(finding("x", severity=severity),))) == says
    assert verdict(Check()) == "没有发现问题"


def test_a_source_is_told_in_the_words_of_the_form() -> None:
    form = load_form()
    source = "requests.granted.total + previous:requests.carried_out.total - sum(requests.x_*.total)"
    assert named(source, form) == (
        "表三“（一）予以公开”总计 + 上年表三“四、结转下年度继续办理”总计 - sum(requests.x_*.total)"
    )


def test_a_report_without_agency_or_year_is_named_as_such() -> None:
    assert whose(Check()) == "（未识别机关）（未识别年份）"
