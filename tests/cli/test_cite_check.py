"""`gongkai cite-check` as a user calls it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_citations_are_answered_three_ways_and_a_wrong_one_ends_with_status_1(gongkai: Gongkai, tmp_path: Path) -> None:
    file = tmp_path / "答复书.txt"
    file.write_text("依据《保守国家秘密法》第三十五条和第九十九条，以及《城市绿化条例》第三条。", "utf-8")
    done = gongkai("cite-check", file, "--json")
    assert done.returncode == 1
    found = {one["article"]: one["status"] for one in json.loads(done.stdout)["citations"]}
    assert found == {"第三十五条": "exists", "第九十九条": "absent", "第三条": "not_in_corpus"}


def test_the_wrong_ones_are_told_with_the_reason(gongkai: Gongkai, tmp_path: Path) -> None:
    file = tmp_path / "稿.txt"
    file.write_text("依据《保守国家秘密法》第九十九条。", "utf-8")
    told = gongkai("cite-check", file).stdout.decode()
    assert "《保守国家秘密法》第九十九条" in told
    assert "没有这一条款：《保密法》共65条，没有第九十九条" in told


def test_standard_input_is_read() -> None:
    command = [sys.executable, "-m", "assistant", "cite-check", "-", "--json"]
    done = subprocess.run(command, input="依保密法第三十五条。".encode(), capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["citations"][0]["passage"] == "baomi-fa/35"


def test_a_file_that_is_not_there_is_refused(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("cite-check", tmp_path / "没有.docx")
    assert done.returncode == 2
    assert "没有.docx" in done.stderr.decode()
