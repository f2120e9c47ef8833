"""Both READMEs say what is so, and the same."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli.group import COMMANDS

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
SEED = "corpus/reports/fengquan-office-2024.txt"
OUTPUT = re.compile(r"(<!-- what `gongkai check [^>]*-->\n```text\n)(.*?)(```\n)", re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_the_output_shown_is_what_the_command_prints(name: str, generated: Callable[[Path, bytes], None]) -> None:
    command = [sys.executable, "-m", "assistant", "check", SEED, "--severity", "error"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    printed = done.stdout
    assert done.returncode == 1, done.stderr
    text = (ROOT / name).read_text("utf-8")
    generated(ROOT / name, OUTPUT.sub(lambda found: found[1] + printed + found[3], text).encode())
    assert "凤泉区人民政府办公室" in printed


def commands(name: str) -> list[str]:
    """The lines of code that set up and run."""
    return [line for line in (ROOT / name).read_text("utf-8").splitlines() if " -m venv " in line]


def test_both_show_the_same_two_commands_for_both_kinds_of_shell() -> None:
    shown = commands("README.md")
    assert shown == commands("README.zh-CN.md")
    assert [("draft --example --out out" in line, line.startswith("python3")) for line in shown] == [
        (True, True), (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert all("pytest" in line for line in shown[2:])


def test_ci_runs_the_command_of_the_readme() -> None:
    pattern = re.search(r"grep -m1 -E '([^']+)' README\.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert pattern
    assert [line for line in commands("README.md") if re.search(pattern[1], line)] == [commands("README.md")[2]]


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_table(name: str) -> None:
    listed = re.findall(r"^\| `gongkai (\w+)` \|", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_every_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (ROOT / name).read_text("utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]
