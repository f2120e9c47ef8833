"""A project file is read as documented, found near the report, and refused by line in Chinese."""

import re
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.rules.local import Day
from assistant.rules.project import read_project

DOCUMENTED = re.search(
    r"<!-- read by tests/rules/test_project.py -->\n```toml\n(.*?)```",
    (Path(__file__).parents[2] / "docs" / "check.md").read_text("utf-8"),
    re.DOTALL,
)


def written(folder: Path, text: str) -> Path:
    path = folder / "gongkai.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_documented_example_is_read_whole(tmp_path: Path) -> None:
    assert DOCUMENTED
    project = read_project(written(tmp_path, DOCUMENTED[1]))
    local = project.local
    assert (local.source, local.law_enforcing) == ("某市政务公开办通知〔2026〕3号", True)
    assert local.publish_by == {"department": Day(1, 31), "*": Day(3, 31)}
    assert (local.severities, local.limits) == ({"S-R09": "info"}, {"overview_characters": 3000})
    comparing, required, forbidden = project.rules
    assert comparing.formula
    assert comparing.formula.names == ("requests.granted.total", "requests.handled_total.total")
    assert (required.required, required.section, required.severity) == (("信息处理费", "收费"), "other", "warning")
    assert (forbidden.forbidden, forbidden.basis) == (("两办", "县府办"), "本市公文用语规范")


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    project = read_project(written(tmp_path, ""))
    assert project.rules == ()
    assert not project.local.severities


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("source = \n", 1, "不合 TOML"),
        ('source = "甲"\n\nsorce = "乙"\n', 3, "不认识“sorce”"),
        ('[severity]\n"S-R09" = "info"\n"S-R99" = "info"\n', 3, "没有“S-R99”这条规则"),
        ('[severity]\n"S-R09" = "fatal"\n', 2, "S-R09 的值不对"),
        ("[limits]\nnothing = 3\n", 2, "不认识“nothing”"),
        ('[limits]\noverview_characters = "多"\n', 2, "overview_characters 的值不对"),
        ('[publish_by]\ncounty = "13-01"\n', 2, "county 的值不对"),
        ("[publish_by]\nvillage = 3\n", 2, "不认识“village”"),
        ('law_enforcing = "是"\n', 1, "law_enforcing 的值不对"),
        ('[rule]\nid = "a"\n', 1, "规则要写成 [[rule]]"),
        ('[[rule]]\ntitle = "甲"\n', 1, "没有写 id"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nrequired = "乙"\n\n[[rule]]\nid = "a"\ntitle = "丙"\nrequired = "丁"\n',
         7, "已有"),
        ('[[rule]]\nid = "T3-R01"\ntitle = "甲"\nrequired = "乙"\n', 2, "已有"),
        ('[[rule]]\nid = "a b"\ntitle = "甲"\nrequired = "乙"\n', 2, "id 的值不对"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\n', 1, "一项"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nrequired = []\n', 4, "required 的值不对"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nsection = "第六部分"\nrequired = "乙"\n', 4, "section 的值不对"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nformula = "1 + 1"\n', 4, "formula 的值不对"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\n\nformula = "requests.granted.sum < 3"\n',
         5, "“requests.granted.sum”不是表中的格"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nformula = "sum(requests.no_*.total) < 3"\n', 4, "不是表中的格"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nformula = "fee.tips < 3"\n', 4, "不是表中的格"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nmessage = "{total}"\nformula = "year > 3"\n', 4, "message 的值不对"),
        ('[[rule]]\nid = "a"\ntitle = "甲"\nseverity = "错误"\nformula = "year > 3"\n', 4, "severity 的值不对"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_refused_by_its_number(text: str, line: int, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        read_project(written(tmp_path, text))
    assert refusal.value.place.endswith(f"gongkai.toml，第{line}行")
    assert says in refusal.value.problem
    assert refusal.value.remedy


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有\.toml"):
        read_project(tmp_path / "没有.toml")
