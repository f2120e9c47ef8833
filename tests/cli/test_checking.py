"""One file checked as a user wishes; the command itself is tried in test_check.py."""

import shutil
from pathlib import Path

import click
import pytest

from assistant.cli.checking import checked
from assistant.cli.choosing import Wish

NAME = "S-R07:requests.new_received.other_org"


@pytest.fixture
def report(tmp_path: Path, references: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(references / "fengquan-office-2024.txt", tmp_path / "年报.txt"))


def test_what_is_hidden_still_decides_the_status(report: Path) -> None:
    one = checked(report, Wish(severity="error", fail_on="info", only=("S-R09",)))
    assert (one.check.findings, one.hidden, one.status) == ((), 1, 1)


def test_dismissing_and_taking_back_in_one_run_follow_the_order_taken_back_first(report: Path) -> None:
    first = Wish(dismiss=(NAME,), by="张三", why="甲")
    assert [one.why for one in checked(report, first).check.dismissed] == ["甲"]
    second = Wish(dismiss=(NAME,), undo=(NAME,), by="李四", why="乙")
    assert [one.why for one in checked(report, second).check.dismissed] == ["乙"]


def test_a_decision_is_made_on_a_finding_that_is_there_and_only_once(report: Path) -> None:
    with pytest.raises(click.UsageError, match="是不是要写"):
        checked(report, Wish(dismiss=("S-R07:requests",), by="张三", why="甲"))
    checked(report, Wish(dismiss=(NAME,), by="张三", why="甲"))
    with pytest.raises(click.UsageError, match="已经是“不算问题”"):
        checked(report, Wish(dismiss=(NAME,), by="张三", why="乙"))
    with pytest.raises(click.UsageError, match="没有编号为“S-R09:x”的复核决定"):
        checked(report, Wish(undo=("S-R09:x",)))


def test_a_project_file_in_the_working_folder_is_used(report: Path, tmp_path: Path) -> None:
    (tmp_path / "gongkai.toml").write_text('[severity]\n"S-R07" = "info"\n', "utf-8")
    severities = {finding.rule: finding.severity for finding in checked(report, Wish()).check.findings}
    assert severities["S-R07"] == "info"
