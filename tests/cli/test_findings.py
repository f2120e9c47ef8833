import pytest

from assistant.cli.findings import show_check, summary
from assistant.cli.layout import width
from assistant.report import Check, Dismissed, Finding, Lapsed, NotAssessed


def finding(number: int, cause: str | None = None, severity: str = "error", **more: object) -> Finding:
    return Finding.model_validate(
        {
            "id": f"T3-R0{number}:x", "rule": f"T3-R0{number}", "severity": severity, "title": "合计", "cause": cause,
            "message": f"第{number}处", "basis": "表三", "place": f"表三第{number}行", "suggestion": "请核对", **more,
        }
    )  # fmt: skip


def printed(check: Check, capsys: pytest.CaptureFixture[str], **more: int) -> str:
    show_check(check, **more)  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_a_finding_says_cells_place_basis_what_to_do_and_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(Check(findings=(finding(1, cells=["requests.granted.total"]),)), capsys)
    assert "错误   T3-R01   合计：第1处" in out
    for line in ("单元格：表三“（一）予以公开”总计", "位置：表三第1行", "依据：表三", "建议：请核对", "编号：T3-R01:x"):
        assert line in out


def test_what_follows_from_a_cause_is_folded_beneath_it_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    followers = tuple(finding(number, cause="T3-R01:x") for number in range(2, 8))
    out = printed(Check(findings=(*followers, finding(1))), capsys)
    assert out.index("合计：第1处") < out.index("由此引起6处") < out.index("T3-R02 第2处")
    assert sum(f"── T3-R0{number}" in out for number in range(2, 8)) == 3
    assert "另有3处" in out
    assert out.count("编号：") == 1


def test_ids_of_rules_stay_whole_and_no_line_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    rules = [f"T{number}-R{number + 10}" for number in range(1, 60)]
    waiting = tuple(NotAssessed(rule=rule, missing=("上年报告",)) for rule in rules)
    long = finding(1, message="各小项之和应等于大类行，T3-R99差4件。" * 12)
    out = printed(Check(findings=(long,), not_assessed=waiting), capsys)
    assert all(rule in out for rule in rules)
    assert out.count("T3-R99") == 12
    assert all(width(line) <= 100 and line == line.rstrip() for line in out.splitlines())


def test_rules_without_input_are_named_with_what_they_lack(capsys: pytest.CaptureFixture[str]) -> None:
    waiting = tuple(NotAssessed(rule=rule, missing=("上年报告",)) for rule in ("T3-R06", "T2-R01"))
    lines = printed(Check(not_assessed=waiting), capsys).splitlines()
    assert any("上年报告" in line and "T3-R06、T2-R01" in line for line in lines)


def test_decisions_are_listed_with_who_when_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    settled = Dismissed(finding=finding(1), by="张三", on="2026-01-12", why="另有说明")
    gone = Lapsed(finding="T3-R02:x", by="李四", on="2026-01-05", why="合并申请", changed=("总计：2 → 3",))
    out = printed(Check(findings=(finding(2),), dismissed=(settled,), lapsed=(gone,)), capsys)
    assert "不算问题" in out
    assert "张三，2026-01-12：另有说明" in out
    assert "李四，2026-01-05：合并申请" in out
    assert "已改：总计：2 → 3；这一处重新列出（T3-R02:x）" in out


def test_the_summary_counts_and_judges(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        summary(Check(findings=(finding(1), finding(2, severity="warning")))) == "未通过：1处错误，1处警告，0处提示。"
    )
    assert summary(Check()) == "通过：0处错误，0处警告，0处提示。"
    settled = Dismissed(finding=finding(1), by="张三", on="2026-01-12", why="另有说明")
    assert summary(Check(dismissed=(settled,))).endswith("；1处经复核不算问题。")
    assert printed(Check(), capsys, hidden=2).splitlines()[-1].endswith("另有2处较轻的没有列出。")
