"""Both READMEs say what is so, and the same."""

import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assistant.cli.group import COMMANDS
from assistant.drafting import draft

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
OUTPUT = re.compile(r"(<!-- what `gongkai ([^`]*)` prints[^>]*-->\n```text\n)(.*?)(```\n)", re.DOTALL)
SEED = "corpus/reports/fengquan-office-2024.txt"
SHOWN = [f"check {SEED} --severity error", f"repair {SEED}"]


@cache
def printed(command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *command.split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("凤泉区人民政府办公室")
    return done.stdout


@pytest.mark.parametrize("name", READMES)
def test_a_real_report_is_checked_and_repaired_and_the_output_is_what_the_commands_print(
    name: str, generated: Callable[[Path, bytes], None]
) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [found[2] for found in OUTPUT.finditer(text)] == SHOWN
    generated(ROOT / name, OUTPUT.sub(lambda found: found[1] + printed(found[2]) + found[4], text).encode())


def test_the_example_of_the_page_on_year_files_is_drafted_without_a_gap_in_its_figures(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "year-file.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "年度.yaml").write_text(example, "utf-8")
    outcome = draft(tmp_path / "年度.yaml", dry_run=True)
    assert not outcome.blocked
    text = "".join(text for _, text in outcome.draft.report.sections.texts())
    assert "215条" in text
    assert "解读材料与公文同步起草" in text


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


def test_what_is_installed_needs_no_file_that_names_the_folder() -> None:
    """An editable install names it in UTF-8, which Python reads in the code page: a folder in Chinese ends it."""
    assert all(
        " --no-build-isolation . " in line or " --no-build-isolation . }" in line for line in commands("README.md")
    )


@pytest.mark.parametrize("name", READMES)
def test_both_say_how_to_call_the_command_and_hold_the_same_facts(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    rooms = {path.parent.name for path in (ROOT / "assistant").glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"`assistant/(\w+)`", text))
    for fact in (
        ".venv/bin/gongkai`",
        ".venv\\Scripts\\gongkai`",
        "_GONGKAI_COMPLETE",
        "(docs/year-file.md)",
        "Activate.ps1",
    ):
        assert fact in text


def test_ci_runs_the_command_of_the_readme() -> None:
    pattern = re.search(r"grep -m1 -E '([^']+)' README\.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert pattern
    assert [line for line in commands("README.md") if re.search(pattern[1], line)] == [commands("README.md")[2]]


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_in_the_table(name: str) -> None:
    listed = re.findall(r"^\| `gongkai ([\w-]+)` \|", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_every_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (ROOT / name).read_text("utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]
