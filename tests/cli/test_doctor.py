import importlib.metadata
import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from assistant.cli.doctor import examine
from assistant.repair import solver

Gongkai = Callable[..., CompletedProcess[bytes]]


def states(done: CompletedProcess[bytes]) -> dict[str, dict[str, str]]:
    return {check["name"]: check for check in json.loads(done.stdout)["checks"]}


def test_a_working_machine_is_ready(gongkai: Gongkai) -> None:
    done = gongkai("doctor", "--json")
    assert done.returncode == 0
    found = states(done)
    assert found["Python"]["state"] == found["程序包"]["state"] == found["自带数据"]["state"] == "ok"


def test_what_only_some_work_needs_is_optional_and_comes_with_a_remedy(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("doctor", "--json", PATH=str(tmp_path))
    assert done.returncode == 0
    office = states(done)["LibreOffice"]
    assert office["state"] == "optional"
    assert "请安装 LibreOffice" in office["remedy"]


def test_the_solver_is_tried_and_where_it_is_absent_or_broken_its_package_is_named(
    gongkai: Gongkai, tmp_path: Path
) -> None:
    found = states(gongkai("doctor", "--json"))["求解器 highspy"]
    assert found["state"] == "ok"
    assert found["detail"] == importlib.metadata.version("highspy")
    (tmp_path / "highspy.py").write_text("raise ImportError('libhighs.so')", "utf-8")
    done = gongkai("doctor", "--json", PYTHONPATH=f"{tmp_path}{os.pathsep}{os.environ['PYTHONPATH']}")
    assert done.returncode == 0
    broken = states(done)["求解器 highspy"]
    assert broken["state"] == "optional"
    assert "libhighs.so" in broken["detail"]
    assert "pip install --force-reinstall highspy" in broken["remedy"]


def test_a_solver_that_is_not_installed_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "available", lambda: False)
    (found,) = (finding for finding in examine() if finding.name == "求解器 highspy")
    assert found.state == "optional"
    assert "pip install highspy" in found.remedy


def test_a_setting_that_cannot_be_used_is_told_by_its_name(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = gongkai("doctor", GONGKAI_OUT="file")
    assert done.returncode == 2
    assert "GONGKAI_OUT" in done.stderr.decode()


def test_people_read_each_state_in_a_word(gongkai: Gongkai) -> None:
    text = gongkai("doctor").stdout.decode()
    assert "正常  Python：3." in text
    assert text.endswith("可以正常使用。\n")
