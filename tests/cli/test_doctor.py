import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

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


def test_a_setting_that_cannot_be_used_is_told_by_its_name(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = gongkai("doctor", GONGKAI_OUT="file")
    assert done.returncode == 2
    assert "GONGKAI_OUT" in done.stderr.decode()


def test_people_read_each_state_in_a_word(gongkai: Gongkai) -> None:
    text = gongkai("doctor").stdout.decode()
    assert "正常  Python：3." in text
    assert text.endswith("可以正常使用。\n")
